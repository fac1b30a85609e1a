// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

namespace pleio {

/// A binomial regression whose counts vary more (or less) than binomial counts would.
struct QuasiBinomialFit {
    Eigen::VectorXd coefficients;    ///< logit scale, the intercept first
    Eigen::VectorXd standardErrors;  ///< scaled by the square root of the dispersion
    Eigen::VectorXd robustErrors;    ///< sandwich (HC3), whatever the dispersion of each row
    double dispersion = 0;           ///< Pearson chi-square over the degrees of freedom; 1 for binomial counts
    Eigen::Index observations = 0;   ///< rows with trials
    [[nodiscard]] double degreesOfFreedom() const { return static_cast<double>(observations - coefficients.size()); }
    [[nodiscard]] double t(Eigen::Index coefficient) const
    {
        return coefficients[coefficient] / standardErrors[coefficient];
    }
    /// Two-sided, of Student's t with the residual degrees of freedom; NaN where the fit is undefined.
    [[nodiscard]] double p(Eigen::Index coefficient) const;
    /// The same with the robust error.
    [[nodiscard]] double robustP(Eigen::Index coefficient) const;
};

/// Logistic regression of `successes` out of `trials` on the n × k matrix `x` (without an intercept column),
/// with quasi-likelihood standard errors (Wedderburn 1974; McCullagh & Nelder 1989, section 4.5): the same
/// numbers as R's glm(family = quasibinomial). They take the dispersion to be the same in all rows; where it grows
/// with the trials, as it does when the share itself varies between rows (beta-binomial counts), their p is
/// somewhat too small. The robust errors do not assume that (MacKinnon & White 1985, HC3). Rows without trials take no
/// part. Coefficients, standard errors and dispersion are NaN where they do not exist: no or only successes, fewer rows
/// than coefficients + 1, a column of `x` that the others determine, or a fit that separates successes from failures.
[[nodiscard]] QuasiBinomialFit fitQuasiBinomial(const Eigen::MatrixXd& x, const Eigen::VectorXd& successes,
                                                const Eigen::VectorXd& trials);

}  // namespace pleio
