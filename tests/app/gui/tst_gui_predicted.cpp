// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/sheets/reading_sheet.h"
#include "core/analysis/predicted_genes.h"
#include "core/analysis/report_json.h"
#include "core/project/project.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/fake_prodigal.h"
#include "tests/support/test_program.h"
#include "tests/support/whole_project.h"

#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace pleio;
using pleio::test::ProgramsInPath;
using pleio::test::UnannotatedGenome;
using pleio::test::WindowFixture;

/// Genes that were predicted are a source of the document.
class TestGuiPredicted : public QObject {
    Q_OBJECT
private slots:
    void stayUntilAnAnnotationComes();
    void anotherWayOfReadingPredictsAnew();
    void reopenWithoutTheProgram();
    void projectsWithoutThemSaySo();
    void areMadeAnewByAButton();
    void goWithTheirGenome();
};

namespace {

bool openBare(WindowFixture& f)
{
    f.window().open({f.write("g.fna", QByteArray::fromStdString(UnannotatedGenome().fasta()))});
    return f.waitIdle() && f.session().hasData();
}

bool analyze(WindowFixture& f)
{
    f.session().analyze(f.session().request(kCodonUsage));
    return f.waitIdle() && f.session().result(kCodonUsage);
}

/// Hash of the predicted genes among the sources, or nothing.
std::string predictionOf(WindowFixture& f)
{
    for (const SourceFile& source : f.session().dataset()->sources)
        if (isPrediction(source)) return source.sha256;
    return {};
}

QStringList stale(WindowFixture& f) { return f.session().staleReasons(kCodonUsage); }

bool isProblem(WindowFixture& f, std::string_view code)
{
    const auto problems = f.session().problems();
    return std::ranges::any_of(problems, [code](const Problem& problem) { return problem.note.code == code; });
}

}  // namespace

void TestGuiPredicted::stayUntilAnAnnotationComes()
{
    const ProgramsInPath path(ProgramsInPath::Prodigal);
    WindowFixture f;
    QVERIFY(openBare(f));
    const std::string predicted = predictionOf(f);
    QVERIFY(!predicted.empty());
    QVERIFY(f.session().dataset()->genome.predicted);
    QVERIFY(!f.session().isDirty());
    QVERIFY(!isProblem(f, "project.predicted_anew"));
    QVERIFY(analyze(f));
    QVERIFY(stale(f).isEmpty());

    f.window().open({f.write("a.gff3", UnannotatedGenome::annotation())});
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset()->sources.size(), std::size_t(2));
    QVERIFY(predictionOf(f).empty());
    QVERIFY(!f.session().dataset()->genome.predicted);
    QCOMPARE(f.session().dataset()->genome.genes.size(), std::size_t(1));
    QCOMPARE(stale(f).size(), 1);
    QVERIFY(stale(f).front().contains("files"));

    f.session().removeSource(f.session().dataset()->sources.back().sha256);
    QVERIFY(f.waitIdle());
    QCOMPARE(predictionOf(f), predicted);
    QVERIFY(stale(f).isEmpty());
}

void TestGuiPredicted::anotherWayOfReadingPredictsAnew()
{
    WindowFixture f;
    std::string predicted;
    {
        const ProgramsInPath path(ProgramsInPath::Prodigal);
        QVERIFY(openBare(f));
        predicted = predictionOf(f);
        QVERIFY(analyze(f));
    }
    // What has nothing to do with it leaves it alone, although prodigal is gone.
    const ProgramsInPath path(ProgramsInPath::None);
    LoadOptions options = f.session().document().options;
    options.traits.geneColumn = "locus";
    f.session().readAgain(options);
    QVERIFY(f.waitIdle());
    QCOMPARE(predictionOf(f), predicted);
    QVERIFY(stale(f).isEmpty());

    options.genome.defaultGeneticCode = 4;
    f.session().readAgain(options);
    QVERIFY(f.waitIdle());
    QVERIFY(!predictionOf(f).empty());
    QVERIFY(predictionOf(f) != predicted);
    QCOMPARE(f.session().dataset()->sources.size(), std::size_t(2));
    QCOMPARE(f.session().dataset()->readings.back().text(),
             std::string("predicted_by = pleioscope-orf-scan 1, genetic_code = 4"));
    QCOMPARE(stale(f), QStringList{QStringLiteral("the genes were predicted anew")});
}

void TestGuiPredicted::reopenWithoutTheProgram()
{
    WindowFixture f;
    const QString path = f.path("kept.pleio");
    std::string predicted;
    QByteArray report;
    {
        const ProgramsInPath programs(ProgramsInPath::Prodigal);
        QVERIFY(openBare(f));
        QVERIFY(analyze(f));
        predicted = predictionOf(f);
        report = reportToCbor(f.session().result(kCodonUsage)->report());
        f.session().save(path);
        QVERIFY(f.waitIdle());
    }
    const ProgramsInPath programs(ProgramsInPath::None);
    f.restart();
    f.window().open({path});
    QVERIFY(f.waitIdle());
    QCOMPARE(predictionOf(f), predicted);
    QVERIFY(!f.session().isDirty());
    QVERIFY(!isProblem(f, "project.predicted_anew"));
    QVERIFY(stale(f).isEmpty());
    QVERIFY(analyze(f));
    QVERIFY(reportToCbor(f.session().result(kCodonUsage)->report()) == report);
}

void TestGuiPredicted::projectsWithoutThemSaySo()
{
    const ProgramsInPath programs(ProgramsInPath::Prodigal);
    WindowFixture f;
    const QString path = f.path("old.pleio");
    QVERIFY(openBare(f));
    QVERIFY(analyze(f));
    f.session().save(path);
    QVERIFY(f.waitIdle());
    NoProgress none;
    auto project = test::loadWhole(path.toStdString(), none);
    QVERIFY(project);
    dropPrediction(project->sources);
    auto& inputs = project->trials.front().report.provenance.inputs;
    std::erase_if(inputs, [](const Provenance::Input& input) { return input.role == "annotation"; });
    QVERIFY(test::saveWhole(*project, path.toStdString(), none));

    f.restart();
    f.window().open({path});
    QVERIFY(f.waitIdle());
    QVERIFY(!predictionOf(f).empty());
    QVERIFY(isProblem(f, "project.predicted_anew"));
    QVERIFY(f.session().isDirty());
    QCOMPARE(stale(f), QStringList{QStringLiteral("the genes were predicted anew")});
    f.session().save(path);
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().isDirty());

    f.restart();
    f.window().open({path});
    QVERIFY(f.waitIdle());
    QVERIFY(!isProblem(f, "project.predicted_anew"));
    QVERIFY(!f.session().isDirty());
}

void TestGuiPredicted::areMadeAnewByAButton()
{
    WindowFixture f;
    std::string predicted;
    {
        const ProgramsInPath programs(ProgramsInPath::Prodigal);
        QVERIFY(openBare(f));
        predicted = predictionOf(f);
    }
    const ProgramsInPath programs(ProgramsInPath::None);
    const auto& sources = f.session().dataset()->sources;
    f.window().readingSheet().showSource(
        static_cast<int>(std::ranges::find_if(sources, isPrediction) - sources.begin()));
    const auto buttons = f.window().findChildren<QPushButton*>();
    const auto anew = std::ranges::find(buttons, QStringLiteral("Predict anew"), &QPushButton::text);
    QVERIFY(anew != buttons.end());
    (*anew)->click();
    QVERIFY(QTest::qWaitFor([&f] { return f.session().isOpening(); }));
    QVERIFY(f.waitIdle());
    QVERIFY(predictionOf(f) != predicted);
    QVERIFY(f.session().isDirty());
}

void TestGuiPredicted::goWithTheirGenome()
{
    const ProgramsInPath programs(ProgramsInPath::Prodigal);
    WindowFixture f;
    QVERIFY(openBare(f));
    f.window().open({f.write("t.tsv", "gene\ttrait\ncontig_1_2\tA\ncontig_1_5\tA\ncontig_1_6\tB\n")});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().hasTraits());
    const std::string predicted = predictionOf(f);
    f.session().removeSource(f.session().dataset()->sources.front().sha256);
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().dataset()->sources.size(), std::size_t(1));
    QVERIFY(predictionOf(f).empty());

    QByteArray other = QByteArray::fromStdString(UnannotatedGenome().fasta());
    other.replace(" a sequence", " another");
    other.replace("GCTGCC", "GCCGCC");
    f.window().open({f.write("other.fna", other)});
    QVERIFY(f.waitIdle());
    QVERIFY(!predictionOf(f).empty() && predictionOf(f) != predicted);
    QVERIFY(f.session().hasTraits());
}

PLEIO_TEST(tst_gui_predicted, TestGuiPredicted)
#include "tst_gui_predicted.moc"
