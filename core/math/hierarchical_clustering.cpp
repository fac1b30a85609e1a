// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/hierarchical_clustering.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace pleio {

namespace {

/// Two clusters that become one.
struct Joined {
    double sizeA, sizeB, apart;
};

/// How far a third cluster of `size` is from it (Lance & Williams 1967), given how far it was from the two.
double distanceToJoined(Linkage linkage, const Joined& joined, double toA, double toB, double size)
{
    const auto [sizeA, sizeB, apart] = joined;
    switch (linkage) {
    case Linkage::Average:
        return (sizeA * toA + sizeB * toB) / (sizeA + sizeB);
    case Linkage::Complete:
        return std::max(toA, toB);
    case Linkage::Single:
        return std::min(toA, toB);
    case Linkage::Ward:
        break;
    }
    const double squared = (sizeA + size) * toA * toA + (sizeB + size) * toB * toB - size * apart * apart;
    return std::sqrt(std::max(squared, 0.0) / (sizeA + sizeB + size));
}

struct Builder {
    struct Raw {
        std::int32_t a, b;  // nodes in order of creation
        float height;
    };

    Linkage linkage;
    std::vector<float> distances;
    std::size_t n;
    std::vector<std::int32_t> node;   // which node a slot holds
    std::vector<double> size;         // leaves in a slot
    std::vector<float> height;        // of the node in a slot
    std::vector<std::size_t> active;  // slots in use, ascending
    std::vector<Raw> raw;

    [[nodiscard]] float at(std::size_t a, std::size_t b) const { return distances[condensedIndex(a, b, n)]; }

    /// The nearest slot to `from`; `preferred` wins among equals, then the lowest.
    [[nodiscard]] std::size_t nearest(std::size_t from, std::size_t preferred) const
    {
        std::size_t best = preferred;
        float least = preferred == n ? std::numeric_limits<float>::infinity() : at(from, preferred);
        for (const std::size_t other : active) {
            if (other == from) continue;
            const float distance = at(from, other);
            if (distance < least || best == n) {
                least = distance;
                best = other;
            }
        }
        return best;
    }

    void merge(std::size_t a, std::size_t b)
    {
        if (b < a) std::swap(a, b);
        // Rounding may put a merge a hair below one inside it; a tree must not bend back.
        const float at_ = std::max({at(a, b), height[a], height[b]});
        raw.push_back({node[a], node[b], at_});
        const Joined joined{size[a], size[b], at(a, b)};
        for (const std::size_t other : active) {
            if (other == a || other == b) continue;
            float& kept = distances[condensedIndex(a, other, n)];
            kept = static_cast<float>(distanceToJoined(linkage, joined, kept, at(b, other), size[other]));
        }
        active.erase(std::ranges::lower_bound(active, b));
        size[a] += size[b];
        height[a] = at_;
        node[a] = static_cast<std::int32_t>(n + raw.size() - 1);
    }
};

/// Renumbers the merges by height and puts every pair in its order from left to right.
Dendrogram arranged(const std::vector<Builder::Raw>& raw, std::size_t n)
{
    Dendrogram tree;
    std::vector<std::size_t> byHeight(raw.size());
    std::iota(byHeight.begin(), byHeight.end(), std::size_t{0});
    // Stable: a merge was made after those inside it and never lies below them, so it also comes after them here.
    std::ranges::stable_sort(byHeight, {}, [&raw](std::size_t m) { return raw[m].height; });

    std::vector<std::int32_t> renumbered(n + raw.size());
    std::iota(renumbered.begin(), renumbered.begin() + static_cast<std::ptrdiff_t>(n), 0);
    std::vector<std::int32_t> firstLeaf(n + raw.size()), leaves(n + raw.size(), 1);
    std::iota(firstLeaf.begin(), firstLeaf.end(), 0);
    const auto heightOf = [&](std::int32_t id) {
        return id < static_cast<std::int32_t>(n) ? -1.0F : tree.merges[static_cast<std::size_t>(id) - n].height;
    };
    for (std::size_t m = 0; m < raw.size(); ++m) {
        const Builder::Raw& made = raw[byHeight[m]];
        auto left = renumbered[static_cast<std::size_t>(made.a)], right = renumbered[static_cast<std::size_t>(made.b)];
        const auto rank = [&](std::int32_t id) {
            return std::pair(heightOf(id), firstLeaf[static_cast<std::size_t>(id)]);
        };
        if (rank(right) < rank(left)) std::swap(left, right);
        const auto l = static_cast<std::size_t>(left), r = static_cast<std::size_t>(right), own = n + m;
        leaves[own] = leaves[l] + leaves[r];
        firstLeaf[own] = std::min(firstLeaf[l], firstLeaf[r]);
        tree.merges.push_back({left, right, made.height, leaves[own]});
        renumbered[n + byHeight[m]] = static_cast<std::int32_t>(own);
    }

    std::vector<std::int32_t> open;
    if (n > 0) open.push_back(static_cast<std::int32_t>(n + raw.size() - 1));
    tree.order.reserve(n);
    while (!open.empty()) {
        const std::int32_t id = open.back();
        open.pop_back();
        if (id < static_cast<std::int32_t>(n)) {
            tree.order.push_back(id);
            continue;
        }
        const Dendrogram::Merge& merge = tree.merges[static_cast<std::size_t>(id) - n];
        open.push_back(merge.right);
        open.push_back(merge.left);
    }
    return tree;
}

}  // namespace

Result<Dendrogram> linkItems(std::vector<float> condensed, std::size_t n, Linkage linkage, Progress& progress)
{
    assert(condensed.size() == (n < 2 ? 0 : n * (n - 1) / 2));
    Builder build{linkage,
                  std::move(condensed),
                  n,
                  std::vector<std::int32_t>(n),
                  std::vector<double>(n, 1),
                  std::vector<float>(n, 0),
                  std::vector<std::size_t>(n),
                  {}};
    std::iota(build.node.begin(), build.node.end(), 0);
    std::iota(build.active.begin(), build.active.end(), std::size_t{0});

    std::vector<std::size_t> chain;
    while (build.active.size() > 1) {
        if (chain.empty()) chain.push_back(build.active.front());
        const std::size_t top = chain.back(), before = chain.size() > 1 ? chain[chain.size() - 2] : n;
        const std::size_t nearest = build.nearest(top, before);
        if (nearest != before) {
            chain.push_back(nearest);
            continue;
        }
        chain.resize(chain.size() - 2);
        build.merge(top, before);
        if (build.raw.size() % kMergesPerReport == 0) {
            if (progress.isCancelled()) return cancelled();
            progress.report(static_cast<double>(build.raw.size()) / static_cast<double>(n), "Clustering");
        }
    }
    return arranged(build.raw, n);
}

Result<Dendrogram> clusterRows(std::span<const double> values, std::size_t rows, std::size_t columns,
                               ClusterDistance distance, Progress& progress, Linkage linkage)
{
    SubProgress first(progress, 0, 0.6), second(progress, 0.6, 1);
    auto distances = rowDistances(values, rows, columns, distance, first);
    if (!distances) return distances.error();
    return linkItems(std::move(*distances), rows, linkage, second);
}

}  // namespace pleio
