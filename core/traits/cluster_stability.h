// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/parts.h"
#include "core/traits/trait_clusters.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// How surely each cluster of traits comes again: the mean, over bootstrap samples of the genes, of the largest Jaccard
/// similarity that a cluster of the sample has with it, 0..1 (Hennig 2007, Comput Stat Data Anal 52:258; he calls 0.75
/// and more stable and below 0.6 not to be trusted). `clusters` numbers the traits of `effect` (genes × traits) as
/// cutTree does; samples are clustered with the same distance, linkage and height. Sample i takes its numbers from the
/// seed and i; the samples are the items of `parts`. One value a cluster. Cancelled is the only error.
[[nodiscard]] Result<std::vector<double>>
clusterStability(const Eigen::MatrixXd& effect, std::span<const std::int32_t> clusters, ClusterDistance distance,
                 Linkage linkage, double height, int samples, std::uint64_t seed, Parts& parts, Progress& progress);

}  // namespace pleio
