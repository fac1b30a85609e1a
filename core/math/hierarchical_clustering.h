// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

enum class ClusterDistance {
    /// 1 - Pearson correlation, 0..2, over the columns both rows have. 1 ("no correlation known") when fewer than
    /// two columns are shared or a row does not vary over them.
    Correlation,
    /// Over the columns both rows have, scaled up to all of them: sqrt(sum d^2 * columns / shared). Rows that share
    /// none are as far apart as the farthest pair that does.
    Euclidean,
};

/// A tree of merges. Nodes 0..n-1 are the leaves; merge number m makes node n + m.
struct Dendrogram {
    struct Merge {
        std::int32_t left = 0, right = 0;  ///< nodes, as they stand in `order`
        float height = 0;                  ///< distance of the two; never below that of a node inside
        std::int32_t size = 0;             ///< leaves under the new node
    };
    std::vector<Merge> merges;        ///< n - 1, by rising height
    std::vector<std::int32_t> order;  ///< the leaves from left to right
};

/// Distances of all pairs of rows of values[row * columns + column], NaN missing; condensed: (0,1), (0,2), …,
/// (n-2,n-1). n (n - 1) / 2 floats, 32 MB for 4,000 rows.
[[nodiscard]] Result<std::vector<float>> rowDistances(std::span<const double> values, std::size_t rows,
                                                      std::size_t columns, ClusterDistance distance,
                                                      Progress& progress);

/// Average linkage (UPGMA; Sokal & Michener 1958) of n items by the nearest-neighbour chain (Murtagh 1983) in
/// O(n^2) time, within the memory of `condensed`. Among equal distances the lower index wins. In the order of the
/// leaves the tighter branch stands left, of equally tight ones that with the lowest leaf. Cancelled is the only error.
[[nodiscard]] Result<Dendrogram> averageLinkage(std::vector<float> condensed, std::size_t n, Progress& progress);

/// Both in one.
[[nodiscard]] Result<Dendrogram> clusterRows(std::span<const double> values, std::size_t rows, std::size_t columns,
                                             ClusterDistance distance, Progress& progress);

}  // namespace pleio
