// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/page.h"
#include "core/analysis/report_json.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QFileInfo>
#include <QTest>

using namespace pleio;
using pleio::test::AnsweredQuestions;
using pleio::test::WindowFixture;

class TestGuiProject : public QObject {
    Q_OBJECT
private slots:
    void savesAndReopens();
    void aFailedSaveKeepsTheWork();
    void asksBeforeUnsavedWorkIsLost();
    void saveThenCloseCloses();
    void discardThenCloseCloses();
    void keepsWindowSettings();
};

void TestGuiProject::savesAndReopens()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const auto result = f.session().decoding();
    const QByteArray report = reportToCbor(result->report());
    const QSet<QString> genes{qtext(f.session().dataset()->genome.genes[11].id),
                              qtext(f.session().dataset()->genome.genes[12].id)};
    f.selection().setGenes(genes);
    f.selection().setTrait(result->trait(2));
    const QString current = f.selection().currentGene();
    f.window().showPage(MainWindow::Traits);
    const QString path = f.path("kept.pleio");
    f.session().save(path);
    QVERIFY(f.waitIdle());
    QVERIFY(QFileInfo::exists(path));
    QVERIFY(!f.session().isDirty());
    QCOMPARE(f.session().title(), QStringLiteral("kept"));

    f.restart();
    QVERIFY(!f.session().hasData());
    f.window().open({path});
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().decoding());
    QCOMPARE(reportToCbor(f.session().decoding()->report()), report);
    QCOMPARE(f.selection().genes(), genes);
    QCOMPARE(f.selection().currentGene(), current);
    QCOMPARE(f.selection().trait(), f.session().decoding()->trait(2));
    QCOMPARE(f.window().currentPage(), int(MainWindow::Traits));
    QVERIFY(!f.session().isDirty());
    // The parameters of the kept run are those of the next one, so nothing is stale.
    QVERIFY(f.session().staleReasons(kDecode).isEmpty());
    QCOMPARE(f.session().request(kDecode).parameters.integer("rotations"), std::int64_t(20));
}

void TestGuiProject::aFailedSaveKeepsTheWork()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.session().save(f.path("no/such/folder/kept.pleio"));
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().isDirty());
    QVERIFY(f.session().document().projectPath.empty());
    QCOMPARE(f.session().problems().front().note.severity, Severity::Problem);
}

void TestGuiProject::asksBeforeUnsavedWorkIsLost()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    {
        const AnsweredQuestions questions(QMessageBox::Cancel);
        f.window().actions().closeDocument->trigger();
        QCOMPARE(questions.asked().size(), qsizetype{1});
        QVERIFY(f.session().decoding());
        QVERIFY(!f.window().close());
        QCOMPARE(questions.asked().size(), qsizetype{2});
        QVERIFY(f.window().isVisible());
    }
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.window().actions().closeDocument->trigger();
    QVERIFY(!f.session().hasData());
    QCOMPARE(f.window().currentPage(), int(MainWindow::Start));
    QVERIFY(f.window().page(MainWindow::Traits).isEmpty());
    QVERIFY(f.session().problems().empty());
}

void TestGuiProject::saveThenCloseCloses()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    f.session().save(f.path("kept.pleio"));
    QVERIFY(f.waitIdle());
    f.session().analyze(WindowFixture::quickRequest());
    QVERIFY(f.waitIdle());
    QVERIFY(f.session().isDirty());
    const AnsweredQuestions questions(QMessageBox::Save);
    f.window().close();
    QTRY_VERIFY(!f.window().isVisible());
    QCOMPARE(questions.asked().size(), qsizetype{1});
    f.restart();
    f.window().open({f.path("kept.pleio")});
    QVERIFY(f.waitIdle());
    QCOMPARE(f.doneTrials().size(), std::size_t(2));
}

void TestGuiProject::discardThenCloseCloses()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    const AnsweredQuestions questions(QMessageBox::Discard);
    f.window().close();
    QTRY_VERIFY(!f.window().isVisible());
    QCOMPARE(questions.asked().size(), qsizetype{1});
}

void TestGuiProject::keepsWindowSettings()
{
    WindowFixture f;
    f.window().resize(1100, 700);
    QVERIFY(f.window().close());
    f.restart();
    QCOMPARE(f.window().size(), QSize(1100, 700));
}

PLEIO_TEST(tst_gui_project, TestGuiProject)
#include "tst_gui_project.moc"
