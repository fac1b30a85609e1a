// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/notes.h"

#include <algorithm>

namespace pleio::cli {

std::string noteLine(const Note& note, std::size_t mostExamples)
{
    std::string line = note.text;
    const std::size_t shown = std::min(mostExamples, note.examples.size());
    for (std::size_t i = 0; i < shown; ++i) line += (i == 0 ? " For example: " : ", ") + note.examples[i];
    return line;
}

}  // namespace pleio::cli
