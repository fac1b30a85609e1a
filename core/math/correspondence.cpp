// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/correspondence.h"

#include "core/base/undefined.h"
#include "core/math/axis_sign.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace pleio {

namespace {

constexpr double kSmallestShare = 1e-12;       // of the first eigenvalue
constexpr double kSmallestEigenvalue = 1e-20;  // below the square of a double's resolution: the rows are all alike
/// Rows that enter a product together: few enough that the product adds them up in one fixed order.
constexpr Eigen::Index kChunk = 64;

/// The table without its empty columns, as masses.
struct Masses {
    std::vector<Eigen::Index> columns;  ///< of the table
    std::vector<std::size_t> blocks;    ///< of each kept column
    Eigen::VectorXd column;             ///< column masses
    Eigen::VectorXd block;              ///< block masses
    double total = 0;
};

Masses massesOf(const RowTable& table, std::span<const int> blocks)
{
    Masses masses;
    const Eigen::RowVectorXd sums =
        table.rows() == 0 ? Eigen::RowVectorXd::Zero(table.cols()).eval() : table.colwise().sum().eval();
    masses.total = sums.sum();
    for (Eigen::Index j = 0; j < table.cols(); ++j) {
        if (sums[j] <= 0) continue;
        masses.columns.push_back(j);
        masses.blocks.push_back(blocks.empty() ? 0 : static_cast<std::size_t>(blocks[static_cast<std::size_t>(j)]));
    }
    const std::size_t count = masses.blocks.empty() ? 0 : *std::ranges::max_element(masses.blocks) + 1;
    masses.column.resize(static_cast<Eigen::Index>(masses.columns.size()));
    masses.block.setZero(static_cast<Eigen::Index>(count));
    for (std::size_t k = 0; k < masses.columns.size(); ++k) {
        const double mass = sums[masses.columns[k]] / masses.total;
        masses.column[static_cast<Eigen::Index>(k)] = mass;
        masses.block[static_cast<Eigen::Index>(masses.blocks[k])] += mass;
    }
    return masses;
}

/// Gram matrix (lower half) of the standardised residuals; adds up the inertia of the whole table beside it.
Eigen::MatrixXd gramMatrix(const RowTable& table, const Masses& masses, double& tableInertia)
{
    const Eigen::Index columns = masses.column.size();
    const Eigen::VectorXd root = masses.column.cwiseSqrt();
    Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(columns, columns);
    RowTable chunk(kChunk, columns);
    Eigen::VectorXd blockMass(masses.block.size());
    for (Eigen::Index first = 0; first < table.rows(); first += kChunk) {
        const Eigen::Index rows = std::min(kChunk, table.rows() - first);
        for (Eigen::Index i = 0; i < rows; ++i) {
            blockMass.setZero();
            for (Eigen::Index k = 0; k < columns; ++k) {
                const auto at = static_cast<std::size_t>(k);
                chunk(i, k) = table(first + i, masses.columns[at]) / masses.total;
                blockMass[static_cast<Eigen::Index>(masses.blocks[at])] += chunk(i, k);
            }
            const double rowMass = blockMass.sum();
            if (rowMass <= 0) {
                chunk.row(i).setZero();
                continue;
            }
            const double rowRoot = std::sqrt(rowMass);
            for (Eigen::Index k = 0; k < columns; ++k) {
                const auto block = static_cast<Eigen::Index>(masses.blocks[static_cast<std::size_t>(k)]);
                const double whole = (chunk(i, k) - rowMass * masses.column[k]) / (rowRoot * root[k]);
                tableInertia += whole * whole;
                const double expected = blockMass[block] * masses.column[k] / masses.block[block];
                chunk(i, k) = (chunk(i, k) - expected) / (rowRoot * root[k]);
            }
        }
        gram.selfadjointView<Eigen::Lower>().rankUpdate(chunk.topRows(rows).transpose());
    }
    return gram;
}

}  // namespace

Eigen::VectorXd Correspondence::columnScores(Eigen::Index axis) const
{
    return standardColumns.col(axis) * std::sqrt(eigenvalues[axis]);
}

Correspondence correspondenceAnalysis(const RowTable& table, std::span<const int> blocks)
{
    assert(blocks.empty() || static_cast<Eigen::Index>(blocks.size()) == table.cols());
    Correspondence out;
    const Masses masses = massesOf(table, blocks);
    const Eigen::MatrixXd gram = gramMatrix(table, masses, out.tableInertia);
    out.inertia = gram.trace();
    out.columnMass.setZero(table.cols());
    for (std::size_t k = 0; k < masses.columns.size(); ++k)
        out.columnMass[masses.columns[k]] = masses.column[static_cast<Eigen::Index>(k)];

    if (gram.cols() == 0) return out;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(gram);  // eigenvalues ascending
    const Eigen::Index columns = gram.cols();
    Eigen::Index axes = 0;
    while (axes < columns) {
        const double value = solver.eigenvalues()[columns - 1 - axes];
        if (value < kSmallestEigenvalue || value < kSmallestShare * solver.eigenvalues()[columns - 1]) break;
        ++axes;
    }
    out.eigenvalues.resize(axes);
    out.standardColumns.setConstant(table.cols(), axes, kUndefined);
    out.contributions.setConstant(table.cols(), axes, kUndefined);
    for (Eigen::Index axis = 0; axis < axes; ++axis) {
        const Eigen::Index from = columns - 1 - axis;
        out.eigenvalues[axis] = solver.eigenvalues()[from];
        Eigen::VectorXd loadings = solver.eigenvectors().col(from);
        makeLargestPositive(loadings);
        for (Eigen::Index k = 0; k < columns; ++k) {
            const Eigen::Index column = masses.columns[static_cast<std::size_t>(k)];
            out.standardColumns(column, axis) = loadings[k] / std::sqrt(masses.column[k]);
            out.contributions(column, axis) = loadings[k] * loadings[k];
        }
    }
    return out;
}

Eigen::MatrixXd rowScores(const RowTable& table, const Correspondence& analysis, Eigen::Index axes)
{
    assert(table.cols() == analysis.columnMass.size() && axes <= analysis.axes());
    Eigen::MatrixXd scores(table.rows(), axes);
    for (Eigen::Index i = 0; i < table.rows(); ++i) {
        Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(axes);
        double weight = 0;
        for (Eigen::Index j = 0; j < table.cols(); ++j) {
            if (analysis.columnMass[j] <= 0 || table(i, j) == 0) continue;
            weight += table(i, j);
            sum += table(i, j) * analysis.standardColumns.row(j).head(axes);
        }
        scores.row(i) = sum / weight;  // 0 / 0 is NaN
    }
    return scores;
}

}  // namespace pleio
