// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/network_layout.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numeric>

using namespace pleio;

using Links = std::vector<std::pair<std::size_t, std::size_t>>;

Q_DECLARE_METATYPE(Links)

namespace {

double apart(const NodePlace& a, const NodePlace& b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// Links between every two nodes, infinite where there is no way.
std::vector<std::vector<double>> steps(std::size_t nodes, const Links& links)
{
    std::vector<std::vector<double>> d(nodes, std::vector<double>(nodes, std::numeric_limits<double>::infinity()));
    for (std::size_t i = 0; i < nodes; ++i) d[i][i] = 0;
    for (const auto& [a, b] : links)
        if (a != b) d[a][b] = d[b][a] = 1;
    for (std::size_t k = 0; k < nodes; ++k)
        for (std::size_t i = 0; i < nodes; ++i)
            for (std::size_t j = 0; j < nodes; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
    return d;
}

/// Kamada & Kawai's energy in units of its best scale: sum over pairs of (|p - q| s / d - 1)^2.
double stress(const std::vector<NodePlace>& places, const std::vector<std::vector<double>>& d)
{
    double one = 0, two = 0, pairs = 0;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            if (std::isinf(d[i][j])) continue;
            const double ratio = apart(places[i], places[j]) / d[i][j];
            one += ratio;
            two += ratio * ratio;
            pairs += 1;
        }
    return pairs - one * one / two;
}

}  // namespace

class TestNetworkLayout : public QObject {
    Q_OBJECT

private slots:
    void placesByNumberOfLinks_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<Links>("links");
        QTest::addColumn<double>("most");  // stress; the best drawing of each is known, with a little room
        QTest::newRow("path, a straight line") << 5 << Links{{0, 1}, {1, 2}, {2, 3}, {3, 4}} << 0.05;
        QTest::newRow("triangle, exact") << 3 << Links{{0, 1}, {1, 2}, {2, 0}} << 1e-6;
        // A regular hexagon, whose distances are 1, sqrt 3 and 2: 0.2841 by hand.
        QTest::newRow("ring") << 6 << Links{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}} << 1.02 * 0.2841;
        QTest::newRow("links twice and to itself") << 3 << Links{{0, 1}, {1, 0}, {1, 2}, {2, 0}, {2, 2}} << 1e-6;
    }
    void placesByNumberOfLinks()
    {
        QFETCH(int, nodes);
        QFETCH(Links, links);
        QFETCH(double, most);
        const auto size = static_cast<std::size_t>(nodes);
        const auto places = networkLayout(size, links);
        QCOMPARE(places.size(), size);
        const double found = stress(places, steps(size, links));
        QVERIFY2(found <= most, qPrintable(QStringLiteral("stress %1").arg(found)));
    }

    void keepsPartsApart()
    {
        // Two triangles, a pair and a node alone.
        const Links links{{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {6, 7}};
        const auto places = networkLayout(9, links);
        const auto d = steps(9, links);
        double nearestBetween = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < 9; ++i)
            for (std::size_t j = i + 1; j < 9; ++j)
                if (std::isinf(d[i][j])) nearestBetween = std::min(nearestBetween, apart(places[i], places[j]));
        for (const auto& [a, b] : links) QVERIFY(std::abs(apart(places[a], places[b]) - 1) < 0.01);
        QVERIFY2(nearestBetween > 1.4, qPrintable(QString::number(nearestBetween)));
    }

    void isTheSameEveryTime()
    {
        Links links;
        for (std::size_t i = 0; i < 40; ++i)
            for (std::size_t j = 0; j < 3; ++j) links.emplace_back(i, 40 + (7 * i + 5 * j) % 23);
        const auto first = networkLayout(63, links);
        for (int again = 0; again < 3; ++again) {
            const auto places = networkLayout(63, links);
            for (std::size_t i = 0; i < 63; ++i) {
                QVERIFY(std::isfinite(places[i].x) && std::isfinite(places[i].y));
                QVERIFY(places[i].x == first[i].x && places[i].y == first[i].y);
            }
        }
    }

    void takesTheSmallest()
    {
        QVERIFY(networkLayout(0, {}).empty());
        QCOMPARE(networkLayout(1, {}).size(), std::size_t{1});
        const auto pair = networkLayout(2, {});
        QVERIFY(apart(pair[0], pair[1]) > 0);
    }
};

PLEIO_TEST(tst_network_layout, TestNetworkLayout)
#include "tst_network_layout.moc"
