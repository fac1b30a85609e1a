// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/qcp_renderer.h"

#include <QPointF>
#include <QRectF>
#include <QSet>
#include <QString>

#include <optional>

namespace pleio {

/// One drawn thing that can be pointed at: a point, a bar, or a cell of a heat map (index is its row).
struct PlotTarget {
    std::size_t panel = 0;
    std::size_t layer = 0;
    std::size_t index = 0;
    std::int32_t column = -1;

    [[nodiscard]] bool operator==(const PlotTarget&) const = default;
};

/// What lies under `at`, within `tolerance` pixels of a point's edge.
[[nodiscard]] std::optional<PlotTarget> targetAt(const std::vector<DrawnPanel>& panels, const FigureStyle& style,
                                                 const QPointF& at, double tolerance);
/// Keys of points inside and of bars and heat map rows touched by the rectangle.
[[nodiscard]] QSet<QString> keysWithin(const std::vector<DrawnPanel>& panels, const FigureStyle& style,
                                       const QRectF& rect);
/// Key of the target, empty if it has none.
[[nodiscard]] QString keyOf(const std::vector<DrawnPanel>& panels, const PlotTarget& target);
/// Hover text: the layer's own words, else names and values; in a heat map the rank within the column too.
[[nodiscard]] QString describe(const std::vector<DrawnPanel>& panels, const PlotTarget& target);
/// Where the target is, in axis coordinates.
[[nodiscard]] QPointF positionOf(const std::vector<DrawnPanel>& panels, const PlotTarget& target);

enum class Direction { Left, Right, Up, Down };
/// The next target in this direction within the panel of `from`; the same one at the edge. Without `from` the first
/// target of the figure; empty when the figure has none.
[[nodiscard]] std::optional<PlotTarget> nextTarget(const std::vector<DrawnPanel>& panels,
                                                   const std::optional<PlotTarget>& from, Direction direction);

}  // namespace pleio
