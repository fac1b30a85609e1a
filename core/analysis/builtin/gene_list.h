// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/result.h"
#include "core/genome/genome.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio::builtin {

/// The pieces of a list written with commas, semicolons, blanks or line breaks.
[[nodiscard]] std::vector<std::string> namesIn(const std::string& text);

/// Genes by any of their names, as people write them into a parameter: indices, ascending. Names that no gene bears are
/// the note "genes.unknown". Usage, at `parameter`, if no name is known.
[[nodiscard]] Result<std::vector<std::int32_t>> listedGenes(const Genome& genome, const std::string& list,
                                                            const std::string& parameter, std::vector<Note>& notes);

}  // namespace pleio::builtin
