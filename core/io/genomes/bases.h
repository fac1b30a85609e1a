// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// What was met in sequence text besides letters.
struct SequenceCharacters {
    std::int64_t gaps = 0;        ///< '-', '.', '~'
    std::int64_t stops = 0;       ///< '*'
    std::int64_t unexpected = 0;  ///< anything but letters, gaps, stops, digits and blanks
};

/// Appends the letters of one line of sequence in upper case; digits, blanks, gaps and other characters
/// are left out and counted.
void appendBases(std::string& sequence, std::string_view line, SequenceCharacters& characters);

/// Adds a note for gaps and one for unexpected characters that were left out, if there were any.
void noteCharacters(const SequenceCharacters& characters, const std::string& where, std::vector<Note>& notes);

/// True if a tenth of the letters name amino acids but no bases (E, F, I, J, L, O, P, Q, Z), or if less
/// than half of them are A, C, G, T, U or N.
[[nodiscard]] bool looksLikeProtein(std::string_view sequence);

}  // namespace pleio
