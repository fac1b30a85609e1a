// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"
#include "core/base/version.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <set>
#include <stdexcept>

using namespace pleio;

namespace {

Dataset dataset()
{
    Dataset data;
    data.genome.genes.resize(4);
    data.genome.genes[0].geneticCode = 11;
    data.genome.genes[1].exclusion = Exclusion::InternalStop;
    data.genome.genes[2].exclusion = Exclusion::Pseudogene;
    data.genome.genes[3].exclusion = Exclusion::InternalStop;
    data.genome.notes = {{Severity::Warning, "cds.internal_stop", "2 CDS left out.", 2, {}, {}}};
    for (Gene& gene : data.genome.genes) gene.coding = "ATGTAA";
    data.sources = {sourceFromBytes("g.gbk", "bytes", SourceRole::Genome)};
    return data;
}

AnalysisDescriptor descriptor(Result<Report> (*run)(const Dataset&, const Parameters&, std::uint64_t, Progress&))
{
    AnalysisDescriptor analysis;
    analysis.id = "test.echo";
    analysis.title = "Echo";
    analysis.version = 3;
    analysis.parameters = {{"n", "n", "", "", std::int64_t{2}, 1.0, 5.0, {}}};
    analysis.run = run;
    return analysis;
}

Result<Report> echo(const Dataset&, const Parameters& parameters, std::uint64_t seed, Progress&)
{
    Report report;
    report.scalars = {{"n", "n", static_cast<double>(parameters.integer("n")), ""},
                      {"seed", "seed", static_cast<double>(seed), ""}};
    report.notes = {{Severity::Info, "own", "Own.", 1, {}, {}}};
    report.plots.push_back({});
    return report;
}

Result<Report> run(const AnalysisDescriptor& analysis, const Request& request, const Dataset& data)
{
    NoProgress progress;
    return runAnalysis(analysis, request, data, progress);
}

}  // namespace

class TestRunAnalysis : public QObject {
    Q_OBJECT

private slots:
    void fillsProvenance()
    {
        Dataset data = dataset();
        data.simulated = true;
        const Result<Report> report = run(descriptor(echo), {"", {}, 9}, data);
        QVERIFY(report);
        QCOMPARE(report->title, std::string("Echo"));
        QCOMPARE(report->scalar("n")->value, 2.0);
        QCOMPARE(report->scalar("seed")->value, 9.0);
        QCOMPARE(report->notes.size(), std::size_t{2});
        QCOMPARE(report->notes[0].code, std::string("cds.internal_stop"));
        QVERIFY(report->plots[0].simulated);
        const Provenance& p = report->provenance;
        QCOMPARE(p.program, std::string("Pleioscope"));
        QCOMPARE(p.programVersion, programVersion());
        QCOMPARE(programText(p), programName());
        QCOMPARE(p.analysis, std::string("test.echo"));
        QCOMPARE(p.analysisVersion, 3);
        QCOMPARE(p.parameters.integer("n"), std::int64_t{2});
        QCOMPARE(p.seed, std::uint64_t{9});
        QCOMPARE(p.inputs.size(), std::size_t{1});
        QCOMPARE(p.inputs[0].role, std::string("genome"));
        QCOMPARE(p.inputs[0].sha256, data.sources[0].sha256);
        QCOMPARE(p.geneticCodes, (std::vector<int>{11}));
        QCOMPARE(p.exclusions, (std::vector<std::pair<std::string, std::int64_t>>{
                                   {std::string(exclusionId(Exclusion::Pseudogene)), 1},
                                   {std::string(exclusionId(Exclusion::InternalStop)), 2}}));
        QVERIFY(p.simulated);
    }

    void parametersAreChecked()
    {
        const Result<Report> report = run(descriptor(echo), {"", Parameters({{"n", std::int64_t{6}}}), 1}, dataset());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Usage);
        QCOMPARE(report.error().where, std::string("n"));
    }

    void unknownAnalysisIsNamed()
    {
        NoProgress progress;
        const Result<Report> report = runAnalysis({"no.such", {}, 1}, dataset(), progress);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Usage);
        QCOMPARE(report.error().where, std::string("no.such"));
        for (const AnalysisDescriptor& analysis : builtinAnalyses())
            QVERIFY(report.error().message.find(analysis.id) != std::string::npos);
    }

    void traitsAreAskedFor()
    {
        AnalysisDescriptor analysis = descriptor(echo);
        analysis.needsTraits = true;
        QCOMPARE(run(analysis, {}, dataset()).error().kind, ErrorKind::BadInput);
    }

    void exceptionsBecomeSentences()
    {
        const auto throwing = [](const Dataset&, const Parameters&, std::uint64_t, Progress&) -> Result<Report> {
            throw std::runtime_error("broken");
        };
        const Result<Report> report = run(descriptor(throwing), {}, dataset());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Internal);
        QVERIFY(report.error().message.find("broken") != std::string::npos);
    }

    void raggedTablesAreRefused()
    {
        const auto ragged = [](const Dataset&, const Parameters&, std::uint64_t, Progress&) -> Result<Report> {
            Report report;
            report.tables = {Table{
                "t", "", {Column{"a", "", "", std::vector<double>(2)}, Column{"b", "", "", std::vector<double>(3)}}}};
            return report;
        };
        QCOMPARE(run(descriptor(ragged), {}, dataset()).error().kind, ErrorKind::Internal);
    }

    void builtinDescriptorsAreSound()
    {
        std::set<std::string> ids;
        for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
            QVERIFY2(ids.insert(analysis.id).second, analysis.id.c_str());
            QCOMPARE(findAnalysis(analysis.id), &analysis);
            QVERIFY((analysis.run != nullptr) != (analysis.runInParts != nullptr));
            QCOMPARE(analysis.splitsOver.empty(), analysis.runInParts == nullptr);
            QVERIFY(!analysis.title.empty() && !analysis.answers.empty());
            const Result<Parameters> defaults = checked(analysis.parameters, {});
            QVERIFY2(defaults, defaults ? "" : defaults.error().oneLine().c_str());
            for (const ParameterSpec& spec : analysis.parameters) QVERIFY(!spec.title.empty() && !spec.help.empty());
        }
        QVERIFY(findAnalysis("no.such") == nullptr);
    }
};

PLEIO_TEST(tst_run_analysis, TestRunAnalysis)
#include "tst_run_analysis.moc"
