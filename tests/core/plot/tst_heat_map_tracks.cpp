// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/plot/heat_map_panels.h"
#include "core/plot/heat_map_plot.h"
#include "core/plot/plot_numbers.h"
#include "tests/core/plot/plot_layers.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;
using pleio::test::layersOf;

namespace {

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

/// Items 0, 2 and 1 of 3 from left to right: 0 joins 2 at 1, then 1 at 4.
Dendrogram treeOfThree()
{
    Dendrogram tree;
    tree.merges = {{0, 2, 1, 2}, {3, 1, 4, 3}};
    tree.order = {0, 2, 1};
    return tree;
}

/// Three rows and two columns; a cell holds 10 * row + column.
HeatMapData threeByTwo()
{
    HeatMapData data;
    data.id = "map";
    data.title = "Map";
    data.rowAxis = "Genes";
    data.columnAxis = "Traits";
    data.rowLabels = {"r0", "r1", "r2"};
    data.rowKeys = {"k0", "k1", "k2"};
    data.columnLabels = {"c0", "c1"};
    data.values = {0, 1, 10, 11, 20, 21};
    return data;
}

HeatMapTrack numbers(std::string name, Numbers values) { return {std::move(name), std::move(values)}; }

const plot::Panel& panelOfMap(const PlotSpec& spec)
{
    return *std::ranges::find_if(spec.panels, [](const plot::Panel& panel) { return heatMapOf(panel) != nullptr; });
}

}  // namespace

class TstHeatMapTracks : public QObject {
    Q_OBJECT
private slots:
    void orders_data();
    void orders();
    void cutIsALineAcrossTheTree_data();
    void cutIsALineAcrossTheTree();
    void barsFollowTheOrder();
    void stripsHaveALayerALevel();
    void clustersAlternate();
    void tracksStandBetweenTreeAndMap();
    void tracksAreTablesOfNumbers();
};

void TstHeatMapTracks::orders_data()
{
    QTest::addColumn<bool>("rowTree");
    QTest::addColumn<bool>("columnTree");
    QTest::addColumn<QString>("firstColumn");
    QTest::newRow("both as given") << false << false << "r0 r1 r2";
    QTest::newRow("rows by tree") << true << false << "r0 r2 r1";
    QTest::newRow("columns by tree") << false << true << "r0 r1 r2";
    QTest::newRow("both by tree") << true << true << "r0 r2 r1";
}

void TstHeatMapTracks::orders()
{
    QFETCH(bool, rowTree);
    QFETCH(bool, columnTree);
    QFETCH(QString, firstColumn);
    const Dendrogram rows = treeOfThree();
    Dendrogram columns;
    columns.merges = {{1, 0, 2, 2}};
    columns.order = {1, 0};
    const PlotSpec spec = orderedHeatMap(threeByTwo(), {.tree = rowTree ? &rows : nullptr, .cut = {}},
                                         {.tree = columnTree ? &columns : nullptr, .cut = {}});
    const plot::HeatMap& map = *heatMapOf(panelOfMap(spec));
    QStringList labels;
    for (std::size_t row = 0; row < 3; ++row) {
        labels << QString::fromStdString(map.rowLabels[row]);
        QCOMPARE(map.rowKeys[row].substr(1), map.rowLabels[row].substr(1));
        for (std::size_t column = 0; column < 2; ++column)
            QCOMPARE(map.values[row * 2 + column],
                     10.0 * (map.rowLabels[row][1] - '0') + (map.columnLabels[column][1] - '0'));
    }
    QCOMPARE(labels.join(' '), firstColumn);
    QCOMPARE(map.columnLabels, columnTree ? (Texts{"c1", "c0"}) : (Texts{"c0", "c1"}));
    // No empty place is left where a dendrogram would be.
    QCOMPARE(spec.panels.size(), std::size_t{1} + rowTree + columnTree);
    QCOMPARE(panelOfMap(spec).row, columnTree ? 1 : 0);
    QCOMPARE(panelOfMap(spec).column, rowTree ? 1 : 0);
}

void TstHeatMapTracks::cutIsALineAcrossTheTree_data()
{
    QTest::addColumn<double>("height");
    QTest::addColumn<bool>("shown");
    QTest::newRow("between the merges") << 2.5 << true;
    QTest::newRow("at the root") << 4.0 << true;
    QTest::newRow("above the root") << 4.5 << false;
}

void TstHeatMapTracks::cutIsALineAcrossTheTree()
{
    QFETCH(double, height);
    QFETCH(bool, shown);
    const Dendrogram tree = treeOfThree();
    const plot::Panel columns = dendrogramPanel(tree, HeatMapSide::Columns, height);
    const plot::Panel rows = dendrogramPanel(tree, HeatMapSide::Rows, height);
    QCOMPARE(layersOf<plot::Line>(columns).size(), std::size_t{shown});
    // The pieces are the branches alone, with a cut and without.
    for (const auto& [with, side] : {std::pair(&columns, HeatMapSide::Columns), std::pair(&rows, HeatMapSide::Rows)}) {
        const auto cut = layersOf<plot::Segments>(*with);
        const auto uncut = layersOf<plot::Segments>(dendrogramPanel(tree, side, {}));
        QCOMPARE(cut.size(), uncut.size());
        for (std::size_t i = 0; i < cut.size(); ++i) QCOMPARE(cut[i].x0, uncut[i].x0);
    }
    if (!shown) return;
    const plot::Line above = layersOf<plot::Line>(columns).front(), beside = layersOf<plot::Line>(rows).front();
    QVERIFY(above.dashed);
    QCOMPARE(above.x, (Numbers{-0.5, 2.5}));
    QCOMPARE(above.y, (Numbers{height, height}));
    QCOMPARE(beside.x, above.y);
    QCOMPARE(beside.y, above.x);
}

void TstHeatMapTracks::barsFollowTheOrder()
{
    const std::vector<std::int32_t> order{2, 0, 1};
    const plot::Panel panel = trackPanel(numbers("Calls", {5, kUndefined, 12}), HeatMapSide::Rows, order,
                                         {"r0", "r1", "r2"}, {"k0", "k1", "k2"});
    const auto bars = layersOf<plot::Bars>(panel);
    QCOMPARE(bars.size(), std::size_t{1});
    QVERIFY(bars[0].horizontal);
    QCOMPARE(bars[0].position, (Numbers{0, 1}));  // r1, the last, has no number
    QCOMPARE(bars[0].height, (Numbers{12, 5}));
    QCOMPARE(bars[0].keys, (Texts{"k2", "k0"}));
    QCOMPARE(bars[0].labels, (Texts{"r2\nCalls: 12", "r0\nCalls: 5"}));
    QCOMPARE(panel.x.ticks.size(), std::size_t{1});
    QCOMPARE(panel.x.ticks[0].text, std::string("Calls (0 to 12)"));
    QCOMPARE(panel.x.ticks[0].at, 6.0);
    QCOMPARE(*panel.x.upper, 12.0);
    QVERIFY(panel.x.visible && !panel.y.visible);
    QCOMPARE(*panel.y.upper, 2.5);
    QVERIFY(panel.x.reversed && panel.y.reversed);

    const plot::Panel none = trackPanel(numbers("Calls", {0, 0, 0}), HeatMapSide::Columns, order, {"a", "b", "c"}, {});
    QCOMPARE(none.y.ticks[0].text, std::string("Calls"));
    QCOMPARE(*none.y.upper, 1.0);
    QVERIFY(layersOf<plot::Bars>(none)[0].keys.empty());
}

void TstHeatMapTracks::stripsHaveALayerALevel()
{
    const HeatMapTrack track{"Kind",
                             HeatMapTrack::Strip{{{"one", "two"}, {1, -1, 0}}, {plot::category(4), plot::category(5)}}};
    const plot::Panel panel =
        trackPanel(track, HeatMapSide::Columns, std::vector<std::int32_t>{2, 0, 1}, {"c0", "c1", "c2"}, {});
    const auto bars = layersOf<plot::Bars>(panel);
    QCOMPARE(bars.size(), std::size_t{2});
    QCOMPARE(bars[0].name, std::string("one"));
    QCOMPARE(bars[0].position, (Numbers{0}));
    QCOMPARE(bars[0].labels, (Texts{"c2\nKind: one"}));
    QCOMPARE(bars[1].position, (Numbers{1}));
    QVERIFY(bars[1].colour == plot::category(5));
    QVERIFY(!bars[0].horizontal);
    QCOMPARE(bars[0].width, 1.0);
}

void TstHeatMapTracks::clustersAlternate()
{
    // Along the order: cluster 2 twice, cluster 1 alone, cluster 0 twice, cluster 4 alone, cluster 3 twice.
    const std::vector<std::int32_t> clusters{0, 0, 1, 2, 2, 3, 4, 3}, order{3, 4, 2, 0, 1, 6, 5, 7};
    const HeatMapTrack track = clusterTrack("Cluster", clusters, order);
    const auto& strip = std::get<HeatMapTrack::Strip>(track.values);
    QCOMPARE(strip.categories.levels, (Texts{"3", "alone", "1", "4"}));
    QCOMPARE(strip.categories.codes, (std::vector<std::int32_t>{2, 2, 1, 0, 0, 3, 1, 3}));
    QVERIFY(strip.colours[0] != strip.colours[2]);
    QVERIFY(strip.colours[0] == strip.colours[3]);
    QVERIFY(strip.colours[1].role == plot::Colour::Role::Muted);
    QVERIFY(std::get<HeatMapTrack::Strip>(clusterTrack("Cluster", {}, {}).values).colours.empty());
}

void TstHeatMapTracks::tracksStandBetweenTreeAndMap()
{
    HeatMapData data = threeByTwo();
    data.rowTracks = {numbers("A", {1, 2, 3}), clusterTrack("B", std::vector{0, 0, 1}, std::vector{0, 1, 2})};
    data.columnTracks = {numbers("C", {1, 2})};
    const Dendrogram tree = treeOfThree();
    const PlotSpec spec = orderedHeatMap(data, {.tree = &tree, .cut = {}}, {});
    QCOMPARE(spec.panels.size(), std::size_t{5});
    const plot::Panel& map = panelOfMap(spec);
    QCOMPARE(map.column, 3);
    QCOMPARE(map.row, 1);
    for (const plot::Panel& panel : spec.panels) {
        if (&panel == &map) continue;
        const bool ofRows = panelWithRowsOf(spec, panel) == &map;
        QCOMPARE(panelWithColumnsOf(spec, panel), ofRows ? nullptr : &map);
        QCOMPARE(ofRows ? panel.row : panel.column, ofRows ? map.row : map.column);
        QVERIFY((ofRows ? panel.columnStretch : panel.rowStretch) < 0.2);
    }
    std::vector<int> columnsOfRowTracks;
    for (const plot::Panel& panel : spec.panels)
        if (!layersOf<plot::Bars>(panel).empty() && panelWithRowsOf(spec, panel))
            columnsOfRowTracks.push_back(panel.column);
    QCOMPARE(columnsOfRowTracks, (std::vector{1, 2}));
    QVERIFY(!panelWithRowsOf(spec, map));
}

void TstHeatMapTracks::tracksAreTablesOfNumbers()
{
    HeatMapData data = threeByTwo();
    data.rowTracks = {numbers("Calls", {7, kUndefined, 9})};
    data.columnTracks = {clusterTrack("Cluster", std::vector{0, 0}, std::vector{0, 1})};
    const Dendrogram tree = treeOfThree();
    const auto tables = plotNumbers(orderedHeatMap(data, {.tree = &tree, .cut = 2}, {}));
    QCOMPARE(tables.size(), std::size_t{3});  // the dendrogram and its cut are drawing
    QCOMPARE(tables[0].title, std::string("Map"));
    const Table &rows = tables[1], &columns = tables[2];
    QCOMPARE(rows.title, std::string("Map: Calls (0 to 9)"));
    QVERIFY(rows.id != columns.id && rows.id != tables[0].id);
    QCOMPARE(rows.rows(), std::size_t{3});
    QCOMPARE(rows.find("item")->title, std::string("Genes"));
    QCOMPARE(cellText(*rows.find("item"), 1), std::string("r2"));
    QCOMPARE(cellText(*rows.find("key"), 1), std::string("k2"));
    QCOMPARE(cellText(*rows.find("value"), 1), std::string("9"));
    QCOMPARE(cellText(*rows.find("value"), 2), std::string());
    QVERIFY(!columns.find("key"));
    QCOMPARE(columns.find("value")->title, std::string("Cluster"));
    QCOMPARE(cellText(*columns.find("item"), 1), std::string("c1"));
    QCOMPARE(cellText(*columns.find("value"), 1), std::string("1"));
}

PLEIO_TEST(tst_heat_map_tracks, TstHeatMapTracks)
#include "tst_heat_map_tracks.moc"
