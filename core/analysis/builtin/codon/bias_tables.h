// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/codon/reference_set.h"
#include "core/analysis/tsv_rows.h"
#include "core/base/table.h"
#include "core/codon/gene_bias.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace pleio::builtin {

/// Table "gene_bias": a row a gene, every statistic of biasColumns(), and the gene's flags. `usualCai`: see
/// measuresUsualCai().
[[nodiscard]] Table geneBiasTable(const Genome& genome, const GeneCodons& genes, const std::vector<GeneBias>& bias,
                                  bool usualCai);
/// A row of it.
void writeGeneBias(TsvRows& rows, std::string_view gene, std::string_view symbol, const GeneBias& bias,
                   std::uint8_t flags);
/// Table "codon_weights": what each codon counts for: usage of genome and reference, w, tAI weight, optimal or not.
[[nodiscard]] Table codonWeightTable(const BiasReferences& references);
/// Table "reference_genes": the genes of the reference set.
[[nodiscard]] Table referenceGeneTable(const Genome& genome, const GeneCodons& genes, const ReferenceSet& reference);

}  // namespace pleio::builtin
