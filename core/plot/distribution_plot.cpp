// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/distribution_plot.h"

#include "core/base/text.h"
#include "core/math/ranks.h"
#include "core/plot/histogram.h"

#include <utility>

namespace pleio {

PlotSpec distributionPlot(std::string title, std::string valueLabel, std::string things,
                          const std::vector<double>& values)
{
    const std::vector<double> sorted = sortedFinite(values);
    const auto undefined = static_cast<std::int64_t>(values.size() - sorted.size());

    plot::Panel panel;
    panel.x.label = std::move(valueLabel);
    panel.y.label = std::move(things);
    panel.y.lower = 0;
    PlotSpec spec;
    spec.id = "distribution";
    spec.title = std::move(title);
    spec.caption = "n = " + displayCount(static_cast<std::int64_t>(sorted.size()));
    if (!sorted.empty()) {
        const HistogramBins bins = histogramBins(sorted);
        plot::Bars bars;
        bars.colour = plot::category(0);
        bars.width = bins.width;
        bars.height = histogramCounts(sorted, bins);
        for (std::size_t i = 0; i < bins.count; ++i) {
            const double from = bins.lower(i);
            bars.position.push_back(from + bins.width / 2);
            bars.labels.push_back(displayNumber(from, 4) + " to " + displayNumber(from + bins.width, 4) + "\n" +
                                  displayCount(static_cast<std::int64_t>(bars.height[i])));
        }
        spec.caption += ", bins of " + displayNumber(bins.width) + " (Freedman-Diaconis), median " +
                        displayNumber(quantile(sorted, 0.5));
        panel.layers = {std::move(bars)};
    }
    spec.caption += undefined > 0 ? "; " + displayCount(undefined) + " undefined." : ".";
    spec.widthMm = 89;
    spec.heightMm = 65;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
