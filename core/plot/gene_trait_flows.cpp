// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/plot/gene_trait_plots.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace pleio {

namespace {

constexpr double kNodeWidth = 0.03;    // of the distance between two columns
constexpr double kSmallestSlot = 0.8;  // of the mean height of a node in the longest column: room for a name
constexpr double kFlowLetterWidth =
    0.0165;  // of the width of a figure of one column; in wider ones there is room to spare
constexpr double kMostNameRoom = 0.25;
constexpr std::size_t kMostLetters = 30;
constexpr double kMmPerNode = 4.2, kLeastHeightMm = 80, kMostHeightMm = 230, kBesidesMm = 30;

/// Cut where it would leave no room for the flows.
std::string shortened(const std::string& name)
{
    std::size_t letters = 0, at = 0;
    for (; at < name.size(); ++at)
        if ((static_cast<unsigned char>(name[at]) & 0xC0) != 0x80 && letters++ == kMostLetters) break;
    return at == name.size() ? name : name.substr(0, at) + "…";
}

/// A flow between node `from` of one column and node `to` of the next.
struct Flow {
    std::size_t from = 0, to = 0;
    const GeneTraitLink* link = nullptr;
};

struct FlowColumn {
    std::vector<std::string> names;
    std::vector<double> size, bottom;  ///< in flows; `bottom` once placed
    std::vector<std::size_t> order;    ///< nodes from the bottom up
};

FlowColumn flowColumn(std::vector<std::string> names, const std::vector<Flow>& flows, std::size_t Flow::*end)
{
    FlowColumn column;
    column.size.assign(names.size(), 0);
    column.bottom.assign(names.size(), 0);
    column.order.resize(names.size());
    column.names = std::move(names);
    std::iota(column.order.begin(), column.order.end(), std::size_t{0});
    for (const Flow& flow : flows) column.size[flow.*end] += 1;
    return column;
}

/// Room a node takes: its size, but no less than a name needs.
double slotOf(const FlowColumn& column, std::size_t node, double least) { return std::max(column.size[node], least); }

double heightOf(const FlowColumn& column, double least)
{
    double height = 0;
    for (std::size_t node = 0; node < column.size.size(); ++node) height += slotOf(column, node, least);
    return height;
}

/// Spreads the nodes in their order over the whole height.
void place(FlowColumn& column, double height, double least)
{
    const double gap = (height - heightOf(column, least)) / static_cast<double>(column.size.size());
    double at = gap / 2;
    for (const std::size_t node : column.order) {
        const double slot = slotOf(column, node, least);
        column.bottom[node] = at + (slot - column.size[node]) / 2;
        at += slot + gap;
    }
}

/// Of every node of the next column, the mean middle of the nodes that flow into it.
std::vector<double> meanSources(const FlowColumn& column, const FlowColumn& next, const std::vector<Flow>& flows)
{
    std::vector<double> mean(next.size.size(), 0);
    for (const Flow& flow : flows)
        mean[flow.to] += (column.bottom[flow.from] + column.size[flow.from] / 2) / next.size[flow.to];
    return mean;
}

/// Room for the names beside an outer column, as a share of the figure.
double roomFor(const FlowColumn& column)
{
    std::size_t longest = 0;
    for (const std::string& name : column.names) longest = std::max(longest, shortened(name).size());
    return std::min(kMostNameRoom, kFlowLetterWidth * static_cast<double>(longest + 1));
}

/// Flows stacked at both ends in the order of the nodes at their other ends, so that none crosses another at a node.
void addRibbons(std::array<plot::Ribbons, 2>& ribbons, const GeneTraitLinks& links, const std::vector<Flow>& flows,
                const FlowColumn& column, const FlowColumn& next, double x)
{
    std::vector<std::size_t> order(flows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> start(flows.size()), end(flows.size());
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return next.bottom[flows[i].to]; });
    std::vector<double> used = column.bottom;
    for (const std::size_t i : order) start[i] = std::exchange(used[flows[i].from], used[flows[i].from] + 1);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return start[i]; });
    used = next.bottom;
    for (const std::size_t i : order) end[i] = std::exchange(used[flows[i].to], used[flows[i].to] + 1);
    for (const std::size_t i : order) {
        const GeneTraitLink& link = *flows[i].link;
        plot::Ribbons& to = ribbons[links.directed && link.lower ? 0 : 1];
        to.x0.push_back(x + kNodeWidth / 2);
        to.x1.push_back(x + 1 - kNodeWidth / 2);
        to.y0.push_back(start[i]);
        to.y1.push_back(end[i]);
        to.width.push_back(1);
        to.keys.push_back(links.ids[link.gene]);
        to.labels.push_back(links.names[link.gene] + ", " + links.traits[link.trait] +
                            (links.directed ? "\neffect " + displayNumber(link.effect) : std::string()));
    }
}

void addNodes(plot::Panel& panel, const FlowColumn& column, const std::vector<std::string>& keys, double x,
              int category, const char* name, const char* counted)
{
    plot::Bars bars;
    bars.name = name;
    bars.width = kNodeWidth;
    bars.colour = plot::category(category);
    bars.keys = keys;
    for (std::size_t node = 0; node < column.names.size(); ++node) {
        bars.position.push_back(x);
        bars.base.push_back(column.bottom[node]);
        bars.height.push_back(column.bottom[node] + column.size[node]);
        bars.labels.push_back(column.names[node] + "\n" + displayCount(static_cast<std::int64_t>(column.size[node])) +
                              counted);
    }
    panel.layers.emplace_back(std::move(bars));
    for (std::size_t node = 0; node < column.names.size(); ++node)
        panel.layers.emplace_back(plot::Text{x + (x == 0 ? -1 : 1) * kNodeWidth / 2,
                                             column.bottom[node] + column.size[node] / 2,
                                             shortened(column.names[node]),
                                             x == 0 ? plot::Text::Anchor::Left : plot::Text::Anchor::Right,
                                             {}});
}

}  // namespace

PlotSpec geneTraitFlows(const GeneTraitLinks& links, const std::string& about)
{
    const bool grouped = !links.groups.empty();
    std::vector<std::string> groupNames;
    std::vector<Flow> first, second;
    std::map<std::string, std::size_t> groupOf;
    for (const GeneTraitLink& link : links.links) {
        first.push_back({link.gene, link.trait, &link});
        if (!grouped) continue;
        const auto [at, isNew] = groupOf.try_emplace(links.groups[link.trait], groupNames.size());
        if (isNew) groupNames.push_back(links.groups[link.trait]);
        second.push_back({link.trait, at->second, &link});
    }
    std::vector<FlowColumn> columns{flowColumn(links.names, first, &Flow::from),
                                    flowColumn(links.traits, first, &Flow::to)};
    if (grouped) columns.push_back(flowColumn(groupNames, second, &Flow::to));
    std::ranges::reverse(columns[0].order);  // the first gene at the top

    std::size_t longest = 0;
    for (const FlowColumn& column : columns) longest = std::max(longest, column.names.size());
    const double least = kSmallestSlot * static_cast<double>(links.links.size()) / static_cast<double>(longest);
    double height = 0;
    for (const FlowColumn& column : columns) height = std::max(height, heightOf(column, least));
    height *= 1.1;
    // Traits and groups by the mean place of their genes, traits of one group together: few flows cross.
    place(columns[0], height, least);
    const std::vector<double> traitMean = meanSources(columns[0], columns[1], first);
    std::vector<double> groupMean(groupNames.size(), 0);
    for (const Flow& flow : second) groupMean[flow.to] += traitMean[flow.from] / columns[2].size[flow.to];
    std::ranges::stable_sort(columns[1].order, {}, [&](std::size_t trait) {
        return std::pair(grouped ? groupMean[groupOf.at(links.groups[trait])] : 0.0, traitMean[trait]);
    });
    place(columns[1], height, least);
    if (grouped) {
        std::ranges::stable_sort(columns[2].order, {}, [&](std::size_t group) { return groupMean[group]; });
        place(columns[2], height, least);
    }

    plot::Panel panel;
    panel.x.visible = panel.y.visible = false;
    const double left = roomFor(columns.front()), right = roomFor(columns.back());
    const double width = static_cast<double>(columns.size() - 1) / (1 - left - right);
    panel.x.lower = -left * width;
    panel.x.upper = static_cast<double>(columns.size() - 1) + right * width;
    panel.y.lower = 0;
    panel.y.upper = height;
    panel.linkX = panel.linkY = "flows";  // a hidden axis moves only in a group
    panel.legend = true;
    std::array<plot::Ribbons, 2> ribbons;
    ribbons[0].name = "lower";
    ribbons[0].colour = plot::category(0);
    ribbons[1].name = links.directed ? "higher" : "annotated";
    ribbons[1].colour = plot::category(1);
    addRibbons(ribbons, links, first, columns[0], columns[1], 0);
    if (grouped) addRibbons(ribbons, links, second, columns[1], columns[2], 1);
    for (plot::Ribbons& flows : ribbons)
        if (!flows.x0.empty()) panel.layers.emplace_back(std::move(flows));
    addNodes(panel, columns[0], links.ids, 0, 2, "Genes", " of the traits shown");
    addNodes(panel, columns[1], {}, 1, 3, "Traits", " of the genes shown");
    if (grouped) addNodes(panel, columns[2], {}, 2, 4, "Groups", " links");

    PlotSpec spec;
    spec.id = "sankey";
    spec.title = "From genes to traits";
    spec.caption = about + " Every flow is one effect.";
    spec.heightMm = std::clamp(kBesidesMm + kMmPerNode * static_cast<double>(longest), kLeastHeightMm, kMostHeightMm);
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
