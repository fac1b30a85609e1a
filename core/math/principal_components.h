// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <cstdint>

namespace pleio {

/// Principal components of the columns' correlation matrix. A missing value counts as its column's mean; columns that
/// do not vary take no part.
struct PrincipalComponents {
    Eigen::VectorXd eigenvalues;  ///< descending, one a column that varies; they sum to the number of these
    /// Columns × components: correlation of column and component, the eigenvector times the root of its eigenvalue. NaN
    /// for columns that do not vary. The largest of a component is positive.
    Eigen::MatrixXd loadings;
    Eigen::MatrixXd scores;  ///< rows × components; mean 0, variance (n - 1 under the line) the eigenvalue
};

/// Keeps the first `components` (fewer if there are fewer). Cancelled is the only error.
[[nodiscard]] Result<PrincipalComponents> principalComponents(const Eigen::MatrixXd& values, Eigen::Index components,
                                                              Progress& progress);

/// Parallel analysis (Horn 1965, with permuted columns: Buja & Eyuboglu 1992): for each eigenvalue the `quantile` of
/// the eigenvalues in its place when the values of every column are shuffled, `permutations` times. As many as
/// principalComponents finds. Permutation i takes its numbers from the seed and i. Cancelled is the only error.
[[nodiscard]] Result<Eigen::VectorXd> parallelEigenvalues(const Eigen::MatrixXd& values, int permutations,
                                                          double quantile, std::uint64_t seed, Progress& progress);

/// The leading eigenvalues that exceed what chance gives; the first that does not ends them.
[[nodiscard]] Eigen::Index componentsAboveChance(const Eigen::VectorXd& eigenvalues, const Eigen::VectorXd& chance);

}  // namespace pleio
