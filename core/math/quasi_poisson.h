// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace pleio {

/// Log-linear regression of counts whose variance is `dispersion` times their mean (Wedderburn 1974).
struct QuasiPoissonFit {
    Eigen::VectorXd coefficients;    ///< log scale, the intercept first
    Eigen::VectorXd standardErrors;  ///< scaled by the square root of the dispersion
    Eigen::VectorXd fitted;          ///< expected counts
    /// (count - fitted) / sqrt(dispersion fitted): in standard deviations of a count.
    Eigen::VectorXd residuals;
    double dispersion = 0;  ///< Pearson chi-square over the degrees of freedom
};

/// The numbers of R's glm(family = quasipoisson). `x` is n × k without an intercept column. Everything NaN where the
/// fit does not exist: fewer rows than coefficients + 1, only zeros, or a column the others determine.
/// Precondition: counts are >= 0 and finite, `x` is finite.
[[nodiscard]] QuasiPoissonFit fitQuasiPoisson(const Eigen::MatrixXd& x, const Eigen::VectorXd& counts);

}  // namespace pleio
