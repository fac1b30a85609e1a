// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

enum class Severity { Info, Warning, Problem };

/// Something that did not stop the work but that the user must be able to see: a CDS left out, an
/// identifier that matched no gene. Notes are counted and carry examples; nothing is dropped in
/// silence. `code` is stable and never translated ("cds.internal_stop").
struct Note {
    Severity severity = Severity::Info;
    std::string code;
    std::string text;                   ///< one sentence, with the number in it
    std::int64_t count = 1;             ///< how many things the note is about
    std::vector<std::string> examples;  ///< at most kMaxExamples, gene ids first so that views can jump
    std::string where;                  ///< file, or file:line; may be empty
};

inline constexpr std::size_t kMaxExamples = 20;

}  // namespace pleio
