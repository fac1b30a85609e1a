// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_json.h"
#include "core/synth/generator.h"
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
#include <set>

using namespace pleio;
using namespace pleio::test;

namespace {

constexpr const char* kMatrix = "tests/golden/traits.pleiotropy/small_matrix/input.tsv";

std::string sourceText(const char* path)
{
    QFile file(sourceFile(QString::fromLatin1(path)));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The matrix of the case traits.pleiotropy/small_matrix, whose z are taken as effects and as their own t.
const Dataset& goldenDataset()
{
    static const Dataset data = randomDataset(120, {sourceText(kMatrix), sourceText(kMatrix), {}, {}, {}});
    return data;
}

}  // namespace

class TestTraitsReports : public QObject {
    Q_OBJECT

private slots:
    void networkOfGenes()
    {
        // Calls by hand. g1: A B C, g2: B C, g3: C D, g4: none, g5: E alone.
        const std::string calls = "gene\tA\tB\tC\tD\tE\n"
                                  "g1\t1\t-1\t-1\t0\t0\n"
                                  "g2\t0\t-1\t1\t0\t0\n"
                                  "g3\t0\t0\t-1\t1\t0\n"
                                  "g4\t0\t0\t0\t0\t0\n"
                                  "g5\t0\t0\t0\t0\t-1\n";
        const std::string conditions = "condition\tgroup\nA\theat\nB\theat\nC\tcold\nD\tacid\nE\tacid\n";
        const Dataset data = randomDataset(10, {calls, {}, {}, conditions, {}});
        const auto all = run("traits.network", data);
        QVERIFY2(all, all ? "" : all.error().oneLine().c_str());
        QCOMPARE(all->scalar("genes_drawn")->value, 4.0);
        QCOMPARE(all->scalar("traits_drawn")->value, 5.0);
        QCOMPARE(all->scalar("links")->value, 8.0);
        QCOMPARE(all->scalar("sharing_pairs")->value, 0.5);  // 3 of 6
        QCOMPARE(text(*all, "links", "gene_id", 0), std::string("g1"));
        QCOMPARE(text(*all, "links", "trait", 0), std::string("C"));  // of most genes
        QCOMPARE(text(*all, "links", "group", 0), std::string("cold"));
        QCOMPARE(cell(*all, "links", "effect", 0), -1.0);
        // By hand: g1 and g2 share B and C of A B C; g2 and g3 C of B C D; g1 and g3 C of A B C D.
        QCOMPARE(all->table("shared_traits")->rows(), std::size_t{3});
        QCOMPARE(text(*all, "shared_traits", "other_id", 0), std::string("g2"));
        QVERIFY(isNear(cell(*all, "shared_traits", "jaccard", 0), 2.0 / 3, 1e-15));
        QVERIFY(isNear(cell(*all, "shared_traits", "jaccard", 1), 1.0 / 3, 1e-15));
        QVERIFY(isNear(cell(*all, "shared_traits", "jaccard", 2), 0.25, 1e-15));
        QVERIFY(all->plot("network") && all->plot("sankey"));

        const auto named = run("traits.network", data,
                               {{"genes", std::string("g3, g4 g2 unheard")}, {"most_traits", std::int64_t{1}}});
        QVERIFY2(named, named ? "" : named.error().oneLine().c_str());
        QCOMPARE(named->scalar("genes_drawn")->value, 2.0);
        QCOMPARE(named->scalar("links")->value, 2.0);
        QCOMPARE(cell(*named, "shared_traits", "either", 0), 3.0);  // of all traits, drawn or not
        std::set<std::string> notes;
        for (const Note& note : named->notes) notes.insert(note.code);
        for (const char* code : {"genes.unknown", "network.silent", "network.traits"}) QVERIFY(notes.contains(code));

        // Only E would be left for g5, which the three traits shown leave out.
        const auto few = run("traits.network", data, {{"most_traits", std::int64_t{3}}});
        QVERIFY2(few, few ? "" : few.error().oneLine().c_str());
        QCOMPARE(few->scalar("genes_drawn")->value, 3.0);
        QVERIFY(std::ranges::count(few->notes, std::string("network.apart"), &Note::code) == 1);

        QCOMPARE(run("traits.network", data, {{"genes", std::string("nobody")}}).error().kind, ErrorKind::Usage);
        QCOMPARE(run("traits.network", data, {{"genes", std::string("g9")}}).error().kind, ErrorKind::Usage);
        QCOMPARE(run("traits.network", data, {{"genes", std::string("g4")}}).error().kind, ErrorKind::BadInput);

        // Annotated traits have links without a direction.
        const Dataset annotated = randomDataset(10, {{}, {}, {}, {}, "gene\ttrait\ng1\tA\ng2\tA\ng2\tB\n"});
        const auto traits = run("traits.network", annotated);
        QVERIFY2(traits, traits ? "" : traits.error().oneLine().c_str());
        QCOMPARE(traits->scalar("links")->value, 3.0);
        QCOMPARE(text(*traits, "links", "gene_id", 0), std::string("g2"));
    }

    void genesOfOneCondition()
    {
        // p of 20 genes: three small ones, the others 0.5; by hand, q = 20 p / rank.
        std::string scores = "gene\tHeat\tCold\tAcid", p = scores;
        for (int g = 1; g <= 20; ++g) {
            const std::string row = "\ng" + std::to_string(g);
            const double effect = g == 1 ? -4 : g == 2 ? 3.5 : g == 3 ? -3 : 0.25;
            scores += row + "\t" + std::to_string(effect) + "\t0.5\t1.5";
            p += row + (g == 1 ? "\t0.0001" : g == 2 ? "\t0.001" : g == 3 ? "\t0.004" : "\t0.5") + "\t0.9\t0.9";
        }
        const Dataset data = randomDataset(30, {scores + "\n", {}, p + "\n", {}, {}});
        for (const char* name : {"", "Heat", "hea"}) {
            const auto report = run("traits.condition", data, {{"condition", std::string(name)}});
            QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
            QCOMPARE(report->title, std::string("Genes in Heat"));
            QCOMPARE(report->scalar("genes_condition")->value, 20.0);
            QCOMPARE(report->scalar("lower")->value, 2.0);
            QCOMPARE(report->scalar("higher")->value, 1.0);
            QCOMPARE(text(*report, "condition_genes", "gene_id", 0), std::string("g1"));
            QVERIFY(isNear(cell(*report, "condition_genes", "q", 0), 0.002, 1e-12));
            QVERIFY(isNear(cell(*report, "condition_genes", "q", 1), 0.01, 1e-12));
            QVERIFY(isNear(cell(*report, "condition_genes", "q", 2), 0.08 / 3, 1e-12));
            QCOMPARE(text(*report, "condition_genes", "has", 3), std::string("no"));
            const PlotSpec* plot = report->plot("volcano");
            QVERIFY(plot);
            std::size_t points = 0;
            for (const auto& layer : plot->panels[0].layers)
                if (const auto* drawn = std::get_if<plot::Points>(&layer)) points += drawn->x.size();
            QCOMPARE(points, std::size_t{20});
        }
        const Dataset calls = randomDataset(
            30, {"gene\tHeat\tCold\tAcid\ng1\t-1\t0\t0\ng2\t0\t1\t0\ng3\t-1\t1\t0\ng4\t-1\t0\t0\n", {}, {}, {}, {}});
        const auto called = run("traits.condition", calls);
        QVERIFY2(called, called ? "" : called.error().oneLine().c_str());
        QCOMPARE(called->title, std::string("Genes in Heat"));
        QCOMPARE(called->scalar("lower")->value, 3.0);
        QCOMPARE(called->scalar("higher")->value, 0.0);
        QVERIFY(called->plot("calls") && !called->plot("volcano") && !called->table("condition_genes")->find("q"));
        // q values say which genes are called, and nothing of size.
        const Dataset adjusted =
            randomDataset(30, {"gene\tHeat\tCold\tAcid\ng1\t-1.5\t0.25\t0.5\ng2\t2.5\t1\t0.5\ng3\t-3\t1\t0.5\n",
                               {},
                               {},
                               {},
                               {},
                               "gene\tHeat\tCold\tAcid\ng1\t0.01\t0.5\t1\ng2\t0.04\t1\t1\ng3\t0.2\t0.5\t1\n"});
        const auto decided = run("traits.condition", adjusted);
        QVERIFY2(decided, decided ? "" : decided.error().oneLine().c_str());
        QCOMPARE(decided->title, std::string("Genes in Heat"));
        QCOMPARE(decided->scalar("lower")->value, 1.0);
        QCOMPARE(decided->scalar("higher")->value, 1.0);
        QVERIFY(decided->plot("calls") && !decided->plot("volcano"));
        QCOMPARE(run("traits.condition", data, {{"condition", std::string("Dry")}}).error().kind, ErrorKind::Usage);
        const auto misspelt = run("traits.condition", data, {{"condition", std::string("haet")}});
        QVERIFY(!misspelt &&
                misspelt.error().message.find("Did you mean") == std::string::npos);  // two of four letters
        const auto near = run("traits.condition", data, {{"condition", std::string("ccid")}});
        QVERIFY(!near && near.error().message.ends_with(" Did you mean Acid?"));
        const auto several = run("traits.condition", data, {{"condition", std::string("a")}});  // Heat and Acid
        QVERIFY(!several && several.error().message.find("Heat, Acid") != std::string::npos);
    }

    void pleiotropyLikeTheReference()
    {
        const auto report = run("traits.pleiotropy", goldenDataset(), {{"permutations", std::int64_t{3}}});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        const GoldenTable expected =
            goldenTable(QStringLiteral("tests/golden/traits.pleiotropy/small_matrix/expected.tsv"));
        const GoldenTable fromR =
            goldenTable(QStringLiteral("tests/golden/traits.pleiotropy/small_matrix/expected_r.tsv"));
        QCOMPARE(report->table("pleiotropy")->rows(), std::size_t{120});
        for (qsizetype row = 0; row < 120; ++row) {
            const auto at = static_cast<std::size_t>(row);
            QCOMPARE(text(*report, "pleiotropy", "gene_id", at),
                     expected.text(row, QStringLiteral("gene")).toStdString());
            const auto is = [&](const char* column, const char* want, double tolerance) {
                const double value = cell(*report, "pleiotropy", column, at);
                return isNear(value, expected.number(row, QString::fromLatin1(want)), tolerance);
            };
            QVERIFY(is("p2", "p2", 1e-10));
            QVERIFY(is("at_least", "bound", 1e-12));
            QVERIFY(is("effective_traits", "effective", 1e-10));
            QVERIFY(is("hill0", "traits", 1e-12));
            QVERIFY(is("hill2", "dominant", 1e-10));
            QVERIFY(is("tau", "tau", 1e-10));
            QVERIFY(is("pm", "pm", 1e-9));
            QVERIFY(is("pm_p", "pm_p", 1e-8));
            QVERIFY(is("pn", "pn", 1e-12));
            QVERIFY(is("pn_p", "pn_p", 1e-9));
            QCOMPARE(cell(*report, "pleiotropy", "traits_after_fdr", at), fromR.number(row, QStringLiteral("called")));
        }
        QVERIFY(report->table("evidence")->rows() > 0 && report->table("relations")->rows() > 0);
        for (const char* id : {"trait_counts", "cluster_counts", "pleiotropy_ranking"}) QVERIFY2(report->plot(id), id);
        QVERIFY(!report->plot("genome_strip"));  // coding sequences without positions
    }

    /// What is in the table of evidence is what the counts say.
    void evidenceAddsUp()
    {
        const auto report = run("traits.pleiotropy", goldenDataset(), {{"permutations", std::int64_t{0}}});
        QVERIFY(report);
        std::map<std::string, double> supporting;
        const std::size_t rows = report->table("evidence")->rows();
        for (std::size_t row = 0; row < rows; ++row) {
            const std::string gene = text(*report, "evidence", "gene_id", row);
            const bool supports = text(*report, "evidence", "verdict", row) == "supports";
            if (supports) supporting[gene] += 1;
            QVERIFY(supports == (cell(*report, "evidence", "q", row) <= 0.05));
            QVERIFY(supports || cell(*report, "evidence", "p", row) <= 0.01);
            // The interval leaves out zero exactly where p is below 5 %.
            const double low = cell(*report, "evidence", "effect_low", row),
                         high = cell(*report, "evidence", "effect_high", row);
            QVERIFY(low < high && (low > 0 || high < 0));
        }
        for (std::size_t row = 0; row < 120; ++row)
            QCOMPARE(cell(*report, "pleiotropy", "traits_after_fdr", row),
                     supporting[text(*report, "pleiotropy", "gene_id", row)]);
    }

    void repeatsBitForBit_data()
    {
        QTest::addColumn<QString>("analysis");
        QTest::newRow("pleiotropy") << "traits.pleiotropy";
        QTest::newRow("combine") << "traits.combine";
    }
    void repeatsBitForBit()
    {
        QFETCH(QString, analysis);
        const auto one = run(analysis.toLatin1(), goldenDataset()), two = run(analysis.toLatin1(), goldenDataset());
        QVERIFY(one && two);
        QVERIFY(reportToCbor(*one) == reportToCbor(*two));
    }

    void callsAreTestedByTheirNumber()
    {
        // 60 genes, 12 conditions in six pairs; gene 1 is called everywhere, gene 2 in one pair, the others here and
        // there.
        std::string calls = "gene", conditions = "condition\tgroup\n";
        for (int c = 0; c < 12; ++c) {
            calls += "\tc" + std::to_string(c);
            conditions += "c" + std::to_string(c) + "\tgroup" + std::to_string(c / 2) + "\n";
        }
        for (int g = 1; g <= 60; ++g) {
            calls += "\ng" + std::to_string(g);
            for (int c = 0; c < 12; ++c)
                calls += g == 1 ? "\t-1" : g == 2 && c < 2 ? "\t1" : g > 50 && g % 12 == c ? "\t1" : "\t0";
        }
        const Dataset data = randomDataset(60, {calls + "\n", {}, {}, conditions, {}});
        const auto report = run("traits.pleiotropy", data);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(cell(*report, "pleiotropy", "traits_after_fdr", 0), 12.0);
        QCOMPARE(cell(*report, "pleiotropy", "groups", 0), 6.0);
        QCOMPARE(cell(*report, "pleiotropy", "groups", 1), 1.0);
        QVERIFY(cell(*report, "pleiotropy", "q2_groups", 0) < 1e-6);
        QCOMPARE(cell(*report, "pleiotropy", "p2_groups", 1), 1.0);
        QVERIFY(cell(*report, "pleiotropy", "at_least_groups", 0) >= 5);
        QVERIFY(hasNote(*report, "pleiotropy.calls"));
        QVERIFY(!report->table("relations") && !report->table("pleiotropy")->find("pm"));
        QVERIFY(report->plot("group_ranking") != nullptr);
    }

    /// A gene's test is over the traits it was tested for, and the one of the smallest rate among these is left out.
    void callsOfUntestedTraitsDoNotCount()
    {
        // c0 to c4 are called for 2, 4, 6, 8 and 10 of 40 genes; g1 was tested for c1, c2 and c4, g2 for c0 and c3.
        std::string calls = "gene\tc0\tc1\tc2\tc3\tc4", groups = "condition\tgroup\n";
        const auto isTested = [](int g, int c) {
            return g == 1 ? c == 1 || c == 2 || c == 4 : g == 2 ? c == 0 || c == 3 : true;
        };
        double called[5] = {}, tested[5] = {};
        for (int g = 1; g <= 40; ++g) {
            calls += "\ng" + std::to_string(g);
            for (int c = 0; c < 5; ++c) {
                const bool call = g <= 2 || (g * 7 + c * 11) % 40 < 2 * c + 1;
                calls += !isTested(g, c) ? "\t" : call ? "\t1" : "\t0";
                tested[c] += isTested(g, c) ? 1 : 0;
                called[c] += isTested(g, c) && call ? 1 : 0;
            }
        }
        for (int c = 0; c < 5; ++c) groups += "c" + std::to_string(c) + "\tgroup" + std::to_string(c / 2) + "\n";
        const auto rate = [&](int c) { return 0.05 * called[c] / (tested[c] - 0.95 * called[c]); };
        const Dataset data = randomDataset(40, {calls + "\n", {}, {}, groups, {}});
        const auto report = run("traits.pleiotropy", data);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(cell(*report, "pleiotropy", "tested", 0), 3.0);
        QVERIFY(rate(1) < rate(2) && rate(2) < rate(4) && rate(0) < rate(3));
        // Three calls of three: two false ones among c2 and c4, or of two: one in c3.
        VERIFY_CLOSE(cell(*report, "pleiotropy", "p2", 0), rate(2) * rate(4), 1e-12);
        VERIFY_CLOSE(cell(*report, "pleiotropy", "p2", 1), rate(3), 1e-12);
        // Groups of g1: c1, c2 and c4; of g2: c0 and c3. No group has a second trait that was tested.
        VERIFY_CLOSE(cell(*report, "pleiotropy", "p2_groups", 0), rate(2) * rate(4), 1e-12);
        VERIFY_CLOSE(cell(*report, "pleiotropy", "p2_groups", 1), rate(3), 1e-12);
    }

    void annotationIsCountedButNotTested()
    {
        const Dataset data =
            randomDataset(30, {{}, {}, {}, {}, "gene\ttrait\ng1\ta\ng2\ta\ng3\ta\ng1\tb\ng4\tb\ng1\tc\ng2\tc\n"});
        const auto report = run("traits.pleiotropy", data);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(cell(*report, "pleiotropy", "traits_after_fdr", 0), 3.0);
        QVERIFY(!report->table("pleiotropy")->find("p2"));
        QVERIFY(std::isnan(report->scalar("genes_pleiotropic")->value));
        QVERIFY(hasNote(*report, "pleiotropy.no_p"));
    }

    void combineLikeTheReference()
    {
        const auto report = run("traits.combine", goldenDataset(), {{"draws", std::int64_t{2000}}});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        const GoldenTable expected =
            goldenTable(QStringLiteral("tests/golden/traits.combine/small_matrix/expected.tsv"));
        std::size_t placo = 0, wanted = 0;
        for (qsizetype row = 0; row < 120; ++row) {
            const auto at = static_cast<std::size_t>(row);
            VERIFY_CLOSE(cell(*report, "combined", "acat", at), expected.number(row, QStringLiteral("acat")), 1e-8);
            QVERIFY(cell(*report, "combined", "tates", at) <= 1 && cell(*report, "combined", "s_het_p", at) <= 1);
            wanted += expected.number(row, QStringLiteral("placo")) <= 0.01 ? 1 : 0;
        }
        for (std::size_t row = 0; row < report->table("placo")->rows(); ++row) {
            if (text(*report, "placo", "first", row) != "t1" || text(*report, "placo", "second", row) != "t2") continue;
            ++placo;
            const auto gene = static_cast<qsizetype>(std::stoi(text(*report, "placo", "gene_id", row).substr(1)) - 1);
            VERIFY_CLOSE(cell(*report, "placo", "p", row), expected.number(gene, QStringLiteral("placo")), 1e-8);
        }
        QCOMPARE(placo, wanted);
        QVERIFY(wanted > 0);
        QCOMPARE(report->table("placo_pairs")->rows(), std::size_t{28});
        const auto two =
            run("traits.combine", goldenDataset(), {{"studies", std::string("t1; t4")}, {"draws", std::int64_t{1000}}});
        QVERIFY(two && two->scalar("studies")->value == 2);
    }

    void enrichmentOfAList()
    {
        // Row "3 of 10, 12 drawn of 40" of the golden table.
        std::string set = "gene\ttrait\n";
        for (int g = 1; g <= 10; ++g) set += "g" + std::to_string(g) + "\tset\n";
        const Dataset data = randomDataset(40, {{}, {}, {}, {}, set});
        std::string list = "g1, g2 g3";
        for (int g = 20; g < 29; ++g) list += ";g" + std::to_string(g);
        const auto report = run("traits.enrichment", data, {{"genes", list}});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(cell(*report, "enrichment", "shared", 0), 3.0);
        VERIFY_CLOSE(cell(*report, "enrichment", "p", 0), 0.644738866500576, 1e-9);
        VERIFY_CLOSE(cell(*report, "enrichment", "odds_ratio", 0), 1, 1e-8);
        QVERIFY(!report->table("enrichment")->find("es"));
    }

    void enrichmentOfARanking()
    {
        std::string sets = "gene\ttrait\n", scores = "gene\theat\tcold";
        for (int g = 1; g <= 60; ++g) {
            if (g <= 8) sets += "g" + std::to_string(g) + "\ttop\n";
            if (g % 8 == 0) sets += "g" + std::to_string(g) + "\tspread\n";
            scores += "\ng" + std::to_string(g) + "\t" + std::to_string((g <= 8 ? 9.0 : 0.0) + 0.01 * (g * 37 % 61)) +
                      "\t" + std::to_string(0.1 * (g * 17 % 23));
        }
        const Dataset data = randomDataset(60, {scores + "\n", {}, {}, {}, sets});
        const auto report = run("traits.enrichment", data, {{"trait", std::string("heat")}});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        const std::size_t topRow = text(*report, "enrichment", "set", 0) == "top" ? 0 : 1;
        VERIFY_CLOSE(cell(*report, "enrichment", "es", topRow), 1, 1e-9);
        QVERIFY(cell(*report, "enrichment", "rank_p", topRow) < 0.01);
        QVERIFY(cell(*report, "enrichment", "rank_p", 1 - topRow) > 0.05);
        QVERIFY(report->plot("odds_ratios") && report->plot("running_scores"));
    }

    /// Keys that are planted in the codons are found, traits that are names only are not.
    void agreementFindsPlantedKeys()
    {
        SynthParams params;
        params.genes = 600;
        params.traits = 6;
        params.plantedTraits = 3;
        params.genesPerTrait = 60;
        params.redrawn = 0.5;
        NoProgress progress;
        const auto files = synthesize(params, progress);
        QVERIFY(files);
        const auto data = loadDataset({sourceFromBytes("genome.gbk", files->genbank, SourceRole::Genome),
                                       sourceFromBytes("traits.tsv", files->traits, SourceRole::Traits)},
                                      {}, progress);
        QVERIFY(data);
        const auto report = run("traits.agreement", *data);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(report->table("agreement_traits")->rows(), std::size_t{6});
        const std::set<std::string> planted(files->plantedTraits.begin(), files->plantedTraits.end());
        for (std::size_t row = 0; row < 6; ++row) {
            const bool isPlanted = planted.contains(text(*report, "agreement_traits", "trait", row));
            const double auc = cell(*report, "agreement_traits", "auc", row);
            QVERIFY2(isPlanted ? auc > 0.8 : std::abs(auc - 0.5) < 0.15, qPrintable(QString::number(auc)));
            QVERIFY(!isPlanted || cell(*report, "agreement_traits", "q", row) < 1e-3);
        }
        QVERIFY(report->scalar("partial_rho")->value > 0.1);
        QVERIFY(hasNote(*report, "agreement.verdict"));
    }

    void refusesWhatItCannotUse_data()
    {
        QTest::addColumn<QString>("analysis");
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("value");
        QTest::newRow("unknown study") << "traits.combine"
                                       << "studies"
                                       << "t1;nobody";
        QTest::newRow("one study") << "traits.combine"
                                   << "studies"
                                   << "t1";
        QTest::newRow("no p table") << "traits.pleiotropy"
                                    << "p_from"
                                    << "p";
        QTest::newRow("no set") << "traits.enrichment"
                                << "genes"
                                << "g1";
    }
    void refusesWhatItCannotUse()
    {
        QFETCH(QString, analysis);
        QFETCH(QString, parameter);
        QFETCH(QString, value);
        const auto report = run(analysis.toLatin1(), goldenDataset(), {{parameter.toStdString(), value.toStdString()}});
        QVERIFY(!report);
        QVERIFY(report.error().kind == ErrorKind::Usage || report.error().kind == ErrorKind::BadInput);
        QVERIFY(!report.error().message.empty());
    }

    void stopsWhenAsked_data()
    {
        QTest::addColumn<QString>("analysis");
        for (const char* id : {"traits.pleiotropy", "traits.combine"}) QTest::newRow(id) << QString::fromLatin1(id);
    }
    void stopsWhenAsked()
    {
        QFETCH(QString, analysis);
        CancelAt progress(2);
        const auto report = runAnalysis({analysis.toStdString(), {}, 1}, goldenDataset(), progress);
        QVERIFY(!report && report.error().kind == ErrorKind::Cancelled);
    }

    void ecoliGenesWithMostChemicals()
    {
        const Dataset* data = nichols();
        if (!data) QSKIP("real data not found; set PLEIOSCOPE_DATA to its folder");
        const auto report = run("traits.pleiotropy", *data);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(report->scalar("genes_measured")->value, 3911.0);
        QCOMPARE(report->scalar("traits_measured")->value, 324.0);
        QCOMPARE(report->scalar("trait_groups")->value, 114.0);
        std::vector<std::size_t> order(report->table("pleiotropy")->rows());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::ranges::stable_sort(order, std::greater<>{},
                                 [&](std::size_t row) { return cell(*report, "pleiotropy", "groups", row); });
        std::set<std::string> top;
        for (std::size_t i = 0; i < 4; ++i) {
            top.insert(text(*report, "pleiotropy", "symbol", order[i]));
            QVERIFY(cell(*report, "pleiotropy", "q2_groups", order[i]) < 1e-10);
            QCOMPARE(cell(*report, "pleiotropy", "multi_stress", order[i]), 1.0);
        }
        QCOMPARE(top, (std::set<std::string>{"cysB", "fis", "waaP", "lon"}));
        QVERIFY(report->plot("genome_strip") != nullptr);
    }

    void ecoliCodonsDoNotTellPleiotropy()
    {
        const Dataset* data = nichols();
        if (!data) QSKIP("real data not found; set PLEIOSCOPE_DATA to its folder");
        const auto report = run("traits.agreement", *data);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QVERIFY(std::abs(report->scalar("partial_rho")->value) < 0.08);
        for (const Note& note : report->notes)
            if (note.code == "agreement.verdict")
                QVERIFY2(note.text.find("no agreement") != std::string::npos ||
                             note.text.find("next to no") != std::string::npos,
                         note.text.c_str());
    }
};

PLEIO_TEST(tst_traits_reports, TestTraitsReports)
#include "tst_traits_reports.moc"
