// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>

namespace pleio {

/// A rank correlation with its 95 % interval.
struct PartialCorrelation {
    double rho = 0;  ///< -1..1
    double low = 0, high = 0;
    double p = 0;                 ///< two-sided, Student's t with n - 2 - covariates degrees of freedom
    std::int64_t n = 0;           ///< rows in which everything is a number
    Eigen::Index covariates = 0;  ///< columns taken out that say something of their own
};

/// Spearman's correlation of x and y given covariates (rows × columns, may have none): Pearson's correlation of what
/// is left of their ranks after linear regression on the ranks of the covariates, the same as from the inverse of the
/// rank correlation matrix. Interval on Fisher's z scale with variance 1.06 / (n - covariates - 3) (Fieller, Hartley &
/// Pearson 1957, Biometrika 44:470). All NaN for fewer than covariates + 4 rows, or where nothing is left of x or y.
[[nodiscard]] PartialCorrelation partialSpearman(std::span<const double> x, std::span<const double> y,
                                                 const Eigen::MatrixXd& covariates);

/// The same with the interval from `resamples` bootstrap samples of rows (2.5 % and 97.5 % of their rho): no assumption
/// on the distributions, and wider where few rows carry the correlation.
[[nodiscard]] PartialCorrelation bootstrapPartialSpearman(std::span<const double> x, std::span<const double> y,
                                                          const Eigen::MatrixXd& covariates, int resamples,
                                                          std::uint64_t seed);

}  // namespace pleio
