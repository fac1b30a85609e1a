// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/math/hierarchical_clustering.h"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace pleio {

/// The default of every analysis that counts traits by cluster: traits of |r| >= 0.7 on average are one.
inline constexpr double kTraitClusterHeight = 0.3;

/// Which traits count as one trait: average linkage on 1 - |Pearson r| over the genes both traits have, cut at
/// `height` in 0..1. `effect` is genes × traits, NaN missing. For each trait the number of its cluster, 0, 1, … in
/// the order of the clusters' first traits. A trait that does not vary, or shares fewer than two genes with every
/// other, is a cluster of its own (unless height is 1). Cancelled is the only error.
[[nodiscard]] Result<std::vector<std::int32_t>> traitClusters(const Eigen::MatrixXd& effect, double height,
                                                              Progress& progress);

/// The same tree before it is cut, or with another distance or linkage.
[[nodiscard]] Result<Dendrogram> clusterTraits(const Eigen::MatrixXd& effect, ClusterDistance distance, Linkage linkage,
                                               Progress& progress);

}  // namespace pleio
