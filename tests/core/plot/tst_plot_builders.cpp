// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/plot/codon_axis.h"
#include "core/plot/codon_grid_plot.h"
#include "core/plot/codon_usage_plot.h"
#include "core/plot/distribution_plot.h"
#include "core/plot/forest_plot.h"
#include "core/plot/genome_tracks_plot.h"
#include "core/plot/grade_plot.h"
#include "core/plot/heat_map_plot.h"
#include "core/plot/key_plot.h"
#include "core/plot/plot_numbers.h"
#include "core/plot/ranking_plot.h"
#include "core/plot/reliability_plot.h"
#include "core/plot/usage_difference_plot.h"
#include "tests/core/plot/plot_layers.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

using namespace pleio;
using pleio::test::contains;
using pleio::test::layersOf;

namespace {

ForestRow forestRow(std::string trait, double auc, int grade)
{
    return {std::move(trait), 30, auc, auc - 0.05, auc + 0.05, 0.5, 0.02, auc - 0.1, 0.01, grade};
}

class Stopped final : public Progress {
public:
    void report(double, std::string_view) override {}
    bool isCancelled() const override { return true; }
};

}  // namespace

class TstPlotBuilders : public QObject {
    Q_OBJECT
private slots:
    void heatMapReordersWithItsLabels();
    void heatMapBranchesMeetTheirLeaves();
    void heatMapCancels();
    void heatMapOfOneRow();
    void forestSortsAndSaysWhatIsLeftOut();
    void forestGradesHaveTheirOwnShapes();
    void gradesCountTraits();
    void reliabilityHasWilsonIntervals();
    void rankingTakesTheHighest();
    void tracksShareOneAxis();
    void codonAxisKeepsFamiliesTogether();
    void codonUsageOfTwoSets();
    void codonGridIsTheGeneticCode();
    void differenceNamesWhatDiffers();
    void keyDivergesAtZero();
    void distributionBins_data();
    void distributionBins();
    void distributionCountsUndefined();
    void numbersBehindFigures();
};

void TstPlotBuilders::heatMapReordersWithItsLabels()
{
    // Every cell holds 10 * row + column, so that it can be found again.
    HeatMapData data;
    data.rowLabels = {"r0", "r1", "r2"};
    data.rowKeys = {"k0", "k1", "k2"};
    data.columnLabels = {"c0", "c1", "c2", "c3"};
    data.rowAxis = "Genes";
    data.columnAxis = "Traits";
    data.valueLabel = "z";
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 4; ++c) data.values.push_back(10 * r + (r == 1 ? 3 - c : c));
    data.values[5] = kUndefined;  // r1 c1
    NoProgress progress;
    const auto spec = clusteredHeatMap(data, progress);
    QVERIFY(spec);
    QCOMPARE(spec->panels.size(), std::size_t{3});
    const auto maps = layersOf<plot::HeatMap>(spec->panels[2]);
    QCOMPARE(maps.size(), std::size_t{1});
    const plot::HeatMap& map = maps.front();
    QCOMPARE(map.rows, 3);
    QCOMPARE(map.columns, 4);
    QCOMPARE(std::set<std::string>(map.rowLabels.begin(), map.rowLabels.end()).size(), std::size_t{3});
    for (std::size_t r = 0; r < 3; ++r) {
        const std::size_t from = static_cast<std::size_t>(map.rowLabels[r][1] - '0');
        QCOMPARE(map.rowKeys[r], data.rowKeys[from]);
        for (std::size_t c = 0; c < 4; ++c) {
            const double expected = data.values[from * 4 + static_cast<std::size_t>(map.columnLabels[c][1] - '0')];
            QVERIFY(map.values[r * 4 + c] == expected || (std::isnan(expected) && std::isnan(map.values[r * 4 + c])));
        }
    }
    // r0 and r2 run alike, r1 against them.
    QVERIFY(map.rowLabels[1] != "r1");
    QCOMPARE(spec->panels[0].linkX, spec->panels[2].linkX);
    QCOMPARE(spec->panels[1].linkY, spec->panels[2].linkY);
    QVERIFY(!spec->panels[0].linkX.empty());
    QCOMPARE(spec->panels[2].y.label, std::string("Genes"));
}

void TstPlotBuilders::heatMapBranchesMeetTheirLeaves()
{
    HeatMapData data;
    constexpr int kRows = 1000;  // enough for twigs that are drawn pale
    for (int c = 0; c < 3; ++c) data.columnLabels.push_back("c" + std::to_string(c));
    for (int r = 0; r < kRows; ++r) {
        data.rowLabels.push_back("r" + std::to_string(r));
        for (int c = 0; c < 3; ++c) data.values.push_back(std::sin(r * 1.3 + c * c));
    }
    NoProgress progress;
    const auto spec = clusteredHeatMap(data, progress);
    const auto columns = layersOf<plot::Segments>(spec->panels[0]);
    const auto rows = layersOf<plot::Segments>(spec->panels[1]);
    std::size_t pieces = 0, leaves = 0;
    for (const auto& segments : rows) {
        pieces += segments.x0.size();
        for (std::size_t i = 0; i < segments.x0.size(); ++i)
            leaves += segments.x0[i] == 0 && segments.y0[i] == segments.y1[i];
    }
    QCOMPARE(pieces, std::size_t{3} * (kRows - 1));
    QVERIFY(leaves >= kRows);
    QVERIFY(!rows[0].x0.empty());  // pale twigs
    QVERIFY(rows[0].colour.role == plot::Colour::Role::Muted);
    QCOMPARE(columns[0].x0.size(), std::size_t{0});
    QCOMPARE(columns[1].x0.size(), std::size_t{6});
    for (const double x : columns[1].x0) QVERIFY(x >= 0 && x <= 2);
}

void TstPlotBuilders::heatMapCancels()
{
    HeatMapData data;
    data.rowLabels = {"a", "b"};
    data.columnLabels = {"c"};
    data.values = {1, 2};
    Stopped progress;
    const auto spec = clusteredHeatMap(data, progress);
    QVERIFY(!spec);
    QCOMPARE(spec.error().kind, ErrorKind::Cancelled);
}

void TstPlotBuilders::heatMapOfOneRow()
{
    HeatMapData data;
    data.rowLabels = {"a"};
    data.columnLabels = {"c"};
    data.values = {1};
    NoProgress progress;
    const auto spec = clusteredHeatMap(data, progress);
    QVERIFY(spec);
    QCOMPARE(layersOf<plot::HeatMap>(spec->panels[2]).front().values.size(), std::size_t{1});
}

void TstPlotBuilders::forestSortsAndSaysWhatIsLeftOut()
{
    std::vector<ForestRow> rows{forestRow("low", 0.6, 1), forestRow("none", kUndefined, 0), forestRow("high", 0.9, 2),
                                forestRow("middle", 0.7, 1)};
    const PlotSpec all = forestPlot(rows);
    QCOMPARE(all.id, std::string("trait_forest"));
    const auto& ticks = all.panels[0].y.ticks;
    QCOMPARE(ticks.size(), std::size_t{4});
    QCOMPARE(ticks[0].text, std::string("high (30)"));
    QCOMPARE(ticks[3].text, std::string("none (30)"));
    QVERIFY(all.panels[0].y.reversed);
    QVERIFY(!contains(all.caption, "left out"));
    const PlotSpec two = forestPlot(rows, 2);
    QCOMPARE(two.panels[0].y.ticks.size(), std::size_t{2});
    QVERIFY(contains(two.caption, "2 are left out"));
    QVERIFY(two.heightMm < all.heightMm);

    const auto segments = layersOf<plot::Segments>(all.panels[0]);
    QCOMPARE(segments[0].name, std::string("Rotation null, mean ± sd"));
    QVERIFY(std::abs(segments[0].x0[0] - 0.48) < 1e-12 && std::abs(segments[0].x1[0] - 0.52) < 1e-12);
    QVERIFY(std::abs(segments[1].x0[0] - 0.85) < 1e-12 && std::abs(segments[1].x1[0] - 0.95) < 1e-12);
}

void TstPlotBuilders::forestGradesHaveTheirOwnShapes()
{
    std::vector<ForestRow> rows;
    for (int grade = 0; grade < 5; ++grade) rows.push_back(forestRow("t", 0.9 - 0.05 * grade, grade));
    const auto points = layersOf<plot::Points>(forestPlot(rows).panels[0]);
    std::set<plot::Marker> shapes;
    for (const auto& layer : points) shapes.insert(layer.marker);
    QCOMPARE(points.size(), std::size_t{5});
    QCOMPARE(shapes.size(), std::size_t{5});
}

void TstPlotBuilders::gradesCountTraits()
{
    const PlotSpec spec = gradePlot({5, 4, 3, 2, 1}, 7);
    QCOMPARE(spec.id, std::string("evidence_grades"));
    const auto bars = layersOf<plot::Bars>(spec.panels[0]);
    QVERIFY((bars[0].height == std::vector<double>{5, 4, 3, 2, 1}));
    QCOMPARE(bars.size(), std::size_t{1});  // the number of untested traits is written, not drawn
    QCOMPARE(spec.panels[0].y.ticks.size(), std::size_t{6});
    QVERIFY(contains(spec.panels[0].y.ticks[3].text, "beyond protein composition"));
    std::multiset<std::string> counts;
    for (const auto& text : layersOf<plot::Text>(spec.panels[0])) counts.insert(text.text);
    QVERIFY((counts == std::multiset<std::string>{"1", "2", "3", "4", "5", "7"}));
    QVERIFY(contains(spec.caption, "15 traits tested, 7 not tested"));
}

void TstPlotBuilders::reliabilityHasWilsonIntervals()
{
    const PlotSpec spec = reliabilityPlot("Calibration", {{10, 0.2, 0.5}, {0, 0.5, kUndefined}, {4, 0.9, 1}});
    const auto points = layersOf<plot::Points>(spec.panels[0]);
    QCOMPARE(points[0].x.size(), std::size_t{2});
    const auto intervals = layersOf<plot::Segments>(spec.panels[0]);
    // Wilson, 5 of 10: 0.2366 to 0.7634; 4 of 4: 0.5101 to 1 (Agresti & Coull 1998, formula 2).
    QVERIFY(std::abs(intervals[0].y0[0] - 0.2366) < 5e-5);
    QVERIFY(std::abs(intervals[0].y1[0] - 0.7634) < 5e-5);
    QVERIFY(std::abs(intervals[0].y0[1] - 0.5101) < 5e-5);
    QVERIFY(std::abs(intervals[0].y1[1] - 1) < 1e-12);
    const auto bars = layersOf<plot::Bars>(spec.panels[1]);
    QVERIFY((bars[0].height == std::vector<double>{10, 4}));
    QVERIFY(contains(spec.caption, "n = 14"));
    QCOMPARE(spec.panels[0].x.upper.value(), 1.0);
    // Rare traits: both axes end at the same place, a little above the highest probability.
    const PlotSpec rare = reliabilityPlot("Calibration", {{10, 0.02, 0.01}, {10, 0.08, 0.1}});
    QVERIFY(std::abs(rare.panels[0].x.upper.value() - 0.11) < 1e-12);
    QCOMPARE(rare.panels[0].x.upper.value(), rare.panels[0].y.upper.value());
    QCOMPARE(rare.panels[0].x.upper.value(), rare.panels[1].x.upper.value());
}

void TstPlotBuilders::rankingTakesTheHighest()
{
    const PlotSpec spec =
        rankingPlot("r", "Ranking", "Traits", {{"a", "A", 1}, {"b", "B", 3}, {"c", "C", kUndefined}, {"d", "D", 3}}, 2);
    const auto bars = layersOf<plot::Bars>(spec.panels[0]);
    QVERIFY((bars[0].keys == std::vector<std::string>{"b", "d"}));
    QVERIFY((bars[0].height == std::vector<double>{3, 3}));
    QVERIFY(bars[0].horizontal);
    QVERIFY(contains(spec.caption, "The 2 highest of 3; 1 is left out."));
    QVERIFY(contains(spec.caption, "1 without a value"));
}

void TstPlotBuilders::tracksShareOneAxis()
{
    const PlotSpec spec = genomeTracksPlot(
        "chr", 2500, 1000, {{"GC", {0.4, kUndefined, 0.6}}, {"CAI", {kUndefined, kUndefined, kUndefined}}});
    QCOMPARE(spec.panels.size(), std::size_t{2});
    QVERIFY(!spec.panels[0].x.visible);
    QVERIFY(spec.panels[1].x.visible);
    QCOMPARE(spec.panels[0].linkX, spec.panels[1].linkX);
    const auto lines = layersOf<plot::Line>(spec.panels[0]);
    QVERIFY((lines[1].x == std::vector<double>{0.0005, 0.0015, 0.00225}));  // the last window is half as long
    QCOMPARE(lines[0].y[0], 0.5);
    QVERIFY(std::isnan(lines[1].y[1]));
}

void TstPlotBuilders::codonAxisKeepsFamiliesTogether()
{
    std::vector<CodonSlot> named;
    for (const CodonFamily& family : codonFamilies(GeneticCode::standard()))
        for (const int codon : family.codons) named.push_back({std::string(1, family.aminoAcid), codonText(codon)});
    const CodonAxis axis = codonAxis(named);
    QCOMPARE(axis.rows.size(), std::size_t{2});
    std::size_t all = 0, groups = 0;
    std::map<std::string, std::set<std::size_t>> rowsOfAminoAcid;
    for (std::size_t r = 0; r < 2; ++r) {
        const auto& row = axis.rows[r];
        all += row.codons.size();
        groups += row.groups.size();
        QVERIFY(row.codons.size() > 25);
        QCOMPARE(row.ticks.size(), row.codons.size());
        for (std::size_t i = 0; i < row.codons.size(); ++i) {
            rowsOfAminoAcid[named[row.codons[i]].aminoAcid].insert(r);
            QCOMPARE(row.ticks[i].text, named[row.codons[i]].codon);
            QVERIFY(row.positions[i] > row.lower && row.positions[i] < row.upper);
        }
    }
    QCOMPARE(all, std::size_t{61});
    QCOMPARE(groups, std::size_t{20});
    for (const auto& [aminoAcid, rows] : rowsOfAminoAcid) QCOMPARE(rows.size(), std::size_t{1});
    QCOMPARE(axis.rows[0].groups[0].name, std::string("Ala"));
    QCOMPARE(axis.rows[0].groups[0].centre, 1.5);
    QVERIFY(codonAxis({}).rows.empty());
}

void TstPlotBuilders::codonUsageOfTwoSets()
{
    CodonUsageSet one{"All", {}, 100}, two{"Trait", {}, 1};
    one.values.fill(1);
    two.values.fill(2);
    two.values[static_cast<std::size_t>(codonIndex('A', 'T', 'G'))] = kUndefined;
    const PlotSpec spec = codonUsagePlot(CodonUsageMeasure::Rscu, {one, two}, GeneticCode::standard());
    QCOMPARE(spec.panels.size(), std::size_t{2});
    const auto bars = layersOf<plot::Bars>(spec.panels[0]);
    QCOMPARE(bars.size(), std::size_t{2});
    QVERIFY(bars[0].colour != bars[1].colour);
    // Side by side, not on each other.
    QVERIFY(bars[1].position[0] - bars[0].position[0] >= bars[0].width * 0.999);
    QVERIFY(bars[0].width * 2 < 1);
    QVERIFY(spec.panels[0].legend);
    QVERIFY(contains(spec.caption, "Trait: n = 1 gene, undefined for 1 codon whose"));
    QCOMPARE(spec.panels[0].y.upper.value(), spec.panels[1].y.upper.value());
    QVERIFY(layersOf<plot::Line>(spec.panels[0]).size() == 1);
    const PlotSpec fraction = codonUsagePlot(CodonUsageMeasure::Fraction, {one}, GeneticCode::standard());
    QVERIFY(layersOf<plot::Line>(fraction.panels[0]).empty());
    QVERIFY(!fraction.panels[0].legend);
}

void TstPlotBuilders::codonGridIsTheGeneticCode()
{
    CodonUsageSet set{"All genes", {}, 100};
    for (int c = 0; c < kCodons; ++c) set.values[static_cast<std::size_t>(c)] = c;
    set.values[static_cast<std::size_t>(codonIndex('A', 'T', 'G'))] = kUndefined;
    const PlotSpec spec = codonGridPlot(CodonUsageMeasure::Rscu, set, GeneticCode::standard());
    const auto maps = layersOf<plot::HeatMap>(spec.panels[0]);
    QCOMPARE(maps.size(), std::size_t{1});
    const auto at = [&](int row, int column) { return maps[0].values[static_cast<std::size_t>(8 * row + column)]; };
    // The box of phenylalanine and leucine is the first square.
    QCOMPARE(at(0, 0), 0.0);
    QCOMPARE(at(0, 1), 1.0);
    QCOMPARE(at(1, 0), 2.0);
    QCOMPARE(at(1, 1), 3.0);
    QCOMPARE(at(7, 7), 63.0);                                                       // GGG
    QVERIFY(std::isnan(at(1, 4)) && std::isnan(at(1, 5)) && std::isnan(at(1, 6)));  // TAA, TAG, TGA
    QVERIFY(std::isnan(at(5, 1)));                                                  // ATG, without a value
    const auto texts = layersOf<plot::Text>(spec.panels[0]);
    QCOMPARE(texts.size(), std::size_t{128});
    const auto has = [&](const char* text) {
        return std::ranges::any_of(texts, [&](const plot::Text& t) { return t.text == text; });
    };
    QVERIFY(has("TTT") && has("Phe 0") && has("stop") && has("Gly 63"));
    QVERIFY(contains(spec.caption, "n = 100 genes"));
    QVERIFY(contains(spec.caption, "1 codon whose amino acid does not occur"));
}

void TstPlotBuilders::differenceNamesWhatDiffers()
{
    UsageDifferenceData data{"A", "B", {}, {}, 1000, kUndefined, 0.25};
    data.fractionsA.fill(0.5);
    data.fractionsB.fill(0.5);
    data.fractionsB[0] = 0.9;  // TTT
    data.fractionsB[1] = kUndefined;
    const PlotSpec spec = usageDifferencePlot(data, GeneticCode::standard());
    const auto points = layersOf<plot::Points>(spec.panels[0]);
    QCOMPARE(points[0].x.size(), std::size_t{58});
    const auto texts = layersOf<plot::Text>(spec.panels[0]);
    QCOMPARE(texts.size(), std::size_t{1});
    QCOMPARE(texts[0].text, std::string("TTT (Phe)"));
    QVERIFY(contains(spec.caption, "A: n = 1,000 codons; B: n = number not known"));
    QVERIFY(contains(spec.caption, "Cramér's V within amino acids 0.250"));
    QVERIFY(contains(spec.caption, "Not shown: 1 codon whose"));
}

void TstPlotBuilders::keyDivergesAtZero()
{
    const PlotSpec spec =
        keyPlot("Heat", {{"K", "AAA", 0.5}, {"K", "AAG", -0.8}, {"N", "AAT", 0.1}, {"N", "AAC", -0.1}});
    std::vector<double> up, down;
    for (const auto& panel : spec.panels) {
        const auto bars = layersOf<plot::Bars>(panel);
        up.insert(up.end(), bars[0].height.begin(), bars[0].height.end());
        down.insert(down.end(), bars[1].height.begin(), bars[1].height.end());
        QVERIFY(*panel.y.lower <= -0.8 && *panel.y.upper >= 0.8);
    }
    QVERIFY((up == std::vector<double>{0.5, 0.1}));
    QVERIFY((down == std::vector<double>{-0.8, -0.1}));
    QVERIFY(contains(spec.title, "Heat"));
    QVERIFY(keyPlot("Empty", {}).panels.empty());
}

void TstPlotBuilders::distributionBins_data()
{
    QTest::addColumn<QList<double>>("values");
    QTest::addColumn<int>("bins");
    QTest::addColumn<double>("width");
    QTest::newRow("constant") << QList<double>{2, 2, 2} << 1 << 1.0;
    // Quartiles 1.75 and 5.25 of eight values: 2 * 3.5 / 2 = 3.5, so two bins of 3.5.
    QTest::newRow("Freedman-Diaconis") << QList<double>{0, 1.0, 2, 3, 4, 5, 6, 7.0} << 2 << 4.0;
    QTest::newRow("with fractions") << QList<double>{0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5} << 2 << 3.5;
    // No spread between the quartiles: Sturges, ceil(log2 8) + 1 = 4 bins.
    QTest::newRow("no quartile range") << QList<double>{0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 8.5} << 4 << 2.0;
    QTest::newRow("none") << QList<double>{} << 0 << 0.0;
}

void TstPlotBuilders::distributionBins()
{
    QFETCH(QList<double>, values);
    QFETCH(int, bins);
    QFETCH(double, width);
    const PlotSpec spec = distributionPlot("Length", "Length (codons)", "Genes", {values.begin(), values.end()});
    const auto drawn = layersOf<plot::Bars>(spec.panels[0]);
    QCOMPARE(drawn.empty(), bins == 0);
    if (bins == 0) return;
    QCOMPARE(static_cast<int>(drawn[0].height.size()), bins);
    QCOMPARE(drawn[0].width, width);
    QCOMPARE(std::accumulate(drawn[0].height.begin(), drawn[0].height.end(), 0.0), static_cast<double>(values.size()));
}

void TstPlotBuilders::distributionCountsUndefined()
{
    std::vector<double> values{kUndefined, 1.5, 2.5, kUndefined, 3.5, std::numeric_limits<double>::infinity()};
    const PlotSpec spec = distributionPlot("Length", "Length (codons)", "Genes", values);
    QVERIFY(contains(spec.caption, "n = 3"));
    QVERIFY(contains(spec.caption, "3 undefined"));
    // One far value must not make a million bins.
    values.assign(1000, 0);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i) / 1000;
    values.back() = 1e6;
    QVERIFY(layersOf<plot::Bars>(distributionPlot("x", "x", "Genes", values).panels[0])[0].height.size() <= 201);
}

void TstPlotBuilders::numbersBehindFigures()
{
    const auto forest = plotNumbers(forestPlot({forestRow("Heat", 0.75, 2)}));
    QCOMPARE(forest.size(), std::size_t{1});
    const Table& table = forest.front();
    QCOMPARE(table.id, std::string("trait_forest"));
    // Null, interval, covariates, the trait itself; the line of chance has no name and is no data.
    QCOMPARE(table.rows(), std::size_t{4});
    QCOMPARE(cellText(*table.find("y"), 3), std::string("Heat (30)"));
    QCOMPARE(cellText(*table.find("x"), 3), std::string("0.75"));
    QCOMPARE(cellText(*table.find("series"), 1), std::string("95 % interval"));
    QCOMPARE(cellText(*table.find("x_to"), 1), std::string("0.8"));

    HeatMapData data;
    data.rowLabels = {"r0", "r1"};
    data.columnLabels = {"c0", "c1"};
    data.values = {1, 2, 3, kUndefined};
    NoProgress progress;
    const auto map = plotNumbers(*clusteredHeatMap(data, progress));
    QCOMPARE(map.size(), std::size_t{1});  // dendrograms are drawing
    const std::size_t second = cellText(*map[0].find("row"), 0) == "r1" ? 0 : 1;
    QCOMPARE(cellText(*map[0].find("c0"), second), std::string("3"));
    QCOMPARE(cellText(*map[0].find("c1"), second), std::string());

    const auto ranking = plotNumbers(rankingPlot("r", "Ranking", "Traits", {{"a", "A", 1.5}}));
    QCOMPARE(cellText(*ranking[0].find("key"), 0), std::string("a"));
    QCOMPARE(cellText(*ranking[0].find("y"), 0), std::string("A"));
}

PLEIO_TEST(tst_plot_builders, TstPlotBuilders)
#include "tst_plot_builders.moc"
