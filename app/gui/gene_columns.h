// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

namespace pleio {

/// The first table of a report that has one row a gene (a column gene_id), or nullptr.
[[nodiscard]] const Table* geneTableOf(const Report& report);

/// The table "genes" with the columns of numbers of a run's table of genes, joined by gene_id: they stand before the
/// column "traits". A column whose id `genes` has too is left out, because it holds the same number there; a run whose
/// numbers are others gives them other ids. Genes that are not in the run are undefined; so is a CDS of which no codons
/// are counted (a repeated id). Precondition: both have the column gene_id.
[[nodiscard]] Table withRunColumns(const Table& genes, const Table& run);

}  // namespace pleio
