// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/scree_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>

namespace pleio {

namespace {

constexpr std::size_t kMostAxes = 20;

}  // namespace

PlotSpec screePlot(std::span<const double> eigenvalues, const std::string& about)
{
    const double inertia = std::accumulate(eigenvalues.begin(), eigenvalues.end(), 0.0);
    const std::size_t shown = std::min(eigenvalues.size(), kMostAxes);
    plot::Panel panel;
    panel.x.label = "Axis";
    panel.y.label = "Share of inertia (%)";
    panel.y.lower = 0;
    plot::Bars bars;
    bars.colour = plot::category(0);
    double cumulative = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto axis = static_cast<double>(i + 1);
        const double share = 100 * eigenvalues[i] / inertia;
        cumulative += share;
        bars.position.push_back(axis);
        bars.height.push_back(share);
        bars.labels.push_back("Axis " + std::to_string(i + 1) + "\neigenvalue " + displayNumber(eigenvalues[i]) + ", " +
                              displayNumber(share) + " %\nfirst to this one: " + displayNumber(cumulative) + " %");
        panel.x.ticks.push_back({axis, std::to_string(i + 1)});
    }
    panel.layers = {std::move(bars)};

    PlotSpec spec;
    spec.id = "scree";
    spec.title = "Inertia of the axes";
    spec.caption = about + " Inertia " + displayNumber(inertia, 4) + " on " +
                   displayCount(static_cast<std::int64_t>(eigenvalues.size())) + " axes";
    spec.caption += shown < eigenvalues.size()
                        ? "; the first " + std::to_string(shown) + " hold " + displayNumber(cumulative) + " %."
                        : ".";
    spec.widthMm = 120;
    spec.heightMm = 75;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
