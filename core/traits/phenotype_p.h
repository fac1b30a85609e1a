// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace pleio {

/// Matrices are genes × conditions; NaN is missing and stays so.

/// Two-sided p of standard normal values: 2 Phi(-|z|).
[[nodiscard]] Eigen::MatrixXd normalP(const Eigen::MatrixXd& z);

/// Scores less the median of their column over 1.4826 times its median absolute deviation, which estimates the standard
/// deviation of genes without phenotype when they are the most (Hampel 1974). All NaN where the deviation is 0.
[[nodiscard]] Eigen::MatrixXd robustZ(const Eigen::MatrixXd& scores);

/// p of calls (0 is no call) of which a share `fdr` (0..1) is false: with c calls among N genes of a column, a gene
/// without phenotype is called with probability fdr c / (N - (1 - fdr) c); that is p where there is a call, and 1
/// elsewhere.
[[nodiscard]] Eigen::MatrixXd callP(const Eigen::MatrixXd& calls, double fdr);

}  // namespace pleio
