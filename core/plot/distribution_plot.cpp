// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/distribution_plot.h"

#include "core/base/text.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr double kMostBins = 200;

struct Bins {
    double start = 0, width = 1;
    std::size_t count = 1;
};

Bins binsOf(const std::vector<double>& sorted)
{
    const double least = sorted.front(), most = sorted.back(), n = static_cast<double>(sorted.size());
    const bool whole = std::ranges::all_of(sorted, [](double v) { return v == std::floor(v); });
    if (least == most) return {least - 0.5, 1, 1};
    const double spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    double width = spread > 0 ? 2 * spread / std::cbrt(n) : (most - least) / (std::ceil(std::log2(n)) + 1);
    width = std::max(width, (most - least) / kMostBins);
    if (!whole) {
        const auto count = static_cast<std::size_t>(std::ceil((most - least) / width));
        return {least, (most - least) / static_cast<double>(count), count};
    }
    width = std::max(1.0, std::ceil(width));
    return {least - 0.5, width, static_cast<std::size_t>(std::floor((most - least) / width)) + 1};
}

}  // namespace

PlotSpec distributionPlot(std::string title, std::string valueLabel, std::string things,
                          const std::vector<double>& values)
{
    std::vector<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted), [](double v) { return std::isfinite(v); });
    std::ranges::sort(sorted);
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
        const Bins bins = binsOf(sorted);
        plot::Bars bars;
        bars.colour = plot::category(0);
        bars.width = bins.width;
        bars.position.resize(bins.count);
        bars.height.assign(bins.count, 0);
        for (const double value : sorted) {
            const auto bin = static_cast<std::size_t>((value - bins.start) / bins.width);
            bars.height[std::min(bin, bins.count - 1)] += 1;
        }
        for (std::size_t i = 0; i < bins.count; ++i) {
            const double from = bins.start + static_cast<double>(i) * bins.width;
            bars.position[i] = from + bins.width / 2;
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
