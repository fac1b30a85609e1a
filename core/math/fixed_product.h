// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <algorithm>

namespace pleio {

/// a' b, added up over the rows in one fixed order: Eigen splits long sums by the size of the processor's cache, so
/// that the last digits would depend on it. 64 rows it takes in one piece.
template <class A, class B>
[[nodiscard]] Eigen::MatrixXd fixedProduct(const Eigen::MatrixBase<A>& a, const Eigen::MatrixBase<B>& b)
{
    constexpr Eigen::Index kChunk = 64;
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(a.cols(), b.cols());
    for (Eigen::Index first = 0; first < a.rows(); first += kChunk) {
        const Eigen::Index rows = std::min(kChunk, a.rows() - first);
        sum.noalias() += a.derived().middleRows(first, rows).transpose() * b.derived().middleRows(first, rows);
    }
    return sum;
}

}  // namespace pleio
