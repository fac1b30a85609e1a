// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/decode_index.h"
#include "core/base/table.h"

namespace pleio {

/// What was found for one gene, smallest p first; undefined p last.
[[nodiscard]] std::vector<Evidence> evidenceByP(const DecodeIndex& result, const QString& gene);

/// Table "gene_evidence": evidenceByP as a table, one row a tested trait; with the
/// held-out AUC and the grade of the trait, so that a call is read beside how far the trait can be told at all.
[[nodiscard]] Table evidenceTable(const DecodeIndex& result, const QString& gene);

/// Table "trait_genes": the scored genes of one trait with their names, in the order of the table "decode".
/// Precondition: 0 <= traitRow < result.traits().
[[nodiscard]] Table traitGenesTable(const DecodeIndex& result, int traitRow);

}  // namespace pleio
