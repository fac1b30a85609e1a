// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/math/hierarchical_clustering.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <set>

using namespace pleio;

namespace {

/// Stops after some questions.
class ImpatientProgress final : public Progress {
public:
    explicit ImpatientProgress(int patience) : m_left(patience) {}
    void report(double, std::string_view) override {}
    bool isCancelled() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

std::vector<double> randomMatrix(std::size_t rows, std::size_t columns, double missing, unsigned seed)
{
    std::mt19937_64 bits(seed);
    const auto unit = [&] { return static_cast<double>(bits() >> 11) * 0x1.0p-53; };
    std::vector<double> values(rows * columns);
    for (double& v : values) v = unit() < missing ? kUndefined : unit() + unit() + unit();
    return values;
}

/// Leaves under every merge, by brute force: join the two nearest clusters by the mean of all pairs, n - 1 times.
std::vector<std::pair<double, std::set<int>>> naiveMerges(const std::vector<float>& condensed, int n)
{
    const auto at = [&](int a, int b) {
        if (b < a) std::swap(a, b);
        return static_cast<double>(condensed[static_cast<std::size_t>(a * n - a * (a + 1) / 2 + (b - a - 1))]);
    };
    std::vector<std::set<int>> clusters;
    for (int i = 0; i < n; ++i) clusters.push_back({i});
    std::vector<std::pair<double, std::set<int>>> merges;
    while (clusters.size() > 1) {
        double best = std::numeric_limits<double>::infinity();
        std::size_t left = 0, right = 0;
        for (std::size_t i = 0; i < clusters.size(); ++i)
            for (std::size_t j = i + 1; j < clusters.size(); ++j) {
                double sum = 0;
                for (const int a : clusters[i])
                    for (const int b : clusters[j]) sum += at(a, b);
                const double mean = sum / static_cast<double>(clusters[i].size() * clusters[j].size());
                if (mean < best) {
                    best = mean;
                    left = i;
                    right = j;
                }
            }
        clusters[left].merge(clusters[right]);
        clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(right));
        merges.emplace_back(best, clusters[left]);
    }
    return merges;
}

std::set<int> leavesUnder(const Dendrogram& tree, std::int32_t node)
{
    const auto n = static_cast<std::int32_t>(tree.order.size());
    if (node < n) return {node};
    const auto& merge = tree.merges[static_cast<std::size_t>(node - n)];
    std::set<int> leaves = leavesUnder(tree, merge.left);
    leaves.merge(leavesUnder(tree, merge.right));
    return leaves;
}

float distanceOf(std::vector<double> values, std::size_t columns, ClusterDistance distance)
{
    NoProgress progress;
    return rowDistances(values, 2, columns, distance, progress)->front();
}

}  // namespace

class TstHierarchicalClustering : public QObject {
    Q_OBJECT
private slots:
    void distances_data();
    void distances();
    void unsharedRowsAreFarthestApart();
    void handComputedTree();
    void likeBruteForce_data();
    void likeBruteForce();
    void everyLeafOnceAndHeightsRise();
    void tiesGoByIndex();
    void cutsIntoClusters_data();
    void cutsIntoClusters();
    void cutIntoAgreesWithCutAtItsHeight();
    void smallInputs();
    void sameForAnyMagnitude();
    void cancels();
};

void TstHierarchicalClustering::distances_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<bool>("correlation");
    QTest::addColumn<double>("expected");
    QTest::newRow("same direction") << QList<double>{1, 2, 3, 10, 20, 30} << true << 0.0;
    QTest::newRow("opposite") << QList<double>{1, 2, 3, 3, 2, 1} << true << 2.0;
    // r of (1,2,3,4) and (1,3,2,4) is 0.8.
    QTest::newRow("0.8") << QList<double>{1, 2, 3, 4, 1, 3, 2, 4} << true << 0.2;
    QTest::newRow("missing columns left out") << QList<double>{1, kUndefined, 2, 3, 4, 1, 7, 3, 2, 4} << true << 0.2;
    QTest::newRow("missing in both") << QList<double>{1, 9, 2, 3, kUndefined, 4, 1, kUndefined, 3, 2, 5, 4} << true
                                     << 0.2;
    QTest::newRow("constant row") << QList<double>{0.1, 0.1, 0.1, 1, 2, 3} << true << 1.0;
    QTest::newRow("constant where shared") << QList<double>{0.1, 0.1, 0.1, 5, 1, 2, 3, kUndefined} << true << 1.0;
    QTest::newRow("one shared column") << QList<double>{1, kUndefined, 5, kUndefined} << true << 1.0;
    QTest::newRow("all missing") << QList<double>{kUndefined, kUndefined, 1, 2} << true << 1.0;
    QTest::newRow("euclidean") << QList<double>{0, 0, 3, 4} << false << 5.0;
    // Two of four columns shared: sqrt((3^2 + 4^2) * 4 / 2).
    QTest::newRow("euclidean, missing") << QList<double>{0, 0, kUndefined, 1, 3, 4, 1, kUndefined} << false
                                        << std::sqrt(50.0);
}

void TstHierarchicalClustering::distances()
{
    QFETCH(QList<double>, values);
    QFETCH(bool, correlation);
    QFETCH(double, expected);
    const float found = distanceOf({values.begin(), values.end()}, static_cast<std::size_t>(values.size()) / 2,
                                   correlation ? ClusterDistance::Correlation : ClusterDistance::Euclidean);
    QVERIFY2(std::abs(static_cast<double>(found) - expected) < 1e-6, qPrintable(QString::number(found)));
}

void TstHierarchicalClustering::unsharedRowsAreFarthestApart()
{
    NoProgress progress;
    const std::vector<double> values{0, kUndefined, 3, kUndefined, kUndefined, 1};
    const auto found = rowDistances(values, 3, 2, ClusterDistance::Euclidean, progress);
    // 0-1 share a column: sqrt(9 * 2 / 1); the third row shares none with either.
    QCOMPARE(found->at(0), static_cast<float>(std::sqrt(18.0)));
    QCOMPARE(found->at(1), found->at(0));
    QCOMPARE(found->at(2), found->at(0));
}

void TstHierarchicalClustering::handComputedTree()
{
    // Points 0, 1, 5, 7 on a line. 0+1 at 1, 5+7 at 2, both at (5 + 7 + 4 + 6) / 4 = 5.5.
    NoProgress progress;
    const std::vector<double> values{0, 1, 5, 7};
    const auto tree = clusterRows(values, 4, 1, ClusterDistance::Euclidean, progress);
    QVERIFY(tree);
    QCOMPARE(tree->merges.size(), std::size_t{3});
    QCOMPARE(tree->merges[0].height, 1.0F);
    QCOMPARE(tree->merges[1].height, 2.0F);
    QCOMPARE(tree->merges[2].height, 5.5F);
    QCOMPARE(tree->merges[2].left, 4);
    QCOMPARE(tree->merges[2].right, 5);
    QCOMPARE(tree->merges[2].size, 4);
    QVERIFY((tree->order == std::vector<std::int32_t>{0, 1, 2, 3}));

    // The tighter pair stands left, whatever its place in the input.
    const std::vector<double> turned{5, 7, 0, 1};
    QVERIFY((clusterRows(turned, 4, 1, ClusterDistance::Euclidean, progress)->order ==
             std::vector<std::int32_t>{2, 3, 0, 1}));
}

void TstHierarchicalClustering::likeBruteForce_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<double>("missing");
    QTest::addColumn<bool>("correlation");
    QTest::newRow("euclidean") << 40 << 3 << 0.0 << false;
    QTest::newRow("correlation") << 60 << 19 << 0.0 << true;
    QTest::newRow("correlation with gaps") << 60 << 19 << 0.2 << true;
    QTest::newRow("euclidean with gaps") << 50 << 11 << 0.2 << false;
}

void TstHierarchicalClustering::likeBruteForce()
{
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(double, missing);
    QFETCH(bool, correlation);
    const auto r = static_cast<std::size_t>(rows), c = static_cast<std::size_t>(columns);
    const auto distance = correlation ? ClusterDistance::Correlation : ClusterDistance::Euclidean;
    NoProgress progress;
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const auto values = randomMatrix(r, c, missing, seed);
        const auto condensed = rowDistances(values, r, c, distance, progress);
        const auto tree = linkItems(*condensed, r, Linkage::Average, progress);
        QVERIFY(tree);
        const auto expected = naiveMerges(*condensed, rows);
        QCOMPARE(tree->merges.size(), expected.size());
        for (std::size_t m = 0; m < expected.size(); ++m) {
            QVERIFY(std::abs(static_cast<double>(tree->merges[m].height) - expected[m].first) < 1e-5);
            QVERIFY(leavesUnder(*tree, rows + static_cast<std::int32_t>(m)) == expected[m].second);
        }
    }
}

void TstHierarchicalClustering::everyLeafOnceAndHeightsRise()
{
    NoProgress progress;
    const auto values = randomMatrix(500, 7, 0.05, 3);
    const auto tree = clusterRows(values, 500, 7, ClusterDistance::Correlation, progress);
    std::vector<std::int32_t> sorted = tree->order;
    std::ranges::sort(sorted);
    std::vector<std::int32_t> all(500);
    std::iota(all.begin(), all.end(), 0);
    QVERIFY(sorted == all);
    QVERIFY(std::ranges::is_sorted(tree->merges, {}, &Dendrogram::Merge::height));
    for (std::size_t m = 0; m < tree->merges.size(); ++m) {
        QVERIFY(tree->merges[m].left < static_cast<std::int32_t>(500 + m));
        QVERIFY(tree->merges[m].right < static_cast<std::int32_t>(500 + m));
        QCOMPARE(tree->merges[m].size,
                 static_cast<std::int32_t>(leavesUnder(*tree, static_cast<std::int32_t>(500 + m)).size()));
    }
}

void TstHierarchicalClustering::tiesGoByIndex()
{
    NoProgress progress;
    const std::vector<float> equal(6, 1.0F);
    const auto tree = linkItems(equal, 4, Linkage::Average, progress);
    // 0 joins 1, then 2, then 3; a single leaf is tighter than a branch and stands left of it.
    QVERIFY((tree->order == std::vector<std::int32_t>{3, 2, 0, 1}));
    QCOMPARE(tree->merges[0].left, 0);
    QCOMPARE(tree->merges[0].right, 1);
}

void TstHierarchicalClustering::cutsIntoClusters_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QList<int>>("clusters");
    QTest::addColumn<double>("height");
    // 7, 0, 5, 1 and 20 on a line: 0+1 at 1, 5+7 at 2, these at 5.5, and 20 at (13 + 20 + 15 + 19) / 4 = 16.75.
    QTest::newRow("none asked is one") << 0 << QList<int>{0, 0, 0, 0, 0} << 16.75;
    QTest::newRow("one") << 1 << QList<int>{0, 0, 0, 0, 0} << 16.75;
    QTest::newRow("two") << 2 << QList<int>{0, 0, 0, 0, 1} << (5.5 + 16.75) / 2;
    QTest::newRow("three") << 3 << QList<int>{0, 1, 0, 1, 2} << (2 + 5.5) / 2;
    QTest::newRow("four") << 4 << QList<int>{0, 1, 2, 1, 3} << 1.5;
    QTest::newRow("each apart") << 5 << QList<int>{0, 1, 2, 3, 4} << 0.5;
    QTest::newRow("more than there are") << 9 << QList<int>{0, 1, 2, 3, 4} << 0.5;
}

void TstHierarchicalClustering::cutsIntoClusters()
{
    QFETCH(int, count);
    QFETCH(QList<int>, clusters);
    QFETCH(double, height);
    NoProgress progress;
    const std::vector<double> values{7, 0, 5, 1, 20};
    const auto tree = clusterRows(values, 5, 1, ClusterDistance::Euclidean, progress);
    const TreeCut cut = cutTreeInto(*tree, static_cast<std::size_t>(count));
    QCOMPARE(QList<int>(cut.clusters.begin(), cut.clusters.end()), clusters);
    QCOMPARE(cut.height, height);
}

void TstHierarchicalClustering::cutIntoAgreesWithCutAtItsHeight()
{
    NoProgress progress;
    const auto tree = clusterRows(randomMatrix(60, 9, 0.05, 5), 60, 9, ClusterDistance::Correlation, progress);
    for (std::size_t count = 2; count <= 60; ++count) {
        const TreeCut cut = cutTreeInto(*tree, count);
        QCOMPARE(cut.clusters, cutTree(*tree, cut.height));
        QCOMPARE(*std::ranges::max_element(cut.clusters), static_cast<std::int32_t>(count) - 1);
    }
    // Equal heights: the number asked for comes out all the same, which no height can give.
    const auto ties = linkItems(std::vector<float>(15, 1.0F), 6, Linkage::Average, progress);
    for (std::size_t count = 1; count <= 6; ++count) {
        const TreeCut cut = cutTreeInto(*ties, count);
        QCOMPARE(*std::ranges::max_element(cut.clusters), static_cast<std::int32_t>(count) - 1);
    }
    QVERIFY(cutTreeInto(Dendrogram(), 3).clusters.empty());
}

void TstHierarchicalClustering::smallInputs()
{
    NoProgress progress;
    QVERIFY(clusterRows({}, 0, 0, ClusterDistance::Correlation, progress)->order.empty());
    const std::vector<double> one{1, 2};
    const auto single = clusterRows(one, 1, 2, ClusterDistance::Correlation, progress);
    QVERIFY((single->order == std::vector<std::int32_t>{0}));
    QVERIFY(single->merges.empty());
    const std::vector<double> none{kUndefined, kUndefined, kUndefined, kUndefined};
    QCOMPARE(clusterRows(none, 2, 2, ClusterDistance::Euclidean, progress)->merges[0].height, 0.0F);
}

void TstHierarchicalClustering::sameForAnyMagnitude()
{
    NoProgress progress;
    auto values = randomMatrix(80, 20, 0.1, 9);
    const auto tree = clusterRows(values, 80, 20, ClusterDistance::Correlation, progress);
    for (double& v : values) v = v * 1e6 + 1e9;
    const auto scaled = clusterRows(values, 80, 20, ClusterDistance::Correlation, progress);
    QVERIFY(tree->order == scaled->order);
}

void TstHierarchicalClustering::cancels()
{
    const auto values = randomMatrix(400, 5, 0, 1);
    for (const int patience : {0, 3, 8}) {
        ImpatientProgress progress(patience);
        const auto tree = clusterRows(values, 400, 5, ClusterDistance::Correlation, progress);
        QVERIFY(!tree);
        QCOMPARE(tree.error().kind, ErrorKind::Cancelled);
    }
}

PLEIO_TEST(tst_hierarchical_clustering, TstHierarchicalClustering)
#include "tst_hierarchical_clustering.moc"
