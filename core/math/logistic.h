// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace pleio {

/// Logistic regression by Newton's method (iteratively reweighted least squares) with an L2 penalty
/// ridge/2 |beta|^2 on everything but the intercept, which keeps the fit finite when members and
/// others separate. `x` is n × k without an intercept column; `y` holds targets in 0..1 (fractions are
/// allowed, as Platt scaling needs). `weights`, one a row and > 0, multiply the rows' likelihood (trials, when
/// y is a share of successes); empty: all 1. Returns k + 1 coefficients, the intercept first.
/// Stops when no coefficient moves by more than 1e-10, at most after 100 steps.
[[nodiscard]] Eigen::VectorXd fitLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, double ridge,
                                          const Eigen::VectorXd& weights = {});

/// Linear predictors of the fitted model, n × 1 (not yet probabilities).
[[nodiscard]] Eigen::VectorXd logisticScores(const Eigen::MatrixXd& x, const Eigen::VectorXd& coefficients);

/// 1 / (1 + exp(-x)), without overflow.
[[nodiscard]] double sigmoid(double x);

}  // namespace pleio
