// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/comparison_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace pleio {

namespace {

constexpr int kColumns = 3;
constexpr double kMmPerComparedName = 3.6, kMmPerPanel = 16, kLeastPanelMm = 30, kNamesStretch = 1.5;

plot::Panel panelOf(const std::vector<std::string>& names, const ComparedNumber& number, bool withNames)
{
    plot::Panel panel;
    panel.x.label = number.title;
    panel.y.reversed = true;
    panel.y.lower = -0.6;
    panel.y.upper = static_cast<double>(names.size()) - 0.4;
    panel.linkY = "names";
    if (withNames) panel.columnStretch = kNamesStretch;
    plot::Points dots;
    dots.colour = plot::category(0);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto at = static_cast<double>(i);
        panel.y.ticks.push_back({at, withNames ? names[i] : std::string()});
        if (std::isnan(number.values[i])) continue;
        dots.x.push_back(number.values[i]);
        dots.y.push_back(at);
        dots.labels.push_back(names[i] + "\n" + number.title + ": " + displayNumber(number.values[i]));
    }
    panel.layers = {std::move(dots)};
    return panel;
}

}  // namespace

PlotSpec comparisonPlot(const std::vector<std::string>& names, const std::vector<ComparedNumber>& numbers,
                        const std::string& what, std::size_t limit)
{
    PlotSpec spec;
    spec.id = "comparison";
    spec.title = "Comparison of " + what;
    std::size_t undefined = 0, leftOut = 0;
    for (const ComparedNumber& number : numbers) {
        assert(number.values.size() == names.size());
        if (std::ranges::all_of(number.values, [](double value) { return std::isnan(value); })) {
            ++undefined;
        } else if (spec.panels.size() == limit) {
            ++leftOut;
        } else {
            const int index = static_cast<int>(spec.panels.size());
            plot::Panel panel = panelOf(names, number, index % kColumns == 0);
            panel.row = index / kColumns;
            panel.column = index % kColumns;
            spec.panels.push_back(std::move(panel));
        }
    }
    spec.caption = displayCount(static_cast<std::int64_t>(names.size())) + " " + what + " in the order given.";
    if (leftOut > 0)
        spec.caption += " " + displayCount(static_cast<std::int64_t>(leftOut)) + " more numbers are in the table.";
    if (undefined > 0)
        spec.caption += " " + displayCount(static_cast<std::int64_t>(undefined)) + " are undefined for all.";
    const std::size_t rows = (spec.panels.size() + kColumns - 1) / kColumns;
    spec.heightMm = static_cast<double>(rows) *
                        std::max(kLeastPanelMm, kMmPerPanel + kMmPerComparedName * static_cast<double>(names.size())) +
                    kMmPerPanel;
    return spec;
}

}  // namespace pleio
