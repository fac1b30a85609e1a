// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "core/plot/gene_trait_plots.h"
#include "core/plot/label_choice.h"
#include "core/plot/plot_numbers.h"
#include "tests/core/plot/plot_layers.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace pleio;
using namespace pleio::test;

namespace {

GeneTraitLinks links(std::size_t genes, std::size_t traits, bool grouped, std::uint64_t seed)
{
    Random random(seed);
    GeneTraitLinks out;
    for (std::size_t g = 0; g < genes; ++g) {
        out.ids.push_back("b" + std::to_string(1000 + g));
        out.names.push_back("gene" + std::to_string(g));
    }
    for (std::size_t t = 0; t < traits; ++t) {
        out.traits.push_back("TRAIT." + std::to_string(t));
        if (grouped) out.groups.push_back("GROUP" + std::to_string(t / 3));
    }
    for (std::size_t g = 0; g < genes; ++g)
        for (std::size_t t = 0; t < traits; ++t)
            if (t % genes == g || g % traits == t || random.below(3) == 0)
                // Lower than genes without effect, whose effect is 2 here: the colour is not that of the sign.
                out.links.push_back(random.below(2) == 0 ? GeneTraitLink{g, t, 1.0, true}
                                                         : GeneTraitLink{g, t, 3.0, false});
    return out;
}

std::vector<NodePlace> grid(std::size_t nodes)
{
    std::vector<NodePlace> places;
    for (std::size_t i = 0; i < nodes; ++i) {
        const std::size_t row = i / 5;
        places.push_back({static_cast<double>(i % 5), static_cast<double>(row)});
    }
    return places;
}

struct Interval {
    double from = 0, to = 0;
};

/// Whether the intervals fill the whole without gap or overlap.
bool tile(std::vector<Interval> parts, const Interval& whole)
{
    std::ranges::sort(parts, {}, &Interval::from);
    double at = whole.from;
    for (const Interval& part : parts) {
        if (std::abs(part.from - at) > 1e-9) return false;
        at = part.to;
    }
    return std::abs(at - whole.to) < 1e-9;
}

}  // namespace

class TestGeneTraitPlots : public QObject {
    Q_OBJECT

private slots:
    void flowsFillTheirNodes_data()
    {
        QTest::addColumn<int>("genes");
        QTest::addColumn<int>("traits");
        QTest::addColumn<bool>("grouped");
        QTest::newRow("one link") << 1 << 1 << false;
        QTest::newRow("many traits") << 4 << 25 << true;
        QTest::newRow("many genes") << 30 << 3 << false;
        QTest::newRow("three columns") << 10 << 12 << true;
    }
    void flowsFillTheirNodes()
    {
        QFETCH(int, genes);
        QFETCH(int, traits);
        QFETCH(bool, grouped);
        const GeneTraitLinks data =
            links(static_cast<std::size_t>(genes), static_cast<std::size_t>(traits), grouped, 5);
        const PlotSpec spec = geneTraitFlows(data, "About.");
        const plot::Panel& panel = spec.panels.front();
        std::vector<std::vector<Interval>> nodes;  // of every column
        for (const plot::Bars& bars : layersOf<plot::Bars>(panel)) {
            nodes.emplace_back();
            for (std::size_t i = 0; i < bars.position.size(); ++i)
                nodes.back().push_back({bars.base[i], bars.height[i]});
        }
        QCOMPARE(nodes.size(), std::size_t{grouped ? 3U : 2U});
        QCOMPARE(nodes[0].size(), data.ids.size());
        QCOMPARE(nodes[1].size(), data.traits.size());
        // Ends of the flows by the column they touch.
        std::vector<std::vector<Interval>> out(nodes.size()), in(nodes.size());
        std::size_t lower = 0;
        for (const plot::Ribbons& ribbons : layersOf<plot::Ribbons>(panel))
            for (std::size_t i = 0; i < ribbons.x0.size(); ++i) {
                const auto column = static_cast<std::size_t>(ribbons.x0[i]);
                QCOMPARE(ribbons.width[i], 1.0);
                out[column].push_back({ribbons.y0[i], ribbons.y0[i] + 1});
                in[column + 1].push_back({ribbons.y1[i], ribbons.y1[i] + 1});
                lower += ribbons.name == "lower" && column == 0 ? 1 : 0;
            }
        QCOMPARE(lower, static_cast<std::size_t>(
                            std::ranges::count_if(data.links, [](const GeneTraitLink& l) { return l.lower; })));
        double flow = 0;
        for (const Interval& node : nodes[0]) flow += node.to - node.from;
        QCOMPARE(flow, static_cast<double>(data.links.size()));
        for (std::size_t column = 0; column < nodes.size(); ++column) {
            for (const auto& ends : {out[column], in[column]}) {
                if (ends.empty()) continue;
                QCOMPARE(ends.size(), data.links.size());
                for (const Interval& node : nodes[column]) {
                    std::vector<Interval> own;
                    for (const Interval& end : ends)
                        if (end.from > node.from - 0.5 && end.to < node.to + 0.5) own.push_back(end);
                    QVERIFY(tile(own, node));
                }
            }
            // Nodes lie apart and inside.
            auto sorted = nodes[column];
            std::ranges::sort(sorted, {}, &Interval::from);
            for (std::size_t i = 1; i < sorted.size(); ++i) QVERIFY(sorted[i].from > sorted[i - 1].to);
            QVERIFY(sorted.front().from >= 0 && sorted.back().to <= *panel.y.upper);
        }
    }

    void flowsKeepGenesInTheirOrder()
    {
        const PlotSpec spec = geneTraitFlows(links(6, 9, false, 2), "About.");
        const plot::Bars genes = layersOf<plot::Bars>(spec.panels.front()).front();
        QVERIFY(std::ranges::is_sorted(genes.base, std::greater()));  // the first at the top
        QCOMPARE(genes.keys.front(), std::string("b1000"));
    }

    void networkLinksItsNodes()
    {
        const GeneTraitLinks data = links(5, 10, false, 4);
        const auto places = grid(15);
        const PlotSpec spec = geneTraitNetwork(data, places, "About.");
        const plot::Panel& panel = spec.panels.front();
        std::multiset<std::tuple<double, double, double, double>> drawn, expected;
        for (const plot::Segments& lines : layersOf<plot::Segments>(panel))
            for (std::size_t i = 0; i < lines.x0.size(); ++i)
                drawn.emplace(lines.x0[i], lines.y0[i], lines.x1[i], lines.y1[i]);
        for (const GeneTraitLink& link : data.links) {
            const NodePlace &gene = places[link.gene], &trait = places[5 + link.trait];
            expected.emplace(gene.x, gene.y, trait.x, trait.y);
        }
        QVERIFY(drawn == expected);
        const auto points = layersOf<plot::Points>(panel);
        QCOMPARE(points.size(), std::size_t{2});
        QCOMPARE(points[0].x.size(), std::size_t{10});
        QCOMPARE(points[1].keys, data.ids);
        std::set<std::string> names;
        for (const plot::Text& text : layersOf<plot::Text>(panel)) names.insert(text.text);
        for (const std::string& gene : data.names) QVERIFY(names.contains(gene));
        for (const NodePlace& place : places) {
            QVERIFY(place.x > *panel.x.lower && place.x < *panel.x.upper);
            QVERIFY(place.y > *panel.y.lower && place.y < *panel.y.upper);
        }
    }

    void annotatedTraitsHaveNoDirection()
    {
        GeneTraitLinks data = links(3, 4, false, 6);
        data.directed = false;
        for (const PlotSpec& spec : {geneTraitNetwork(data, grid(7), "About."), geneTraitFlows(data, "About.")}) {
            std::set<std::string> names;
            for (const plot::Segments& lines : layersOf<plot::Segments>(spec.panels.front())) names.insert(lines.name);
            for (const plot::Ribbons& flows : layersOf<plot::Ribbons>(spec.panels.front())) names.insert(flows.name);
            QCOMPARE(names, std::set<std::string>{"annotated"});
        }
    }

    void numbersAreWhatThePiecesSay()
    {
        const std::vector<Table> tables = plotNumbers(geneTraitFlows(links(2, 2, false, 1), "About."));
        QCOMPARE(tables.size(), std::size_t{1});
        QVERIFY(!tables.front().find("x") && tables.front().find("label"));
        const auto& labels = std::get<std::vector<std::string>>(tables.front().find("label")->values);
        QVERIFY(std::ranges::find(labels, "gene0, TRAIT.0; effect 1") != labels.end() ||
                std::ranges::find(labels, "gene0, TRAIT.0; effect 3") != labels.end());
    }

    void labelsDoNotOverlap()
    {
        // By hand: the second lies on the first, the third touches it, the fourth is free.
        const std::vector<LabelBox> boxes{{0, 0, 2, 1}, {1.5, 0.5, 2, 1}, {2, 0, 2, 1}, {0, 3, 2, 1}};
        QCOMPARE(uncrowdedLabels(boxes, 10), (std::vector<std::size_t>{0, 2, 3}));
        QCOMPARE(uncrowdedLabels(boxes, 2), (std::vector<std::size_t>{0, 2}));
        QVERIFY(uncrowdedLabels({}, 3).empty());
    }
};

PLEIO_TEST(tst_gene_trait_plots, TestGeneTraitPlots)
#include "tst_gene_trait_plots.moc"
