// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is lost by closing: what is being written is waited for, what would be lost is asked about once.
#include "app/gui/exports.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "core/analysis/report_json.h"
#include "core/swarm/swarm_run.h"
#include "core/synth/generator.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/held_work.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/faults.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPushButton>
#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace pleio;
using pleio::test::AnsweredQuestions;
using pleio::test::endlessRequest;
using pleio::test::FullDisk;
using pleio::test::kLong;
using pleio::test::openSaved;
using pleio::test::readAll;
using pleio::test::smallGenome;
using pleio::test::startEndless;
using pleio::test::WindowFixture;
using pleio::test::WritesHeldUp;

namespace {

/// A genome of 2,500 genes with the tables of its codon usage, whose writing takes a while.
bool openLarge(WindowFixture& f)
{
    SynthParams params;
    params.genes = 2'500;
    NoProgress progress;
    const Result<SynthFiles> files = synthesize(params, progress);
    if (!files) return false;
    if (!f.openAll({f.write("large.gbk", QByteArray::fromStdString(files->genbank)),
                    f.write("large.tsv", QByteArray::fromStdString(files->traits))}) ||
        !f.session().hasTraits())
        return false;
    f.session().analyze(f.session().request("codon.usage"));
    return f.waitIdle() && f.session().result("codon.usage");
}

}  // namespace

class TestGuiClose : public QObject {
    Q_OBJECT
private slots:
    void aSaveIsWrittenBeforeTheWindowCloses_data();
    void aSaveIsWrittenBeforeTheWindowCloses();
    void keysOfSaveAndQuitLoseNothing();
    void aSaveIsWrittenBeforeTheDocumentGoes_data();
    void aSaveIsWrittenBeforeTheDocumentGoes();
    void whatIsNotWrittenIsUnsaved();
    void anEditDuringASaveIsUnsaved();
    void savesInQuickSuccession();
    void saveAsWhileASaveRuns();
    void aFailedSaveKeepsTheWindowOpen_data();
    void aFailedSaveKeepsTheWindowOpen();
    void saveAndCloseStaysWhenItFails();
    void closingDuringAnAnalysisAsks();
    void allIsAskedInOneQuestion();
    void aRunThatEndsWhileItIsSavedIsSavedToo();
    void theWindowShowsWhatItWaitsFor();
    void stayingLetsTheSaveGoOn();
    void closesWithoutSavingWhereThatIsSaid();
    void anExportIsWaitedFor();
    void theDesktopSessionIsAnsweredOnce_data();
    void theDesktopSessionIsAnsweredOnce();
    void parametersOfTheNextRunAreKept();
};

void TestGuiClose::aSaveIsWrittenBeforeTheWindowCloses_data()
{
    QTest::addColumn<bool>("large");
    QTest::addColumn<int>("rounds");
    QTest::newRow("at once") << false << 0;
    QTest::newRow("after one round of events") << false << 1;
    QTest::newRow("after five rounds of events") << false << 5;
    QTest::newRow("large, at once") << true << 0;
    QTest::newRow("large, after one round of events") << true << 1;
    QTest::newRow("large, after five rounds of events") << true << 5;
}

void TestGuiClose::aSaveIsWrittenBeforeTheWindowCloses()
{
    QFETCH(bool, large);
    QFETCH(int, rounds);
    const std::string analysis = large ? std::string("codon.usage") : std::string(kDecode);
    WindowFixture f;
    QVERIFY(large ? openLarge(f) : f.openAnalyzed());
    const QByteArray report = reportToCbor(f.session().result(analysis)->report());
    const QString path = f.path("kept.pleio");
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.session().save(path);
    for (int round = 0; round < rounds; ++round) QApplication::processEvents();
    f.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().isVisible(), kLong);
    QVERIFY2(questions.asked().isEmpty(), qPrintable(questions.last()));

    f.restart();
    QVERIFY(QFileInfo::exists(path));
    f.window().open({path});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().result(analysis));
    QCOMPARE(reportToCbor(f.session().result(analysis)->report()), report);
    QCOMPARE(QDir(QFileInfo(path).path()).entryList({".kept*-*"}, QDir::Files | QDir::Hidden), QStringList());
}

/// Ctrl+S and then Ctrl+Q in the real window, 0 to 500 ms apart, with a run going on and without.
void TestGuiClose::keysOfSaveAndQuitLoseNothing()
{
    const int times = std::max(4, qEnvironmentVariableIntValue("PLEIOSCOPE_CLOSES"));
    WindowFixture f;
    QVERIFY(openLarge(f));
    const QString path = f.path("kept.pleio");
    f.session().save(path);
    QVERIFY(f.waitIdle());
    for (int time = 0; time < times; ++time) {
        const bool runs = time % 2 == 1;
        const int gap = 500 * (time / 2 * 2) / std::max(times - 2, 1);
        Request next = f.session().request(kGenomeSummary);
        next.seed = 1'000 + static_cast<std::uint64_t>(time);
        f.session().setRequest(next);
        if (runs) {
            f.session().analyze(endlessRequest());
            QTRY_VERIFY(!f.session().runs().empty());
        }
        f.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window()));
        const AnsweredQuestions questions(QMessageBox::Discard);
        QTest::keyClick(&f.window(), Qt::Key_S, Qt::ControlModifier);
        if (gap > 0) QTest::qWait(gap);
        QTest::keyClick(&f.window(), Qt::Key_Q, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!f.window().isVisible(), kLong);
        QCOMPARE(questions.asked().size(), qsizetype{runs ? 1 : 0});
        f.restart();
        f.window().open({path});
        QVERIFY(f.waitIdle());
        QVERIFY2(f.session().request(kGenomeSummary).seed == next.seed, qPrintable(QString::number(gap)));
        QVERIFY(f.session().result(kCodonUsage));
    }
}

void TestGuiClose::aSaveIsWrittenBeforeTheDocumentGoes_data()
{
    QTest::addColumn<bool>("another");
    QTest::newRow("closed") << false;
    QTest::newRow("another is opened") << true;
}

void TestGuiClose::aSaveIsWrittenBeforeTheDocumentGoes()
{
    QFETCH(bool, another);
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const QByteArray report = reportToCbor(f.session().decoding()->report());
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.session().save(f.path("kept.pleio"));
    if (another)
        f.window().open({f.write("other.gbk", smallGenome().genbank)});
    else
        f.window().actions().closeDocument->trigger();
    QTRY_VERIFY(!f.session().decoding());
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().hasData(), another);
    QVERIFY(f.session().document().projectPath.empty());
    QVERIFY(!f.session().isDirty());
    QVERIFY2(questions.asked().isEmpty(), qPrintable(questions.last()));
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().decoding());
    QCOMPARE(reportToCbor(f.session().decoding()->report()), report);
}

void TestGuiClose::whatIsNotWrittenIsUnsaved()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.session().isDirty());
    QVERIFY(f.window().isWindowModified());
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().isDirty());
    QVERIFY(!f.window().isWindowModified());
}

void TestGuiClose::anEditDuringASaveIsUnsaved()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.session().analyze(WindowFixture::quickRequest());
    f.session().save(f.path("kept.pleio"));  // without the run that ends after it
    QVERIFY(f.waitIdle());
    QCOMPARE(f.doneTrials().size(), std::size_t{2});
    QVERIFY(f.session().isDirty());
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().isDirty());
    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QCOMPARE(f.doneTrials().size(), std::size_t{2});
}

void TestGuiClose::savesInQuickSuccession()
{
    WindowFixture f;
    QVERIFY(openLarge(f));
    for (int i = 0; i < 3; ++i) {
        f.session().save(f.path("kept.pleio"));
        f.session().analyze(f.session().request("genome.summary"));
        QVERIFY(QTest::qWaitFor([&] { return f.session().analysisJob("genome.summary") == 0; }, kLong));
    }
    f.session().save(f.path("kept.pleio"));
    f.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().isVisible(), kLong);
    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QCOMPARE(f.doneTrials().size(), std::size_t{4});
}

void TestGuiClose::saveAsWhileASaveRuns()
{
    WindowFixture f;
    QVERIFY(openLarge(f));
    f.session().save(f.path("first.pleio"));
    f.session().save(f.path("second.pleio"));
    f.window().actions().save->trigger();  // to where the document is going, without asking
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().isDirty());
    QCOMPARE(qtext(f.session().document().projectPath), f.path("second.pleio"));
    QCOMPARE(f.session().title(), QStringLiteral("second"));
    for (const char* name : {"first", "second"}) {
        f.window().open({f.path(QLatin1String(name) + ".pleio")});
        QVERIFY(f.waitIdle());
        QCOMPARE(f.session().title(), QString::fromLatin1(name));
        QCOMPARE(f.doneTrials().size(), std::size_t{1});
    }
}

void TestGuiClose::aFailedSaveKeepsTheWindowOpen_data()
{
    QTest::addColumn<bool>("fullDisk");
    QTest::newRow("disk full") << true;
    QTest::newRow("no such folder") << false;
}

void TestGuiClose::aFailedSaveKeepsTheWindowOpen()
{
    QFETCH(bool, fullDisk);
    WindowFixture f;
    QVERIFY(openSaved(f));
    const QByteArray before = readAll(f.path("kept.pleio"));
    QVERIFY(!before.isEmpty());
    f.session().analyze(WindowFixture::quickRequest());
    QVERIFY(f.waitIdle());
    const AnsweredQuestions questions(QMessageBox::Cancel);
    std::optional<FullDisk> full;
    if (fullDisk) full.emplace(16'384);
    f.session().save(fullDisk ? f.path("kept.pleio") : f.path("no/such/folder.pleio"));
    f.window().close();
    QVERIFY(f.waitIdle());
    full.reset();
    QVERIFY(f.window().isVisible());
    QVERIFY(f.session().isDirty());
    QVERIFY(f.session().decoding());
    QVERIFY2(questions.asked().isEmpty(), qPrintable(questions.last()));
    QCOMPARE(f.session().problems().front().note.severity, Severity::Problem);
    QCOMPARE(readAll(f.path("kept.pleio")), before);
    QCOMPARE(qtext(f.session().document().projectPath), f.path("kept.pleio"));
    // It can be tried again.
    f.session().save(f.path("kept.pleio"));
    f.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().isVisible(), kLong);
}

void TestGuiClose::saveAndCloseStaysWhenItFails()
{
    WindowFixture f;
    QVERIFY(openSaved(f));
    f.session().analyze(WindowFixture::quickRequest());
    QVERIFY(f.waitIdle());
    const AnsweredQuestions questions(QMessageBox::Save);
    {
        const FullDisk full(16'384);
        f.window().close();
        QVERIFY(f.waitIdle());
    }
    QCOMPARE(questions.asked().size(), qsizetype{1});
    QVERIFY(f.window().isVisible());
    QVERIFY(f.session().isDirty());
    f.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().isVisible(), kLong);
    QCOMPARE(questions.asked().size(), qsizetype{2});
}

void TestGuiClose::closingDuringAnAnalysisAsks()
{
    WindowFixture f;
    QVERIFY(openSaved(f));
    f.session().setRequest(endlessRequest());
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    QVERIFY(startEndless(f));
    QVERIFY(!f.session().isDirty());
    {
        const AnsweredQuestions questions(QMessageBox::Cancel);
        QVERIFY(!f.window().close());
        QCOMPARE(questions.asked().size(), qsizetype{1});
        QVERIFY2(questions.last().contains(qtext(findAnalysis(kDecode)->title)), qPrintable(questions.last()));
        f.window().actions().closeDocument->trigger();
        QCOMPARE(questions.asked().size(), qsizetype{2});
        QVERIFY(f.session().hasData());
        QTest::qWait(20);
        QVERIFY(f.window().isVisible());
        QVERIFY(f.session().analysisJob(kDecode) != 0);
    }
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.window().close();
    QTRY_VERIFY(!f.window().isVisible());
    QCOMPARE(questions.asked().size(), qsizetype{1});
}

void TestGuiClose::allIsAskedInOneQuestion()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    QVERIFY(startEndless(f));
    f.session().analyze(f.session().request("codon.pairs"), *swarmAt("redis://127.0.0.1:1", "none", nullptr));
    QCOMPARE(f.session().runs().size(), std::size_t{2});
    {
        const AnsweredQuestions questions(QMessageBox::Cancel);
        QVERIFY(!f.window().close());
        QTest::qWait(20);
        QCOMPARE(questions.asked().size(), qsizetype{1});
        for (const std::string& named :
             {std::string("not saved"), findAnalysis(kDecode)->title, findAnalysis("codon.pairs")->title})
            QVERIFY2(questions.last().contains(qtext(named)), qPrintable(questions.last()));
        QVERIFY(f.window().isVisible());
    }
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.window().close();
    QTRY_VERIFY(!f.window().isVisible());
    QCOMPARE(questions.asked().size(), qsizetype{1});
}

void TestGuiClose::aRunThatEndsWhileItIsSavedIsSavedToo()
{
    WindowFixture f;
    QVERIFY(openLarge(f));
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    f.session().analyze(f.session().request("codon.usage"));
    QVERIFY(f.waitIdle());
    f.session().analyze(f.session().request("genome.summary"));  // ends long before the file is written
    const AnsweredQuestions questions(QMessageBox::Save);
    f.window().close();
    QTRY_VERIFY_WITH_TIMEOUT(!f.window().isVisible(), kLong);
    QCOMPARE(questions.asked().size(), qsizetype{1});
    const std::size_t kept = f.doneTrials().size();
    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QCOMPARE(f.doneTrials().size(), kept);
}

void TestGuiClose::theWindowShowsWhatItWaitsFor()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const AnsweredQuestions questions(QMessageBox::Cancel);
    {
        const WritesHeldUp held(f.session());
        f.session().save(f.path("kept.pleio"));
        QVERIFY(!f.window().close());
        QTRY_VERIFY(f.window().closeGuard().waiting());
        const WriteWait& wait = *f.window().closeGuard().waiting();
        QVERIFY(wait.isVisible() && wait.isModal());
        QVERIFY2(wait.text().contains("kept.pleio"), qPrintable(wait.text()));
        // Asking again, by whatever way, changes nothing.
        QVERIFY(!f.window().close());
        f.window().actions().quit->trigger();
        QTest::qWait(20);
        QVERIFY(f.window().isVisible());
        QVERIFY(!QFileInfo::exists(f.path("kept.pleio")));
    }
    QTRY_VERIFY(!f.window().isVisible());
    QVERIFY(QFileInfo::exists(f.path("kept.pleio")));
    QVERIFY2(questions.asked().isEmpty(), qPrintable(questions.last()));
}

void TestGuiClose::stayingLetsTheSaveGoOn()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    {
        const WritesHeldUp held(f.session());
        f.session().save(f.path("kept.pleio"));
        f.window().close();
        QTRY_VERIFY(f.window().closeGuard().waiting());
        QTest::keyClick(f.window().closeGuard().waiting(), Qt::Key_Escape);
        QVERIFY(!f.window().closeGuard().waiting());
        QCOMPARE(f.session().writes().pending().size(), std::size_t{1});
    }
    QVERIFY(f.waitIdle());
    QTest::qWait(20);
    QVERIFY(f.window().isVisible());
    QVERIFY(!f.session().isDirty());
    QVERIFY(QFileInfo::exists(f.path("kept.pleio")));
    QVERIFY(f.window().close());
}

void TestGuiClose::closesWithoutSavingWhereThatIsSaid()
{
    WindowFixture f;
    QVERIFY(openSaved(f));
    const QByteArray before = readAll(f.path("kept.pleio"));
    f.session().analyze(WindowFixture::quickRequest());
    QVERIFY(f.waitIdle());
    const AnsweredQuestions questions(QMessageBox::Cancel);
    {
        const WritesHeldUp held(f.session());
        f.session().save(f.path("kept.pleio"));
        f.window().close();
        QTRY_VERIFY(f.window().closeGuard().waiting());
        QTest::mouseClick(&f.window().closeGuard().waiting()->giveUpButton(), Qt::LeftButton);
        QTRY_VERIFY(!f.window().isVisible());
    }
    QVERIFY2(questions.asked().isEmpty(), qPrintable(questions.last()));
    f.restart();
    QCOMPARE(readAll(f.path("kept.pleio")), before);
}

void TestGuiClose::anExportIsWaitedFor()
{
    WindowFixture f;
    QVERIFY(openSaved(f));
    const Report& summary = f.session().document().summary->report();
    {
        const WritesHeldUp held(f.session());
        exportTable(f.session(), std::make_shared<const Table>(summary.tables.front()), f.path("table.tsv"));
        QVERIFY(!f.window().close());
        QTRY_VERIFY(f.window().closeGuard().waiting());
    }
    QTRY_VERIFY(!f.window().isVisible());
    QVERIFY(QFileInfo::exists(f.path("table.tsv")));
}

void TestGuiClose::theDesktopSessionIsAnsweredOnce_data()
{
    QTest::addColumn<QMessageBox::StandardButton>("answer");
    QTest::addColumn<bool>("mayEnd");
    QTest::newRow("save") << QMessageBox::Save << true;
    QTest::newRow("discard") << QMessageBox::Discard << true;
    QTest::newRow("stay") << QMessageBox::Cancel << false;
}

void TestGuiClose::theDesktopSessionIsAnsweredOnce()
{
    QFETCH(QMessageBox::StandardButton, answer);
    QFETCH(bool, mayEnd);
    WindowFixture f;
    QVERIFY(openSaved(f));
    f.session().analyze(WindowFixture::quickRequest());
    QVERIFY(f.waitIdle());
    QVERIFY(startEndless(f));
    const AnsweredQuestions questions(answer);
    QCOMPARE(f.window().closeGuard().mayCloseWindow(), mayEnd);
    QCOMPARE(questions.asked().size(), qsizetype{1});
    if (mayEnd) QVERIFY(f.window().close());  // what was answered once is not asked again
    QCOMPARE(questions.asked().size(), qsizetype{1});
    QCOMPARE(f.window().isVisible(), !mayEnd);
    QVERIFY(mayEnd || f.session().analysisJob(kDecode) != 0);
    if (answer != QMessageBox::Save) return;
    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().decoding());
}

void TestGuiClose::parametersOfTheNextRunAreKept()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    Request next = f.session().request(kDecode);
    f.session().setRequest(next);
    QVERIFY(!f.session().isDirty());  // nothing was changed
    next.parameters.set("rotations", std::int64_t{77});
    next.seed = 5;
    f.session().setRequest(next);
    Request other = f.session().request("codon.pairs");
    other.seed = 9;
    f.session().setRequest(other);
    QVERIFY(f.session().isDirty());
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().isDirty());
    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().request(kDecode).parameters == next.parameters);
    QCOMPARE(f.session().request(kDecode).seed, std::uint64_t{5});
    QCOMPARE(f.session().request("codon.pairs").seed, std::uint64_t{9});
    QVERIFY(!f.session().staleReasons(kDecode).isEmpty());
    QVERIFY(!f.session().isDirty());
    // What a run has taken is no longer to come.
    f.session().analyze(WindowFixture::quickRequest());
    QVERIFY(f.waitIdle());
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    QCOMPARE(f.session().viewState("next_run/cipher.decode/rotations"), QString());
    QCOMPARE(f.session().viewState("next_run/codon.pairs/seed"), QStringLiteral("9"));
}

PLEIO_TEST(tst_gui_close, TestGuiClose)
#include "tst_gui_close.moc"
