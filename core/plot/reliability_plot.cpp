// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/reliability_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr double kRoomAboveHighest = 1.1;  // of the highest probability
constexpr double kBarShare = 0.015;        // of the axis
constexpr double kZ95 = 1.959963984540054;

struct Interval {
    double low, high;
};

/// Wilson's score interval of a binomial share (Wilson 1927).
Interval wilson(double share, double n)
{
    const double zz = kZ95 * kZ95 / n, centre = (share + zz / 2) / (1 + zz);
    const double half = kZ95 * std::sqrt(share * (1 - share) / n + zz / (4 * n)) / (1 + zz);
    return {centre - half, centre + half};
}

}  // namespace

PlotSpec reliabilityPlot(const std::string& title, const std::vector<ReliabilityPoint>& points)
{
    plot::Panel panel;
    panel.rowStretch = 3;
    panel.legend = true;
    panel.linkX = "probability";
    panel.y.label = "Observed share of members";
    panel.x.lower = panel.y.lower = 0;
    panel.x.visible = false;
    plot::Line diagonal;
    diagonal.name = "Perfectly calibrated";
    diagonal.dashed = true;
    diagonal.width = 0.5;
    plot::Segments interval;
    interval.name = "Binomial 95 % interval";
    interval.width = 0.75;
    interval.colour = plot::category(0);
    plot::Points observed;
    observed.name = "Observed";
    observed.colour = plot::category(0);

    plot::Panel counts;
    counts.row = 1;
    counts.linkX = "probability";
    counts.x.label = "Mean predicted probability";
    counts.x.lower = 0;
    counts.y.label = "n";
    counts.y.logarithmic = true;
    plot::Bars bars;
    bars.colour.role = plot::Colour::Role::Muted;

    std::int64_t total = 0;
    double highest = 0;
    for (const ReliabilityPoint& point : points) {
        if (point.n <= 0) continue;
        total += point.n;
        highest = std::max({highest, point.predicted, point.observed});
        const auto n = static_cast<double>(point.n);
        const Interval range = wilson(point.observed, n);
        const std::string text = "Predicted " + displayNumber(point.predicted) + ", observed " +
                                 displayNumber(point.observed) + "\n95 % interval " + displayNumber(range.low) +
                                 " to " + displayNumber(range.high) + "\nn " + displayCount(point.n);
        interval.x0.push_back(point.predicted);
        interval.x1.push_back(point.predicted);
        interval.y0.push_back(range.low);
        interval.y1.push_back(range.high);
        observed.x.push_back(point.predicted);
        observed.y.push_back(point.observed);
        observed.labels.push_back(text);
        bars.position.push_back(point.predicted);
        bars.height.push_back(n);
        bars.labels.push_back(text);
    }
    // Probabilities of rare traits end far below 1; both axes keep the same scale.
    const double end = highest > 0 ? std::min(1.0, highest * kRoomAboveHighest) : 1;
    panel.x.upper = panel.y.upper = counts.x.upper = end;
    diagonal.x = diagonal.y = {0, end};
    bars.width = kBarShare * end;
    // A bar of one decision still has a height on a logarithmic axis that starts below 1.
    counts.y.lower = 0.5;
    panel.layers = {std::move(diagonal), std::move(interval), std::move(observed)};
    counts.layers = {std::move(bars)};

    PlotSpec spec;
    spec.id = "reliability";
    spec.title = title;
    spec.caption =
        "Share of genes that are members among those given about the same probability, n = " + displayCount(total) +
        " decisions; below, how many there are of each.";
    spec.widthMm = 120;
    spec.heightMm = 110;
    spec.panels = {std::move(panel), std::move(counts)};
    return spec;
}

}  // namespace pleio
