// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/plot_numbers.h"

#include "core/base/overloaded.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/plot/heat_map_panels.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

Table heatMapTable(const plot::HeatMap& map, const plot::Panel& panel)
{
    Table table;
    if (!map.rowKeys.empty()) table.columns.push_back({"key", "Key", "Identifier of the row.", map.rowKeys});
    table.columns.push_back({"row", panel.y.label, "Row of the heat map, as drawn from the top.", map.rowLabels});
    const auto columns = static_cast<std::size_t>(map.columns), rows = static_cast<std::size_t>(map.rows);
    for (std::size_t c = 0; c < columns; ++c) {
        std::vector<double> values(rows);
        for (std::size_t r = 0; r < rows; ++r) values[r] = map.values[r * columns + c];
        table.columns.push_back({map.columnLabels[c], map.columnLabels[c], map.valueLabel, std::move(values)});
    }
    return table;
}

/// Hover texts have several lines.
std::string oneLine(const std::string& text)
{
    std::string line;
    for (const char c : text) line += c == '\n' ? std::string("; ") : std::string(1, c);
    return line;
}

/// Rows of points, bars and pieces while they are gathered; `toX` and `toY` are NaN but for pieces.
struct Rows {
    std::vector<std::string> series, key, label;
    std::vector<double> x, y, toX, toY;

    void add(const std::string& name, const std::string& ownKey, const std::string& ownLabel, double atX, double atY,
             double endX = kUndefined, double endY = kUndefined)
    {
        series.push_back(name);
        key.push_back(ownKey);
        label.push_back(oneLine(ownLabel));
        x.push_back(atX);
        y.push_back(atY);
        toX.push_back(endX);
        toY.push_back(endY);
    }
};

std::string textAt(const std::vector<std::string>& texts, std::size_t index)
{
    return index < texts.size() ? texts[index] : std::string();
}

/// The place on an axis as the axis writes it: names if it has them, else numbers.
Column placeColumn(std::string id, const plot::Axis& axis, const std::string& suffix, const std::vector<double>& values)
{
    Column column{std::move(id), axis.label + suffix, {}, {}};
    if (axis.ticks.empty()) {
        column.values = values;
        return column;
    }
    std::vector<std::string> names;
    for (const double value : values) {
        const auto tick = std::ranges::find(axis.ticks, value, &plot::Tick::at);
        names.push_back(tick == axis.ticks.end() ? shortestNumber(value) : tick->text);
    }
    column.values = std::move(names);
    return column;
}

Rows rowsOf(const plot::Panel& panel)
{
    Rows rows;
    for (const auto& layer : panel.layers)
        std::visit(Overloaded{
                       [&](const plot::Points& p) {
                           for (std::size_t i = 0; i < p.x.size(); ++i)
                               rows.add(p.name, textAt(p.keys, i), textAt(p.labels, i), p.x[i], p.y[i]);
                       },
                       [&](const plot::Bars& b) {
                           for (std::size_t i = 0; i < b.position.size(); ++i)
                               rows.add(b.name, textAt(b.keys, i), textAt(b.labels, i),
                                        b.horizontal ? b.height[i] : b.position[i],
                                        b.horizontal ? b.position[i] : b.height[i]);
                       },
                       [&](const plot::Line& l) {
                           for (std::size_t i = 0; !l.name.empty() && i < l.x.size(); ++i)
                               rows.add(l.name, {}, {}, l.x[i], l.y[i]);
                       },
                       [&](const plot::Segments& s) {
                           for (std::size_t i = 0; !s.name.empty() && i < s.x0.size(); ++i)
                               rows.add(s.name, {}, {}, s.x0[i], s.y0[i], s.x1[i], s.y1[i]);
                       },
                       [&](const plot::Ribbons& r) {
                           for (std::size_t i = 0; i < r.x0.size(); ++i)
                               rows.add(r.name, textAt(r.keys, i), textAt(r.labels, i), r.x0[i], r.y0[i], r.x1[i],
                                        r.y1[i]);
                       },
                       [](const auto&) {},
                   },
                   layer);
    return rows;
}

Table seriesTable(const plot::Panel& panel)
{
    Rows rows = rowsOf(panel);
    Table table;
    if (rows.x.empty()) return table;
    const auto used = [](const std::vector<std::string>& texts) {
        return std::ranges::any_of(texts, [](const std::string& text) { return !text.empty(); });
    };
    const bool pieces = std::ranges::any_of(rows.toX, [](double value) { return value == value; });
    if (used(rows.series)) table.columns.push_back({"series", "Series", "What is drawn.", rows.series});
    if (used(rows.key)) table.columns.push_back({"key", "Key", "Identifier.", rows.key});
    if (!panel.x.visible && !panel.y.visible) {  // places without axes say nothing
        table.columns.push_back({"label", "What it says", "Text of the drawn piece.", rows.label});
        return table;
    }
    table.columns.push_back(placeColumn("x", panel.x, {}, rows.x));
    table.columns.push_back(placeColumn("y", panel.y, {}, rows.y));
    if (pieces) {
        table.columns.push_back({"x_to", panel.x.label + ", to", "Other end of an interval.", rows.toX});
        table.columns.push_back({"y_to", panel.y.label + ", to", "Other end of an interval.", rows.toY});
    }
    return table;
}

/// A track beside the rows or columns of a heat map: its items by their names on the map, in the order of the map.
Table trackTable(const plot::Panel& panel, const plot::Axis& values, const plot::Axis& places,
                 const std::vector<std::string>& names, const std::vector<std::string>& keys)
{
    std::vector<std::string> category(names.size());
    std::vector<double> number(names.size(), kUndefined);
    bool categories = false;
    for (const plot::Layer& layer : panel.layers) {
        const auto* bars = std::get_if<plot::Bars>(&layer);
        if (!bars) continue;
        categories |= !bars->name.empty();
        for (std::size_t i = 0; i < bars->position.size(); ++i) {
            const double at = std::round(bars->position[i]);
            if (!(at >= 0 && at < static_cast<double>(names.size()))) continue;
            category[static_cast<std::size_t>(at)] = bars->name;
            number[static_cast<std::size_t>(at)] = bars->height[i];
        }
    }
    Table table;
    table.title = values.ticks.empty() ? values.label : values.ticks.front().text;
    if (!keys.empty()) table.columns.push_back({"key", "Key", "Identifier of the row.", keys});
    table.columns.push_back({"item", places.label, "As drawn, from the first.", names});
    Column own{"value", table.title, "What the track shows.", std::move(number)};
    if (categories) own.values = std::move(category);
    table.columns.push_back(std::move(own));
    return table;
}

Table tableOf(const PlotSpec& spec, const plot::Panel& panel)
{
    if (const plot::HeatMap* map = heatMapOf(panel)) return heatMapTable(*map, panel);
    const bool bars = std::ranges::any_of(
        panel.layers, [](const plot::Layer& layer) { return std::holds_alternative<plot::Bars>(layer); });
    if (const plot::Panel* beside = panelWithRowsOf(spec, panel); bars && beside)
        return trackTable(panel, panel.x, beside->y, heatMapOf(*beside)->rowLabels, heatMapOf(*beside)->rowKeys);
    if (const plot::Panel* below = panelWithColumnsOf(spec, panel); bars && below)
        return trackTable(panel, panel.y, below->x, heatMapOf(*below)->columnLabels, {});
    return seriesTable(panel);
}

}  // namespace

std::vector<Table> plotNumbers(const PlotSpec& spec)
{
    std::vector<Table> tables;
    for (std::size_t i = 0; i < spec.panels.size(); ++i) {
        const plot::Panel& panel = spec.panels[i];
        Table table = tableOf(spec, panel);
        if (table.columns.empty()) continue;
        table.id = spec.id + (tables.empty() ? std::string() : "_" + std::to_string(i + 1));
        const std::string& own = panel.title.empty() ? table.title : panel.title;
        table.title = own.empty() ? spec.title : spec.title + ": " + own;
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace pleio
