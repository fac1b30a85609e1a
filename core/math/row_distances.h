// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace pleio {

enum class ClusterDistance {
    /// 1 - Pearson correlation, 0..2, over the columns both rows have. 1 ("no correlation known") when fewer than
    /// two columns are shared or a row does not vary over them.
    Correlation,
    /// 1 - |Pearson correlation|, 0..1: rows that are mirror images are alike. 1 in the same cases.
    AbsoluteCorrelation,
    /// Over the columns both rows have, scaled up to all of them: sqrt(sum d^2 * columns / shared). Rows that share
    /// none are as far apart as the farthest pair that does.
    Euclidean,
};

/// Where the pair a != b of n items is in condensed distances: (0,1), (0,2), …, (n-2,n-1).
[[nodiscard]] inline std::size_t condensedIndex(std::size_t a, std::size_t b, std::size_t n)
{
    const auto [i, j] = std::minmax(a, b);
    return i * n - i * (i + 1) / 2 + (j - i - 1);
}

/// Distances of all pairs of rows of values[row * columns + column], NaN missing; condensed, that is
/// n (n - 1) / 2 floats, 32 MB for 4,000 rows.
[[nodiscard]] Result<std::vector<float>> rowDistances(std::span<const double> values, std::size_t rows,
                                                      std::size_t columns, ClusterDistance distance,
                                                      Progress& progress);

}  // namespace pleio
