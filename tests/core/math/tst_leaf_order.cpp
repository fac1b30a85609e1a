// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/leaf_order.h"
#include "core/math/random.h"
#include "tests/support/faults.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

using namespace pleio;

namespace {

/// The sum that orderLeaves() makes small.
double lengthOfOrder(const Dendrogram& tree, std::span<const float> condensed)
{
    const std::size_t n = tree.order.size();
    double length = 0;
    for (std::size_t i = 0; i + 1 < n; ++i)
        length += static_cast<double>(condensed[condensedIndex(static_cast<std::size_t>(tree.order[i]),
                                                               static_cast<std::size_t>(tree.order[i + 1]), n)]);
    return length;
}

std::vector<float> randomDistances(std::size_t n, std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> condensed(n * (n - 1) / 2);
    for (float& d : condensed) d = static_cast<float>(random.uniform());
    return condensed;
}

void turnBranch(std::vector<std::int32_t>& order, const Dendrogram& tree, std::size_t m)
{
    // Swapping the branches of a merge: its leaves lie side by side whatever was swapped before.
    const auto n = order.size();
    const auto leaves = [&](std::int32_t node) {
        std::vector<std::int32_t> open{node}, found;
        while (!open.empty()) {
            const auto at = static_cast<std::size_t>(open.back());
            open.pop_back();
            if (at < n) {
                found.push_back(static_cast<std::int32_t>(at));
            } else {
                open.push_back(tree.merges[at - n].left);
                open.push_back(tree.merges[at - n].right);
            }
        }
        return found;
    };
    const auto under = leaves(static_cast<std::int32_t>(n + m)), left = leaves(tree.merges[m].left);
    const auto first = std::ranges::find_first_of(order, under);
    const auto end = first + static_cast<std::ptrdiff_t>(under.size());
    const bool leftFirst = std::ranges::find(left, *first) != left.end();
    const std::size_t size = leftFirst ? left.size() : under.size() - left.size();
    std::rotate(first, first + static_cast<std::ptrdiff_t>(size), end);
}

double shortestOfAllOrders(Dendrogram tree, const std::vector<float>& condensed)
{
    double least = std::numeric_limits<double>::infinity();
    const std::vector<std::int32_t> given = tree.order;
    for (unsigned turned = 0; turned < (1U << tree.merges.size()); ++turned) {
        tree.order = given;
        for (std::size_t m = 0; m < tree.merges.size(); ++m)
            if ((turned >> m & 1U) != 0) turnBranch(tree.order, tree, m);
        least = std::min(least, lengthOfOrder(tree, condensed));
    }
    return least;
}

}  // namespace

class TstLeafOrder : public QObject {
    Q_OBJECT
private slots:
    void shortestOfAll();
    void treeStaysTheSame();
    void asInSciPy();
    void smallTrees();
    void cancels();
};

void TstLeafOrder::shortestOfAll()
{
    NoProgress progress;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const std::size_t n = 3 + seed % 7;
        const std::vector<float> condensed = randomDistances(n, seed);
        for (const Linkage linkage : {Linkage::Average, Linkage::Complete, Linkage::Single}) {
            Dendrogram tree = *linkItems(condensed, n, linkage, progress);
            const double expected = shortestOfAllOrders(tree, condensed);
            QVERIFY(orderLeaves(tree, condensed, progress));
            VERIFY_CLOSE(lengthOfOrder(tree, condensed), expected, 1e-6);
        }
    }
}

void TstLeafOrder::treeStaysTheSame()
{
    NoProgress progress;
    const std::vector<float> condensed = randomDistances(200, 3);
    const Dendrogram given = *linkItems(condensed, 200, Linkage::Average, progress);
    Dendrogram tree = given;
    QVERIFY(orderLeaves(tree, condensed, progress));
    QVERIFY(lengthOfOrder(tree, condensed) < lengthOfOrder(given, condensed));
    QVERIFY(tree.order.front() < tree.order.back());
    for (std::size_t m = 0; m < given.merges.size(); ++m) {
        QCOMPARE(tree.merges[m].height, given.merges[m].height);
        QCOMPARE(std::minmax(tree.merges[m].left, tree.merges[m].right),
                 std::minmax(given.merges[m].left, given.merges[m].right));
    }
    // The order is what the tree gives from left to right.
    std::vector<std::int32_t> open{399 - 1}, leaves;
    while (!open.empty()) {
        const std::int32_t node = open.back();
        open.pop_back();
        if (node < 200) {
            leaves.push_back(node);
            continue;
        }
        open.push_back(tree.merges[static_cast<std::size_t>(node) - 200].right);
        open.push_back(tree.merges[static_cast<std::size_t>(node) - 200].left);
    }
    QVERIFY(leaves == tree.order);
    QVERIFY(cutTree(tree, 0.4) == cutTree(given, 0.4));
}

void TstLeafOrder::asInSciPy()
{
    const QString folder = QStringLiteral("tests/golden/traits.structure/linkage/");
    const auto table = test::goldenTable(folder + "values.tsv");
    const auto n = static_cast<std::size_t>(table.rows.size()), columns = static_cast<std::size_t>(table.header.size());
    std::vector<double> values;
    for (qsizetype row = 0; row < table.rows.size(); ++row)
        for (const QString& column : table.header) values.push_back(table.number(row, column));
    const auto trees = test::goldenTable(folder + "trees.tsv"), clusters = test::goldenTable(folder + "clusters.tsv");
    const auto summary = test::goldenTable(folder + "summary.tsv");
    const QStringList distances{"correlation", "absolute", "euclidean"};
    const QStringList linkages{"average", "complete", "single", "ward"};
    QCOMPARE(summary.rows.size(), qsizetype{10});
    NoProgress progress;
    for (qsizetype row = 0; row < summary.rows.size(); ++row) {
        const QString distance = summary.text(row, "distance"), linkage = summary.text(row, "linkage");
        const auto condensed = *rowDistances(
            values, n, columns,
            std::array{ClusterDistance::Correlation, ClusterDistance::AbsoluteCorrelation, ClusterDistance::Euclidean}
                .at(static_cast<std::size_t>(distances.indexOf(distance))),
            progress);
        Dendrogram tree = *linkItems(condensed, n,
                                     std::array{Linkage::Average, Linkage::Complete, Linkage::Single, Linkage::Ward}.at(
                                         static_cast<std::size_t>(linkages.indexOf(linkage))),
                                     progress);
        const auto isOwn = [&](const test::GoldenTable& of, qsizetype at) {
            return of.text(at, "distance") == distance && of.text(at, "linkage") == linkage;
        };
        for (qsizetype at = 0; at < trees.rows.size(); ++at) {
            if (!isOwn(trees, at)) continue;
            const auto& merge = tree.merges.at(static_cast<std::size_t>(trees.number(at, "merge")));
            VERIFY_CLOSE(static_cast<double>(merge.height), trees.number(at, "height"), 1e-5);
            QCOMPARE(merge.size, static_cast<std::int32_t>(trees.number(at, "size")));
        }
        VERIFY_CLOSE(copheneticCorrelation(tree, condensed), summary.number(row, "cophenetic"), 1e-5);
        QVERIFY(orderLeaves(tree, condensed, progress));
        VERIFY_CLOSE(lengthOfOrder(tree, condensed), summary.number(row, "order_length"), 1e-5);
        QVERIFY(lengthOfOrder(tree, condensed) < summary.number(row, "scipy_length") * (1 + 1e-5));

        // The same parts under other numbers.
        const std::vector<std::int32_t> parts = cutTree(tree, summary.number(row, "cut"));
        std::map<std::int32_t, int> theirs;
        for (qsizetype at = 0; at < clusters.rows.size(); ++at) {
            if (!isOwn(clusters, at)) continue;
            const std::int32_t own = parts.at(static_cast<std::size_t>(clusters.number(at, "item")));
            const int expected = static_cast<int>(clusters.number(at, "cluster"));
            QCOMPARE(theirs.emplace(own, expected).first->second, expected);
        }
        QCOMPARE(theirs.size(), std::size_t{8});
    }
}

void TstLeafOrder::smallTrees()
{
    NoProgress progress;
    for (const std::size_t n : {std::size_t{1}, std::size_t{2}}) {
        const std::vector<float> condensed(n - 1, 0.5F);
        Dendrogram tree = *linkItems(condensed, n, Linkage::Ward, progress);
        QVERIFY(orderLeaves(tree, condensed, progress));
        QCOMPARE(tree.order.size(), n);
        QVERIFY(std::isnan(copheneticCorrelation(tree, condensed)));
        QCOMPARE(cutTree(tree, 0.5).back(), 0);
        QCOMPARE(cutTree(tree, 0.4).back(), static_cast<std::int32_t>(n) - 1);
    }
    // All equal: no order is better than another, and the tree says nothing.
    const std::vector<float> equal(10, 1.0F);
    Dendrogram tree = *linkItems(equal, 5, Linkage::Average, progress);
    QVERIFY(orderLeaves(tree, equal, progress));
    VERIFY_CLOSE(lengthOfOrder(tree, equal), 4, 1e-12);
    QVERIFY(std::isnan(copheneticCorrelation(tree, equal)));
}

void TstLeafOrder::cancels()
{
    const std::vector<float> condensed = randomDistances(300, 1);
    NoProgress progress;
    Dendrogram tree = *linkItems(condensed, 300, Linkage::Average, progress);
    const std::vector<std::int32_t> before = tree.order;
    test::CancelAt impatient(2);
    const auto done = orderLeaves(tree, condensed, impatient);
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QVERIFY(tree.order == before);
}

PLEIO_TEST(tst_leaf_order, TstLeafOrder)
#include "tst_leaf_order.moc"
