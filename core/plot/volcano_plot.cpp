// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/volcano_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pleio {

namespace {

constexpr double kSmallest = 1e-300;
constexpr std::size_t kMostNamedGenes = 10;
constexpr double kGeneNameHeight = 0.04;  // of the axis

double height(double p) { return -std::log10(std::max(p, kSmallest)) + 0.0; }  // no -0

}  // namespace

PlotSpec volcanoPlot(const VolcanoGenes& genes, const std::string& condition, const std::string& effectAxis, double fdr,
                     const std::string& about)
{
    // Lower, higher, not different: the last two are drawn over the first.
    std::array<plot::Points, 3> groups;
    groups[0].name = "q > " + displayNumber(fdr);
    groups[0].colour.role = plot::Colour::Role::Muted;
    groups[1].name = "lower";
    groups[1].colour = plot::category(0);
    groups[1].marker = plot::Marker::Triangle;
    groups[2].name = "higher";
    groups[2].colour = plot::category(1);
    std::vector<std::size_t> found;
    std::int64_t measured = 0;
    double reach = 0, top = 0;
    for (std::size_t i = 0; i < genes.ids.size(); ++i) {
        if (std::isnan(genes.effect[i]) || std::isnan(genes.p[i])) continue;
        ++measured;
        const bool different = genes.q[i] <= fdr;
        if (different) found.push_back(i);
        plot::Points& group = groups[!different ? 0 : genes.lower[i] ? 1 : 2];
        group.x.push_back(genes.effect[i]);
        group.y.push_back(height(genes.p[i]));
        group.keys.push_back(genes.ids[i]);
        group.labels.push_back(genes.names[i] + "\neffect " + displayNumber(genes.effect[i]) + ", p " +
                               displayNumber(genes.p[i]) + ", q " + displayNumber(genes.q[i]));
        reach = std::max(reach, std::abs(genes.effect[i]));
        top = std::max(top, group.y.back());
    }
    plot::Panel panel;
    panel.x.label = effectAxis;
    panel.y.label = "-log10 p";
    panel.y.lower = 0;
    panel.y.upper = top * 1.08;
    panel.legend = true;
    for (plot::Points& group : groups) {
        group.size = 4;
        if (!group.x.empty()) panel.layers.emplace_back(std::move(group));
    }
    if (!found.empty()) {
        double weakest = 0;
        for (const std::size_t i : found) weakest = std::max(weakest, genes.p[i]);
        plot::Line line;
        line.name = "q = " + displayNumber(fdr);
        line.x = {-reach, reach};
        line.y.assign(2, height(weakest));
        line.dashed = true;
        panel.layers.emplace_back(std::move(line));
    }
    std::ranges::stable_sort(found, {}, [&](std::size_t i) { return genes.p[i]; });
    double lastNamed[2] = {top * 2, top * 2};  // height of the last name on either side
    std::size_t named = 0;
    for (const std::size_t i : found) {
        const bool left = genes.effect[i] < 0;
        if (named == kMostNamedGenes) break;
        if (lastNamed[left] - height(genes.p[i]) < kGeneNameHeight * top) continue;  // would lie on another name
        lastNamed[left] = height(genes.p[i]);
        ++named;
        panel.layers.emplace_back(plot::Text{genes.effect[i],
                                             height(genes.p[i]),
                                             genes.names[i],
                                             left ? plot::Text::Anchor::Right : plot::Text::Anchor::Left,
                                             {}});
    }
    PlotSpec spec;
    spec.id = "volcano";
    spec.title = "Genes in " + condition;
    spec.caption = about + " n = " + displayCount(measured) + " genes; " +
                   displayCount(static_cast<std::int64_t>(found.size())) + " have q at most " + displayNumber(fdr) +
                   " (Benjamini-Hochberg over the genes).";
    spec.widthMm = 120;
    spec.heightMm = 100;
    spec.panels = {std::move(panel)};
    return spec;
}

PlotSpec callCountPlot(const CallCount& count, const std::string& condition, const std::string& about)
{
    plot::Bars bars;
    bars.name = "Genes";
    bars.colour = plot::category(0);
    bars.position = {-1, 1};
    for (const std::int64_t n : {count.lower, count.higher}) {
        bars.height.push_back(static_cast<double>(n));
        bars.labels.push_back(displayCount(n) + " genes");
    }
    plot::Panel panel;
    panel.x.ticks = {{-1, "lower"}, {1, "higher"}};
    panel.x.label = "Call";
    panel.x.lower = -2;
    panel.x.upper = 2;
    panel.y.label = "Genes";
    panel.y.lower = 0;
    panel.layers.emplace_back(std::move(bars));
    PlotSpec spec;
    spec.id = "calls";
    spec.title = "Genes called in " + condition;
    spec.caption =
        about + " n = " + displayCount(count.measured) + " genes. Calls have no size, so there is no volcano.";
    spec.widthMm = 89;
    spec.heightMm = 70;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
