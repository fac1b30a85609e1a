// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/codon/synonymous_table.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// How the share of one codon among its synonyms changes with the codon bias of genes. All numbers but
/// `genes` are NaN where the fit is undefined (see fitQuasiBinomial).
struct CodonTrend {
    double coefficient = 0;    ///< logit scale, per unit of the bias measure
    double standardError = 0;  ///< quasi-likelihood
    double t = 0;
    double p = 0, q = 0;     ///< two-sided; Benjamini-Hochberg over all codons
    double robustError = 0;  ///< sandwich, for when long genes are the more dispersed
    double robustP = 0, robustQ = 0;
    double dispersion = 0;   ///< 1 for binomial counts
    std::int64_t genes = 0;  ///< that have the amino acid and a bias
    /// Tells from no trend at this false discovery rate, by both errors.
    [[nodiscard]] bool detected(double rate) const { return q <= rate && robustQ <= rate; }
    /// Used more by genes of stronger bias.
    [[nodiscard]] bool optimal(double rate) const { return coefficient > 0 && detected(rate); }
};

/// One quasi-binomial regression a synonymous codon: its count among the codons of its family on the bias of
/// the gene, one entry a column of `counts` (the approach of cubar's est_optimal_codons, with the dispersion
/// estimated). `bias` has one number a row, larger for stronger bias (minus Nc, CAI, …); NaN leaves the
/// gene out. In a family of two the codons mirror each other and have one p. Cancelled is the only error.
[[nodiscard]] Result<std::vector<CodonTrend>> codonTrends(const SynonymousTable& counts, const CodonLayout& layout,
                                                          std::span<const double> bias, Progress& progress);

/// Use of one codon against its synonyms in two sets of genes.
struct CodonContrast {
    double high = 0, low = 0;          ///< codons counted
    double rscuHigh = 0, rscuLow = 0;  ///< NaN where the set lacks the amino acid
    double chiSquare = 0;              ///< 2 × 2, one degree of freedom, no continuity correction
    double p = 0, q = 0;               ///< NaN where a margin is empty; Benjamini-Hochberg over all codons
    [[nodiscard]] bool optimal(double rate) const { return rscuHigh > rscuLow && q <= rate; }
};

/// Every synonymous codon in pooled counts of genes of high and of low bias, as codonW's table of optimal
/// codons (Sharp et al. 1988; Peden 1999). The test takes codons as independent draws, which those of a gene
/// are not quite, so p is too small; the regressions allow for it.
[[nodiscard]] std::vector<CodonContrast> codonContrasts(const CodonVector& high, const CodonVector& low,
                                                        const CodonLayout& layout);

/// The rows at the two ends of an axis: `share` of the rows with a score (0..0.5, rounded down, at least one)
/// with the highest and with the lowest scores, ties in row order. Empty if fewer than two rows have a score.
struct AxisEnds {
    std::vector<std::int32_t> high, low;
};
[[nodiscard]] AxisEnds axisEnds(std::span<const double> scores, double share);

/// How far pooled counts are from equal use of synonyms: 1 - entropy / largest entropy of each family, averaged
/// over codons (Wan et al. 2004, pooled); 0 for equal use, 1 for one codon an amino acid, NaN without codons.
[[nodiscard]] double departureFromEqualUse(const CodonVector& counts, const CodonLayout& layout);

}  // namespace pleio
