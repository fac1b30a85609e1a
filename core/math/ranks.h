// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace pleio {

/// Ranks 1..n, ties sharing the mean of their ranks. Values must not be NaN.
[[nodiscard]] std::vector<double> midRanks(std::span<const double> values);

/// Spearman's rank correlation over the pairs in which both values are numbers: Pearson's r of mid-ranks.
struct RankCorrelation {
    double rho = 0;     ///< -1..1; NaN for fewer than three pairs or where one side is constant
    std::size_t n = 0;  ///< pairs
};
[[nodiscard]] RankCorrelation spearman(std::span<const double> x, std::span<const double> y);

/// Quantile of sorted values by linear interpolation (type 7 of Hyndman & Fan 1996); NaN if empty.
[[nodiscard]] double quantile(std::span<const double> sorted, double probability);

}  // namespace pleio
