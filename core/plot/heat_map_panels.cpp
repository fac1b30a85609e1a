// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/heat_map_panels.h"

#include <string>

namespace pleio {

namespace {

const plot::Panel* linkedMap(const PlotSpec& spec, const plot::Panel& panel, std::string plot::Panel::*link)
{
    if ((panel.*link).empty() || heatMapOf(panel)) return nullptr;
    for (const plot::Panel& other : spec.panels)
        if (other.*link == panel.*link && heatMapOf(other)) return &other;
    return nullptr;
}

}  // namespace

const plot::HeatMap* heatMapOf(const plot::Panel& panel)
{
    for (const plot::Layer& layer : panel.layers)
        if (const auto* map = std::get_if<plot::HeatMap>(&layer)) return map;
    return nullptr;
}

const plot::Panel* panelWithRowsOf(const PlotSpec& spec, const plot::Panel& panel)
{
    return linkedMap(spec, panel, &plot::Panel::linkY);
}

const plot::Panel* panelWithColumnsOf(const PlotSpec& spec, const plot::Panel& panel)
{
    return linkedMap(spec, panel, &plot::Panel::linkX);
}

}  // namespace pleio
