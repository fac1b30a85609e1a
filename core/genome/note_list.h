// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"

#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// A text in the form for one thing or for many: "{line|lines} left out: {it names|they name} no gene."
[[nodiscard]] std::string inNumber(std::string_view text, std::int64_t count);

/// Collects things worth a note by code, so that a thousand of a kind become one note with a count
/// and the first examples.
class NoteList {
public:
    /// `text` follows the count in the note ("CDS left out: ambiguous bases.") with the words of one and of many where
    /// they differ (see inNumber), and is the same for every thing of a code; `example` names this one, gene id first.
    void add(Severity severity, std::string_view code, std::string_view text, std::string example,
             std::string_view where = {});
    /// The notes in the order in which their codes first came.
    [[nodiscard]] std::vector<Note> take();

private:
    std::vector<Note> m_notes;
};

}  // namespace pleio
