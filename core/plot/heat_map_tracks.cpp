// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/heat_map_tracks.h"

#include "core/base/text.h"
#include "core/base/undefined.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace pleio {

namespace {

constexpr double kStripShare = 0.02, kBarsShare = 0.05;           // of the map's height or width
constexpr int kFirstClusterColour = 2, kSecondClusterColour = 3;  // the first two are colours of diverging maps

/// The items of a heat map's side as a track draws them.
struct Items {
    std::span<const std::int32_t> order;
    const std::vector<std::string>& labels;
    const std::vector<std::string>& keys;

    /// A bar of height(item) at every place; NaN leaves a gap.
    template <class Height, class Words>
    [[nodiscard]] plot::Bars bars(Height height, Words words) const
    {
        plot::Bars bars;
        bars.width = 1;
        for (std::size_t at = 0; at < order.size(); ++at) {
            const auto item = static_cast<std::size_t>(order[at]);
            const double own = height(item);
            if (std::isnan(own)) continue;
            bars.position.push_back(static_cast<double>(at));
            bars.height.push_back(own);
            bars.labels.push_back(labels[item] + "\n" + words(item));
            if (!keys.empty()) bars.keys.push_back(keys[item]);
        }
        return bars;
    }
};

/// The bars of a track and what its value axis says.
struct DrawnTrack {
    std::vector<plot::Bars> bars;
    double end = 1;
    std::string title;
};

DrawnTrack drawn(const std::string& name, const std::vector<double>& numbers, const Items& items)
{
    assert(numbers.size() == items.order.size());
    double most = 0;
    for (const double number : numbers) most = std::max(most, number);  // NaN is never more
    return {{items.bars([&](std::size_t item) { return numbers[item]; },
                        [&](std::size_t item) { return name + ": " + displayNumber(numbers[item]); })},
            most > 0 ? most : 1,
            most > 0 ? name + " (0 to " + displayNumber(most) + ")" : name};
}

DrawnTrack drawn(const std::string& name, const HeatMapTrack::Strip& strip, const Items& items)
{
    const auto& levels = strip.categories.levels;
    const auto& codes = strip.categories.codes;
    assert(codes.size() == items.order.size() && strip.colours.size() == levels.size());
    DrawnTrack track{{}, 1, name};
    for (std::size_t level = 0; level < levels.size(); ++level) {
        track.bars.push_back(items.bars(
            [&](std::size_t item) { return codes[item] == static_cast<std::int32_t>(level) ? 1 : kUndefined; },
            [&](std::size_t) { return name + ": " + levels[level]; }));
        track.bars.back().name = levels[level];
        track.bars.back().colour = strip.colours[level];
    }
    return track;
}

}  // namespace

HeatMapTrack clusterTrack(std::string name, std::span<const std::int32_t> clusters, std::span<const std::int32_t> order)
{
    const std::size_t count = clusters.empty() ? 0 : static_cast<std::size_t>(*std::ranges::max_element(clusters)) + 1;
    std::vector<std::size_t> size(count, 0);
    for (const std::int32_t cluster : clusters) ++size[static_cast<std::size_t>(cluster)];

    HeatMapTrack::Strip strip;
    std::vector<std::int32_t> level(count, -1);
    std::int32_t alone = -1;
    const auto added = [&](std::string levelName, plot::Colour colour) {
        strip.categories.levels.push_back(std::move(levelName));
        strip.colours.push_back(colour);
        return static_cast<std::int32_t>(strip.colours.size()) - 1;
    };
    bool first = true;
    for (const std::int32_t item : order) {
        const auto cluster = static_cast<std::size_t>(clusters[static_cast<std::size_t>(item)]);
        if (level[cluster] >= 0) continue;
        if (size[cluster] > 1) {
            level[cluster] =
                added(std::to_string(cluster + 1), plot::category(first ? kFirstClusterColour : kSecondClusterColour));
            first = !first;
        } else {
            if (alone < 0) alone = added("alone", {plot::Colour::Role::Muted, 0});
            level[cluster] = alone;
        }
    }
    for (const std::int32_t cluster : clusters)
        strip.categories.codes.push_back(level[static_cast<std::size_t>(cluster)]);
    return {std::move(name), std::move(strip)};
}

plot::Panel trackPanel(const HeatMapTrack& track, HeatMapSide side, std::span<const std::int32_t> order,
                       const std::vector<std::string>& labels, const std::vector<std::string>& keys)
{
    const bool ofRows = side == HeatMapSide::Rows;
    DrawnTrack shown = std::visit(
        [&](const auto& values) {
            return drawn(track.name, values, Items{order, labels, keys});
        },
        track.values);
    plot::Panel panel;
    plot::Axis &values = ofRows ? panel.x : panel.y, &places = ofRows ? panel.y : panel.x;
    values.lower = 0;
    values.upper = shown.end;
    values.ticks = {{shown.end / 2, std::move(shown.title)}};
    values.rotateTicks = ofRows;
    places.lower = -0.5;
    places.upper = static_cast<double>(order.size()) - 0.5;
    places.visible = false;
    panel.x.reversed = panel.y.reversed = ofRows;  // the first row on top, its bar starting at the map
    const bool strip = std::holds_alternative<HeatMapTrack::Strip>(track.values);
    (ofRows ? panel.columnStretch : panel.rowStretch) = strip ? kStripShare : kBarsShare;
    for (plot::Bars& bars : shown.bars) {
        bars.horizontal = ofRows;
        panel.layers.emplace_back(std::move(bars));
    }
    return panel;
}

}  // namespace pleio
