// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pleio {

/// Properties of genes that may explain a trait without any key: expression (or CAI), GC3, length.
struct Covariates {
    std::vector<std::string> names;
    Eigen::MatrixXd values;  ///< rows × names, standardised to mean 0 and standard deviation 1
};

/// Standardises the columns with the mean and standard deviation (n - 1) of the values that are there.
/// NaN is set to the column's mean, which is 0 then; a column without spread becomes 0.
[[nodiscard]] Covariates standardised(std::vector<std::string> names, Eigen::MatrixXd values);

/// Ridge of the covariate models, on standardised covariates.
inline constexpr double kCovariateRidge = 1;

/// Held-out AUC of a logistic regression on the covariates alone and with the key's score beside them.
/// Both are fitted on the rows outside fold f and give the linear predictors of the rows of fold f; the AUC
/// is over the predictors of all folds together. `score` is the held-out score of every row, used for
/// prediction; `inner[f]` are the nested scores of the rows outside fold f, used to fit.
struct CovariateAuc {
    double covariates = 0;
    double withScore = 0;
};
[[nodiscard]] CovariateAuc covariateAuc(const Covariates& covariates, std::span<const std::int32_t> members,
                                        std::span<const std::int32_t> fold, int folds, std::span<const double> score,
                                        const std::vector<std::span<const double>>& inner);

/// Orthonormal columns spanning an intercept, the covariates, their squares, cubes and pairwise
/// products: what is taken out of score and label before they are compared.
[[nodiscard]] Eigen::MatrixXd covariateBasis(const Covariates& covariates);

/// Adds the columns score, score^2, score^3 to a basis.
[[nodiscard]] Eigen::MatrixXd extendedBasis(const Eigen::MatrixXd& basis, std::span<const double> score);

/// One-sided p of "members have higher score than the basis explains": the ranks of the score and the
/// label are residualised on the basis, U = sum of the products, its variance is the sum over groups of
/// the squared group sums (cluster-robust), U / sqrt(variance) is taken as standard normal
/// (the partial test of the specification, 3.3). Ties share their mean rank; NaN if the variance is 0.
[[nodiscard]] double partialAssociationP(std::span<const double> score, std::span<const std::int32_t> members,
                                         std::span<const std::int32_t> groups, const Eigen::MatrixXd& basis);

}  // namespace pleio
