// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace pleio {

struct NodePlace {
    double x = 0, y = 0;
};

/// Places of the nodes 0 … nodes - 1 of an undirected network, such that the distances of nodes on paper are near the
/// numbers of links between them (Kamada & Kawai 1989, Inf Process Lett 31:7, by igraph). A link has length 1 on
/// average; parts that no link joins are laid out each for itself and stand side by side, further apart than that. The
/// nodes start on the sides of a square, not at random places, so the result depends on the links alone. Time and
/// memory grow with the square of the nodes. A link from a node to itself or given twice counts once. Precondition:
/// both ends of a link are below `nodes`.
[[nodiscard]] std::vector<NodePlace> networkLayout(std::size_t nodes,
                                                   std::span<const std::pair<std::size_t, std::size_t>> links);

}  // namespace pleio
