// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/plot/gene_trait_plots.h"
#include "core/plot/label_choice.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

namespace pleio {

namespace {

constexpr double kNetworkWidthMm = 183, kNetworkHeightMm = 130;
constexpr double kNetworkMargin = 0.09;                             // of the drawing, for names at its edge
constexpr double kNetworkLetterWidth = 0.011, kLineHeight = 0.035;  // of the width and height of the figure
constexpr double kNameOffset = 0.034;                               // from a node to the middle of its name
constexpr double kNodeRadius = 0.009;                               // of a gene
constexpr double kGeneSize = 8, kTraitSize = 5, kLinkWidth = 0.6;

struct NetworkFrame {
    double x0 = 0, x1 = 0, y0 = 0, y1 = 0;
    [[nodiscard]] double width() const { return x1 - x0; }
    [[nodiscard]] double height() const { return y1 - y0; }
};

/// Around all places, with the proportions of the figure, so that both directions have one scale.
NetworkFrame frameOf(std::span<const NodePlace> places)
{
    const auto [left, right] = std::ranges::minmax(places, {}, &NodePlace::x);
    const auto [low, high] = std::ranges::minmax(places, {}, &NodePlace::y);
    const double perMm = std::max({(right.x - left.x) / kNetworkWidthMm, (high.y - low.y) / kNetworkHeightMm, 1e-9});
    const double width = perMm * kNetworkWidthMm * (1 + 2 * kNetworkMargin),
                 height = perMm * kNetworkHeightMm * (1 + 2 * kNetworkMargin);
    const double x = (left.x + right.x) / 2, y = (low.y + high.y) / 2;
    return {x - width / 2, x + width / 2, y - height / 2, y + height / 2};
}

/// Lines lower, higher (or all of them where effects have no direction).
std::array<plot::Segments, 2> linesOf(const GeneTraitLinks& links, std::span<const NodePlace> places)
{
    std::array<plot::Segments, 2> lines;
    lines[0].name = "lower";
    lines[0].colour = plot::category(0);
    lines[1].name = links.directed ? "higher" : "annotated";
    lines[1].colour = plot::category(1);
    for (plot::Segments& pieces : lines) pieces.width = kLinkWidth;
    for (const GeneTraitLink& link : links.links) {
        plot::Segments& to = lines[links.directed && link.lower ? 0 : 1];
        const NodePlace &gene = places[link.gene], &trait = places[links.ids.size() + link.trait];
        to.x0.push_back(gene.x);
        to.y0.push_back(gene.y);
        to.x1.push_back(trait.x);
        to.y1.push_back(trait.y);
    }
    return lines;
}

/// Names of all genes and of the traits with most links, where none lies on another.
std::vector<plot::Layer> namesOf(const GeneTraitLinks& links, std::span<const NodePlace> places,
                                 const std::vector<std::size_t>& linksOfNode, const NetworkFrame& frame)
{
    const std::size_t genes = links.ids.size();
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(genes), order.end(),
                     [&](std::size_t a, std::size_t b) { return linksOfNode[a] > linksOfNode[b]; });
    const auto name = [&](std::size_t node) -> const std::string& {
        return node < genes ? links.names[node] : links.traits[node - genes];
    };
    std::vector<LabelBox> boxes;
    for (const std::size_t node : order)
        boxes.push_back({places[node].x, places[node].y + kNameOffset * frame.height(),
                         kNetworkLetterWidth * frame.width() * static_cast<double>(name(node).size()),
                         kLineHeight * frame.height()});
    std::vector<plot::Layer> layers;
    const auto write = [&](std::size_t node) {
        plot::Text text{
            places[node].x, places[node].y + kNodeRadius * frame.height(), name(node), plot::Text::Anchor::Above, {}};
        if (node >= genes) text.colour.role = plot::Colour::Role::Muted;
        layers.emplace_back(std::move(text));
    };
    for (std::size_t node = 0; node < genes; ++node) write(node);
    for (const std::size_t at : uncrowdedLabels(boxes, boxes.size()))
        if (order[at] >= genes) write(order[at]);
    return layers;
}

}  // namespace

PlotSpec geneTraitNetwork(const GeneTraitLinks& links, std::span<const NodePlace> places, const std::string& about)
{
    const std::size_t genes = links.ids.size();
    assert(places.size() == genes + links.traits.size());
    std::vector<std::size_t> linksOfNode(places.size(), 0);
    for (const GeneTraitLink& link : links.links) {
        ++linksOfNode[link.gene];
        ++linksOfNode[genes + link.trait];
    }
    plot::Points geneNodes, traitNodes;
    geneNodes.name = "Genes";
    geneNodes.colour.role = plot::Colour::Role::Neutral;
    geneNodes.size = kGeneSize;
    traitNodes.name = "Traits";
    traitNodes.colour = plot::category(2);
    traitNodes.marker = plot::Marker::Square;
    traitNodes.size = kTraitSize;
    for (std::size_t node = 0; node < places.size(); ++node) {
        const bool gene = node < genes;
        plot::Points& to = gene ? geneNodes : traitNodes;
        to.x.push_back(places[node].x);
        to.y.push_back(places[node].y);
        to.labels.push_back((gene ? links.names[node] : links.traits[node - genes]) + "\n" +
                            displayCount(static_cast<std::int64_t>(linksOfNode[node])) +
                            (gene ? " of the traits shown" : " of the genes shown"));
        if (gene) to.keys.push_back(links.ids[node]);
    }
    const NetworkFrame frame = frameOf(places);
    plot::Panel panel;
    panel.x.visible = panel.y.visible = false;
    panel.x.lower = frame.x0;
    panel.x.upper = frame.x1;
    panel.y.lower = frame.y0;
    panel.y.upper = frame.y1;
    panel.linkX = panel.linkY = "network";  // a hidden axis moves only in a group
    panel.legend = true;
    for (plot::Segments& pieces : linesOf(links, places))
        if (!pieces.x0.empty()) panel.layers.emplace_back(std::move(pieces));
    panel.layers.emplace_back(std::move(traitNodes));
    panel.layers.emplace_back(std::move(geneNodes));
    for (plot::Layer& text : namesOf(links, places, linksOfNode, frame)) panel.layers.push_back(std::move(text));

    PlotSpec spec;
    spec.id = "network";
    spec.title = "Genes and the traits they share";
    spec.caption = about + " Distances follow the number of links between nodes (Kamada & Kawai 1989); directions "
                           "have no meaning.";
    spec.widthMm = kNetworkWidthMm;
    spec.heightMm = kNetworkHeightMm;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
