// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace pleio {

/// Columns about their mean and of length 1, which no correlation notices, so that r of two complete ones is their
/// dot product. Missing values (NaN) and columns that do not vary are 0.
struct PreparedColumns {
    explicit PreparedColumns(const Eigen::Ref<const Eigen::MatrixXd>& raw);

    Eigen::MatrixXd values;
    std::vector<char> complete;  ///< of each column: nothing is missing
    std::vector<char> varies;    ///< of each column: it has two different values
};

/// Gives the values of every column a new order among the rows that have one; column j from the seed and j.
void shuffleColumns(Eigen::MatrixXd& values, std::uint64_t seed);

}  // namespace pleio
