// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/analysis_names.h"
#include "app/gui/frame/report_view.h"
#include "app/gui/frame/result_warnings.h"
#include "app/gui/frame/run_view.h"
#include "app/gui/pages/page.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "core/analysis/report_json.h"
#include "core/base/text.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/tables/data_table.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace pleio;
using pleio::test::AnsweredQuestions;
using pleio::test::smallGenome;
using pleio::test::WindowFixture;

class TestGuiAnalyze : public QObject {
    Q_OBJECT
private slots:
    void runsFromTheForm();
    void takesSeedsOfAnySize();
    void givesTheReportOfTheCommandLine();
    void stopsWhenCancelled();
    void needsTraits();
    void changedParametersMakeResultsStale();
    void addedTraitsMakeResultsStale();
    void aNewDocumentDropsARunningAnalysis();
    void aRefusedFieldIsMarked();
    void resultsSayWhatTheyWarnOf();
    void enrichedSetsAreReadFromTheSurest();
    void everyAnalysisHasAForm();
};

namespace {

QLineEdit* field(MainWindow& window, const char* id)
{
    return qobject_cast<QLineEdit*>(window.analysisSheet().form().field(id));
}

}  // namespace

void TestGuiAnalyze::runsFromTheForm()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().actions().analyze->trigger();
    QVERIFY(f.window().analysisSheet().isVisible());
    field(f.window(), "rotations")->setText("30");
    field(f.window(), "seed")->setText("7");
    QTest::mouseClick(&f.window().analysisSheet().actionButton(), Qt::LeftButton);
    QVERIFY(f.session().analysisJob(kDecode) != 0);
    QVERIFY(f.waitIdle());
    const auto result = f.session().decoding();
    QVERIFY(result);
    QCOMPARE(result->report().provenance.seed, std::uint64_t(7));
    QCOMPARE(result->report().provenance.parameters.integer("rotations"), std::int64_t(30));
    QCOMPARE(result->traits(), 4);
    for (int page = MainWindow::Overview; page <= MainWindow::Trials; ++page) {
        QVERIFY(!f.window().page(page).isEmpty());
        QVERIFY(!f.window().page(page).isStaleShown());
    }
    QVERIFY(f.session().isDirty());
    QVERIFY(!f.window().analysisSheet().isVisible());
    QVERIFY(f.selection().trait().isEmpty());  // what is selected is the choice of a person
}

void TestGuiAnalyze::takesSeedsOfAnySize()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().actions().analyze->trigger();
    AnalysisSheet& sheet = f.window().analysisSheet();
    QVERIFY(sheet.actionButton().isEnabled());
    for (const char* wrong : {"-1", "18446744073709551616", "1e3", "0x10", "", "1.5"}) {
        field(f.window(), "seed")->setText(wrong);
        QVERIFY2(!sheet.actionButton().isEnabled(), wrong);
    }
    field(f.window(), "seed")->setText("18446744073709551615");
    QVERIFY(sheet.actionButton().isEnabled());
    QCOMPARE(f.session().request(kDecode).seed, std::numeric_limits<std::uint64_t>::max());
}

void TestGuiAnalyze::givesTheReportOfTheCommandLine()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    NoProgress progress;
    const Result<Report> report = runAnalysis(WindowFixture::quickRequest(), *f.session().dataset(), progress);
    QVERIFY(report.has_value());
    QCOMPARE(reportToCbor(f.session().decoding()->report()), reportToCbor(*report));
}

void TestGuiAnalyze::stopsWhenCancelled()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    Request longRun = WindowFixture::quickRequest();
    longRun.parameters.set("rotations", std::int64_t{100'000});
    f.session().analyze(longRun);
    f.window().actions().analyze->trigger();
    f.window().analysisSheet().showAnalysis(kDecode);
    const int job = f.session().analysisJob(kDecode);
    QTRY_COMPARE(f.session().jobs().jobs()[static_cast<std::size_t>(job - 1)].state, JobState::Running);
    QTest::mouseClick(&f.window().analysisSheet().cancelButton(), Qt::LeftButton);
    QTRY_COMPARE(f.session().analysisJob(kDecode), 0);
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().decoding());
    QVERIFY(f.doneTrials().empty());
    QVERIFY(f.window().actions().analyze->isEnabled());
}

void TestGuiAnalyze::needsTraits()
{
    WindowFixture f;
    f.window().open({f.write("genome.gbk", smallGenome().genbank)});
    QVERIFY(f.waitIdle());
    f.window().actions().analyze->trigger();
    QVERIFY(!f.window().analysisSheet().actionButton().isEnabled());
    f.window().open({f.write("traits.tsv", smallGenome().traits)});
    QVERIFY(f.waitIdle());
    QVERIFY(f.window().analysisSheet().actionButton().isEnabled());
    field(f.window(), "rotations")->setText("minus one");
    QVERIFY(!f.window().analysisSheet().actionButton().isEnabled());
}

void TestGuiAnalyze::changedParametersMakeResultsStale()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.window().showPage(MainWindow::Traits);
    QVERIFY(f.session().staleReasons(kDecode).isEmpty());
    f.window().actions().analyze->trigger();
    field(f.window(), "rotations")->setText("21");
    QVERIFY(f.window().page(MainWindow::Traits).isStaleShown());
    QVERIFY(f.session().staleReasons(kDecode).front().contains("21"));
    field(f.window(), "rotations")->setText("20");
    QVERIFY(!f.window().page(MainWindow::Traits).isStaleShown());
}

void TestGuiAnalyze::addedTraitsMakeResultsStale()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    QByteArray more = "locus_tag\ttrait\n";
    for (int i = 1; i <= 30; ++i)
        more +=
            QByteArray::fromStdString(f.session().dataset()->genome.genes[static_cast<std::size_t>(i)].id) + "\tmine\n";
    f.window().open({f.write("more.tsv", more)});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().decoding());  // the result stays, marked
    for (const int page : {MainWindow::Traits, MainWindow::Pleiotropy, MainWindow::Codons})
        QVERIFY(f.window().page(page).isStaleShown());
    f.session().analyze(f.session().request(kDecode));
    QVERIFY(f.waitIdle());
    QVERIFY(!f.window().page(MainWindow::Traits).isStaleShown());
    QCOMPARE(f.session().decoding()->traits(), 5);
}

void TestGuiAnalyze::aNewDocumentDropsARunningAnalysis()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    Request longRun = WindowFixture::quickRequest();
    longRun.parameters.set("rotations", std::int64_t{100'000});
    f.session().analyze(longRun);
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.window().open({f.write("other.gbk", smallGenome().genbank)});
    QVERIFY(f.waitIdle());
    QCOMPARE(questions.asked().size(), qsizetype{1});
    QVERIFY(!f.session().decoding());
    QVERIFY(!f.session().hasTraits());
}

/// What a run did not take is said at its field, and called by its title everywhere.
void TestGuiAnalyze::aRefusedFieldIsMarked()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    Request request = f.session().request(kCodonUsage);
    request.parameters.set("trait", std::string("no such trait"));
    f.session().setRequest(request);
    f.window().actions().form(kCodonUsage)->trigger();
    QSignalSpy failed(&f.session(), &Session::failed);
    f.window().analysisSheet().actionButton().click();
    QVERIFY(f.waitIdle());
    QCOMPARE(failed.size(), 1);
    const QString title = parameterTitle(kCodonUsage, "trait");
    QVERIFY2(failed.front().front().toString().startsWith(title + u':'), qPrintable(failed.front().front().toString()));
    QWidget* refused = f.window().analysisSheet().form().field("trait");
    QVERIFY(refused->property("refused").toBool());
    QVERIFY(
        std::ranges::any_of(f.window().analysisSheet().findChildren<QLabel*>("fieldProblem"), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QLatin1String("no such trait"));
        }));
}

/// Covariates of which part is made up weaken what is said; that stands on the pages of the result.
void TestGuiAnalyze::resultsSayWhatTheyWarnOf()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    QByteArray table = "locus_tag\ttpm\n";
    const auto& genes = f.session().dataset()->genome.genes;
    for (std::size_t gene = 0; gene < genes.size(); gene += 2)
        table += QByteArray::fromStdString(genes[gene].id) + '\t' + QByteArray::number(gene % 17 + 1) + '\n';
    f.session().open({f.write("expression.tsv", table)}, SourceRole::Expression);
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().dataset()->expression.empty());
    f.window().showPage(MainWindow::Traits);
    f.session().analyze(WindowFixture::quickRequest());
    QVERIFY(f.waitIdle());
    const auto told = [&] {
        for (const ResultWarnings* warnings : f.window().page(MainWindow::Traits).findChildren<ResultWarnings*>())
            if (warnings->isVisible()) return warnings->toolTip();
        return QString();
    };
    QVERIFY2(told().contains(QLatin1String(" is measured for ")), qPrintable(told()));
    QVERIFY2(told().contains(QLatin1String(" %); the others take the mean")), qPrintable(told()));
}

void TestGuiAnalyze::enrichedSetsAreReadFromTheSurest()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    Request request = f.session().request(kTraitsEnrichment);
    std::string genes;
    for (const std::int32_t gene : f.session().dataset()->traits.traits[2].genes)
        addToList(genes, f.session().dataset()->genome.genes[static_cast<std::size_t>(gene)].id);
    request.parameters.set("genes", genes);
    f.window().showPage(MainWindow::Pleiotropy);
    f.session().analyze(request);
    QVERIFY(f.waitIdle());
    const auto result = f.session().result(kTraitsEnrichment);
    QVERIFY(result);
    for (RunView* run : f.window().page(MainWindow::Pleiotropy).findChildren<RunView*>()) {
        if (run->analysis() != kTraitsEnrichment) continue;
        run->report().showTable("enrichment");
        const TableModel& model = run->report().tableView().model();
        const Column* p = result->table("enrichment")->find("p");
        QVERIFY(model.rowCount() > 2);
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(cellNumber(*p, static_cast<std::size_t>(model.sourceRow(row - 1))) <=
                    cellNumber(*p, static_cast<std::size_t>(model.sourceRow(row))));
    }
}

void TestGuiAnalyze::everyAnalysisHasAForm()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        f.window().analysisSheet().showAnalysis(analysis.id);
        QVERIFY(f.window().analysisSheet().form().isValid());
        for (const ParameterSpec& spec : analysis.parameters)
            QVERIFY2(f.window().analysisSheet().form().field(spec.id), spec.id.c_str());
    }
}

PLEIO_TEST(tst_gui_analyze, TestGuiAnalyze)
#include "tst_gui_analyze.moc"
