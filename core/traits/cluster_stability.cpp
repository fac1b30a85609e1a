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

/// Of each cluster the largest Jaccard similarity with one of `again`.
void similarities(std::span<const std::int32_t> clusters, std::span<const std::int32_t> again, std::span<double> out)
{
    const std::size_t own = out.size(), others = countOf(again);
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
        out[a] = best;
    }
}

}  // namespace

Result<std::vector<double>> clusterStability(const Eigen::MatrixXd& effect, std::span<const std::int32_t> clusters,
                                             ClusterDistance distance, Linkage linkage, double height, int samples,
                                             std::uint64_t seed, Parts& parts, Progress& progress)
{
    assert(static_cast<Eigen::Index>(clusters.size()) == effect.cols() && samples > 0);
    const std::size_t width = countOf(clusters);
    const auto resample = [&](ItemRange range, Progress& part) -> Result<std::vector<double>> {
        std::vector<double> values(static_cast<std::size_t>(range.size()) * width);
        const auto all = static_cast<double>(range.size());
        for (std::int64_t i = range.first; i < range.last; ++i) {
            Random random(deriveSeed(seed, static_cast<std::uint64_t>(i)));
            const auto before = static_cast<double>(i - range.first);
            SubProgress own(part, before / all, (before + 1) / all);
            const auto tree = clusterTraits(resampled(effect, random), distance, linkage, own);
            if (!tree) return tree.error();
            const std::size_t at = static_cast<std::size_t>(i - range.first) * width;
            similarities(clusters, cutTree(*tree, height), std::span(values).subspan(at, width));
        }
        return values;
    };
    const auto values = parts.values(samples, static_cast<std::int64_t>(width), resample, progress);
    if (!values) return values.error();
    std::vector<double> mean(width, 0);
    for (std::size_t i = 0; i < values->size(); ++i) mean[i % width] += (*values)[i];
    for (double& value : mean) value /= samples;
    return mean;
}

}  // namespace pleio
