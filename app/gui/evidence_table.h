// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/result_index.h"
#include "core/base/table.h"

namespace pleio {

/// Table "gene_evidence": what was found for one gene, one row a tested trait, smallest p first; with the
/// held-out AUC and the grade of the trait, so that a call is read beside how far the trait can be told at all.
[[nodiscard]] Table evidenceTable(const ResultIndex& result, const QString& gene);

/// Table "trait_genes": the scored genes of one trait with their names, in genome order.
/// Precondition: 0 <= traitRow < result.traits().
[[nodiscard]] Table traitGenesTable(const ResultIndex& result, int traitRow);

}  // namespace pleio
