// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "core/plot/heat_map_panels.h"
#include "tests/core/analysis/report_access.h"
#include "tests/support/faults.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

using namespace pleio;
using namespace pleio::test;

namespace {

/// Coding sequences g1, g2, … that differ in nothing.
std::string fasta(int genes)
{
    std::string text;
    for (int g = 1; g <= genes; ++g) {
        text += ">g" + std::to_string(g) + " [gbkey=CDS]\nATG";
        for (int codon = 0; codon < 90; ++codon) text += "AAA";
        text += "TAA\n";
    }
    return text;
}

/// A golden table of numbers as phenotypes of g1, g2, …; every column a trait.
std::string phenotypesFrom(const QString& path, int& genes)
{
    const GoldenTable table = goldenTable(path);
    genes = static_cast<int>(table.rows.size());
    std::string text = "gene";
    for (const QString& name : table.header) text += "\t" + name.toStdString();
    text += "\n";
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        text += "g" + std::to_string(row + 1);
        for (const QString& name : table.header) text += "\t" + table.text(row, name).toStdString();
        text += "\n";
    }
    return text;
}

Dataset loaded(std::vector<SourceFile> sources)
{
    LoadOptions options;
    options.genome.useProdigal = false;
    NoProgress progress;
    auto data = loadDataset(std::move(sources), options, progress);
    if (!data) qFatal("%s", data.error().oneLine().c_str());
    return std::move(*data);
}

Dataset goldenDataset(const QString& path)
{
    int genes = 0;
    const std::string phenotypes = phenotypesFrom(path, genes);
    return loaded({sourceFromBytes("genes.fna", fasta(genes), SourceRole::Genome),
                   sourceFromBytes("phenotypes.tsv", phenotypes, SourceRole::Phenotypes)});
}

const Dataset& pairsDataset()
{
    static const Dataset data = goldenDataset("tests/golden/traits.correlation/pairs/values.tsv");
    return data;
}

const Dataset& componentsDataset()
{
    static const Dataset data = goldenDataset("tests/golden/traits.structure/components/values.tsv");
    return data;
}

/// Structure without what takes time and does not bear on the heat map.
Result<Report> mapOf(const Dataset& data, std::map<std::string, ParameterValue> parameters)
{
    parameters.insert({{"permutations", std::int64_t{0}}, {"bootstraps", std::int64_t{0}}});
    return run("traits.structure", data, std::move(parameters));
}

/// The panel of the heat map, or the one beside it whose name starts with this.
const plot::Panel* panelNamed(const PlotSpec& spec, std::string_view name)
{
    for (const plot::Panel& panel : spec.panels)
        for (const plot::Axis* axis : {&panel.x, &panel.y})
            if (axis->ticks.size() == 1 && axis->ticks.front().text.starts_with(name)) return &panel;
    return nullptr;
}

const plot::HeatMap& heatMapOf(const PlotSpec& spec)
{
    return *pleio::heatMapOf(*std::ranges::find_if(
        spec.panels, [](const plot::Panel& panel) { return pleio::heatMapOf(panel) != nullptr; }));
}

std::vector<std::string> texts(const Report& report, const char* table, const char* column)
{
    return std::get<std::vector<std::string>>(report.table(table)->find(column)->values);
}

}  // namespace

class TstTraitStructureReports : public QObject {
    Q_OBJECT
private slots:
    void pairsAsInR();
    void phiIsForCalls();
    void shrunkWhenGenesAreFew();
    void structureAsInR();
    void methodsOfTheTree();
    void wardIsForEuclidean();
    void ordersOfTheMap_data();
    void ordersOfTheMap();
    void genesAreCutIntoClusters();
    void traitClustersStandAboveTheMap();
    void genesOfATraitAreMarked();
    void cancels();
    void annotationHasNoCofitness();
    void ecoliStructure();
    void ecoliCofitness();
};

void TstTraitStructureReports::pairsAsInR()
{
    const GoldenTable golden = goldenTable("tests/golden/traits.correlation/pairs/pairs.tsv");
    const QStringList names = goldenTable("tests/golden/traits.correlation/pairs/values.tsv").header;
    for (const char* method : {"pearson", "spearman", "kendall"}) {
        const auto report = run("traits.correlation", pairsDataset(),
                                {{"method", std::string(method)}, {"permutations", std::int64_t{20}}});
        QVERIFY(report);
        const Table& pairs = *report->table("pairs");
        QCOMPARE(pairs.rows(), std::size_t{45});
        std::map<std::pair<std::string, std::string>, std::size_t> rowOf;
        for (std::size_t row = 0; row < pairs.rows(); ++row) {
            rowOf[{text(*report, "pairs", "trait_a", row), text(*report, "pairs", "trait_b", row)}] = row;
            QVERIFY(cell(*report, "pairs", "p_permutation", row) >= 1.0 / 21);
            if (row > 0)
                QVERIFY(std::abs(cell(*report, "pairs", "r", row)) <= std::abs(cell(*report, "pairs", "r", row - 1)));
        }
        for (qsizetype row = 0; row < golden.rows.size(); ++row) {
            if (golden.text(row, "method") != method) continue;
            const auto name = [&](const char* side) {
                return names[static_cast<qsizetype>(golden.number(row, side))].toStdString();
            };
            const std::size_t own = rowOf.at({name("a"), name("b")});
            VERIFY_CLOSE(cell(*report, "pairs", "r", own), golden.number(row, "r"), 1e-9);
            VERIFY_CLOSE(cell(*report, "pairs", "p", own), golden.number(row, "p"), 1e-9);
            QCOMPARE(cell(*report, "pairs", "n", own), golden.number(row, "n"));
        }
        QCOMPARE(report->plots.size(), std::size_t{1});
        QCOMPARE(report->table("matrix")->columns.size(), std::size_t{11});
        QVERIFY(report->table("cofitness")->rows() > 0);
    }
}

void TstTraitStructureReports::phiIsForCalls()
{
    const auto report = run("traits.correlation", pairsDataset(), {{"method", std::string("phi")}});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Usage);
    QCOMPARE(report.error().where, std::string("method"));
}

void TstTraitStructureReports::shrunkWhenGenesAreFew()
{
    QVERIFY(std::isnan(run("traits.correlation", pairsDataset())->scalar("shrinkage")->value));
    const auto report = run("traits.correlation", pairsDataset(), {{"shrinkage", std::string("always")}});
    const double share = report->scalar("shrinkage")->value;
    QVERIFY(share > 0 && share < 1);
    // Of the two complete columns of strongest r: shrunk is (1 - share) r.
    VERIFY_CLOSE(cell(*report, "pairs", "r_shrunk", 0), (1 - share) * cell(*report, "pairs", "r", 0), 1e-9);
}

void TstTraitStructureReports::structureAsInR()
{
    const auto report = run("traits.structure", componentsDataset(), {{"components", std::int64_t{9}}});
    QVERIFY(report);
    const QString folder = QStringLiteral("tests/golden/traits.structure/components/");
    const GoldenTable loadings = goldenTable(folder + "loadings.tsv"), scores = goldenTable(folder + "scores.tsv");
    const GoldenTable effective = goldenTable(folder + "effective.tsv");
    for (std::size_t trait = 0; trait < 9; ++trait) {
        const auto row = static_cast<qsizetype>(trait);
        VERIFY_CLOSE(cell(*report, "components", "eigenvalue", trait), loadings.number(row, "eigenvalue"), 1e-9);
        QVERIFY(std::abs(cell(*report, "traits", "pc2", trait) - loadings.number(row, "PC2")) < 1e-9);
        QVERIFY(std::abs(cell(*report, "genes", "pc1", trait) - scores.number(row, "PC1")) < 1e-9);
    }
    VERIFY_CLOSE(report->scalar("meff_li_ji")->value, effective.number(0, "li_ji"), 1e-9);
    VERIFY_CLOSE(report->scalar("meff_galwey")->value, effective.number(0, "galwey"), 1e-9);
    QCOMPARE(report->scalar("components_80")->value, effective.number(0, "pc80"));
    QCOMPARE(report->scalar("components_90")->value, effective.number(0, "pc90"));
    // The nine columns were made from three factors.
    QVERIFY(report->scalar("components_above")->value >= 1 && report->scalar("components_above")->value <= 3);
    QCOMPARE(report->table("merges")->rows(), std::size_t{8});
    std::set<double> places;
    for (std::size_t trait = 0; trait < 9; ++trait) places.insert(cell(*report, "traits", "place", trait));
    QCOMPARE(places.size(), std::size_t{9});
    for (const char* plot : {"phenotypes", "trait_biplot", "scree"}) QVERIFY(report->plot(plot));
    for (std::size_t row = 0; row < report->table("clusters")->rows(); ++row) {
        const double stability = cell(*report, "clusters", "stability", row);
        QVERIFY(stability > 0 && stability <= 1);
    }
}

void TstTraitStructureReports::methodsOfTheTree()
{
    std::set<double> tops;
    for (const char* linkage : {"average", "complete", "single", "ward"}) {
        const auto report = run("traits.structure", componentsDataset(),
                                {{"distance", std::string("euclidean")},
                                 {"linkage", std::string(linkage)},
                                 {"permutations", std::int64_t{0}},
                                 {"bootstraps", std::int64_t{0}},
                                 {"heat_map", false}});
        QVERIFY(report);
        tops.insert(cell(*report, "merges", "height", 7));
        QVERIFY(!report->plot("phenotypes"));
        QVERIFY(std::isnan(report->scalar("components_above")->value));
        QVERIFY(std::isnan(cell(*report, "clusters", "stability", 0)));
    }
    QCOMPARE(tops.size(), std::size_t{4});
}

void TstTraitStructureReports::wardIsForEuclidean()
{
    const auto report = run("traits.structure", componentsDataset(), {{"linkage", std::string("ward")}});
    QVERIFY(!report);
    QCOMPARE(report.error().where, std::string("linkage"));
}

void TstTraitStructureReports::ordersOfTheMap_data()
{
    QTest::addColumn<bool>("genesAsLoaded");
    QTest::addColumn<bool>("traitsAsLoaded");
    QTest::newRow("clustered") << false << false;
    QTest::newRow("genes_loaded") << true << false;
    QTest::newRow("traits_loaded") << false << true;
    QTest::newRow("loaded") << true << true;
}

void TstTraitStructureReports::ordersOfTheMap()
{
    QFETCH(bool, genesAsLoaded);
    QFETCH(bool, traitsAsLoaded);
    const auto report = mapOf(componentsDataset(), {{"order", std::string(QTest::currentDataTag())}});
    QVERIFY(report);
    const PlotSpec& spec = *report->plot("phenotypes");
    QCOMPARE(heatMapOf(spec).rowLabels == texts(*report, "genes", "gene"), genesAsLoaded);
    QCOMPARE(heatMapOf(spec).columnLabels == texts(*report, "traits", "trait"), traitsAsLoaded);
    // The map and its two tracks, and a dendrogram for every clustered side.
    QCOMPARE(spec.panels.size(), std::size_t{3} + !genesAsLoaded + !traitsAsLoaded);
    QCOMPARE(spec.caption.find("Genes stand as loaded") != std::string::npos, genesAsLoaded);
    QCOMPARE(spec.caption.find("Traits stand as loaded") != std::string::npos, traitsAsLoaded);
}

void TstTraitStructureReports::genesAreCutIntoClusters()
{
    QVERIFY(!mapOf(componentsDataset(), {})->table("gene_clusters"));
    for (const char* order : {"clustered", "loaded"}) {
        const auto report =
            mapOf(componentsDataset(), {{"gene_clusters", std::int64_t{4}}, {"order", std::string(order)}});
        QVERIFY(report);
        const Table& table = *report->table("gene_clusters");
        const std::size_t genes = report->table("genes")->rows();
        QCOMPARE(table.rows(), genes);
        QCOMPARE(texts(*report, "gene_clusters", "gene_id"), texts(*report, "genes", "gene_id"));
        std::map<double, double> clusterAt;  // by place
        for (std::size_t row = 0; row < genes; ++row)
            clusterAt[cell(*report, "gene_clusters", "place", row)] = cell(*report, "gene_clusters", "cluster", row);
        QCOMPARE(clusterAt.size(), genes);
        double last = 1;
        for (const auto& [place, cluster] : clusterAt) {
            QVERIFY(cluster == last || cluster == last + 1);
            last = cluster;
        }
        QCOMPARE(last, 4.0);

        const PlotSpec& spec = *report->plot("phenotypes");
        const plot::HeatMap& map = heatMapOf(spec);
        std::size_t drawn = 0;
        for (const plot::Panel& panel : spec.panels) {
            if (!panelWithRowsOf(spec, panel) || panel.x.ticks.empty() || panel.x.ticks[0].text != "Cluster") continue;
            for (const plot::Layer& layer : panel.layers) {
                const auto& bars = std::get<plot::Bars>(layer);
                drawn += bars.position.size();
                for (std::size_t i = 0; i < bars.position.size(); ++i)
                    QCOMPARE(bars.keys[i], map.rowKeys[static_cast<std::size_t>(bars.position[i])]);
            }
        }
        QCOMPARE(drawn, genes);
    }
    // The table does not need the figure, nor the figure the table.
    const auto table = mapOf(componentsDataset(), {{"gene_clusters", std::int64_t{2}}, {"heat_map", false}});
    QVERIFY(table->table("gene_clusters") && !table->plot("phenotypes"));
}

void TstTraitStructureReports::traitClustersStandAboveTheMap()
{
    const auto report = mapOf(componentsDataset(), {{"cluster_height", 0.5}});
    const PlotSpec& spec = *report->plot("phenotypes");
    const plot::Panel* strip = nullptr;
    bool cut = false;
    for (const plot::Panel& panel : spec.panels) {
        if (!panelWithColumnsOf(spec, panel)) continue;
        if (panel.y.ticks.size() == 1) strip = &panel;
        for (const plot::Layer& layer : panel.layers)
            if (const auto* line = std::get_if<plot::Line>(&layer)) cut |= line->y == std::vector{0.5, 0.5};
    }
    QVERIFY(cut);
    QVERIFY(strip);
    std::map<std::string, std::string> levelOf;
    for (const plot::Layer& layer : strip->layers) {
        const auto& bars = std::get<plot::Bars>(layer);
        for (const double at : bars.position)
            levelOf[heatMapOf(spec).columnLabels[static_cast<std::size_t>(at)]] = bars.name;
    }
    const Table& clusters = *report->table("clusters");
    for (std::size_t row = 0; row < report->table("traits")->rows(); ++row) {
        const double cluster = cell(*report, "traits", "cluster", row);
        const double size = cell(*report, "clusters", "traits", static_cast<std::size_t>(cluster) - 1);
        QCOMPARE(levelOf.at(text(*report, "traits", "trait", row)),
                 size > 1 ? text(*report, "traits", "cluster", row) : std::string("alone"));
    }
    QVERIFY(clusters.rows() < 9 && clusters.rows() > 1);
}

void TstTraitStructureReports::genesOfATraitAreMarked()
{
    int genes = 0;
    const std::string phenotypes = phenotypesFrom("tests/golden/traits.structure/components/values.tsv", genes);
    const Dataset data = loaded({sourceFromBytes("genes.fna", fasta(genes + 1), SourceRole::Genome),
                                 sourceFromBytes("phenotypes.tsv", phenotypes, SourceRole::Phenotypes),
                                 sourceFromBytes("traits.tsv",
                                                 "gene\ttrait\ng2\tmotility\ng5\tmotility\ng1\tother\ng" +
                                                     std::to_string(genes + 1) + "\tunmeasured\n",
                                                 SourceRole::Traits)});
    const auto report = mapOf(data, {{"trait", std::string("motility")}});
    QVERIFY(report);
    const plot::Panel* strip = panelNamed(*report->plot("phenotypes"), "motility");
    QVERIFY(strip);
    QCOMPARE(strip->layers.size(), std::size_t{1});
    const auto& marked = std::get<plot::Bars>(strip->layers.front()).keys;
    QCOMPARE((std::set<std::string>(marked.begin(), marked.end())), (std::set<std::string>{"g2", "g5"}));
    QVERIFY(!hasNote(*report, "structure.marked"));
    QVERIFY(!panelNamed(*mapOf(data, {})->plot("phenotypes"), "motility"));

    const auto unmeasured = mapOf(data, {{"trait", std::string("unmeasured")}});
    QVERIFY(unmeasured && hasNote(*unmeasured, "structure.marked"));
    const auto unknown = mapOf(data, {{"trait", std::string("no such trait")}});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::Usage);
    QCOMPARE(unknown.error().where, std::string("trait"));
}

void TstTraitStructureReports::cancels()
{
    for (const char* analysis : {"traits.structure", "traits.correlation"}) {
        CancelAt progress(8);
        const auto report = runAnalysis({analysis, {}, 1}, componentsDataset(), progress);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        QVERIFY(progress.isOrdered());
    }
}

void TstTraitStructureReports::annotationHasNoCofitness()
{
    const Dataset data =
        loaded({sourceFromBytes("genes.fna", fasta(12), SourceRole::Genome),
                sourceFromBytes("traits.tsv", "gene\ttrait\ng1\ta\ng2\ta\ng1\tb\ng2\tb\ng7\tc\ng8\tc\ng1\tc\n",
                                SourceRole::Traits)});
    const auto report = run("traits.correlation", data, {{"method", std::string("phi")}});
    QVERIFY(report);
    QVERIFY(!report->table("cofitness"));
    QCOMPARE(cell(*report, "pairs", "r", 0), 1.0);
    const auto structure = run("traits.structure", data);
    QVERIFY(structure);
    QCOMPARE(structure->scalar("trait_clusters")->value, 2.0);
}

void TstTraitStructureReports::ecoliStructure()
{
    const Dataset* data = nichols();
    if (data == nullptr) QSKIP("real data not found; set PLEIOSCOPE_DATA to its folder");
    const auto report =
        run("traits.structure", *data, {{"permutations", std::int64_t{3}}, {"bootstraps", std::int64_t{3}}});
    QVERIFY(report);
    QCOMPARE(report->scalar("traits_measured")->value, 324.0);
    const double clusters = report->scalar("trait_clusters")->value;
    QVERIFY2(clusters > 100 && clusters < 324, qPrintable(QString::number(clusters)));
    QVERIFY(report->scalar("meff_galwey")->value < 324);
    QVERIFY(report->scalar("components_above")->value > 5);
}

void TstTraitStructureReports::ecoliCofitness()
{
    const Dataset* data = nichols();
    if (data == nullptr) QSKIP("real data not found; set PLEIOSCOPE_DATA to its folder");
    const auto report =
        run("traits.correlation", *data, {{"partners", std::int64_t{5}}, {"shuffles", std::int64_t{0}}});
    QVERIFY(report);
    // Two subunits of one enzyme and two steps of one pathway have like profiles.
    std::map<std::string, std::set<std::string>> partners;
    for (std::size_t row = 0; row < report->table("cofitness")->rows(); ++row)
        partners[text(*report, "cofitness", "gene", row)].insert(text(*report, "cofitness", "partner", row));
    QVERIFY(partners["recB"].contains("recC"));
    QVERIFY(partners["tolB"].contains("tolA") || partners["tolB"].contains("tolQ") || partners["tolB"].contains("pal"));
}

PLEIO_TEST(tst_trait_structure_reports, TstTraitStructureReports)
#include "tst_trait_structure_reports.moc"
