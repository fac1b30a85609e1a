// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/hierarchical_clustering.h"
#include "core/plot/plot_spec.h"

#include <optional>

namespace pleio {

/// Which side of a heat map a panel belongs to.
enum class HeatMapSide { Rows, Columns };

/// The branches of a tree over leaves at 0, 1, …: above the columns, or left of the rows with the first on top. `cut`
/// is the height of a dashed line across it; none is drawn above the root, where everything is one cluster.
[[nodiscard]] plot::Panel dendrogramPanel(const Dendrogram& tree, HeatMapSide side, std::optional<double> cut);

}  // namespace pleio
