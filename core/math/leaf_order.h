// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/hierarchical_clustering.h"

#include <cstddef>
#include <span>
#include <vector>

namespace pleio {

/// Trees of more leaves keep the order they have: time grows up to the cube of the leaves.
inline constexpr std::size_t kMostLeavesToOrder = 5'000;

/// Turns the branches of a tree so that the sum of the distances between neighbouring leaves is the least that any
/// order of the tree has (Bar-Joseph, Gifford & Jaakkola 2001, Bioinformatics 17:S22). Swaps left and right of
/// merges and rewrites `order`; heights and numbers of merges stay. Needs two tables of n^2 floats, 128 MB for 4,000
/// leaves. Of equally good orders the one found first, which depends on nothing but the input; of an order and its
/// reverse that with the lower leaf at the left end. Cancelled is the only error and leaves the tree as it was.
/// Precondition: n <= kMostLeavesToOrder.
[[nodiscard]] Result<void> orderLeaves(Dendrogram& tree, std::span<const float> condensed, Progress& progress);

/// The tree of n items (linkItems), its leaves in that order where there are at most kMostLeavesToOrder.
[[nodiscard]] Result<Dendrogram> linkInOrder(const std::vector<float>& condensed, std::size_t n, Linkage linkage,
                                             Progress& progress);

}  // namespace pleio
