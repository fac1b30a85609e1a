// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/genome/genome.h"

namespace pleio::builtin {

/// "gene_ranks": one row a gene that takes part in statistics, in their order; for each number of the table `genes`
/// that tells genes apart a column with "_rank" behind its id: the share of the other such genes with a smaller value,
/// 0 to 1; undefined where the value is, or where no other gene has one.
/// Precondition: `genes` is the table "genes" of this genome, row i of gene i.
[[nodiscard]] Table geneRankTable(const Genome& genome, const Table& genes);

}  // namespace pleio::builtin
