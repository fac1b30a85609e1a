// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/codon/family_table.h"
#include "core/genome/codon_counts.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace pleio {

/// What stands for a codon that the reference set does not use, so that one such codon does not make CAI zero.
enum class ZeroCounts {
    Half,       ///< a count of 0.5 (Sharp & Li 1987)
    PlusOne,    ///< one more of every codon, also of those that occur (cubar, codon-bias)
    Hundredth,  ///< w = 0.01 (Bulmer 1988; codonW)
};

/// Relative adaptiveness w = n / max n within each amino acid of a reference set (Sharp & Li 1987). NaN for codons
/// of single-codon families, for stop codons, and for amino acids that the reference lacks: they take no part.
[[nodiscard]] CodonVector relativeAdaptiveness(const CodonVector& reference, const GeneticCode& code,
                                               ZeroCounts zeros = ZeroCounts::Half);
[[nodiscard]] CodonVector relativeAdaptiveness(const CodonVector& reference, const FamilyTable& aminoAcids,
                                               ZeroCounts zeros);

/// Geometric mean of a weight > 0 over the codons of a gene; codons whose weight is NaN take no part. NaN if none
/// does. CAI, RCA, nRCA and tAI are such means.
[[nodiscard]] double geometricMean(std::span<const std::uint32_t> counts, const CodonVector& weights);

/// Codon adaptation index: geometric mean of w over the codons of a gene, 0..1 (Sharp & Li 1987). NaN
/// if no codon takes part.
[[nodiscard]] double codonAdaptationIndex(std::span<const std::uint32_t> counts, const CodonVector& adaptiveness);

/// CAI of every row against the reference rows; a gene of the reference is scored against the others
/// (leave-one-out), so that it does not vouch for itself.
[[nodiscard]] std::vector<double> codonAdaptationIndices(const CodonCounts& codons,
                                                         std::span<const std::int32_t> referenceRows,
                                                         const GeneticCode& code, ZeroCounts zeros = ZeroCounts::Half);

/// Mean and variance of ln w of one codon of each amino acid, if the codons of the amino acid are drawn with the
/// shares of `genome` (pooled counts; evenly where it lacks the amino acid). NaN where w is.
struct LnAdaptivenessMoments {
    CodonVector mean, variance;
};
[[nodiscard]] LnAdaptivenessMoments lnAdaptivenessMoments(const CodonVector& adaptiveness, const CodonVector& genome,
                                                          const FamilyTable& aminoAcids);

/// CAI that the gene's protein would have with the synonymous codons of the genome. ln CAI is a mean of independent
/// draws, so its mean and variance are exact without simulation (compare the simulated eCAI of Puigbo et al. 2008).
struct ExpectedCai {
    double value;    ///< exp(mean of ln CAI), so that z = 0 where CAI equals it
    double z;        ///< (ln CAI - mean) / standard deviation; NaN if the protein leaves no choice. No p-value:
                     ///< genes vary more than independent draws
    double upper95;  ///< 95 % quantile of CAI, ln CAI taken as normal
};
/// From sums over the n codons that take part: of ln w, and of the mean and variance of ln w.
[[nodiscard]] ExpectedCai expectedCai(double n, double lnW, double lnWMean, double lnWVariance);
[[nodiscard]] ExpectedCai expectedCai(std::span<const std::uint32_t> counts, const CodonVector& adaptiveness,
                                      const CodonVector& genome, const GeneticCode& code);

/// True if a product is a ribosomal protein ("50S ribosomal protein L7/L12") and not an enzyme or factor that acts on
/// one ("ribosomal protein L11 methyltransferase").
[[nodiscard]] bool namesRibosomalProtein(std::string_view product);
/// Rows of such genes, the usual reference set of highly expressed genes.
[[nodiscard]] std::vector<std::int32_t> ribosomalProteinRows(const Genome& genome, const CodonCounts& codons);

}  // namespace pleio
