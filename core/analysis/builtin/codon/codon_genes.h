// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/parameters.h"
#include "core/base/note.h"
#include "core/base/table.h"
#include "core/genome/gene_codons.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio::builtin {

// What the tables of codon statistics have in common: one row for every row of GeneCodons.

[[nodiscard]] const Gene& geneOfRow(const Genome& genome, const GeneCodons& genes, std::size_t row);
/// Columns gene_id and symbol.
[[nodiscard]] std::vector<Column> geneColumns(const Genome& genome, const GeneCodons& genes);
[[nodiscard]] std::vector<std::string> flagColumn(const GeneCodons& genes);

/// Parameter "permutations".
[[nodiscard]] ParameterSpec permutationParameter();
/// Says what the null model keeps and how small p can be.
[[nodiscard]] Note permutationNote(std::int64_t permutations);

}  // namespace pleio::builtin
