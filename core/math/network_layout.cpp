// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/network_layout.h"

#include <igraph.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <new>

namespace pleio {

namespace {

constexpr igraph_integer_t kStepsPerNode = 50;
constexpr double kBetweenParts = 1.5;  // in lengths of a link
constexpr double kProportion = 1.4;    // width over height of a network of many parts

/// igraph ends the program on an error unless told otherwise. With valid links the only one left is want of memory.
void check(igraph_error_t error)
{
    if (error != IGRAPH_SUCCESS) throw std::bad_alloc();
}

class Vector {
public:
    explicit Vector(std::size_t size) { check(igraph_vector_int_init(&m_vector, static_cast<igraph_integer_t>(size))); }
    ~Vector() { igraph_vector_int_destroy(&m_vector); }
    Vector(const Vector&) = delete;
    Vector& operator=(const Vector&) = delete;
    igraph_vector_int_t* get() { return &m_vector; }
    igraph_integer_t& operator[](std::size_t i) { return VECTOR(m_vector)[static_cast<igraph_integer_t>(i)]; }

private:
    igraph_vector_int_t m_vector;
};

class Matrix {
public:
    explicit Matrix(std::size_t rows) { check(igraph_matrix_init(&m_matrix, static_cast<igraph_integer_t>(rows), 2)); }
    ~Matrix() { igraph_matrix_destroy(&m_matrix); }
    Matrix(const Matrix&) = delete;
    Matrix& operator=(const Matrix&) = delete;
    igraph_matrix_t* get() { return &m_matrix; }
    double& at(std::size_t row, int column) { return MATRIX(m_matrix, static_cast<igraph_integer_t>(row), column); }

private:
    igraph_matrix_t m_matrix;
};

class Graph {
public:
    Graph(std::size_t nodes, std::span<const std::pair<std::size_t, std::size_t>> links)
    {
        Vector ends(2 * links.size());
        for (std::size_t i = 0; i < links.size(); ++i) {
            ends[2 * i] = static_cast<igraph_integer_t>(links[i].first);
            ends[2 * i + 1] = static_cast<igraph_integer_t>(links[i].second);
        }
        check(igraph_create(&m_graph, ends.get(), static_cast<igraph_integer_t>(nodes), IGRAPH_UNDIRECTED));
    }
    ~Graph() { igraph_destroy(&m_graph); }
    Graph(const Graph&) = delete;
    Graph& operator=(const Graph&) = delete;
    igraph_t* get() { return &m_graph; }

private:
    igraph_t m_graph;
};

using Links = std::vector<std::pair<std::size_t, std::size_t>>;

/// A part of the network that links hold together.
struct Part {
    std::vector<std::size_t> nodes;
    Links links;                    ///< by the places of their ends in `nodes`
    std::vector<NodePlace> places;  ///< of the nodes, from (0, 0) up
    double width = 0, height = 0;
};

/// Parts in the order of their first nodes.
std::vector<Part> partsOf(std::size_t nodes, std::span<const std::pair<std::size_t, std::size_t>> links)
{
    Vector part(nodes);
    Graph graph(nodes, links);
    igraph_integer_t count = 0;
    check(igraph_connected_components(graph.get(), part.get(), nullptr, &count, IGRAPH_WEAK));
    std::vector<Part> parts(static_cast<std::size_t>(count));
    std::vector<std::size_t> placeOf(nodes);
    for (std::size_t node = 0; node < nodes; ++node) {
        auto& own = parts[static_cast<std::size_t>(part[node])].nodes;
        placeOf[node] = own.size();
        own.push_back(node);
    }
    for (const auto& [a, b] : links)
        parts[static_cast<std::size_t>(part[a])].links.emplace_back(placeOf[a], placeOf[b]);
    return parts;
}

/// Even places around a square; no circle, because the last bit of a sine is not the same on every machine.
NodePlace startOf(std::size_t node, std::size_t nodes)
{
    const double along = 4 * static_cast<double>(node) / static_cast<double>(nodes);
    if (along < 1) return {along, 0};
    if (along < 2) return {1, along - 1};
    if (along < 3) return {3 - along, 1};
    return {0, 4 - along};
}

/// Lays a part out so that its links have length 1 on average.
void layOut(Part& part)
{
    const std::size_t nodes = part.nodes.size();
    part.places.assign(nodes, {});
    if (nodes < 2) return;
    Graph graph(nodes, part.links);
    Matrix at(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        const NodePlace start = startOf(i, nodes);
        at.at(i, 0) = start.x;
        at.at(i, 1) = start.y;
    }
    const auto count = static_cast<igraph_integer_t>(nodes);
    check(igraph_layout_kamada_kawai(graph.get(), at.get(), /*use_seed=*/true, kStepsPerNode * count, /*epsilon=*/0,
                                     static_cast<double>(nodes), nullptr, nullptr, nullptr, nullptr, nullptr));
    double length = 0, left = at.at(0, 0), low = at.at(0, 1);
    std::size_t counted = 0;
    for (const auto& [a, b] : part.links) {
        if (a == b) continue;
        const double dx = at.at(a, 0) - at.at(b, 0), dy = at.at(a, 1) - at.at(b, 1);
        length += std::sqrt(dx * dx + dy * dy);
        ++counted;
    }
    length /= static_cast<double>(counted);
    for (std::size_t i = 0; i < nodes; ++i) {
        left = std::min(left, at.at(i, 0));
        low = std::min(low, at.at(i, 1));
    }
    for (std::size_t i = 0; i < nodes; ++i) {
        part.places[i] = {(at.at(i, 0) - left) / length, (at.at(i, 1) - low) / length};
        part.width = std::max(part.width, part.places[i].x);
        part.height = std::max(part.height, part.places[i].y);
    }
}

/// Sets the parts beside one another in rows, the tallest first.
void setInRows(std::vector<Part>& parts)
{
    double area = 0, widest = 0;
    for (const Part& part : parts) {
        area += (part.width + kBetweenParts) * (part.height + kBetweenParts);
        widest = std::max(widest, part.width);
    }
    const double rowWidth = std::max(widest, std::sqrt(kProportion * area));
    std::ranges::stable_sort(parts, std::greater(), &Part::height);
    double x = 0, y = 0, tallest = 0;
    for (Part& part : parts) {
        if (x > 0 && x + part.width > rowWidth) {
            y += tallest + kBetweenParts;
            x = tallest = 0;
        }
        for (NodePlace& place : part.places) {
            place.x += x;
            place.y += y;
        }
        x += part.width + kBetweenParts;
        tallest = std::max(tallest, part.height);
    }
}

}  // namespace

std::vector<NodePlace> networkLayout(std::size_t nodes, std::span<const std::pair<std::size_t, std::size_t>> links)
{
    std::vector<NodePlace> places(nodes);
    if (nodes == 0) return places;
    igraph_set_error_handler(igraph_error_handler_ignore);
    std::vector<Part> parts = partsOf(nodes, links);
    for (Part& part : parts) layOut(part);
    setInRows(parts);
    for (const Part& part : parts)
        for (std::size_t i = 0; i < part.nodes.size(); ++i) places[part.nodes[i]] = part.places[i];
    return places;
}

}  // namespace pleio
