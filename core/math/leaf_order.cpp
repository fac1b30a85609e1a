// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/leaf_order.h"

#include "core/math/vectorized.h"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace pleio {

namespace {

constexpr float kFar = std::numeric_limits<float>::infinity();
constexpr std::size_t kRowsPerTask = 8;
constexpr std::size_t kInnerBlock = 64;  // rows of the right factor that stay in the cache

/// least[k] = min(least[k], a + b[k]): what a product of matrices does with sums and minima for products and sums.
PLEIO_VECTORIZED void lowerTo(float* least, float a, const float* b, std::size_t count)
{
    for (std::size_t k = 0; k < count; ++k) {
        const float sum = a + b[k];
        least[k] = sum < least[k] ? sum : least[k];
    }
}

/// A rectangle of a matrix stored by rows.
struct Block {
    float* data;
    std::size_t stride, rows, columns;

    [[nodiscard]] float* row(std::size_t i) const { return data + i * stride; }
    [[nodiscard]] Block part(std::size_t firstRow, std::size_t rowCount, std::size_t firstColumn,
                             std::size_t columnCount) const
    {
        return {row(firstRow) + firstColumn, stride, rowCount, columnCount};
    }
};

/// into(i, k) = min(into(i, k), min over m of a(i, m) + b(m, k)). Minima do not depend on the order they are taken in.
void minPlus(const Block& into, const Block& a, const Block& b)
{
    const oneapi::tbb::blocked_range<std::size_t> all(0, into.rows, kRowsPerTask);
    oneapi::tbb::parallel_for(all, [&](const auto& range) {
        for (std::size_t first = 0; first < b.rows; first += kInnerBlock) {
            const std::size_t end = std::min(first + kInnerBlock, b.rows);
            for (std::size_t i = range.begin(); i < range.end(); ++i)
                for (std::size_t m = first; m < end; ++m) lowerTo(into.row(i), a.row(i)[m], b.row(m), into.columns);
        }
    });
}

/// Leaves are known by their places in the order the tree came with, so that a branch is a range of places.
struct Range {
    std::size_t first = 0, size = 0;
    [[nodiscard]] bool has(std::size_t place) const { return place - first < size; }
};

/// Which ends a branch can have: one in `from`, the other in `to`.
struct Ends {
    Range from, to;
};

class Orderer {
public:
    Orderer(const Dendrogram& tree, std::span<const float> condensed)
        : m_tree(tree), m_n(tree.order.size()), m_range(m_n + tree.merges.size()), m_apart(m_n * m_n, 0),
          m_length(m_n * m_n, kFar)
    {
        for (std::size_t i = 0; i < m_n; ++i) {
            const auto leaf = static_cast<std::size_t>(tree.order[i]);
            m_range[leaf] = {i, 1};
            m_length[i * m_n + i] = 0;
            for (std::size_t k = 0; k < m_n; ++k)
                if (k != i)
                    m_apart[i * m_n + k] =
                        condensed[condensedIndex(leaf, static_cast<std::size_t>(tree.order[k]), m_n)];
        }
        for (std::size_t m = 0; m < tree.merges.size(); ++m)
            m_range[m_n + m] = {m_range[left(m)].first, static_cast<std::size_t>(tree.merges[m].size)};
    }

    /// The lengths of one merge, when those of its branches are known.
    void merge(std::size_t m)
    {
        const Range l = m_range[left(m)], r = m_range[right(m)];
        // across(u, k): the left branch from u to its other end, then on to k, the near end of the right branch.
        m_across.assign(l.size * r.size, kFar);
        const Block across{m_across.data(), r.size, l.size, r.size};
        for (const Ends& ends : endsOf(left(m)))
            minPlus(across.part(ends.from.first - l.first, ends.from.size, 0, r.size),
                    part(m_length, ends.from, ends.to), part(m_apart, ends.to, r));
        const Block whole = part(m_length, l, r);
        for (const Ends& ends : endsOf(right(m)))
            minPlus(part(m_length, l, ends.from), across.part(0, l.size, ends.to.first - r.first, ends.to.size),
                    part(m_length, ends.to, ends.from));
        for (std::size_t i = 0; i < l.size; ++i)
            for (std::size_t k = 0; k < r.size; ++k) m_length[(r.first + k) * m_n + l.first + i] = whole.row(i)[k];
    }

    /// The leaves of the whole tree from left to right.
    [[nodiscard]] std::vector<std::int32_t> order() const
    {
        const std::size_t root = m_range.size() - 1;
        Branch top{root, 0, 0};
        float least = kFar;
        for (std::size_t u = 0; u < m_range[left(root - m_n)].size; ++u)
            for (std::size_t w = m_range[left(root - m_n)].size; w < m_n; ++w)
                if (m_length[u * m_n + w] < least) {
                    least = m_length[u * m_n + w];
                    top = {root, u, w};
                }
        if (m_tree.order[top.end] < m_tree.order[top.start]) std::swap(top.start, top.end);

        std::vector<std::int32_t> leaves;
        leaves.reserve(m_n);
        std::vector<Branch> open{top};
        while (!open.empty()) {
            const Branch branch = open.back();
            open.pop_back();
            if (branch.node < m_n) {
                leaves.push_back(static_cast<std::int32_t>(branch.node));
                continue;
            }
            const auto [near, far] = halves(branch);
            open.push_back(far);
            open.push_back(near);
        }
        return leaves;
    }

private:
    struct Branch {
        std::size_t node, start, end;  ///< places of its leftmost and rightmost leaf
    };

    [[nodiscard]] std::size_t left(std::size_t m) const { return static_cast<std::size_t>(m_tree.merges[m].left); }
    [[nodiscard]] std::size_t right(std::size_t m) const { return static_cast<std::size_t>(m_tree.merges[m].right); }
    [[nodiscard]] Block part(std::vector<float>& table, const Range& rows, const Range& columns) const
    {
        return {table.data() + rows.first * m_n + columns.first, m_n, rows.size, columns.size};
    }
    [[nodiscard]] std::vector<Ends> endsOf(std::size_t node) const
    {
        if (node < m_n) return {{m_range[node], m_range[node]}};
        const Range l = m_range[left(node - m_n)], r = m_range[right(node - m_n)];
        return {{l, r}, {r, l}};
    }
    /// Where the other end of a branch can be when one is at `place`.
    [[nodiscard]] Range opposite(std::size_t node, std::size_t place) const
    {
        for (const Ends& ends : endsOf(node))
            if (ends.from.has(place)) return ends.to;
        assert(false);
        return {};
    }

    /// The two branches of a merge, from left to right, with the ends that make its length what it is.
    [[nodiscard]] std::pair<Branch, Branch> halves(const Branch& branch) const
    {
        std::size_t near = left(branch.node - m_n), far = right(branch.node - m_n);
        if (!m_range[near].has(branch.start)) std::swap(near, far);
        const Range from = opposite(near, branch.start), to = opposite(far, branch.end);
        Branch first{near, branch.start, from.first}, second{far, to.first, branch.end};
        float least = kFar;
        for (std::size_t i = from.first; i < from.first + from.size; ++i)
            for (std::size_t k = to.first; k < to.first + to.size; ++k) {
                const float length =
                    m_length[branch.start * m_n + i] + m_apart[i * m_n + k] + m_length[k * m_n + branch.end];
                if (length < least) {
                    least = length;
                    first.end = i;
                    second.start = k;
                }
            }
        return {first, second};
    }

    const Dendrogram& m_tree;
    std::size_t m_n;
    std::vector<Range> m_range;  // of every node
    std::vector<float> m_apart;  // n × n, distances of places
    /// n × n, symmetric. (u, w): the least length of the smallest branch that has both places, with u at one end and w
    /// at the other.
    std::vector<float> m_length;
    std::vector<float> m_across;  // scratch of merge()
};

}  // namespace

Result<void> orderLeaves(Dendrogram& tree, std::span<const float> condensed, Progress& progress)
{
    const std::size_t n = tree.order.size();
    assert(n <= kMostLeavesToOrder && condensed.size() == (n < 2 ? 0 : n * (n - 1) / 2));
    if (n < 3) return {};
    Orderer orderer(tree, condensed);
    for (std::size_t m = 0; m < tree.merges.size(); ++m) {
        if (progress.isCancelled()) return cancelled();
        orderer.merge(m);
        if (m % kMergesPerReport == 0)
            progress.report(static_cast<double>(m) / static_cast<double>(n), "Ordering leaves");
    }
    tree.order = orderer.order();

    // The branch that now stands left becomes the left one.
    std::vector<std::size_t> first(n + tree.merges.size());
    for (std::size_t i = 0; i < n; ++i) first[static_cast<std::size_t>(tree.order[i])] = i;
    for (std::size_t m = 0; m < tree.merges.size(); ++m) {
        Dendrogram::Merge& merge = tree.merges[m];
        if (first[static_cast<std::size_t>(merge.right)] < first[static_cast<std::size_t>(merge.left)])
            std::swap(merge.left, merge.right);
        first[n + m] = first[static_cast<std::size_t>(merge.left)];
    }
    return {};
}

Result<Dendrogram> linkInOrder(const std::vector<float>& condensed, std::size_t n, Linkage linkage, Progress& progress)
{
    SubProgress linking(progress, 0, 0.3), ordering(progress, 0.3, 1);
    auto tree = linkItems(condensed, n, linkage, linking);
    if (!tree || n > kMostLeavesToOrder) return tree;
    if (const auto ordered = orderLeaves(*tree, condensed, ordering); !ordered) return ordered.error();
    return tree;
}

}  // namespace pleio
