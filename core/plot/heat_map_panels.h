// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

/// Which panels of a figure belong to a heat map.
namespace pleio {

/// The heat map drawn in a panel, or nullptr.
[[nodiscard]] const plot::HeatMap* heatMapOf(const plot::Panel& panel);

/// The panel with the heat map whose rows (linkY) or columns (linkX) a panel stands beside: that of a dendrogram or a
/// track. nullptr for the heat map's own panel and for panels of other figures.
[[nodiscard]] const plot::Panel* panelWithRowsOf(const PlotSpec& spec, const plot::Panel& panel);
[[nodiscard]] const plot::Panel* panelWithColumnsOf(const PlotSpec& spec, const plot::Panel& panel);

}  // namespace pleio
