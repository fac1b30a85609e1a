// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/ordered_tree.h"

#include "core/math/leaf_order.h"

#include <cstddef>
#include <span>
#include <utility>

namespace pleio::builtin {

Result<OrderedTree> orderedTree(const Eigen::MatrixXd& items, ClusterDistance distance, Linkage linkage,
                                Progress& progress)
{
    SubProgress comparing(progress, 0, 0.4), linking(progress, 0.4, 1);
    const std::span<const double> values(items.data(), static_cast<std::size_t>(items.size()));
    const auto n = static_cast<std::size_t>(items.cols());
    auto apart = rowDistances(values, n, static_cast<std::size_t>(items.rows()), distance, comparing);
    if (!apart) return apart.error();
    auto tree = linkInOrder(*apart, n, linkage, linking);
    if (!tree) return tree.error();
    return OrderedTree{std::move(*tree), std::move(*apart)};
}

}  // namespace pleio::builtin
