// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/hierarchical_clustering.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pleio {

namespace {

/// The clusters that the first `kept` merges make.
std::vector<std::int32_t> clustersOf(const Dendrogram& tree, std::size_t kept)
{
    const std::size_t n = tree.order.size();
    // From the top down: a merge above the cut leaves its two branches apart, one below hands its cluster down.
    std::vector<std::int32_t> top(n + kept);
    for (std::size_t node = 0; node < top.size(); ++node) top[node] = static_cast<std::int32_t>(node);
    for (std::size_t m = kept; m > 0; --m)
        for (const std::int32_t child : {tree.merges[m - 1].left, tree.merges[m - 1].right})
            top[static_cast<std::size_t>(child)] = top[n + m - 1];
    std::vector<std::int32_t> number(top.size(), -1), clusters(n);
    std::int32_t next = 0;
    for (std::size_t leaf = 0; leaf < n; ++leaf) {
        std::int32_t& own = number[static_cast<std::size_t>(top[leaf])];
        if (own < 0) own = next++;
        clusters[leaf] = own;
    }
    return clusters;
}

}  // namespace

std::vector<std::int32_t> cutTree(const Dendrogram& tree, double height)
{
    const auto above = std::ranges::find_if(
        tree.merges, [height](const Dendrogram::Merge& merge) { return static_cast<double>(merge.height) > height; });
    return clustersOf(tree, static_cast<std::size_t>(above - tree.merges.begin()));
}

TreeCut cutTreeInto(const Dendrogram& tree, std::size_t count)
{
    const std::size_t n = tree.order.size(), merges = tree.merges.size();
    const std::size_t kept = n - std::clamp<std::size_t>(count, n == 0 ? 0 : 1, n);
    const auto heightOf = [&](std::size_t merge) { return static_cast<double>(tree.merges[merge].height); };
    const double below = kept > 0 ? heightOf(kept - 1) : 0, above = kept < merges ? heightOf(kept) : below;
    return {clustersOf(tree, kept), (below + above) / 2};
}

double copheneticCorrelation(const Dendrogram& tree, std::span<const float> condensed)
{
    const std::size_t n = tree.order.size();
    assert(condensed.size() == (n < 2 ? 0 : n * (n - 1) / 2));
    if (n < 3) return kUndefined;
    const auto pairs = static_cast<double>(condensed.size());
    double distanceSum = 0, heightSum = 0;
    for (const float d : condensed) distanceSum += static_cast<double>(d);

    // The leaves of a branch lie side by side in the order: those of a merge are left then right.
    std::vector<std::size_t> first(n + tree.merges.size());
    for (std::size_t at = 0; at < n; ++at) first[static_cast<std::size_t>(tree.order[at])] = at;
    const auto sizeOf = [&](std::int32_t node) {
        const auto i = static_cast<std::size_t>(node);
        return i < n ? std::size_t{1} : static_cast<std::size_t>(tree.merges[i - n].size);
    };
    for (std::size_t m = 0; m < tree.merges.size(); ++m) {
        const Dendrogram::Merge& merge = tree.merges[m];
        first[n + m] = first[static_cast<std::size_t>(merge.left)];
        heightSum += static_cast<double>(merge.height) * static_cast<double>(sizeOf(merge.left) * sizeOf(merge.right));
    }
    const double meanDistance = distanceSum / pairs, meanHeight = heightSum / pairs;
    double dd = 0, hh = 0, dh = 0;
    for (std::size_t m = 0; m < tree.merges.size(); ++m) {
        const Dendrogram::Merge& merge = tree.merges[m];
        const std::size_t left = first[static_cast<std::size_t>(merge.left)];
        const std::size_t right = first[static_cast<std::size_t>(merge.right)];
        const double h = static_cast<double>(merge.height) - meanHeight;
        for (std::size_t i = left; i < left + sizeOf(merge.left); ++i)
            for (std::size_t j = right; j < right + sizeOf(merge.right); ++j) {
                const double d =
                    static_cast<double>(condensed[condensedIndex(static_cast<std::size_t>(tree.order[i]),
                                                                 static_cast<std::size_t>(tree.order[j]), n)]) -
                    meanDistance;
                dd += d * d;
                hh += h * h;
                dh += d * h;
            }
    }
    return dh / std::sqrt(dd * hh);  // 0 / 0 is NaN
}

}  // namespace pleio
