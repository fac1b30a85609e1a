// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/math/hierarchical_clustering.h"

#include <Eigen/Core>

#include <vector>

namespace pleio::builtin {

struct OrderedTree {
    Dendrogram tree;
    std::vector<float> apart;  ///< condensed distances it was made from
};

/// Tree of the columns of `items` with its leaves in their best order, where that is feasible. Cancelled is the only
/// error.
[[nodiscard]] Result<OrderedTree> orderedTree(const Eigen::MatrixXd& items, ClusterDistance distance, Linkage linkage,
                                              Progress& progress);

}  // namespace pleio::builtin
