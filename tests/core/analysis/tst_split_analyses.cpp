// SPDX-License-Identifier: GPL-3.0-or-later
// Every analysis that splits gives the same report bit for bit, however its loop is divided.
#include "core/analysis/analysis.h"
#include "core/analysis/report_json.h"
#include "tests/core/synth/sample_dataset.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;
using namespace pleio::test;

namespace {

Request requestFor(const AnalysisDescriptor& analysis)
{
    Request request{analysis.id, {}, 3};
    for (const ParameterSpec& spec : analysis.parameters) {
        if (spec.id == "rotations" || spec.id == "permutations") request.parameters.set(spec.id, std::int64_t{25});
        if (spec.id == "bootstraps") request.parameters.set(spec.id, std::int64_t{13});
    }
    return request;
}

}  // namespace

class TestSplitAnalyses : public QObject {
    Q_OBJECT

private slots:
    void partsGiveTheSameReport_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<int>("parts");
        for (const AnalysisDescriptor& analysis : builtinAnalyses())
            if (!analysis.splitsOver.empty())
                for (const int parts : {2, 7})
                    QTest::addRow("%s in %d", analysis.id.c_str(), parts) << QByteArray(analysis.id.c_str()) << parts;
    }
    void partsGiveTheSameReport()
    {
        QFETCH(QByteArray, id);
        QFETCH(int, parts);
        const AnalysisDescriptor& analysis = *findAnalysis(id.toStdString());
        const Request request = requestFor(analysis);
        NoProgress progress;
        const auto whole = runAnalysis(request, samplePhenotypes(), progress);
        QVERIFY2(whole, whole ? "" : whole.error().oneLine().c_str());
        int found = 0;
        KnownParts known(parts, [&](Part part) -> Result<std::optional<ItemValues>> {
            if (part.index == 1) return std::optional<ItemValues>();  // lost
            ++found;
            return runPart(analysis, request, samplePhenotypes(), part, progress);
        });
        const auto merged = runAnalysis(analysis, request, samplePhenotypes(), known, progress);
        QVERIFY2(merged, merged ? "" : merged.error().oneLine().c_str());
        QCOMPARE(found, parts - 1);
        QVERIFY(reportToCbor(*merged) == reportToCbor(*whole));
    }

    void aPartFailsAsTheWholeDoes()
    {
        NoProgress progress;
        const AnalysisDescriptor& analysis = *findAnalysis("cipher.decode");
        const Request wrong{"cipher.decode", Parameters({{"min_genes", std::int64_t{100000}}}), 1};
        const auto whole = runAnalysis(wrong, sampleDataset(), progress);
        const auto part = runPart(analysis, wrong, sampleDataset(), {0, 2}, progress);
        QVERIFY(!whole && !part);
        QCOMPARE(part.error().oneLine(), whole.error().oneLine());
    }

    void aLoopTurnedOffHasNoValues()
    {
        NoProgress progress;
        const AnalysisDescriptor& analysis = *findAnalysis("traits.structure");
        const Request off{analysis.id, Parameters({{"bootstraps", std::int64_t{0}}}), 1};
        const auto part = runPart(analysis, off, samplePhenotypes(), {0, 2}, progress);
        QVERIFY2(part, part ? "" : part.error().oneLine().c_str());
        QVERIFY(!*part);
    }
};

PLEIO_TEST(tst_split_analyses, TestSplitAnalyses)
#include "tst_split_analyses.moc"
