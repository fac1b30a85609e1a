// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/hit_test.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"
#include "widgets/plots/draw_layers.h"

#include <QCoreApplication>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(pleio::PlotView)
};

PanelFrame frameOf(const DrawnPanel& panel, const FigureStyle& style) { return {panel.x, panel.y, &style}; }

QString number(double value) { return toQString(displayNumber(value)).replace(QLatin1Char('-'), QChar(0x2212)); }

const std::string& at(const std::vector<std::string>& list, std::size_t index)
{
    static const std::string none;
    return index < list.size() ? list[index] : none;
}

std::optional<std::pair<std::int32_t, std::int32_t>> cellAt(const plot::HeatMap& map, const DrawnPanel& panel,
                                                            const QPointF& pos)
{
    const auto column = static_cast<std::int32_t>(std::lround(panel.x->pixelToCoord(pos.x())));
    const auto row = static_cast<std::int32_t>(std::lround(panel.y->pixelToCoord(pos.y())));
    if (row < 0 || row >= map.rows || column < 0 || column >= map.columns) return std::nullopt;
    return std::make_pair(row, column);
}

double valueOf(const plot::HeatMap& map, std::size_t row, std::int32_t column)
{
    return map.values[row * static_cast<std::size_t>(map.columns) + static_cast<std::size_t>(column)];
}

QString valueLine(const plot::Axis& axis, double value)
{
    for (const auto& tick : axis.ticks)
        if (tick.at == value) return toQString(tick.text).simplified();
    return axis.label.empty() ? number(value) : toQString(axis.label) + QStringLiteral(": ") + number(value);
}

QString describeCell(const plot::HeatMap& map, std::size_t row, std::int32_t column)
{
    QStringList lines;
    lines.append(toQString(at(map.rowLabels, row)));
    lines.append(toQString(at(map.columnLabels, static_cast<std::size_t>(column))));
    const double value = valueOf(map, row, column);
    if (std::isnan(value)) {
        lines.append(Words::tr("missing"));
        return lines.join(QLatin1Char('\n'));
    }
    std::int64_t rank = 1, defined = 0;
    for (std::size_t other = 0; other < static_cast<std::size_t>(map.rows); ++other) {
        const double against = valueOf(map, other, column);
        if (std::isnan(against)) continue;
        ++defined;
        rank += against > value ? 1 : 0;
    }
    const QString name = map.valueLabel.empty() ? Words::tr("value") : toQString(map.valueLabel);
    lines.append(Words::tr("%1: %2, rank %3 of %4 in its column")
                     .arg(name, number(value), toQString(displayCount(rank)), toQString(displayCount(defined))));
    return lines.join(QLatin1Char('\n'));
}

QString describeXY(const plot::Panel& panel, const std::string& name, double x, double y)
{
    QStringList lines;
    if (!name.empty()) lines.append(toQString(name));
    lines.append(valueLine(panel.x, x));
    lines.append(valueLine(panel.y, y));
    return lines.join(QLatin1Char('\n'));
}

QPointF barEnd(const plot::Bars& bars, std::size_t index)
{
    return bars.horizontal ? QPointF(bars.height[index], bars.position[index])
                           : QPointF(bars.position[index], bars.height[index]);
}

QPointF middleOf(const plot::Ribbons& ribbons, std::size_t index)
{
    return {(ribbons.x0[index] + ribbons.x1[index]) / 2,
            (ribbons.y0[index] + ribbons.y1[index] + ribbons.width[index]) / 2};
}

/// Points, bars and ribbons of a panel, where they are.
std::vector<std::pair<PlotTarget, QPointF>> placedTargets(const DrawnPanel& panel, std::size_t panelIndex)
{
    std::vector<std::pair<PlotTarget, QPointF>> found;
    const auto add = [&](std::size_t layer, std::size_t index, const QPointF& where) {
        if (std::isfinite(where.x()) && std::isfinite(where.y()))
            found.emplace_back(PlotTarget{panelIndex, layer, index, -1}, where);
    };
    for (std::size_t layer = 0; layer < panel.spec->layers.size(); ++layer) {
        if (const auto* points = std::get_if<plot::Points>(&panel.spec->layers[layer])) {
            for (std::size_t i = 0; i < points->x.size(); ++i) add(layer, i, {points->x[i], points->y[i]});
        } else if (const auto* bars = std::get_if<plot::Bars>(&panel.spec->layers[layer])) {
            for (std::size_t i = 0; i < bars->position.size(); ++i) add(layer, i, barEnd(*bars, i));
        } else if (const auto* ribbons = std::get_if<plot::Ribbons>(&panel.spec->layers[layer])) {
            for (std::size_t i = 0; i < ribbons->x0.size(); ++i) add(layer, i, middleOf(*ribbons, i));
        }
    }
    return found;
}

std::optional<PlotTarget> firstTarget(const std::vector<DrawnPanel>& panels)
{
    for (std::size_t p = 0; p < panels.size(); ++p) {
        for (std::size_t layer = 0; layer < panels[p].spec->layers.size(); ++layer) {
            const auto* map = std::get_if<plot::HeatMap>(&panels[p].spec->layers[layer]);
            if (map && map->rows > 0 && map->columns > 0) return PlotTarget{p, layer, 0, 0};
        }
        const auto placed = placedTargets(panels[p], p);
        if (!placed.empty()) return placed.front().first;
    }
    return std::nullopt;
}

PlotTarget nextCell(const plot::HeatMap& map, PlotTarget from, Direction direction)
{
    auto row = static_cast<std::int32_t>(from.index);
    if (direction == Direction::Left) --from.column;
    if (direction == Direction::Right) ++from.column;
    if (direction == Direction::Up) --row;
    if (direction == Direction::Down) ++row;
    from.column = std::clamp(from.column, 0, map.columns - 1);
    from.index = static_cast<std::size_t>(std::clamp(row, 0, map.rows - 1));
    return from;
}

}  // namespace

std::optional<PlotTarget> targetAt(const std::vector<DrawnPanel>& panels, const FigureStyle& style, const QPointF& at,
                                   double tolerance)
{
    for (std::size_t p = 0; p < panels.size(); ++p) {
        const DrawnPanel& panel = panels[p];
        const PanelFrame frame = frameOf(panel, style);
        if (!frame.rect().adjusted(-tolerance, -tolerance, tolerance, tolerance).contains(at)) continue;
        std::optional<PlotTarget> nearest, under;
        double best = std::numeric_limits<double>::infinity(), nearestBar = best;
        for (std::size_t layer = 0; layer < panel.spec->layers.size(); ++layer) {
            const auto& drawn = panel.spec->layers[layer];
            if (const auto* points = std::get_if<plot::Points>(&drawn)) {
                for (std::size_t i = 0; i < points->x.size(); ++i) {
                    const QPointF offset = frame.pixel(points->x[i], points->y[i]) - at;
                    const double distance = std::hypot(offset.x(), offset.y());
                    // Later points are drawn on top, so they win a tie.
                    if (distance > style.length(points->size) / 2 + tolerance || distance > best) continue;
                    best = distance;
                    nearest = PlotTarget{p, layer, i, -1};
                }
            } else if (const auto* bars = std::get_if<plot::Bars>(&drawn)) {
                for (std::size_t i = 0; i < bars->position.size(); ++i) {
                    if (!std::isfinite(bars->height[i])) continue;
                    const QRectF rect = barRect(*bars, i, frame);
                    if (!rect.adjusted(-1, -tolerance / 2, 1, tolerance / 2).contains(at)) continue;
                    // Thousands of bars may be within reach; of bars on each other the later is on top.
                    const QPointF offset = rect.center() - at;
                    const double distance = std::abs(bars->horizontal ? offset.y() : offset.x());
                    if (distance > nearestBar) continue;
                    nearestBar = distance;
                    under = PlotTarget{p, layer, i, -1};
                }
            } else if (const auto* ribbons = std::get_if<plot::Ribbons>(&drawn)) {
                for (std::size_t i = 0; i < ribbons->x0.size(); ++i)
                    if (ribbonPath(*ribbons, i, frame).contains(at)) under = PlotTarget{p, layer, i, -1};
            } else if (const auto* map = std::get_if<plot::HeatMap>(&drawn)) {
                if (const auto cell = cellAt(*map, panel, at))
                    under = PlotTarget{p, layer, static_cast<std::size_t>(cell->first), cell->second};
            }
        }
        if (nearest) return nearest;
        if (under) return under;
    }
    return std::nullopt;
}

QSet<QString> keysWithin(const std::vector<DrawnPanel>& panels, const FigureStyle& style, const QRectF& rect)
{
    QSet<QString> keys;
    const auto add = [&keys](const std::vector<std::string>& list, std::size_t index) {
        if (!at(list, index).empty()) keys.insert(toQString(list[index]));
    };
    for (const DrawnPanel& panel : panels) {
        const PanelFrame frame = frameOf(panel, style);
        const QRectF inside = rect.intersected(frame.rect());
        if (inside.isEmpty()) continue;
        for (const auto& layer : panel.spec->layers) {
            if (const auto* points = std::get_if<plot::Points>(&layer)) {
                for (std::size_t i = 0; i < points->keys.size(); ++i)
                    if (inside.contains(frame.pixel(points->x[i], points->y[i]))) add(points->keys, i);
            } else if (const auto* bars = std::get_if<plot::Bars>(&layer)) {
                for (std::size_t i = 0; i < bars->keys.size(); ++i)
                    if (std::isfinite(bars->height[i]) && inside.intersects(barRect(*bars, i, frame)))
                        add(bars->keys, i);
            } else if (const auto* ribbons = std::get_if<plot::Ribbons>(&layer)) {
                for (std::size_t i = 0; i < ribbons->keys.size(); ++i)
                    if (ribbonPath(*ribbons, i, frame).intersects(inside)) add(ribbons->keys, i);
            } else if (const auto* map = std::get_if<plot::HeatMap>(&layer)) {
                const double a = panel.y->pixelToCoord(inside.top()), b = panel.y->pixelToCoord(inside.bottom());
                const auto first = static_cast<std::int32_t>(std::lround(std::min(a, b)));
                const auto last = static_cast<std::int32_t>(std::lround(std::max(a, b)));
                for (auto row = std::max(first, 0); row <= std::min(last, map->rows - 1); ++row)
                    add(map->rowKeys, static_cast<std::size_t>(row));
            }
        }
    }
    return keys;
}

QString keyOf(const std::vector<DrawnPanel>& panels, const PlotTarget& target)
{
    return std::visit(Overloaded{
                          [&](const plot::Points& p) { return toQString(at(p.keys, target.index)); },
                          [&](const plot::Bars& b) { return toQString(at(b.keys, target.index)); },
                          [&](const plot::Ribbons& r) { return toQString(at(r.keys, target.index)); },
                          [&](const plot::HeatMap& h) { return toQString(at(h.rowKeys, target.index)); },
                          [](const auto&) { return QString(); },
                      },
                      panels[target.panel].spec->layers[target.layer]);
}

QString describe(const std::vector<DrawnPanel>& panels, const PlotTarget& target)
{
    const plot::Panel& panel = *panels[target.panel].spec;
    const auto described = [&](const std::string& name, const std::vector<std::string>& labels, const QPointF& where) {
        const std::string& label = at(labels, target.index);
        return label.empty() ? describeXY(panel, name, where.x(), where.y()) : toQString(label);
    };
    return std::visit(Overloaded{
                          [&](const plot::Points& p) {
                              return described(p.name, p.labels, {p.x[target.index], p.y[target.index]});
                          },
                          [&](const plot::Bars& b) { return described(b.name, b.labels, barEnd(b, target.index)); },
                          [&](const plot::Ribbons& r) { return toQString(at(r.labels, target.index)); },
                          [&](const plot::HeatMap& h) { return describeCell(h, target.index, target.column); },
                          [](const auto&) { return QString(); },
                      },
                      panel.layers[target.layer]);
}

QPointF positionOf(const std::vector<DrawnPanel>& panels, const PlotTarget& target)
{
    return std::visit(
        Overloaded{
            [&](const plot::Points& p) { return QPointF(p.x[target.index], p.y[target.index]); },
            [&](const plot::Bars& b) { return barEnd(b, target.index); },
            [&](const plot::Ribbons& r) { return middleOf(r, target.index); },
            [&](const plot::HeatMap&) { return QPointF(target.column, static_cast<double>(target.index)); },
            [](const auto&) { return QPointF(); },
        },
        panels[target.panel].spec->layers[target.layer]);
}

std::optional<PlotTarget> nextTarget(const std::vector<DrawnPanel>& panels, const std::optional<PlotTarget>& from,
                                     Direction direction)
{
    if (!from) return firstTarget(panels);
    const DrawnPanel& panel = panels[from->panel];
    if (const auto* map = std::get_if<plot::HeatMap>(&panel.spec->layers[from->layer]))
        return nextCell(*map, *from, direction);

    auto placed = placedTargets(panel, from->panel);
    const bool across = direction == Direction::Left || direction == Direction::Right;
    const bool reversed = across ? panel.x->rangeReversed() : panel.y->rangeReversed();
    const bool ascending = (direction == Direction::Right || direction == Direction::Up) != reversed;
    std::ranges::stable_sort(placed, [&](const auto& a, const auto& b) {
        const QPointF &p = a.second, &q = b.second;
        return across ? std::pair(p.x(), p.y()) < std::pair(q.x(), q.y())
                      : std::pair(p.y(), p.x()) < std::pair(q.y(), q.x());
    });
    auto here = std::ranges::find(placed, *from, &std::pair<PlotTarget, QPointF>::first);
    if (here == placed.end()) return firstTarget(panels);
    if (ascending && here + 1 != placed.end()) ++here;
    if (!ascending && here != placed.begin()) --here;
    return here->first;
}

}  // namespace pleio
