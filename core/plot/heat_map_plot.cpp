// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/heat_map_plot.h"

#include "core/math/hierarchical_clustering.h"
#include "core/plot/dendrogram_panel.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace pleio {

namespace {

constexpr double kDendrogramShare = 0.11;
constexpr double kHeatMapHeightMm = 170;
constexpr const char *kRowLink = "rows", *kColumnLink = "columns";

std::vector<double> transposed(const std::vector<double>& values, std::size_t rows, std::size_t columns)
{
    std::vector<double> turned(values.size());
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) turned[c * rows + r] = values[r * columns + c];
    return turned;
}

/// Items in the order in which they are drawn.
std::vector<std::int32_t> drawnOrder(const HeatMapOrder& order, std::size_t count)
{
    if (order.tree) {
        assert(order.tree->order.size() == count);
        return order.tree->order;
    }
    std::vector<std::int32_t> asGiven(count);
    std::iota(asGiven.begin(), asGiven.end(), 0);
    return asGiven;
}

plot::HeatMap mapOf(const HeatMapData& data, const std::vector<std::int32_t>& rows,
                    const std::vector<std::int32_t>& columns)
{
    plot::HeatMap map;
    map.rows = static_cast<std::int32_t>(rows.size());
    map.columns = static_cast<std::int32_t>(columns.size());
    map.valueLabel = data.valueLabel;
    map.scale = data.scale;
    map.lower = data.lower;
    map.upper = data.upper;
    map.centre = data.centre;
    map.values.reserve(data.values.size());
    for (const auto row : rows) {
        const auto r = static_cast<std::size_t>(row);
        map.rowLabels.push_back(data.rowLabels[r]);
        if (!data.rowKeys.empty()) map.rowKeys.push_back(data.rowKeys[r]);
        for (const auto column : columns)
            map.values.push_back(data.values[r * columns.size() + static_cast<std::size_t>(column)]);
    }
    for (const auto column : columns) map.columnLabels.push_back(data.columnLabels[static_cast<std::size_t>(column)]);
    return map;
}

}  // namespace

PlotSpec orderedHeatMap(const HeatMapData& data, const HeatMapOrder& rows, const HeatMapOrder& columns)
{
    assert(data.values.size() == data.rowLabels.size() * data.columnLabels.size());
    assert(data.rowKeys.empty() || data.rowKeys.size() == data.rowLabels.size());
    const auto rowOrder = drawnOrder(rows, data.rowLabels.size());
    const auto columnOrder = drawnOrder(columns, data.columnLabels.size());
    // Dendrogram, tracks, map: from the left and from the top.
    const int firstRowTrack = rows.tree ? 1 : 0, firstColumnTrack = columns.tree ? 1 : 0;
    const int mapColumn = firstRowTrack + static_cast<int>(data.rowTracks.size());
    const int mapRow = firstColumnTrack + static_cast<int>(data.columnTracks.size());

    PlotSpec spec;
    spec.id = data.id;
    spec.title = data.title;
    spec.caption = data.caption;
    spec.heightMm = kHeatMapHeightMm;
    const auto besideRows = [&](plot::Panel panel, int column) {
        panel.row = mapRow;
        panel.column = column;
        panel.linkY = kRowLink;
        spec.panels.push_back(std::move(panel));
    };
    const auto aboveColumns = [&](plot::Panel panel, int row) {
        panel.row = row;
        panel.column = mapColumn;
        panel.linkX = kColumnLink;
        spec.panels.push_back(std::move(panel));
    };
    if (columns.tree) {
        plot::Panel tree = dendrogramPanel(*columns.tree, HeatMapSide::Columns, columns.cut);
        tree.rowStretch = kDendrogramShare;
        aboveColumns(std::move(tree), 0);
    }
    if (rows.tree) {
        plot::Panel tree = dendrogramPanel(*rows.tree, HeatMapSide::Rows, rows.cut);
        tree.columnStretch = kDendrogramShare;
        besideRows(std::move(tree), 0);
    }
    plot::Panel centre;
    centre.row = mapRow;
    centre.column = mapColumn;
    centre.x.label = data.columnAxis;
    centre.y.label = data.rowAxis;
    centre.linkX = kColumnLink;
    centre.linkY = kRowLink;
    centre.layers.emplace_back(mapOf(data, rowOrder, columnOrder));
    spec.panels.push_back(std::move(centre));
    int column = firstRowTrack, row = firstColumnTrack;
    for (const HeatMapTrack& track : data.rowTracks)
        besideRows(trackPanel(track, HeatMapSide::Rows, rowOrder, data.rowLabels, data.rowKeys), column++);
    for (const HeatMapTrack& track : data.columnTracks)
        aboveColumns(trackPanel(track, HeatMapSide::Columns, columnOrder, data.columnLabels, {}), row++);
    return spec;
}

Result<PlotSpec> clusteredHeatMap(const HeatMapData& data, Progress& progress)
{
    const std::size_t rows = data.rowLabels.size(), columns = data.columnLabels.size();
    assert(data.values.size() == rows * columns);
    SubProgress rowProgress(progress, 0, 0.9), columnProgress(progress, 0.9, 1);
    const auto rowTree = clusterRows(data.values, rows, columns, ClusterDistance::Correlation, rowProgress);
    if (!rowTree) return rowTree.error();
    const auto columnTree = clusterRows(transposed(data.values, rows, columns), columns, rows,
                                        ClusterDistance::Correlation, columnProgress);
    if (!columnTree) return columnTree.error();
    return orderedHeatMap(data, {.tree = &*rowTree, .cut = {}}, {.tree = &*columnTree, .cut = {}});
}

}  // namespace pleio
