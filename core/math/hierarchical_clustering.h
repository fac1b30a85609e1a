// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/row_distances.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Of loops over the merges of a tree: one report of progress every so many.
inline constexpr std::size_t kMergesPerReport = 64;

/// How far apart two clusters are, from the distances of their members.
enum class Linkage {
    Average,   ///< the mean over all pairs (UPGMA; Sokal & Michener 1958)
    Complete,  ///< of the farthest pair
    Single,    ///< of the nearest pair
    /// The growth of the sum of squares about the centroids, for Euclidean distances (Ward 1963); heights are
    /// distances, sqrt(2 growth), as "ward.D2" of R and "ward" of SciPy (Murtagh & Legendre 2014).
    Ward,
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

/// The tree of n items by the nearest-neighbour chain (Murtagh 1983) in O(n^2) time, within the memory of
/// `condensed` (see row_distances.h). Among equal distances the lower index wins. In the order of the leaves the
/// tighter branch stands left, of equally tight ones that with the lowest leaf. Cancelled is the only error.
[[nodiscard]] Result<Dendrogram> linkItems(std::vector<float> condensed, std::size_t n, Linkage linkage,
                                           Progress& progress);

/// Distances and tree in one.
[[nodiscard]] Result<Dendrogram> clusterRows(std::span<const double> values, std::size_t rows, std::size_t columns,
                                             ClusterDistance distance, Progress& progress,
                                             Linkage linkage = Linkage::Average);

/// The clusters that stay apart when branches above `height` are cut: for each leaf the number of its cluster,
/// 0, 1, … in the order of the clusters' lowest leaves.
[[nodiscard]] std::vector<std::int32_t> cutTree(const Dendrogram& tree, double height);

/// Clusters, numbered as by cutTree, and the height of the cut: midway between the last merge below and the first
/// above it.
struct TreeCut {
    std::vector<std::int32_t> clusters;
    double height = 0;
};

/// The clusters that stay apart when the last count - 1 merges are undone: exactly `count` of them, at least one and at
/// most one a leaf. Of merges at the same height the later is undone first.
[[nodiscard]] TreeCut cutTreeInto(const Dendrogram& tree, std::size_t count);

/// Pearson correlation of the distances with the heights at which pairs join (Sokal & Rohlf 1962), how faithful
/// the tree is; NaN for fewer than three leaves or when either is the same for all pairs.
[[nodiscard]] double copheneticCorrelation(const Dendrogram& tree, std::span<const float> condensed);

}  // namespace pleio
