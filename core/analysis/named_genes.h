// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"

#include <string_view>

namespace pleio {

/// Genome::format of such a genome.
inline constexpr std::string_view kNamesFormat = "names";

/// A genome without sequence for tables that come alone: its genes are the names that the tables of phenotypes, traits,
/// expression and clusters give to genes, each once, in the order in which they are met. A gene that a file gives other
/// names (GAF, UniProt …) is found by them too, and is one of a table before it that has one of them. A table of which
/// no gene is in the tables before it is noted, because then the same genes may bear two kinds of names. BadInput if no
/// table names a gene; errors of the readers.
[[nodiscard]] Result<Genome> genomeOfNames(const std::vector<SourceFile>& sources, const LoadOptions& options,
                                           Progress& progress);

}  // namespace pleio
