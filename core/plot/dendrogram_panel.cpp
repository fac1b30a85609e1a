// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/dendrogram_panel.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace pleio {

namespace {

constexpr double kBranchWidth = 0.4;  // points
constexpr double kCutWidth = 0.75;
constexpr std::size_t kBranchesShownApart = 200;

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

/// Not of Segments, which are the branches.
plot::Line cutLine(double height, std::size_t leaves, bool leavesOnX)
{
    plot::Line line;
    const std::vector<double> along{-0.5, static_cast<double>(leaves) - 0.5}, across{height, height};
    line.x = leavesOnX ? along : across;
    line.y = leavesOnX ? across : along;
    line.colour = plot::category(1);
    line.dashed = true;
    line.width = kCutWidth;
    return line;
}

}  // namespace

plot::Panel dendrogramPanel(const Dendrogram& tree, HeatMapSide side, std::optional<double> cut)
{
    const bool leavesOnX = side == HeatMapSide::Columns;
    plot::Panel panel;
    panel.x.visible = panel.y.visible = false;
    const double root = tree.merges.empty() ? 0 : static_cast<double>(tree.merges.back().height);
    const double top = root <= 0 ? 1 : root;
    plot::Axis& heights = leavesOnX ? panel.y : panel.x;
    heights.lower = 0;
    heights.upper = top * 1.02;  // half the width of the topmost branch
    plot::Axis& leaves = leavesOnX ? panel.x : panel.y;
    leaves.lower = -0.5;
    leaves.upper = static_cast<double>(tree.order.size()) - 0.5;
    panel.x.reversed = panel.y.reversed = !leavesOnX;
    for (plot::Segments& pieces : branches(tree, leavesOnX)) panel.layers.emplace_back(std::move(pieces));
    if (cut && *cut <= top) panel.layers.emplace_back(cutLine(*cut, tree.order.size(), leavesOnX));
    return panel;
}

}  // namespace pleio
