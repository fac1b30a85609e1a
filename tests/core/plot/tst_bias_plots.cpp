// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/codon/expected_nc.h"
#include "core/plot/bias_distribution_plot.h"
#include "core/plot/nc_plot.h"
#include "core/plot/neutrality_plot.h"
#include "core/plot/pr2_plot.h"
#include "tests/core/plot/plot_layers.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <numeric>

using namespace pleio;
using pleio::test::contains;
using pleio::test::layersOf;

namespace {

/// Five genes; the fourth is undefined, the second and the fourth are in the set.
GenePoints fiveGenes()
{
    return {.ids = {"a", "b", "c", "d", "e"},
            .names = {"gene A", "gene B", "gene C", "gene D", "gene E"},
            .x = {0.2, 0.4, 0.6, kUndefined, 0.5},
            .y = {0.3, 0.5, 0.6, 0.4, 0.4},
            .highlighted = {false, true, false, true, false},
            .highlight = "Ribosomal proteins"};
}

}  // namespace

class TstBiasPlots : public QObject {
    Q_OBJECT
private slots:
    void genesAreKeyed();
    void genesWithoutASet();
    void ncHasThreeCurves();
    void neutralityDrawsTheFit();
    void neutralityWithoutALine();
    void pr2HasItsCross();
    void distributionsOverTheSameBins();
    void distributionsWithoutAReference();
};

void TstBiasPlots::genesAreKeyed()
{
    const GeneLayers genes = geneLayers(fiveGenes(), "GC3s", "Nc");
    QCOMPARE(genes.layers.size(), std::size_t{2});
    const auto& others = std::get<plot::Points>(genes.layers[0]);
    const auto& set = std::get<plot::Points>(genes.layers[1]);
    QVERIFY((others.keys == std::vector<std::string>{"a", "c", "e"}));
    QVERIFY((set.keys == std::vector<std::string>{"b"}));
    QVERIFY((set.x == std::vector<double>{0.4} && set.y == std::vector<double>{0.5}));
    QCOMPARE(set.labels[0], std::string("gene B\nGC3s 0.400, Nc 0.500"));
    QCOMPARE(others.name, std::string("Other genes (3)"));
    QCOMPARE(set.name, std::string("Ribosomal proteins (1)"));
    QVERIFY(set.colour != others.colour && set.marker != others.marker);
    QCOMPARE(genes.counts("Ribosomal proteins"),
             std::string("n = 4 genes, 1 of them highlighted (Ribosomal proteins); undefined for 1 gene."));
}

void TstBiasPlots::genesWithoutASet()
{
    GenePoints genes = fiveGenes();
    genes.highlighted.clear();
    genes.names.clear();
    const GeneLayers drawn = geneLayers(genes, "GC3s", "Nc");
    QCOMPARE(drawn.layers.size(), std::size_t{1});
    const auto& points = std::get<plot::Points>(drawn.layers[0]);
    QCOMPARE(points.name, std::string("Genes (4)"));
    QVERIFY(points.labels[1].starts_with("b\n"));
    QCOMPARE(drawn.counts({}), std::string("n = 4 genes; undefined for 1 gene."));
}

void TstBiasPlots::ncHasThreeCurves()
{
    GenePoints genes = fiveGenes();
    genes.y = {50, 40, 64.5, 30, kUndefined};
    const PlotSpec spec = ncPlot(genes, "Wright 1990");
    QCOMPARE(spec.id, std::string("nc_gc3s"));
    const auto curves = layersOf<plot::Line>(spec.panels[0]);
    QCOMPARE(curves.size(), std::size_t{3});
    double (*const expected[])(double) = {expectedNcWright, expectedNcDosReis, expectedNcLiu};
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(curves[i].x.front(), 0.0);
        QCOMPARE(curves[i].x.back(), 1.0);
        QCOMPARE(curves[i].y[50], expected[i](0.5));
        QVERIFY(!curves[i].name.empty());
    }
    // Nc that is not capped stays on the figure.
    QVERIFY(*spec.panels[0].y.upper >= 64.5);
    QVERIFY(contains(spec.panels[0].y.label, "Wright 1990"));
    QVERIFY(contains(spec.caption, "undefined for 2 genes"));
}

void TstBiasPlots::neutralityDrawsTheFit()
{
    const GenePoints genes = fiveGenes();
    const MajorAxisFit fit = standardisedMajorAxis(genes.x, genes.y);
    const PlotSpec spec = neutralityPlot(genes, fit);
    QCOMPARE(spec.id, std::string("neutrality"));
    const plot::Panel& panel = spec.panels[0];
    QCOMPARE(*panel.x.lower, *panel.y.lower);
    QCOMPARE(*panel.x.upper, *panel.y.upper);
    const auto lines = layersOf<plot::Line>(panel);
    QCOMPARE(lines.size(), std::size_t{2});
    QVERIFY(lines[0].x == lines[0].y && lines[0].dashed);
    QVERIFY((lines[1].x == std::vector<double>{0.2, 0.6}));
    for (std::size_t i = 0; i < 2; ++i)
        QVERIFY(std::abs(lines[1].y[i] - (fit.intercept + fit.slope * lines[1].x[i])) < 1e-12);
    const auto ends = layersOf<plot::Segments>(panel);
    QCOMPARE(ends.size(), std::size_t{1});
    const auto slope = [&](std::size_t i) { return (ends[0].y1[i] - ends[0].y0[i]) / (ends[0].x1[i] - ends[0].x0[i]); };
    QVERIFY(std::abs(slope(0) - fit.slopeLower) < 1e-12 && std::abs(slope(1) - fit.slopeUpper) < 1e-12);
    // All lines cross at the means.
    const double meanX = (0.2 + 0.4 + 0.6 + 0.5) / 4, meanY = (0.3 + 0.5 + 0.6 + 0.4) / 4;
    QVERIFY(std::abs(ends[0].y0[0] + slope(0) * (meanX - ends[0].x0[0]) - meanY) < 1e-12);
    QVERIFY(contains(spec.caption, "n = 4 genes") && contains(spec.caption, "undefined for 1 gene"));
    QVERIFY(contains(spec.caption, "slope 0.756") && contains(spec.caption, "95 % interval"));
    QVERIFY(contains(spec.caption, "r 0.832"));
}

void TstBiasPlots::neutralityWithoutALine()
{
    GenePoints genes{.ids = {"a"}, .names = {}, .x = {0.5}, .y = {0.5}, .highlighted = {}, .highlight = {}};
    const PlotSpec one = neutralityPlot(genes, standardisedMajorAxis(genes.x, genes.y));
    QCOMPARE(layersOf<plot::Line>(one.panels[0]).size(), std::size_t{1});  // y = x alone
    QVERIFY(contains(one.caption, "too few points"));
    genes = {};
    const PlotSpec none = neutralityPlot(genes, standardisedMajorAxis(genes.x, genes.y));
    QCOMPARE(*none.panels[0].x.upper, 1.0);
    QVERIFY(contains(none.caption, "n = 0 genes"));
}

void TstBiasPlots::pr2HasItsCross()
{
    const PlotSpec spec = pr2Plot(fiveGenes());
    QCOMPARE(spec.id, std::string("pr2"));
    const auto cross = layersOf<plot::Segments>(spec.panels[0]);
    QCOMPARE(cross.size(), std::size_t{1});
    QVERIFY((cross[0].x0 == std::vector<double>{0, 0.5} && cross[0].y0 == std::vector<double>{0.5, 0}));
    QCOMPARE(spec.panels[0].x.label, std::string("G3/(G3+C3)"));
    QCOMPARE(spec.panels[0].y.label, std::string("A3/(A3+T3)"));
    QVERIFY(contains(spec.caption, "Mean G3/(G3+C3) 0.425, mean A3/(A3+T3) 0.450"));
    QVERIFY(!contains(pr2Plot({}).caption, "Mean"));
}

void TstBiasPlots::distributionsOverTheSameBins()
{
    std::vector<double> cai(1000);
    for (std::size_t i = 0; i < cai.size(); ++i) cai[i] = static_cast<double>(i) / 1000;
    cai[3] = cai[900] = kUndefined;
    std::vector<bool> reference(1000, false);
    for (std::size_t i = 890; i < 910; ++i) reference[i] = true;
    const PlotSpec spec = biasDistributionPlot({{"CAI", cai}, {"Nc", std::vector<double>(1000, kUndefined)}}, reference,
                                               "Ribosomal proteins");
    QCOMPARE(spec.id, std::string("bias_distribution"));
    QCOMPARE(spec.panels.size(), std::size_t{2});
    const auto bars = layersOf<plot::Bars>(spec.panels[0]);
    const auto lines = layersOf<plot::Line>(spec.panels[0]);
    QCOMPARE(bars.size(), std::size_t{1});
    QCOMPARE(lines.size(), std::size_t{1});
    QVERIFY(std::abs(std::accumulate(bars[0].height.begin(), bars[0].height.end(), 0.0) - 100) < 1e-9);
    // The outline goes once up and along each bin: its area over the bin width is 100 % too.
    const plot::Line& line = lines[0];
    QCOMPARE(line.x.size(), 2 * bars[0].height.size() + 2);
    double sum = 0;
    for (std::size_t i = 1; i + 1 < line.x.size(); i += 2) sum += line.y[i];
    QVERIFY(std::abs(sum - 100) < 1e-9);
    QCOMPARE(line.x.front(), bars[0].position.front() - bars[0].width / 2);
    QVERIFY(layersOf<plot::Bars>(spec.panels[1]).empty());
    QVERIFY2(contains(spec.caption, "CAI. All genes: n = 998, median 0.499, 2 undefined."), spec.caption.c_str());
    QVERIFY(contains(spec.caption, "Ribosomal proteins: n = 19, median 0.899, 1 undefined."));
    QVERIFY(contains(spec.caption, "Nc. All genes: n = 0, 1,000 undefined."));
}

void TstBiasPlots::distributionsWithoutAReference()
{
    const PlotSpec spec = biasDistributionPlot({{"CAI", {0.1, 0.2, 0.3, 0.4}}}, {}, {});
    QVERIFY(!spec.panels[0].legend);
    QVERIFY(layersOf<plot::Line>(spec.panels[0]).empty());
    QCOMPARE(spec.caption, std::string("Shares of the genes of each set. CAI. All genes: n = 4, median 0.250."));
}

PLEIO_TEST(tst_bias_plots, TstBiasPlots)
#include "tst_bias_plots.moc"
