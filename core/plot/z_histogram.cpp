// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/z_histogram.h"

#include "core/plot/distribution_plot.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace pleio {

plot::Panel zHistogram(std::string label, const std::vector<double>& z)
{
    plot::Panel panel = std::move(distributionPlot("", std::move(label), "Genes", z).panels.front());
    if (panel.layers.empty()) return panel;
    auto& bars = std::get<plot::Bars>(panel.layers.front());
    bars.name = "Genes";
    const auto genes = static_cast<double>(std::ranges::count_if(z, [](double v) { return std::isfinite(v); }));
    plot::Line curve;
    curve.name = "Normal (chance)";
    constexpr int kSteps = 160;
    for (int i = 0; i <= kSteps; ++i) {
        const double at = -4 + 8.0 * i / kSteps;
        curve.x.push_back(at);
        curve.y.push_back(genes * bars.width * std::exp(-at * at / 2) / std::sqrt(2 * std::numbers::pi));
    }
    panel.layers.emplace_back(std::move(curve));
    panel.legend = true;
    return panel;
}

}  // namespace pleio
