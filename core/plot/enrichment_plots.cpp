// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/enrichment_plots.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace pleio {

PlotSpec oddsRatioPlot(std::vector<EnrichedSet> sets, const std::string& list, std::size_t limit)
{
    constexpr double kLowest = 0.05, kHighest = 200, kMmPerSet = 3.8, kMmBesidesSets = 30;
    std::erase_if(sets, [](const EnrichedSet& set) { return std::isnan(set.odds) || std::isnan(set.q); });
    std::ranges::stable_sort(
        sets, [](const EnrichedSet& a, const EnrichedSet& b) { return a.q != b.q ? a.q < b.q : a.odds > b.odds; });
    const std::size_t all = sets.size();
    sets.resize(std::min(all, limit));

    plot::Panel panel;
    panel.x.label = "Odds ratio";
    panel.x.logarithmic = true;
    panel.x.lower = kLowest;
    panel.x.upper = kHighest;
    panel.y.reversed = true;
    panel.y.lower = -0.6;
    panel.y.upper = static_cast<double>(sets.size()) - 0.4;
    panel.legend = true;
    plot::Points called, others;
    called.name = "q <= 0.05";
    called.colour = plot::category(1);
    called.marker = plot::Marker::Diamond;
    called.size = 6;
    others.name = "q > 0.05";
    others.colour.role = plot::Colour::Role::Muted;
    plot::Segments intervals, none;
    none.x0 = none.x1 = {1};
    none.y0 = {-0.6};
    none.y1 = {static_cast<double>(sets.size()) - 0.4};
    none.dashed = true;
    const auto drawn = [&](double value) { return std::clamp(value, kLowest, kHighest); };
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const EnrichedSet& set = sets[i];
        const auto at = static_cast<double>(i);
        plot::Points& layer = set.q <= 0.05 ? called : others;
        layer.x.push_back(drawn(set.odds));
        layer.y.push_back(at);
        layer.labels.push_back(set.name + "\nodds ratio " + displayNumber(set.odds) + " (" + displayNumber(set.low) +
                               " to " + displayNumber(set.high) + ")\n" + displayCount(set.shared) + " of " +
                               displayCount(set.genes) + " genes, q = " + displayNumber(set.q));
        intervals.x0.push_back(drawn(set.low));
        intervals.x1.push_back(drawn(set.high));
        intervals.y0.push_back(at);
        intervals.y1.push_back(at);
        panel.y.ticks.push_back({at, set.name + " (" + displayCount(set.shared) + "/" + displayCount(set.genes) + ")"});
    }
    panel.layers = {std::move(none), std::move(intervals)};
    if (!others.x.empty()) panel.layers.emplace_back(std::move(others));
    if (!called.x.empty()) panel.layers.emplace_back(std::move(called));

    PlotSpec spec;
    spec.id = "odds_ratios";
    spec.title = "Gene sets among the " + list;
    spec.caption = "The " + displayCount(static_cast<std::int64_t>(sets.size())) + " sets of lowest q of " +
                   displayCount(static_cast<std::int64_t>(all)) +
                   " tested, with exact 95 % intervals (conditional odds ratio; values beyond 0.05 and 200 are drawn "
                   "there). In brackets: "
                   "genes shared and genes of the set.";
    spec.widthMm = 150;
    spec.heightMm = kMmBesidesSets + kMmPerSet * static_cast<double>(sets.size());
    spec.panels = {std::move(panel)};
    return spec;
}

PlotSpec runningEnrichmentPlot(const std::vector<RunningSet>& sets, const std::string& ranking)
{
    constexpr std::size_t kPoints = 1000;  // more cannot be seen
    plot::Panel panel;
    panel.x.label = "Rank by " + ranking;
    panel.y.label = "Running enrichment score";
    panel.legend = true;
    std::size_t genes = 0;
    for (std::size_t s = 0; s < sets.size(); ++s) {
        plot::Line line;
        line.name = sets[s].name + " (NES " + displayNumber(sets[s].normalised) + ")";
        line.colour = plot::category(static_cast<int>(s));
        line.width = 1.5;
        line.dashed = s % 2 == 1;  // told apart without colour too
        const std::vector<double>& running = sets[s].running;
        genes = std::max(genes, running.size());
        const std::size_t step = std::max<std::size_t>(1, running.size() / kPoints);
        line.x.push_back(0);
        line.y.push_back(0);
        // Of every step the value farthest from 0, so that no peak is cut off.
        for (std::size_t from = 0; from < running.size(); from += step) {
            const std::size_t to = std::min(running.size(), from + step);
            const auto peak = std::ranges::max_element(running.begin() + static_cast<std::ptrdiff_t>(from),
                                                       running.begin() + static_cast<std::ptrdiff_t>(to), {},
                                                       [](double v) { return std::abs(v); });
            line.x.push_back(static_cast<double>(peak - running.begin()) + 1);
            line.y.push_back(*peak);
        }
        panel.layers.emplace_back(std::move(line));
    }
    plot::Segments zero;
    zero.x0 = {0};
    zero.x1 = {static_cast<double>(genes)};
    zero.y0 = zero.y1 = {0};
    zero.colour.role = plot::Colour::Role::Muted;
    panel.layers.emplace_back(std::move(zero));

    PlotSpec spec;
    spec.id = "running_scores";
    spec.title = "Gene sets along the ranking";
    spec.caption = "The " + displayCount(static_cast<std::int64_t>(sets.size())) + " sets of lowest p; " +
                   displayCount(static_cast<std::int64_t>(genes)) +
                   " ranked genes, the highest first. A set at the top rises at once.";
    spec.widthMm = 150;
    spec.heightMm = 95;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
