// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstddef>
#include <vector>

namespace pleio {

/// Correlation between the z of traits under the null hypothesis, estimated from genes without effects.
struct NullCorrelation {
    Eigen::MatrixXd r;                          ///< traits × traits, shrunk towards the identity
    double shrinkage = 0;                       ///< 0 sample correlation .. 1 identity
    std::size_t genes = 0;                      ///< rows it is from
    bool allGenes = false;                      ///< too few rows were without effects, so all of them are in it
    std::size_t tested = 0, withoutEffect = 0;  ///< rows with a z, and those of them without a significant one
    std::size_t needed = 0;                     ///< rows without effects that are enough to leave out the others
};

/// From the rows of `z` (genes × traits, NaN missing) none of whose traits is significant at 5 % after Bonferroni's
/// correction for the row; from all rows if fewer than two a trait and 30 in all are left. Pearson's r over the rows
/// in which both traits are measured, times 1 - lambda with the lambda of Schäfer & Strimmer (2005), Stat Appl Genet
/// Mol Biol 4:32: the sum of the variances of all r over the sum of their squares, 0..1. Traits that do not vary or
/// share fewer than three rows have r = 0.
[[nodiscard]] NullCorrelation nullCorrelation(const Eigen::MatrixXd& z);

/// A pair of traits and its correlation.
struct TraitPair {
    Eigen::Index first = 0, second = 0;
    double r = 0;
};
/// Pairs with |r| above the bound, first < second, in order.
[[nodiscard]] std::vector<TraitPair> correlatedPairs(const Eigen::MatrixXd& r, double above);
/// What is left when of every such pair the later trait is dropped, unless the earlier one was dropped before: indices.
[[nodiscard]] std::vector<Eigen::Index> withoutRedundant(const Eigen::MatrixXd& r, double above);

/// z R^-1/2 of every row, with the symmetric root: independent standard normal values where the row's z are null with
/// correlation R. A row that lacks traits is whitened with the part of R it has. Eigenvalues below 1e-6 count as 1e-6.
[[nodiscard]] Eigen::MatrixXd whitened(const Eigen::MatrixXd& z, const Eigen::MatrixXd& r);

}  // namespace pleio
