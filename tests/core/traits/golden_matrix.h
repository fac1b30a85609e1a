// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/distributions.h"
#include "tests/support/golden_table.h"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace pleio::test {

/// z of the case traits.pleiotropy/small_matrix, genes × traits.
inline Eigen::MatrixXd goldenZ()
{
    const GoldenTable table = goldenTable(QStringLiteral("tests/golden/traits.pleiotropy/small_matrix/input.tsv"));
    Eigen::MatrixXd z(table.rows.size(), table.header.size() - 1);
    for (Eigen::Index row = 0; row < z.rows(); ++row)
        for (Eigen::Index c = 0; c < z.cols(); ++c) z(row, c) = table.number(row, table.header[c + 1]);
    return z;
}

inline std::vector<double> rowOf(const Eigen::MatrixXd& m, Eigen::Index row)
{
    const Eigen::RowVectorXd values = m.row(row);
    return {values.begin(), values.end()};
}

inline std::vector<double> columnOf(const Eigen::MatrixXd& m, Eigen::Index column)
{
    return {m.col(column).begin(), m.col(column).end()};
}

inline Eigen::MatrixXd twoSidedP(const Eigen::MatrixXd& z)
{
    return z.unaryExpr([](double value) { return normalTwoSidedP(value); });
}

}  // namespace pleio::test
