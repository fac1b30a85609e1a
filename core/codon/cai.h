// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/codon_counts.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Relative adaptiveness w = n / max n within each amino acid of a reference set, a count of zero taken
/// as 0.5 (Sharp & Li 1987). NaN for codons of single-codon families, for stop codons, and for amino acids
/// that the reference lacks: they take no part.
[[nodiscard]] std::array<double, kCodons> relativeAdaptiveness(const std::array<double, kCodons>& reference,
                                                               const GeneticCode& code);

/// Codon adaptation index: geometric mean of w over the codons of a gene, 0..1 (Sharp & Li 1987). NaN
/// if no codon takes part.
[[nodiscard]] double codonAdaptationIndex(std::span<const std::uint32_t> counts,
                                          const std::array<double, kCodons>& adaptiveness);

/// CAI of every row against the reference rows; a gene of the reference is scored against the others
/// (leave-one-out), so that it does not vouch for itself.
[[nodiscard]] std::vector<double> codonAdaptationIndices(const CodonCounts& codons,
                                                         std::span<const std::int32_t> referenceRows,
                                                         const GeneticCode& code);

/// Rows of genes whose product names a ribosomal protein ("50S ribosomal protein L7/L12"), the usual
/// reference set of highly expressed genes; products about modifying enzymes ("ribosomal protein L11
/// methyltransferase") are left out.
[[nodiscard]] std::vector<std::int32_t> ribosomalProteinRows(const Genome& genome, const CodonCounts& codons);

}  // namespace pleio
