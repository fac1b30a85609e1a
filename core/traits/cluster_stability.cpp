// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/cluster_stability.h"

#include "core/math/random.h"

#include <algorithm>
#include <cassert>

namespace pleio {

namespace {

std::size_t countOf(std::span<const std::int32_t> clusters)
{
    return clusters.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(clusters)) + 1;
}

Eigen::MatrixXd resampled(const Eigen::MatrixXd& effect, Random& random)
{
    std::vector<Eigen::Index> rows(static_cast<std::size_t>(effect.rows()));
    for (auto& row : rows) row = static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(effect.rows())));
    return effect(rows, Eigen::all);
}

/// Adds to each cluster its largest Jaccard similarity with one of `again`.
void addSimilarity(std::vector<double>& sums, std::span<const std::int32_t> clusters,
                   std::span<const std::int32_t> again)
{
    const std::size_t own = sums.size(), others = countOf(again);
    std::vector<double> both(own * others, 0), size(own, 0), otherSize(others, 0);
    for (std::size_t trait = 0; trait < clusters.size(); ++trait) {
        const auto a = static_cast<std::size_t>(clusters[trait]), b = static_cast<std::size_t>(again[trait]);
        both[a * others + b] += 1;
        size[a] += 1;
        otherSize[b] += 1;
    }
    for (std::size_t a = 0; a < own; ++a) {
        double best = 0;
        for (std::size_t b = 0; b < others; ++b) {
            const double shared = both[a * others + b];
            best = std::max(best, shared / (size[a] + otherSize[b] - shared));
        }
        sums[a] += best;
    }
}

}  // namespace

Result<std::vector<double>> clusterStability(const Eigen::MatrixXd& effect, std::span<const std::int32_t> clusters,
                                             ClusterDistance distance, Linkage linkage, double height, int samples,
                                             std::uint64_t seed, Progress& progress)
{
    assert(static_cast<Eigen::Index>(clusters.size()) == effect.cols() && samples > 0);
    std::vector<double> sums(countOf(clusters), 0);
    for (int i = 0; i < samples; ++i) {
        Random random(deriveSeed(seed, static_cast<std::uint64_t>(i)));
        SubProgress part(progress, static_cast<double>(i) / samples, (i + 1.0) / samples);
        const auto tree = clusterTraits(resampled(effect, random), distance, linkage, part);
        if (!tree) return tree.error();
        addSimilarity(sums, clusters, cutTree(*tree, height));
    }
    for (double& sum : sums) sum /= samples;
    return sums;
}

}  // namespace pleio
