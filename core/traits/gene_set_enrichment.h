// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/parts.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Enrichment of a gene set at the top (or bottom) of a ranking, after Subramanian et al. (2005), PNAS 102:15545.
struct RankEnrichment {
    std::int64_t genes = 0;  ///< of the set that are ranked
    double score = 0;        ///< ES: largest deviation of the running sum from 0, with its sign
    /// ES over the mean size of the permuted ES of its sign: comparable between sets of different size.
    double normalised = 0;
    /// (1 + permuted ES of this sign at least as far from 0) / (1 + permuted ES of this sign).
    double p = 0;
    std::int64_t peak = 0;     ///< genes from the ranking's end up to the largest deviation ("leading edge" reach)
    std::int64_t leading = 0;  ///< of the set's genes, those up to there: the leading edge
};

struct RankEnrichmentOptions {
    double exponent = 1;  ///< of |score| as a gene's weight; 0 is the classic Kolmogorov-Smirnov statistic
    int permutations = 1000;
    std::uint64_t seed = 1;
};

/// `scores` is one value a gene, NaN not ranked; larger is nearer the top, ties in the order of the genes. `sets` are
/// ascending distinct gene indices. Permutations draw as many ranked genes at random (gene permutation: it does not
/// keep the correlation of genes within a set, so p is too small for sets of co-regulated genes); sets of equal size
/// share them, seeded by deriveSeed(seed, size). A set without ranked genes, or with all of them, or whose genes weigh
/// nothing has NaN. The sets are the items of `parts`. Cancelled is the only error.
[[nodiscard]] Result<std::vector<RankEnrichment>> rankEnrichment(std::span<const double> scores,
                                                                 const std::vector<std::vector<std::int32_t>>& sets,
                                                                 const RankEnrichmentOptions& options, Parts& parts,
                                                                 Progress& progress);

/// The running sum after each ranked gene, for a figure; empty where the score is NaN.
[[nodiscard]] std::vector<double> runningEnrichment(std::span<const double> scores, std::span<const std::int32_t> set,
                                                    double exponent);

}  // namespace pleio
