// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace pleio {

/// Horizontal pleiotropy score (Jordan, Verbanck & Do 2019, Genome Biol 20:222) of every gene, from z that were
/// whitened (see null_correlation.h), so that a mediated effect on correlated traits counts once. With K tested traits:
struct HopsScores {
    std::vector<double> magnitude;     ///< Pm = 100 sqrt(sum z^2) / K; NaN for K = 0, like all others
    std::vector<double> magnitudeP;    ///< P(chi-square_K >= sum z^2)
    std::vector<std::int64_t> number;  ///< Pn = traits with |z| > 2 (the authors scale it to 100 / K, we do not)
    /// P(X >= Pn), X binomial with K and P(|Z| > 2) = 0.0455. The authors' package uses P(X > Pn) and 0.045, which
    /// calls too many genes: its p of a gene with Pn = 0 is below 1.
    std::vector<double> numberP;
};
[[nodiscard]] HopsScores hopsScores(const Eigen::MatrixXd& whitenedZ);

/// p-values against the polygenic null: the values of every trait are shuffled over the genes that have one, which
/// keeps how many genes each trait has, and whitened and scored again. p = (1 + permuted genes with a p at least as
/// small) / (permutations × genes + 1), for both scores. Permutation i is seeded with deriveSeed(seed, i). Cancelled is
/// the only error.
struct HopsPermutation {
    std::vector<double> magnitudeP, numberP;
};
[[nodiscard]] Result<HopsPermutation> hopsPermutation(const Eigen::MatrixXd& z, const Eigen::MatrixXd& correlation,
                                                      const HopsScores& observed, int permutations, std::uint64_t seed,
                                                      Progress& progress);

}  // namespace pleio
