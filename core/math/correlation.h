// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <cstdint>
#include <functional>

namespace pleio {

enum class CorrelationKind {
    Pearson,
    Spearman,  ///< Pearson's of mid-ranks, ranked anew over the rows each pair shares
    Kendall,   ///< tau-b (Kendall 1945), by the merge sort of Knight (1966)
    Phi,       ///< Pearson's of 0 and 1
};

/// All pairs of K columns, over the rows both have. Symmetric.
struct Correlations {
    Eigen::MatrixXd r;  ///< K × K, -1..1; NaN for fewer than two shared rows or a column that is constant over them
    Eigen::MatrixXi n;  ///< K × K, shared rows; on the diagonal those the column has
    /// K × K, two-sided p of no association. Pearson and Spearman: t of r with n - 2 degrees of freedom; Kendall:
    /// normal with the variance corrected for ties (Kendall 1970, ch. 4); phi: chi-square n r^2 with one degree of
    /// freedom, no continuity correction. NaN where r is, for n < 3, and on the diagonal.
    Eigen::MatrixXd p;
};

/// `values` is rows × columns, NaN missing. Phi: 0 and 1 only. For columns without gaps Pearson and Spearman are one
/// product of matrices, O(rows columns^2); with gaps Spearman and all of Kendall go pair by pair. Beside the input
/// and the result it takes up to three times the memory of `values`. Cancelled is the only error.
[[nodiscard]] Result<Correlations> columnCorrelations(const Eigen::MatrixXd& values, CorrelationKind kind,
                                                      Progress& progress);

/// p = (1 + permutations with |r*| >= |r|) / (permutations + 1) of each pair, K × K, symmetric, NaN where r is NaN and
/// on the diagonal. In each permutation the values of every column change places among the rows that have one, which
/// for a pair is the same as shuffling one of the two. Permutation i of column j takes its numbers from the seed, i and
/// j. |r| closer than 1e-9 are ties. `observed` is that of columnCorrelations for the same values and kind.
[[nodiscard]] Result<Eigen::MatrixXd> permutationP(const Eigen::MatrixXd& values, CorrelationKind kind,
                                                   const Correlations& observed, int permutations, std::uint64_t seed,
                                                   Progress& progress);

/// A rectangle of a correlation matrix: r(i, j) is that of columns firstRow + i and firstColumn + j.
struct CorrelationTile {
    Eigen::Index firstRow = 0, firstColumn = 0;
    Eigen::MatrixXd r, n;
};

/// Pearson's r of all pairs of columns by rectangles, for matrices of which r would be too large to keep. Every pair
/// comes once or, in the rectangles on the diagonal, twice, as (i, j) and (j, i); firstRow <= firstColumn. `use` is
/// called from many threads, in any order. False if cancelled.
[[nodiscard]] bool forEachCorrelationTile(const Eigen::Ref<const Eigen::MatrixXd>& values, Progress& progress,
                                          const std::function<void(const CorrelationTile&)>& use);

/// The same between the columns of two matrices of as many rows: r(i, j) is that of column firstRow + i of `left` and
/// firstColumn + j of `right`.
[[nodiscard]] bool forEachCorrelationTile(const Eigen::Ref<const Eigen::MatrixXd>& left,
                                          const Eigen::Ref<const Eigen::MatrixXd>& right, Progress& progress,
                                          const std::function<void(const CorrelationTile&)>& use);

/// Correlations pulled towards 0 by as much as their sampling error asks for, when there are few rows for the columns
/// (Schäfer & Strimmer 2005, Stat Appl Genet Mol Biol 4:32, target D, variances not shrunk): (1 - intensity) r off the
/// diagonal, intensity = sum Var(r) / sum r^2 within 0..1. A missing value counts as its column's mean. NaN for columns
/// that are constant; intensity NaN for fewer than three rows or two columns that vary.
struct ShrunkCorrelations {
    Eigen::MatrixXd r;
    double intensity = 0;
};
[[nodiscard]] ShrunkCorrelations shrinkCorrelations(const Eigen::MatrixXd& values);

}  // namespace pleio
