// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace pleio {

/// A column ready to be compared by rank with others, over the rows each pair shares.
struct RankedColumn {
    std::vector<std::int32_t> order;  ///< the rows that have a value, by rising value
    std::vector<std::int32_t> level;  ///< of every row: which of the column's distinct values, from 0; -1 missing
    std::int32_t levels = 0;
};
[[nodiscard]] RankedColumn rankedColumn(const Eigen::Ref<const Eigen::VectorXd>& values);

struct PairCorrelation {
    double r = 0;  ///< NaN for fewer than two shared rows or where one side is constant
    double p = 0;  ///< two-sided; NaN as well for fewer than three rows
    int n = 0;     ///< shared rows
};
[[nodiscard]] PairCorrelation spearmanPair(const RankedColumn& a, const RankedColumn& b);

/// Kendall's tau-b and the p of its numerator: normal, variance corrected for ties, no continuity correction.
/// O(n log n), or O(n + levels) when both columns take few values.
[[nodiscard]] PairCorrelation kendallPair(const RankedColumn& a, const RankedColumn& b);

/// p of a Pearson or Spearman correlation of n rows by Student's t; NaN for n < 3 or r = NaN.
[[nodiscard]] double correlationP(double r, int n);

}  // namespace pleio
