// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <span>

namespace pleio {

/// A table of objects (rows) and things counted (columns), stored row by row.
using RowTable = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Axes that explain how the rows of a table differ, the one with the largest eigenvalue first. Axes with an
/// eigenvalue below 1e-12 of the first are rounding and are left out, so there may be none.
struct Correspondence {
    double tableInertia = 0;      ///< chi-square of the table over its total
    double inertia = 0;           ///< of it, what is analysed: within blocks; the sum of all eigenvalues
    Eigen::VectorXd eigenvalues;  ///< descending
    Eigen::VectorXd columnMass;   ///< share of each column in the table's total
    /// Columns × axes, of unit weighted variance; NaN for columns that are empty.
    Eigen::MatrixXd standardColumns;
    /// Columns × axes: share of the column in the axis' eigenvalue, 0..1; NaN for columns that are empty.
    Eigen::MatrixXd contributions;

    [[nodiscard]] Eigen::Index axes() const { return eigenvalues.size(); }
    /// Principal coordinates of the columns on one axis: their weighted variance is the eigenvalue.
    [[nodiscard]] Eigen::VectorXd columnScores(Eigen::Index axis) const;
};

/// Correspondence analysis of a non-negative table (Benzécri 1973; Greenacre 1984). With P the table over its
/// total, r and c its row and column masses, the squared singular values of
/// D_r^-1/2 (P - E) D_c^-1/2 are the eigenvalues; E = r c' is what independence of rows and columns expects.
///
/// `blocks` gives each column a number 0, 1, …: then E = p_ia p_j / p_a for column j of block a, so that only
/// differences within the blocks are left (within-block correspondence analysis: Benzécri 1983; Lobry & Chessel
/// 2003, J Appl Genet 44:235; `wca` of ade4). With codons in blocks of amino acids, what the composition of the
/// proteins does to codon counts is gone. Empty `blocks`: one block, the ordinary analysis.
///
/// Rows and columns without counts take no part. Eigenvectors are those of the columns × columns Gram matrix,
/// so the cost grows with rows × columns². The sign is fixed: on each axis the column that contributes most
/// (the first of equals) has a positive score. Sums run in row order; the result does not depend on threads.
/// Precondition: entries are finite and >= 0.
[[nodiscard]] Correspondence correspondenceAnalysis(const RowTable& table, std::span<const int> blocks = {});

/// Principal coordinates of rows on the first `axes` axes: the mean of the standard column scores, weighted by
/// the row's entries (the transition formula). Rows of the analysed table get their scores, other rows are
/// projected (supplementary). NaN for rows without counts. Precondition: same columns as the analysed table,
/// `axes` <= analysis.axes().
[[nodiscard]] Eigen::MatrixXd rowScores(const RowTable& table, const Correspondence& analysis, Eigen::Index axes);

}  // namespace pleio
