// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Over which tests the false discovery rate is controlled.
enum class CallFamily {
    PerTrait,  ///< over the genes of each trait, as a screen reports its conditions
    AllPairs,  ///< over all gene-trait pairs at once
};

/// q-values (Benjamini & Hochberg 1995) of a genes × traits matrix of p-values; NaN stays NaN.
[[nodiscard]] Eigen::MatrixXd adjustedP(const Eigen::MatrixXd& p, CallFamily family);

using CallMatrix = Eigen::Matrix<bool, Eigen::Dynamic, Eigen::Dynamic>;

/// How many traits of each gene are called, and into how many groups of traits the called ones fall.
struct CallCounts {
    std::vector<std::int64_t> called;
    std::vector<std::int64_t> groups;
};
/// `called` is genes × traits; `group[t]` the group 0, 1, … of trait t.
[[nodiscard]] CallCounts countCalls(const CallMatrix& called, std::span<const std::int32_t> group);

/// How many genes would have 0, 1, 2, … called traits if every trait hit genes at random, independent of the other
/// traits and as often as it does: the sum over genes of the Poisson binomial distribution. A gene can be hit by the
/// traits it was tested for (`tested`, genes × traits). Entry k of the result is the expected number of genes with k.
[[nodiscard]] std::vector<double> expectedCallCounts(const CallMatrix& called, const CallMatrix& tested);

}  // namespace pleio
