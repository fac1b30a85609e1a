// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/trait_clusters.h"

#include <span>

namespace pleio {

Result<Dendrogram> clusterTraits(const Eigen::MatrixXd& effect, ClusterDistance distance, Linkage linkage,
                                 Progress& progress)
{
    // A column of the matrix is contiguous, so the traits are the rows of what clusterRows takes.
    const std::span<const double> values(effect.data(), static_cast<std::size_t>(effect.size()));
    return clusterRows(values, static_cast<std::size_t>(effect.cols()), static_cast<std::size_t>(effect.rows()),
                       distance, progress, linkage);
}

Result<std::vector<std::int32_t>> traitClusters(const Eigen::MatrixXd& effect, double height, Progress& progress)
{
    const auto tree = clusterTraits(effect, ClusterDistance::AbsoluteCorrelation, Linkage::Average, progress);
    if (!tree) return tree.error();
    return cutTree(*tree, height);
}

}  // namespace pleio
