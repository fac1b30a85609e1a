// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/neutrality_plot.h"

#include "core/base/text.h"
#include "core/plot/axis_range.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pleio {

namespace {

constexpr double kNeutralityMargin = 0.03;

std::string fitText(const MajorAxisFit& fit)
{
    if (std::isnan(fit.slope)) return " There are too few points that vary for a line.";
    std::string text = " Standardised major axis: slope " + displayNumber(fit.slope);
    if (!std::isnan(fit.slopeLower))
        text += " [95 % interval " + displayNumber(fit.slopeLower) + " to " + displayNumber(fit.slopeUpper) +
                "], p of slope " + (fit.slope < 0 ? "−1 " : "1 ") +
                (fit.pSlopeOne > 0 ? displayNumber(fit.pSlopeOne, 2) : "below 1e-300");
    return text + "; r " + displayNumber(fit.r) + ". Least squares: slope " + displayNumber(fit.olsSlope) +
           ". Slope 1 is expected if mutation alone shapes all three positions, slope 0 if GC12 is held by selection.";
}

plot::Line through(double x, double y, double slope, const AxisRange& range)
{
    plot::Line line;
    line.x = {range.lower, range.upper};
    for (const double at : line.x) line.y.push_back(y + slope * (at - x));
    return line;
}

}  // namespace

PlotSpec neutralityPlot(const GenePoints& genes, const MajorAxisFit& fit)
{
    GeneLayers points = geneLayers(genes, "GC3", "GC12");
    AxisRange gc3, both;
    double meanGc3 = 0;
    for (std::size_t i = 0; i < genes.x.size(); ++i) {
        if (!std::isfinite(genes.x[i]) || !std::isfinite(genes.y[i])) continue;
        gc3.add(genes.x[i]);
        both.add(genes.x[i]);
        both.add(genes.y[i]);
        meanGc3 += genes.x[i] / static_cast<double>(points.drawn);
    }
    if (points.drawn == 0) both = {0, 1};
    // One scale for both axes, so that y = x is the diagonal.
    both = {std::max(0.0, both.lower - kNeutralityMargin), std::min(1.0, both.upper + kNeutralityMargin)};

    plot::Panel panel;
    panel.x = {.label = "GC3", .lower = both.lower, .upper = both.upper, .ticks = {}};
    panel.y = {.label = "GC12, mean of GC1 and GC2", .lower = both.lower, .upper = both.upper, .ticks = {}};
    panel.legend = true;
    panel.layers = std::move(points.layers);
    plot::Line diagonal = through(0, 0, 1, both);
    diagonal.name = "y = x";
    diagonal.dashed = true;
    diagonal.width = 0.5;
    panel.layers.emplace_back(std::move(diagonal));
    if (!std::isnan(fit.slope)) {
        const double meanGc12 = fit.intercept + fit.slope * meanGc3;
        plot::Line axis = through(meanGc3, meanGc12, fit.slope, gc3);
        axis.name = "Standardised major axis";
        axis.colour = plot::category(0);
        axis.width = 1.5;
        if (!std::isnan(fit.slopeLower)) {
            plot::Segments ends;
            ends.name = "95 % interval of its slope";
            ends.colour = plot::category(0);
            ends.width = 0.5;
            for (const double slope : {fit.slopeLower, fit.slopeUpper}) {
                const plot::Line end = through(meanGc3, meanGc12, slope, gc3);
                ends.x0.push_back(end.x[0]);
                ends.y0.push_back(end.y[0]);
                ends.x1.push_back(end.x[1]);
                ends.y1.push_back(end.y[1]);
            }
            panel.layers.emplace_back(std::move(ends));
        }
        panel.layers.emplace_back(std::move(axis));
    }

    PlotSpec spec;
    spec.id = "neutrality";
    spec.title = "Neutrality plot";
    spec.caption = points.counts(genes.highlight) + fitText(fit);
    spec.widthMm = 120;
    spec.heightMm = 120;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
