// SPDX-License-Identifier: GPL-3.0-or-later
// What stops work, and what does not: cancel asks where much is lost, putting a form away stops nothing.
#include "app/gui/sheets/analysis_sheet.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/held_work.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QFileInfo>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace pleio;
using pleio::test::AnsweredQuestions;
using pleio::test::isRunning;
using pleio::test::openSaved;
using pleio::test::smallGenome;
using pleio::test::startEndless;
using pleio::test::WindowFixture;
using pleio::test::WritesHeldUp;

namespace {

QPushButton* buttonOf(QWidget& parent, const char* text)
{
    for (QPushButton* button : parent.findChildren<QPushButton*>())
        if (button->text() == QLatin1String(text)) return button;
    return nullptr;
}

}  // namespace

class TestGuiCancel : public QObject {
    Q_OBJECT
private slots:
    void escapePutsTheFormAway();
    void cancelAsksWhereMuchIsLost_data();
    void cancelAsksWhereMuchIsLost();
    void cancelAllLeavesASave();
    void filesForAnotherDocumentAreDropped();
};

void TestGuiCancel::escapePutsTheFormAway()
{
    WindowFixture f;
    QVERIFY(openSaved(f));
    QVERIFY(startEndless(f));
    f.window().actions().analyze->trigger();
    AnalysisSheet& sheet = f.window().analysisSheet();
    QVERIFY(sheet.isVisible());
    QTest::keyClick(&sheet, Qt::Key_Escape);
    QVERIFY(!sheet.isVisible());
    QTest::qWait(20);
    QVERIFY(f.session().analysisJob(kDecode) != 0);
    QVERIFY(isRunning(f.session(), qtext(findAnalysis(kDecode)->title)));
    f.session().jobs().cancelAll();
    QVERIFY(f.waitIdle());
}

void TestGuiCancel::cancelAsksWhereMuchIsLost_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("questions");
    QTest::newRow("seven seconds") << 7 << 0;
    QTest::newRow("twelve seconds") << 12 << 1;
    QTest::newRow("two hours") << 7'200 << 1;
}

void TestGuiCancel::cancelAsksWhereMuchIsLost()
{
    QFETCH(int, seconds);
    QFETCH(int, questions);
    WindowFixture f;
    QVERIFY(openSaved(f));
    const auto now = std::make_shared<QDateTime>(QDate(2026, 1, 1), QTime(12, 0), Qt::UTC);
    f.session().jobs().setClock([now] { return *now; });
    QPushButton* const cancels[] = {
        &f.window().analysisSheet().cancelButton(),
        buttonOf(f.window(), "Cancel all"),
    };
    for (QPushButton* cancel : cancels) {
        QVERIFY(cancel);
        QVERIFY(startEndless(f));
        *now = now->addSecs(seconds);
        f.window().actions().analyze->trigger();
        {
            const AnsweredQuestions keep(QMessageBox::Cancel);
            if (questions > 0) cancel->click();
            QCOMPARE(keep.asked().size(), qsizetype{questions});
            QTest::qWait(20);
            QVERIFY(f.session().analysisJob(kDecode) != 0);
        }
        const AnsweredQuestions lose(QMessageBox::Discard);
        cancel->click();
        QCOMPARE(lose.asked().size(), qsizetype{questions});
        QVERIFY(f.waitIdle());
        QCOMPARE(f.session().analysisJob(kDecode), 0);
        QVERIFY(!f.session().decoding());
    }
}

void TestGuiCancel::cancelAllLeavesASave()
{
    WindowFixture f;
    QVERIFY(f.openAnalyzed());
    {
        const WritesHeldUp held(f.session());
        f.session().save(f.path("kept.pleio"));
        f.session().jobs().cancelAll();
        QTest::qWait(20);
    }
    QVERIFY(f.waitIdle());
    QVERIFY(QFileInfo::exists(f.path("kept.pleio")));
    QVERIFY(!f.session().isDirty());
}

void TestGuiCancel::filesForAnotherDocumentAreDropped()
{
    WindowFixture f;
    QVERIFY(f.openSmallGenome());
    f.window().open({f.write("more.tsv", smallGenome().traits)});
    f.session().closeDocument();
    QVERIFY(f.waitIdle());
    QVERIFY(!f.session().hasData());
    QVERIFY(f.session().problems().empty());
}

PLEIO_TEST(tst_gui_cancel, TestGuiCancel)
#include "tst_gui_cancel.moc"
