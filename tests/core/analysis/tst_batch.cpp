// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/batch.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace pleio;

namespace {

/// A report with two numbers and the AUC of the traits named.
Report reportOf(double genes, const std::vector<std::pair<std::string, double>>& traits)
{
    Report report;
    report.scalars = {{"genes", "Genes", genes, "CDS."}, {"half", "Half", genes / 2, ""}};
    std::vector<std::string> names;
    std::vector<double> auc;
    for (const auto& [name, value] : traits) {
        names.push_back(name);
        auc.push_back(value);
    }
    report.tables = {{"traits", "Traits", {{"trait", "Trait", "", names}, {"auc_combined", "AUC", "", auc}}}};
    report.provenance.program = "Pleioscope 0";
    report.provenance.analysis = "cipher.decode";
    report.provenance.seed = 7;
    report.provenance.inputs = {{"genome", "g.gbk", std::to_string(genes), {}}, {"traits", "t.tsv", "shared", {}}};
    report.provenance.geneticCodes = {genes > 15 ? 11 : 4};
    return report;
}

Report summaryOf(const std::vector<BatchResult>& results)
{
    NoProgress progress;
    return batchSummary(*findAnalysis("cipher.decode"), results, progress).value();
}

}  // namespace

class TestBatch : public QObject {
    Q_OBJECT

private slots:
    void hasEveryGenomeAndNumber()
    {
        Report other = reportOf(20, {{"growth", 0.8}, {"stress", 0.6}});
        other.scalars.push_back({"extra", "Extra", 3, ""});
        other.provenance.simulated = true;
        const Report summary =
            summaryOf({batchResult("a", reportOf(10, {{"growth", 0.7}, {"motility", 0.5}})),
                       batchFailure("b", badInput("It has no CDS.", "b.gbk")), batchResult("c", other)});
        const Table& genomes = *summary.table("genomes");
        QCOMPARE(genomes.rows(), std::size_t{3});
        QCOMPARE(cellNumber(*genomes.find("genes"), 2), 20.0);
        QVERIFY(std::isnan(cellNumber(*genomes.find("genes"), 1)));
        QVERIFY(std::isnan(cellNumber(*genomes.find("extra"), 0)));
        QVERIFY(cellText(*genomes.find("problem"), 1).find("It has no CDS.") != std::string::npos);
        QCOMPARE(cellText(*genomes.find("problem"), 2), std::string());
        QCOMPARE(cellText(*genomes.find("sha256"), 0), std::to_string(10.0));
        QCOMPARE(summary.scalar("genomes_failed")->value, 1.0);
        QCOMPARE(summary.notes.size(), std::size_t{1});
        QCOMPARE(summary.notes.front().severity, Severity::Problem);

        // Traits in the order in which they first come; a trait that a genome lacks is undefined there.
        const Table& profiles = *summary.table("profiles");
        QCOMPARE(profiles.rows(), std::size_t{4});
        QCOMPARE(cellText(*profiles.find("genome"), 2), std::string("c"));
        QCOMPARE(cellText(*profiles.find("trait"), 2), std::string("growth"));
        QCOMPARE(cellNumber(*profiles.find("auc_combined"), 2), 0.8);

        QCOMPARE(summary.plots.size(), std::size_t{2});
        for (const PlotSpec& plot : summary.plots) QVERIFY(plot.simulated);
        const PlotSpec& comparison = *summary.plot("comparison");
        QCOMPARE(comparison.panels.size(), std::size_t{3});
        QCOMPARE(std::get<plot::Points>(comparison.panels[0].layers[0]).x, (std::vector<double>{10, 20}));
        QCOMPARE(std::get<plot::Points>(comparison.panels[0].layers[0]).y, (std::vector<double>{0, 2}));
        const auto isMap = [](const plot::Panel& panel) {
            return !panel.layers.empty() && std::holds_alternative<plot::HeatMap>(panel.layers[0]);
        };
        const PlotSpec& profilePlot = *summary.plot("profiles");
        const auto panel = std::ranges::find_if(profilePlot.panels, isMap);
        const auto& map = std::get<plot::HeatMap>(panel->layers[0]);
        QCOMPARE(map.columnLabels, (std::vector<std::string>{"a", "c"}));
        QCOMPARE(std::set<std::string>(map.rowLabels.begin(), map.rowLabels.end()),
                 (std::set<std::string>{"growth", "motility", "stress"}));
        for (std::size_t row = 0; row < 3; ++row) {
            const double first = map.values[2 * row], second = map.values[2 * row + 1];
            QCOMPARE(std::isnan(first), map.rowLabels[row] == "stress");
            QCOMPARE(std::isnan(second), map.rowLabels[row] == "motility");
            if (map.rowLabels[row] == "growth") QVERIFY(first == 0.7 && second == 0.8);
        }
    }

    void saysWhereItComesFrom()
    {
        const Report summary = summaryOf({batchResult("a", reportOf(10, {})), batchResult("c", reportOf(20, {}))});
        const Provenance& from = summary.provenance;
        QCOMPARE(from.analysis, std::string("cipher.decode"));
        QCOMPARE(from.seed, std::uint64_t{7});
        QCOMPARE(from.geneticCodes, (std::vector<int>{4, 11}));
        QCOMPARE(from.inputs.size(), std::size_t{3});  // the trait table, which they share, once
        QVERIFY(summary.table("profiles") == nullptr);
        QCOMPARE(summary.plots.size(), std::size_t{1});
    }

    void noReportNoSummary()
    {
        NoProgress progress;
        const auto summary =
            batchSummary(*findAnalysis("codon.usage"), {batchFailure("a", badInput("Broken."))}, progress);
        QVERIFY(!summary);
        QCOMPARE(summary.error().kind, ErrorKind::BadInput);
    }

    void exitStatusIsThatOfTheWorstFailure()
    {
        const auto kindOf = [](const std::vector<ErrorKind>& kinds) {
            std::vector<BatchResult> results{batchResult("fine", Report())};
            for (const ErrorKind kind : kinds) results.push_back(batchFailure("a", Error{kind, "Broken.", {}}));
            return batchFailureKind(results);
        };
        QVERIFY(!kindOf({}).has_value());
        QVERIFY(kindOf({ErrorKind::Usage}) == ErrorKind::Usage);
        QVERIFY(kindOf({ErrorKind::BadInput, ErrorKind::Usage}) == ErrorKind::BadInput);
        QVERIFY(kindOf({ErrorKind::Usage, ErrorKind::BadInput}) == ErrorKind::BadInput);
        QVERIFY(kindOf({ErrorKind::BadInput, ErrorKind::Io, ErrorKind::Usage}) == ErrorKind::Io);
    }
};

PLEIO_TEST(tst_batch, TestBatch)
#include "tst_batch.moc"
