// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/bias_distribution_plot.h"

#include "core/base/text.h"
#include "core/math/ranks.h"
#include "core/plot/histogram.h"

#include <utility>

namespace pleio {

namespace {

constexpr double kMmPerMeasure = 89, kMmInHeight = 75;
constexpr int kReferenceColour = 1;

std::string number(std::size_t n) { return displayCount(static_cast<std::int64_t>(n)); }

std::vector<double> percentages(const std::vector<double>& values, const HistogramBins& bins)
{
    std::vector<double> shares = histogramCounts(values, bins);
    for (double& share : shares) share *= 100 / static_cast<double>(values.size());
    return shares;
}

/// The upper edge of a histogram, down to zero at both ends.
plot::Line outline(const std::vector<double>& heights, const HistogramBins& bins)
{
    plot::Line line;
    const auto add = [&](double x, double y) {
        line.x.push_back(x);
        line.y.push_back(y);
    };
    add(bins.lower(0), 0);
    for (std::size_t bin = 0; bin < bins.count; ++bin) {
        add(bins.lower(bin), heights[bin]);
        add(bins.lower(bin + 1), heights[bin]);
    }
    add(bins.lower(bins.count), 0);
    return line;
}

std::string describe(const std::string& set, const std::vector<double>& sorted, std::size_t undefined)
{
    std::string text = " " + set + ": n = " + number(sorted.size());
    if (!sorted.empty()) text += ", median " + displayNumber(quantile(sorted, 0.5));
    if (undefined > 0) text += ", " + number(undefined) + " undefined";
    return text + ".";
}

}  // namespace

PlotSpec biasDistributionPlot(const std::vector<GeneMeasure>& measures, const std::vector<bool>& inReference,
                              const std::string& reference)
{
    PlotSpec spec;
    spec.id = "bias_distribution";
    spec.title = "Distributions of codon bias";
    spec.caption = "Shares of the genes of each set.";
    spec.widthMm = kMmPerMeasure * static_cast<double>(measures.size());
    spec.heightMm = kMmInHeight;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const GeneMeasure& measure = measures[m];
        std::vector<double> members;
        for (std::size_t gene = 0; gene < inReference.size(); ++gene)
            if (inReference[gene]) members.push_back(measure.values[gene]);
        const std::vector<double> all = sortedFinite(measure.values), chosen = sortedFinite(members);

        plot::Panel panel;
        panel.column = static_cast<int>(m);
        panel.x.label = measure.label;
        panel.y.label = "Genes (%)";
        panel.y.lower = 0;
        panel.legend = m == 0 && !inReference.empty();
        spec.caption += " " + measure.label + "." + describe("All genes", all, measure.values.size() - all.size());
        if (!inReference.empty()) spec.caption.append(describe(reference, chosen, members.size() - chosen.size()));
        if (!all.empty()) {
            const HistogramBins bins = histogramBins(all);
            plot::Bars bars;
            bars.name = "All genes";
            bars.colour.role = plot::Colour::Role::Muted;
            bars.width = bins.width;
            bars.height = percentages(all, bins);
            for (std::size_t bin = 0; bin < bins.count; ++bin) {
                bars.position.push_back(bins.lower(bin) + bins.width / 2);
                bars.labels.push_back(displayNumber(bins.lower(bin), 4) + " to " +
                                      displayNumber(bins.lower(bin + 1), 4) + "\n" + displayNumber(bars.height[bin]) +
                                      " % of all genes");
            }
            panel.layers.emplace_back(std::move(bars));
            if (!chosen.empty()) {
                plot::Line line = outline(percentages(chosen, bins), bins);
                line.name = reference;
                line.colour = plot::category(kReferenceColour);
                line.width = 1.5;
                panel.layers.emplace_back(std::move(line));
            }
        }
        spec.panels.push_back(std::move(panel));
    }
    return spec;
}

}  // namespace pleio
