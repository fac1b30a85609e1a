// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/ranking_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr double kMmPerRankedRow = 3.6;
constexpr double kMmBesidesRanking = 28;

}  // namespace

PlotSpec rankingPlot(std::string id, std::string title, std::string valueLabel, std::vector<RankingRow> rows,
                     std::size_t limit)
{
    const std::size_t all = rows.size();
    std::erase_if(rows, [](const RankingRow& row) { return std::isnan(row.value); });
    const std::size_t undefined = all - rows.size(), defined = rows.size();
    std::ranges::stable_sort(rows, std::greater<>(), &RankingRow::value);
    rows.resize(std::min(defined, limit));

    plot::Panel panel;
    panel.x.label = std::move(valueLabel);
    panel.y.label = "Genes";
    panel.y.reversed = true;
    plot::Bars bars;
    bars.horizontal = true;
    bars.colour = plot::category(0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto at = static_cast<double>(i);
        bars.position.push_back(at);
        bars.height.push_back(rows[i].value);
        bars.keys.push_back(rows[i].key);
        bars.labels.push_back(rows[i].label + "\n" + panel.x.label + ": " + displayNumber(rows[i].value) + "\nrank " +
                              displayCount(static_cast<std::int64_t>(i + 1)) + " of " +
                              displayCount(static_cast<std::int64_t>(defined)));
        panel.y.ticks.push_back({at, rows[i].label});
    }
    panel.layers = {std::move(bars)};

    PlotSpec spec;
    spec.id = std::move(id);
    spec.title = std::move(title);
    const auto leftOut = static_cast<std::int64_t>(defined - rows.size());
    spec.caption = "The " + displayCount(static_cast<std::int64_t>(rows.size())) + " highest of " +
                   displayCount(static_cast<std::int64_t>(defined)) + "; " + displayCount(leftOut) +
                   (leftOut == 1 ? " is left out." : " are left out.");
    if (leftOut == 0) spec.caption = "All " + displayCount(static_cast<std::int64_t>(defined)) + ".";
    if (undefined > 0)
        spec.caption += " " + displayCount(static_cast<std::int64_t>(undefined)) + " without a value are not shown.";
    spec.widthMm = 120;
    spec.heightMm = kMmBesidesRanking + kMmPerRankedRow * static_cast<double>(rows.size());
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
