// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace pleio {

/// Matrices are genes × conditions; NaN is missing and stays so.

/// Two-sided p of standard normal values: 2 Phi(-|z|).
[[nodiscard]] Eigen::MatrixXd normalP(const Eigen::MatrixXd& z);

/// Scores about what a gene without phenotype has, by the empirical null of a column in which most genes have none.
/// Adding a number to a column changes none of the three; multiplying it by a positive one changes `effect` alone.
struct CentredScores {
    Eigen::MatrixXd effect;  ///< score less the median of its column
    /// effect over 1.4826 times the median absolute deviation of the column, which estimates the standard deviation of
    /// genes without phenotype when they are the most (Hampel 1974). All NaN where that is 0.
    Eigen::MatrixXd z;
    /// z; where the median absolute deviation is 0, the effect over its root mean square in the column, so that columns
    /// with few scores apart from the rest can be compared all the same. 0 in a column that does not vary.
    Eigen::MatrixXd standardised;
};
[[nodiscard]] CentredScores centredScores(const Eigen::MatrixXd& scores);

/// z with these two-sided p and the sign of the effects; p = 0 counts as the smallest double, so that |z| is at most
/// 38.5. NaN where either is missing. Only for p that are given: p from z must not be turned back.
[[nodiscard]] Eigen::MatrixXd signedDeviates(const Eigen::MatrixXd& p, const Eigen::MatrixXd& effect);

/// p of calls (0 is no call) of which a share `fdr` (0..1) is false: with c calls among N genes of a column, a gene
/// without phenotype is called with probability fdr c / (N - (1 - fdr) c); that is p where there is a call, and 1
/// elsewhere.
[[nodiscard]] Eigen::MatrixXd callP(const Eigen::MatrixXd& calls, double fdr);

}  // namespace pleio
