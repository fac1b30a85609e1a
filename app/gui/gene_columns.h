// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

namespace pleio {

/// The first table of a report that has one row a gene (a column gene_id), or nullptr.
[[nodiscard]] const Table* geneTableOf(const Report& report);

/// The table "genes" with the columns of numbers of a run's table of genes, joined by gene_id: they stand before the
/// column "traits", and those with the id of a column of `genes` take its place, because the run is what the user
/// asked for. Genes that are not in the run are undefined there. Precondition: both have the column gene_id.
[[nodiscard]] Table withRunColumns(const Table& genes, const Table& run);

}  // namespace pleio
