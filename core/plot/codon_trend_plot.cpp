// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/codon_trend_plot.h"

#include "core/base/text.h"
#include "core/plot/codon_axis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace pleio {

namespace {

constexpr double kRoomForTrendNames = 1.4;

enum Kind : std::size_t { Optimal, Avoided, Neither, kKinds };

Kind kindOf(const CodonTrendBar& trend, double rate)
{
    if (!(trend.q <= rate)) return Neither;
    return trend.coefficient > 0 ? Optimal : Avoided;
}

std::array<plot::Bars, kKinds> emptyTrendBars()
{
    std::array<plot::Bars, kKinds> bars;
    bars[Optimal].name = "Optimal";
    bars[Optimal].colour = plot::category(1);
    bars[Avoided].name = "Avoided";
    bars[Avoided].colour = plot::category(0);
    bars[Neither].name = "No detectable trend";
    bars[Neither].colour.role = plot::Colour::Role::Muted;
    return bars;
}

}  // namespace

PlotSpec codonTrendPlot(const std::vector<CodonTrendBar>& trends, double rate, const std::string& unit,
                        const std::string& about)
{
    std::vector<CodonSlot> codons;
    double lowest = 0, highest = 0;
    std::int64_t undefined = 0;
    for (const CodonTrendBar& trend : trends) {
        codons.push_back({trend.aminoAcid, trend.codon});
        if (std::isnan(trend.coefficient)) {
            ++undefined;
            continue;
        }
        lowest = std::min(lowest, trend.low);
        highest = std::max(highest, trend.high);
    }
    if (lowest == highest) highest = 1;

    PlotSpec spec;
    const CodonAxis axis = codonAxis(codons);
    for (std::size_t r = 0; r < axis.rows.size(); ++r) {
        const CodonAxis::Row& row = axis.rows[r];
        plot::Panel panel = codonPanel(axis, r, kRoomBeyondBars * lowest, kRoomForTrendNames * highest);
        panel.y.label = unit;
        panel.legend = r == 0;
        std::array<plot::Bars, kKinds> bars = emptyTrendBars();
        plot::Segments intervals;
        if (r == 0) intervals.name = "95 % interval";
        intervals.width = 0.75;
        for (std::size_t i = 0; i < row.codons.size(); ++i) {
            const CodonTrendBar& trend = trends[row.codons[i]];
            if (std::isnan(trend.coefficient)) continue;
            plot::Bars& own = bars[kindOf(trend, rate)];
            own.position.push_back(row.positions[i]);
            own.height.push_back(trend.coefficient);
            own.labels.push_back(trend.codon + " (" + trend.aminoAcid + ")\n" + displayNumber(trend.coefficient) +
                                 " (" + displayNumber(trend.low) + " to " + displayNumber(trend.high) +
                                 "), odds ratio " + displayNumber(std::exp(trend.coefficient)) + "\nq " +
                                 displayNumber(trend.q, 2));
            intervals.x0.push_back(row.positions[i]);
            intervals.x1.push_back(row.positions[i]);
            intervals.y0.push_back(trend.low);
            intervals.y1.push_back(trend.high);
        }
        for (plot::Bars& own : bars) panel.layers.emplace_back(std::move(own));
        panel.layers.emplace_back(std::move(intervals));
        plot::Line zero;
        zero.x = {row.lower, row.upper};
        zero.y = {0, 0};
        zero.width = 0.5;
        panel.layers.emplace_back(std::move(zero));
        spec.panels.push_back(std::move(panel));
    }
    spec.id = "codon_trends";
    spec.title = "Codons used more in genes of stronger bias";
    spec.caption = about + " Optimal: positive with q at most " + displayNumber(rate, 2) + ".";
    if (undefined > 0)
        spec.caption += " Undefined for " + displayCount(undefined) +
                        (undefined == 1 ? " codon, which is" : " codons, which are") + " not drawn.";
    spec.heightMm = 120;
    return spec;
}

}  // namespace pleio
