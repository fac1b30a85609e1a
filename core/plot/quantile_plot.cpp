// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/quantile_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace pleio {

PlotSpec quantilePlot(const std::vector<TestedGenes>& tests, const std::vector<std::string>& ids,
                      const std::vector<std::string>& names)
{
    constexpr double kSmallest = 1e-300;
    constexpr plot::Marker kMarkers[] = {plot::Marker::Circle, plot::Marker::Square, plot::Marker::Triangle,
                                         plot::Marker::Diamond};
    plot::Panel panel;
    panel.x.label = "-log10 p expected";
    panel.y.label = "-log10 p observed";
    panel.legend = true;
    double most = 0;
    std::size_t genes = 0;
    for (std::size_t t = 0; t < tests.size(); ++t) {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < tests[t].p.size(); ++i)
            if (!std::isnan(tests[t].p[i])) order.push_back(i);
        if (order.empty()) continue;
        genes = std::max(genes, order.size());
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return tests[t].p[i]; });
        plot::Points points;
        points.name = tests[t].name;
        points.colour = plot::category(static_cast<int>(t));
        points.marker = kMarkers[t % std::size(kMarkers)];
        points.size = 3.5;
        for (std::size_t rank = 0; rank < order.size(); ++rank) {
            const std::size_t i = order[rank];
            points.x.push_back(-std::log10((static_cast<double>(rank) + 0.5) / static_cast<double>(order.size())));
            points.y.push_back(-std::log10(std::max(tests[t].p[i], kSmallest)) + 0.0);  // no -0
            points.keys.push_back(ids[i]);
            points.labels.push_back(names[i] + "\n" + tests[t].name + ": p = " + displayNumber(tests[t].p[i]));
            most = std::max(most, points.x.back());
        }
        panel.layers.emplace_back(std::move(points));
    }
    plot::Line diagonal;
    diagonal.x = diagonal.y = {0, most};
    diagonal.dashed = true;
    panel.layers.emplace_back(std::move(diagonal));

    PlotSpec spec;
    spec.id = "p_quantiles";
    spec.title = "p-values against the uniform distribution";
    spec.caption = "n = " + displayCount(static_cast<std::int64_t>(genes)) +
                   " genes. Without any association the points lie on the dashed line; a whole curve above it means "
                   "many associations, or a "
                   "test that is not calibrated.";
    spec.widthMm = 110;
    spec.heightMm = 90;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
