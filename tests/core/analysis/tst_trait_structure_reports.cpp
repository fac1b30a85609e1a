// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "tests/core/analysis/report_access.h"
#include "tests/support/faults.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_data.h"

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
    QCOMPARE(report->scalar("traits")->value, 324.0);
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

QTEST_GUILESS_MAIN(TstTraitStructureReports)
#include "tst_trait_structure_reports.moc"
