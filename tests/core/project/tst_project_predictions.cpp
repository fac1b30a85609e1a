// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/analysis.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/load_settings.h"
#include "core/analysis/predicted_genes.h"
#include "core/analysis/report_json.h"
#include "tests/support/fake_prodigal.h"
#include "tests/support/test_program.h"
#include "tests/support/whole_project.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace pleio;
using namespace pleio::test;

namespace {

Dataset loaded(std::vector<SourceFile> sources, const LoadOptions& options = {})
{
    NoProgress none;
    auto dataset = loadDataset(std::move(sources), options, none);
    if (!dataset) qFatal("%s", dataset.error().oneLine().c_str());
    return *std::move(dataset);
}

QByteArray reportOf(const Dataset& dataset)
{
    NoProgress none;
    const auto report = runAnalysis({std::string(kCodonUsage), {}, 1}, dataset, none);
    if (!report) qFatal("%s", report.error().oneLine().c_str());
    return reportToCbor(*report);
}

SourceFile genomeFile() { return sourceFromBytes("g.fna", UnannotatedGenome().fasta(), SourceRole::Genome); }

}  // namespace

/// A project of a genome whose genes were predicted opens alike on any machine.
class TestProjectPredictions : public QObject {
    Q_OBJECT

private slots:
    void givesTheSameReportsWithAndWithoutProdigal_data()
    {
        QTest::addColumn<int>("savedWith");
        QTest::addColumn<int>("code");
        QTest::newRow("made with prodigal") << int(ProgramsInPath::Prodigal) << 11;
        QTest::newRow("made without") << int(ProgramsInPath::None) << 11;
        QTest::newRow("made with code 4") << int(ProgramsInPath::None) << 4;
    }

    void givesTheSameReportsWithAndWithoutProdigal()
    {
        QFETCH(int, savedWith);
        QFETCH(int, code);
        NoProgress none;
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("p.pleio")).toStdString();
        LoadOptions options;
        options.genome.defaultGeneticCode = code;
        QByteArray report;
        {
            const ProgramsInPath programs(static_cast<ProgramsInPath::Which>(savedWith));
            const Dataset dataset = loaded({genomeFile()}, options);
            report = reportOf(dataset);
            test::WholeProject project;
            project.sources = dataset.sources;
            project.settings = loadSettings(options);
            QVERIFY(test::saveWhole(project, path, none));
        }
        for (const auto which : {ProgramsInPath::None, ProgramsInPath::Prodigal}) {
            const ProgramsInPath programs(which, "3.0.0");
            auto project = test::loadWhole(path, none);
            QVERIFY(project);
            QCOMPARE(project->sources.size(), std::size_t{2});
            // The whole report, with its provenance.
            QVERIFY(reportOf(loaded(std::move(project->sources), loadOptionsFrom(project->settings))) == report);
        }
    }

    /// Projects of before 0.3.0 hold the genome alone.
    void withoutPredictionIsPredictedAnew()
    {
        NoProgress none;
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("p.pleio")).toStdString();
        test::WholeProject project;
        project.sources = {genomeFile()};
        QVERIFY(test::saveWhole(project, path, none));
        const auto again = test::loadWhole(path, none);
        QVERIFY(again);
        const ProgramsInPath programs(ProgramsInPath::Prodigal);
        const Dataset dataset = loaded(again->sources);
        QVERIFY(dataset.sources.size() == 2 && isPrediction(dataset.sources.back()));
        QCOMPARE(dataset.genome.genes.size(), UnannotatedGenome::kPredicted);
    }
};

PLEIO_TEST(tst_project_predictions, TestProjectPredictions)
#include "tst_project_predictions.moc"
