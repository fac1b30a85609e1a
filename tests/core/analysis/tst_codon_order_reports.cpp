// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"
#include "core/analysis/report_json.h"

#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

#include <tbb/global_control.h>

#include <cmath>
#include <optional>

using namespace pleio;

namespace {

class Stopped final : public Progress {
public:
    void report(double, std::string_view) override {}
    [[nodiscard]] bool isCancelled() const override { return true; }
};

std::string textAt(const Table& table, const char* id, std::size_t row) { return cellText(*table.find(id), row); }

}  // namespace

/// The reports of codon.pairs and codon.windows on the small genome of the golden cases.
class TestCodonOrderReports : public QObject {
    Q_OBJECT

private:
    std::optional<Dataset> m_dataset;

    [[nodiscard]] Result<Report> run(const char* analysis, Parameters parameters) const
    {
        NoProgress progress;
        parameters.set("permutations", std::int64_t{50});
        return runAnalysis({analysis, parameters, 3}, *m_dataset, progress);
    }

private slots:
    void initTestCase()
    {
        QFile input(test::sourceFile(QStringLiteral("tests/golden/codon.windows/small_genome/input.fna")));
        QVERIFY(input.open(QIODevice::ReadOnly));
        NoProgress progress;
        Result<Dataset> dataset = loadDataset(
            {sourceFromBytes("input.fna", input.readAll().toStdString(), SourceRole::Genome)}, {}, progress);
        QVERIFY(dataset.has_value());
        m_dataset = std::move(*dataset);
    }
    void pairs()
    {
        const Result<Report> report = run("codon.pairs", {});
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QCOMPARE(report->table("codon_pairs")->rows(), std::size_t{61} * 61);
        QCOMPARE(report->table("dinucleotides")->rows(), std::size_t{16});  // no replicon: coding sequences alone
        QCOMPARE(report->table("junctions")->rows(), std::size_t{16});
        const Table& genes = *report->table("gene_cpb");
        QCOMPARE(genes.rows(), m_dataset->genome.genes.size());
        QCOMPARE(textAt(genes, "reason", 38), std::string("no codon pair"));
        QCOMPARE(textAt(genes, "reason", 40), std::string("no order to permute"));
        QCOMPARE(textAt(genes, "p", 40), std::string());
        QCOMPARE(textAt(genes, "reason", 0), std::string());
        QVERIFY(textAt(genes, "flags", 43).find("internal stop") != std::string::npos);
        for (const char* plot : {"cpb", "cps", "dinucleotides"}) QVERIFY2(report->plot(plot) != nullptr, plot);
    }
    void windows()
    {
        const Result<Report> summaries = run("codon.windows", {});
        QVERIFY2(summaries, summaries ? "" : summaries.error().oneLine().c_str());
        QVERIFY(summaries->table("windows") == nullptr);
        QCOMPARE(summaries->table("genome_windows")->rows(), std::size_t{0});  // the genes have no place
        const Table& genes = *summaries->table("gene_windows");
        QCOMPARE(genes.rows(), m_dataset->genome.genes.size());
        QVERIFY(textAt(genes, "reason", 38).find("shorter than a window") != std::string::npos);
        QVERIFY(textAt(genes, "reason", 38).find("ramp") != std::string::npos);
        QCOMPARE(textAt(genes, "cluster_start", 38), std::string());

        const Result<Report> chosen = run("codon.windows", Parameters({{"gene", std::string("t001")}}));
        QVERIFY(chosen);
        const auto codons = static_cast<std::size_t>(cellNumber(*genes.find("places"), 0));
        QCOMPARE(chosen->table("windows")->rows(), codons - 17);
        QCOMPARE(cellNumber(*chosen->table("windows")->find("position"), 0), 9.5);
        QCOMPARE(chosen->plot("gene_windows")->panels.size(), std::size_t{5});
        // A gene shorter than a window has no windows, and the report says so.
        const Result<Report> shortGene = run("codon.windows", Parameters({{"gene", std::string("t039")}}));
        QVERIFY(shortGene);
        QCOMPARE(shortGene->table("windows")->rows(), std::size_t{0});
        QVERIFY(shortGene->plot("gene_windows") == nullptr);
    }
    void unknownGene()
    {
        const Result<Report> report = run("codon.windows", Parameters({{"gene", std::string("nobody")}}));
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Usage);
        QCOMPARE(report.error().where, std::string("gene"));
    }
    void cancelled()
    {
        Stopped progress;
        for (const char* analysis : {"codon.pairs", "codon.windows"}) {
            const Result<Report> report = runAnalysis({analysis, {}, 1}, *m_dataset, progress);
            QVERIFY(!report);
            QCOMPARE(report.error().kind, ErrorKind::Cancelled);
        }
    }
    void threadsDoNotMatter()
    {
        for (const char* analysis : {"codon.pairs", "codon.windows"}) {
            const auto bytes = [&](std::size_t threads) {
                const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
                const Parameters parameters = analysis == std::string("codon.windows")
                                                  ? Parameters({{"gene", std::string("t001")}})
                                                  : Parameters();
                return reportToCbor(*run(analysis, parameters));
            };
            QVERIFY(bytes(1) == bytes(2));
        }
    }
};

PLEIO_TEST(tst_codon_order_reports, TestCodonOrderReports)
#include "tst_codon_order_reports.moc"
