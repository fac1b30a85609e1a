// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/heat_map_plot.h"

#include "core/math/hierarchical_clustering.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace pleio {

namespace {

constexpr double kBranchWidth = 0.4;  // points
constexpr double kDendrogramShare = 0.11;
constexpr std::size_t kBranchesShownApart = 200;
constexpr double kHeightMm = 170;

std::vector<double> transposed(const std::vector<double>& values, std::size_t rows, std::size_t columns)
{
    std::vector<double> turned(values.size());
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) turned[c * rows + r] = values[r * columns + c];
    return turned;
}

/// Branches over the leaves at 0, 1, …, three pieces a merge: first the twigs, pale, then the branches that a page
/// can show apart, or thousands of leaves would be one black block.
std::array<plot::Segments, 2> branches(const Dendrogram& tree, bool leavesOnX)
{
    std::array<plot::Segments, 2> pieces;
    pieces[0].colour.role = plot::Colour::Role::Muted;
    pieces[0].width = pieces[1].width = kBranchWidth;
    const std::size_t leaves = tree.order.size();
    std::vector<double> place(leaves + tree.merges.size()), height(leaves + tree.merges.size(), 0);
    for (std::size_t i = 0; i < leaves; ++i) place[static_cast<std::size_t>(tree.order[i])] = static_cast<double>(i);
    const auto add = [&](plot::Segments& to, double fromPlace, double fromHeight, double toPlace, double toHeight) {
        to.x0.push_back(leavesOnX ? fromPlace : fromHeight);
        to.y0.push_back(leavesOnX ? fromHeight : fromPlace);
        to.x1.push_back(leavesOnX ? toPlace : toHeight);
        to.y1.push_back(leavesOnX ? toHeight : toPlace);
    };
    const auto isTwig = [&](std::size_t node) {
        const std::int32_t under = node < leaves ? 1 : tree.merges[node - leaves].size;
        return static_cast<std::size_t>(under) * kBranchesShownApart < leaves;
    };
    for (std::size_t m = 0; m < tree.merges.size(); ++m) {
        const auto left = static_cast<std::size_t>(tree.merges[m].left);
        const auto right = static_cast<std::size_t>(tree.merges[m].right);
        const std::size_t own = leaves + m;
        height[own] = tree.merges[m].height;
        place[own] = (place[left] + place[right]) / 2;
        add(pieces[isTwig(left) ? 0 : 1], place[left], height[left], place[left], height[own]);
        add(pieces[isTwig(right) ? 0 : 1], place[right], height[right], place[right], height[own]);
        add(pieces[isTwig(own) ? 0 : 1], place[left], height[own], place[right], height[own]);
    }
    return pieces;
}

plot::Panel dendrogramPanel(const Dendrogram& tree, bool leavesOnX)
{
    plot::Panel panel;
    panel.x.visible = panel.y.visible = false;
    const double top = tree.merges.empty() || tree.merges.back().height <= 0 ? 1 : tree.merges.back().height;
    plot::Axis& heights = leavesOnX ? panel.y : panel.x;
    heights.lower = 0;
    heights.upper = top * 1.02;  // half the width of the topmost branch
    plot::Axis& leaves = leavesOnX ? panel.x : panel.y;
    leaves.lower = -0.5;
    leaves.upper = static_cast<double>(tree.order.size()) - 0.5;
    panel.x.reversed = panel.y.reversed = !leavesOnX;
    for (plot::Segments& pieces : branches(tree, leavesOnX)) panel.layers.emplace_back(std::move(pieces));
    return panel;
}

}  // namespace

PlotSpec orderedHeatMap(const HeatMapData& data, const Dendrogram& rowTree, const Dendrogram& columnTree)
{
    const std::size_t rows = data.rowLabels.size(), columns = data.columnLabels.size();
    assert(data.values.size() == rows * columns);
    assert(data.rowKeys.empty() || data.rowKeys.size() == rows);
    assert(rowTree.order.size() == rows && columnTree.order.size() == columns);

    plot::HeatMap map;
    map.rows = static_cast<std::int32_t>(rows);
    map.columns = static_cast<std::int32_t>(columns);
    map.valueLabel = data.valueLabel;
    map.scale = data.scale;
    map.lower = data.lower;
    map.upper = data.upper;
    map.centre = data.centre;
    map.values.reserve(data.values.size());
    for (const auto row : rowTree.order) {
        const auto r = static_cast<std::size_t>(row);
        map.rowLabels.push_back(data.rowLabels[r]);
        if (!data.rowKeys.empty()) map.rowKeys.push_back(data.rowKeys[r]);
        for (const auto column : columnTree.order)
            map.values.push_back(data.values[r * columns + static_cast<std::size_t>(column)]);
    }
    for (const auto column : columnTree.order)
        map.columnLabels.push_back(data.columnLabels[static_cast<std::size_t>(column)]);

    plot::Panel centre;
    centre.row = centre.column = 1;
    centre.x.label = data.columnAxis;
    centre.y.label = data.rowAxis;
    centre.linkX = "columns";
    centre.linkY = "rows";
    centre.layers.emplace_back(std::move(map));

    plot::Panel above = dendrogramPanel(columnTree, true);
    above.column = 1;
    above.rowStretch = kDendrogramShare;
    above.linkX = "columns";
    plot::Panel left = dendrogramPanel(rowTree, false);
    left.row = 1;
    left.columnStretch = kDendrogramShare;
    left.linkY = "rows";

    PlotSpec spec;
    spec.id = data.id;
    spec.title = data.title;
    spec.caption = data.caption;
    spec.heightMm = kHeightMm;
    spec.panels = {std::move(above), std::move(left), std::move(centre)};
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
    return orderedHeatMap(data, *rowTree, *columnTree);
}

}  // namespace pleio
