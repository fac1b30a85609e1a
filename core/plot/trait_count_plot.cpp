// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/trait_count_plot.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace pleio {

namespace {

std::string genesText(std::int64_t n) { return displayCount(n) + (n == 1 ? " gene" : " genes"); }

plot::Points points(std::string name, plot::Colour colour, double size)
{
    plot::Points out;
    out.name = std::move(name);
    out.colour = colour;
    out.size = size;
    return out;
}

void add(plot::Points& out, double x, double y, const std::string& key, std::string label)
{
    out.x.push_back(x);
    out.y.push_back(y);
    out.keys.push_back(key);
    out.labels.push_back(std::move(label));
}

/// One count against the number of traits.
plot::Panel countPanel(const std::vector<CountedGene>& genes, double CountedGene::*count, const std::string& label,
                       const std::string& unit)
{
    constexpr std::size_t kNamed = 8, kHover = 5;
    std::map<std::pair<double, double>, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < genes.size(); ++i) places[{genes[i].traits, genes[i].*count}].push_back(i);

    plot::Points single = points("One gene", plot::category(0), 4),
                 several = points("2 to 9 genes", plot::category(0), 6),
                 many = points("10 genes or more", plot::category(0), 9);
    several.marker = plot::Marker::Square;
    many.marker = plot::Marker::Diamond;
    double mostTraits = 0, mostCount = 0;
    for (const auto& [place, members] : places) {
        std::string text;
        for (std::size_t i = 0; i < std::min(members.size(), kHover); ++i) addToList(text, genes[members[i]].label);
        if (members.size() > kHover) text += " and " + std::to_string(members.size() - kHover) + " more";
        text += "\n" + displayNumber(place.first) + " traits, " + displayNumber(place.second) + " " + unit;
        plot::Points& layer = members.size() == 1 ? single : members.size() < 10 ? several : many;
        add(layer, place.first, place.second, genes[members.front()].key, std::move(text));
        mostTraits = std::max(mostTraits, place.first);
        mostCount = std::max(mostCount, place.second);
    }
    plot::Line diagonal;
    diagonal.colour.role = plot::Colour::Role::Muted;
    diagonal.dashed = true;
    diagonal.x = diagonal.y = {0, std::min(mostTraits, mostCount * 1.08)};

    plot::Panel panel;
    panel.x.label = "Traits after FDR";
    panel.y.label = label;
    panel.x.lower = -0.02 * mostTraits - 0.3;
    panel.y.lower = -0.02 * mostCount - 0.3;
    panel.x.upper = mostTraits * 1.2 + 0.5;
    panel.y.upper = mostCount * 1.1 + 0.5;
    panel.legend = true;
    panel.layers = {std::move(diagonal)};
    for (plot::Points* layer : {&many, &several, &single})
        if (!layer->x.empty()) panel.layers.emplace_back(std::move(*layer));
    std::vector<std::size_t> order(genes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater<>{}, [&](std::size_t i) { return genes[i].*count; });
    std::vector<std::size_t> named;
    for (const std::size_t i : order) {
        if (named.size() == kNamed || genes[i].*count < 2) break;
        // Names of points that are close would lie on one another; the higher one has its name.
        const bool free = std::ranges::none_of(named, [&](std::size_t other) {
            return std::abs(genes[other].*count - genes[i].*count) < 0.05 * mostCount &&
                   std::abs(genes[other].traits - genes[i].traits) < 0.2 * mostTraits;
        });
        if (!free) continue;
        panel.layers.emplace_back(
            plot::Text{genes[i].traits, genes[i].*count, " " + genes[i].label, plot::Text::Anchor::Right, {}});
        named.push_back(i);
    }
    return panel;
}

}  // namespace

PlotSpec traitCountPlot(const std::vector<std::int64_t>& counts, const std::vector<double>& expected,
                        const std::string& unit)
{
    constexpr double kFewest = 0.5;  // the axis ends below one gene
    const std::int64_t most = counts.empty() ? 0 : *std::ranges::max_element(counts);
    std::vector<double> genes(static_cast<std::size_t>(most) + 1, 0);
    for (const std::int64_t count : counts) genes[static_cast<std::size_t>(count)] += 1;

    plot::Bars bars;
    bars.name = "Observed";
    bars.colour = plot::category(0);
    plot::Line line;
    line.name = "If every trait hit genes at random";
    line.colour = plot::category(1);
    line.width = 1.5;
    for (std::size_t k = 0; k < genes.size(); ++k) {
        const double chance = k < expected.size() ? expected[k] : 0;
        if (genes[k] > 0) {
            bars.position.push_back(static_cast<double>(k));
            bars.height.push_back(genes[k]);
            bars.labels.push_back(displayCount(static_cast<std::int64_t>(k)) + " " + unit + "\n" +
                                  genesText(static_cast<std::int64_t>(genes[k])) + "\n" + displayNumber(chance) +
                                  " expected");
        }
        if (chance < kFewest) continue;
        line.x.push_back(static_cast<double>(k));
        line.y.push_back(chance);
    }
    plot::Panel panel;
    panel.x.label = "Traits a gene (" + unit + ")";
    panel.x.lower = -0.6;
    panel.x.upper = static_cast<double>(most) + 0.6;
    panel.y.label = "Genes";
    panel.y.logarithmic = true;
    panel.y.lower = kFewest;
    panel.legend = true;
    panel.layers = {std::move(bars), std::move(line)};

    PlotSpec spec;
    spec.id = "trait_counts";
    spec.title = "How many traits genes affect";
    spec.caption =
        "n = " + genesText(static_cast<std::int64_t>(counts.size())) +
        ". The line is what is expected if every trait hit as many genes as it does, at random and independently of "
        "the other traits (Poisson binomial).";
    spec.widthMm = 120;
    spec.heightMm = 80;
    spec.panels = {std::move(panel)};
    return spec;
}

PlotSpec clusterCountPlot(const std::vector<CountedGene>& genes, bool withGroups)
{
    PlotSpec spec;
    spec.id = "cluster_counts";
    spec.title = "Traits and clusters of traits";
    spec.caption =
        "n = " + genesText(static_cast<std::int64_t>(genes.size())) +
        "; genes with equal counts share a point. On the dashed line no two traits of a gene are in one cluster" +
        (withGroups ? " (group)." : ".");
    spec.panels.push_back(countPanel(genes, &CountedGene::clusters, "Clusters of traits after FDR", "clusters"));
    if (withGroups) {
        spec.panels.push_back(countPanel(genes, &CountedGene::groups, "Groups of traits after FDR", "groups"));
        spec.panels.back().column = 1;
    }
    spec.widthMm = withGroups ? 183 : 120;
    spec.heightMm = 90;
    return spec;
}

PlotSpec genomeStripPlot(const std::vector<PlacedReplicon>& replicons, const std::vector<PlacedGene>& genes,
                         const std::string& valueLabel, double threshold, std::size_t named)
{
    constexpr double kMega = 1e6;
    std::vector<double> start;
    double length = 0;
    for (const PlacedReplicon& replicon : replicons) {
        start.push_back(length);
        length += static_cast<double>(replicon.length);
    }
    const auto placeOf = [&](const PlacedGene& gene) {
        return (start[static_cast<std::size_t>(gene.replicon)] + static_cast<double>(gene.position)) / kMega;
    };
    // Neighbouring replicons alternate in colour.
    plot::Points layers[2] = {points("", plot::category(0), 3.5), points("", plot::category(1), 3.5)};
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < genes.size(); ++i) {
        if (!std::isfinite(genes[i].value)) continue;
        drawn.push_back(i);
        add(layers[genes[i].replicon % 2], placeOf(genes[i]), genes[i].value, genes[i].key,
            genes[i].label + "\n" + valueLabel + ": " + displayNumber(genes[i].value));
    }
    plot::Panel panel;
    panel.x.label = replicons.size() == 1 ? "Position on " + replicons.front().name + " (Mb)"
                                          : "Position, replicons one after another (Mb)";
    panel.x.lower = 0;
    panel.x.upper = length / kMega;
    panel.y.label = valueLabel;
    for (plot::Points& layer : layers)
        if (!layer.x.empty()) panel.layers.emplace_back(std::move(layer));
    if (std::isfinite(threshold)) {
        plot::Segments line;
        line.x0 = {0};
        line.x1 = {length / kMega};
        line.y0 = line.y1 = {threshold};
        line.dashed = true;
        panel.layers.emplace_back(std::move(line));
    }
    std::ranges::stable_sort(drawn, std::greater<>{}, [&](std::size_t i) { return genes[i].value; });
    double highest = 0;
    std::vector<double> taken;
    std::size_t written = 0;
    for (const std::size_t i : drawn) {
        highest = std::max(highest, genes[i].value);
        const double x = placeOf(genes[i]);
        // Names of neighbours would lie on one another; the higher gene has its name.
        const bool free =
            std::ranges::none_of(taken, [&](double other) { return std::abs(other - x) < 0.05 * length / kMega; });
        if (written < named && free && genes[i].value > 0) {
            panel.layers.emplace_back(plot::Text{x, genes[i].value, genes[i].label, plot::Text::Anchor::Above, {}});
            taken.push_back(x);
            ++written;
        }
    }
    panel.y.upper = highest * 1.12 + 0.1;
    panel.y.lower = -0.03 * highest;

    PlotSpec spec;
    spec.id = "genome_strip";
    spec.title = "Pleiotropy along the genome";
    spec.caption = genesText(static_cast<std::int64_t>(drawn.size())) + " with a value and a position";
    const auto undefined = static_cast<std::int64_t>(genes.size() - drawn.size());
    spec.caption += undefined > 0 ? "; " + genesText(undefined) + " without a value." : ".";
    spec.widthMm = 183;
    spec.heightMm = 70;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
