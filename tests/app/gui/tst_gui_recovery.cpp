// SPDX-License-Identifier: GPL-3.0-or-later
// What the window keeps safe without being asked, and what it offers after a program that died.
#include "app/gui/pages/page.h"
#include "core/analysis/analysis_ids.h"
#include "core/project/project_lock.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

using namespace pleio;
using pleio::test::AnsweredQuestions;
using pleio::test::readAll;
using pleio::test::WindowFixture;

namespace {

/// As if the program had died now: what is on the disk of its working copies, without a lock.
void leaveBehind(const WindowFixture& f)
{
    const QDir working(f.path(QStringLiteral("working")));
    for (const QString& name : working.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir from(working.filePath(name));
        QVERIFY(working.mkpath(QStringLiteral("left")));
        for (const QString& file : from.entryList(QDir::Files))
            if (file != QLatin1String("lock"))
                QVERIFY(QFile::copy(from.filePath(file), working.filePath(QStringLiteral("left/") + file)));
    }
}

QPushButton* buttonNamed(WindowFixture& f, const QString& begin)
{
    for (QPushButton* button : f.window().page(MainWindow::Start).findChildren<QPushButton*>())
        if (button->accessibleName().startsWith(begin)) return button;
    return nullptr;
}

bool isProblem(WindowFixture& f, const std::string& code)
{
    return std::ranges::any_of(f.session().problems(),
                               [&](const Problem& problem) { return problem.note.code == code; });
}

std::vector<Trial> keptTrials(WindowFixture& f)
{
    return f.session().document().copy->with([](ProjectStore& store) { return store.trials({})->trials; });
}

}  // namespace

class TestGuiRecovery : public QObject {
    Q_OBJECT

private slots:
    void workIsKeptWithoutBeingAsked()
    {
        WindowFixture f;
        QVERIFY(f.openAnalyzed());
        Request next = f.session().request(kCodonUsage);
        next.seed = 77;
        f.session().setRequest(next);
        // A change is kept within seconds, a result when it is there.
        QTRY_VERIFY(f.session().document().copy->with([](ProjectStore& store) {
            NoProgress none;
            return store.project(none)->view.contains("next_run/codon.usage/seed");
        }));
        leaveBehind(f);
        const std::string name = f.session().document().name;

        f.restart();
        QVERIFY(f.waitIdle());
        QPushButton* open = buttonNamed(f, QStringLiteral("Open the unsaved work of "));
        QVERIFY(open);
        open->click();
        QVERIFY(f.waitIdle());
        QCOMPARE(f.session().document().name, name);
        QVERIFY(f.session().decoding());
        QCOMPARE(f.session().request(kCodonUsage).seed, std::uint64_t{77});
        QVERIFY(f.session().isDirty());
        QVERIFY(f.session().savePath().isEmpty());
        QVERIFY(!buttonNamed(f, QStringLiteral("Open the unsaved work of ")));
        // Saved, it is nothing to be offered any more.
        f.session().save(f.path("saved.pleio"));
        QVERIFY(f.waitIdle());
        f.restart();
        QVERIFY(f.waitIdle());
        QVERIFY(!buttonNamed(f, QStringLiteral("Open the unsaved work of ")));
        QVERIFY(QDir(f.path("working")).isEmpty());
    }

    /// Files that were only opened can be opened again.
    void whatIsNoLossIsNotOffered()
    {
        WindowFixture f;
        QVERIFY(f.openAll({f.write("genome.gbk", test::smallGenome().genbank)}));
        QVERIFY(!f.session().isDirty());
        leaveBehind(f);
        f.restart();
        QVERIFY(f.waitIdle());
        QVERIFY(!buttonNamed(f, QStringLiteral("Open the unsaved work of ")));
        QVERIFY(QDir(f.path("working")).isEmpty());
    }

    void leftWorkCanBeDeleted()
    {
        WindowFixture f;
        QVERIFY(f.openAnalyzed());
        leaveBehind(f);
        f.restart();
        QVERIFY(f.waitIdle());
        QPushButton* drop = buttonNamed(f, QStringLiteral("Delete the unsaved work of "));
        QVERIFY(drop);
        const AnsweredQuestions questions(QMessageBox::Yes);
        drop->click();
        QVERIFY(f.waitIdle());
        QVERIFY(!buttonNamed(f, QStringLiteral("Delete the unsaved work of ")));
        QVERIFY(QDir(f.path("working")).isEmpty());
    }

    void nothingIsLeftAfterClosing()
    {
        WindowFixture f;
        QVERIFY(f.openSmallGenome());
        QVERIFY(!QDir(f.path("working")).isEmpty());
        f.session().closeDocument();
        QVERIFY(f.waitIdle());
        QVERIFY(QDir(f.path("working")).isEmpty());
    }

    void failedRunsAreKept()
    {
        WindowFixture f;
        QVERIFY(f.openSmallGenome());
        f.session().analyze({"codon.usage", Parameters({{"trait", std::string("no such trait")}}), 1});
        QVERIFY(f.waitIdle());
        const std::vector<Trial> kept = keptTrials(f);
        QCOMPARE(kept.size(), std::size_t{1});
        QCOMPARE(kept[0].state, TrialState::Failed);
        QVERIFY(QString::fromStdString(kept[0].message).contains(QStringLiteral("no such trait")));
        QCOMPARE(kept[0].parameters.at("trait"), std::string("no such trait"));
        QCOMPARE(kept[0].inputs.size(), std::size_t{2});
        QVERIFY(!kept[0].inputs[0].reading.empty());
        QVERIFY(kept[0].isSimulated);
    }

    void aProjectThatAnotherHasIsOnlyRead()
    {
        WindowFixture f;
        const QString path = f.path("p.pleio");
        QVERIFY(f.openAnalyzed());
        f.session().save(path);
        QVERIFY(f.waitIdle());
        QVERIFY(!f.session().isReadOnly());
        QVERIFY(!ProjectLock::take(path.toStdString()));
        f.session().closeDocument();
        QVERIFY(f.waitIdle());
        const auto other = ProjectLock::take(path.toStdString());
        QVERIFY(other);
        f.window().open({path});
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().decoding());
        QVERIFY(f.session().isReadOnly());
        QVERIFY(isProblem(f, "project.read_only"));
        const auto banner = [&] {
            for (QPushButton* button : f.window().findChildren<QPushButton*>())
                if (button->text() == QLatin1String("Open again")) return button->parentWidget();
            return static_cast<QWidget*>(nullptr);
        };
        QVERIFY(banner() && banner()->isVisible());
        QVERIFY(banner()->findChild<QLabel*>()->text().contains(QStringLiteral("is open in")));
        QVERIFY(f.window().windowTitle().contains(QStringLiteral("read only")));
        {
            // Save says why it cannot, before it asks for another name.
            const AnsweredQuestions questions(QMessageBox::Cancel);
            f.window().actions().save->trigger();
            QCOMPARE(questions.asked().size(), qsizetype{1});
            QVERIFY(questions.last().contains(QStringLiteral("is open in")));
        }
        const QByteArray before = readAll(path);
        f.session().save(path);
        QVERIFY(f.waitIdle());
        QCOMPARE(readAll(path), before);
        QVERIFY(isProblem(f, "job.failed"));
        // Elsewhere it can be saved, and is this window's own there.
        f.session().save(f.path("mine.pleio"));
        QVERIFY(f.waitIdle());
        QVERIFY(!f.session().isReadOnly());
        QVERIFY(!banner()->isVisible());
        QVERIFY(!isProblem(f, "project.read_only"));
    }

    /// Of a machine that is off nobody can know that it is; the user can, and says so where the project is to be saved.
    void theLockOfAMachineThatIsOffIsTakenOver()
    {
        WindowFixture f;
        const QString path = f.path("p.pleio");
        QVERIFY(f.openAnalyzed());
        f.session().save(path);
        QVERIFY(f.waitIdle());
        f.session().closeDocument();
        QVERIFY(f.waitIdle());
        QFile lock(f.path(".p.pleio.lock"));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4711\npleioscope\nlab3\n\n\n");
        lock.close();
        f.window().open({path});
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().isReadOnly());
        QCOMPARE(f.session().document().lockedBy, std::string("lab3"));
        const QList<QAction*> actions = f.window().findChildren<QAction*>();
        const auto save = std::ranges::find(actions, QKeySequence(QKeySequence::Save), &QAction::shortcut);
        QVERIFY(save != actions.end());
        {
            const AnsweredQuestions questions(QMessageBox::Cancel);
            (*save)->trigger();
            QVERIFY(f.waitIdle());
            QCOMPARE(questions.asked().size(), 1);
            QVERIFY(f.session().isReadOnly());
        }
        {
            const AnsweredQuestions questions(QMessageBox::Reset);
            (*save)->trigger();
            QVERIFY(f.waitIdle());
            QCOMPARE(questions.asked().size(), 1);
        }
        QVERIFY(!f.session().isReadOnly());
        QVERIFY(f.session().document().lockedBy.empty());
        QVERIFY(!isProblem(f, "project.read_only"));
        QVERIFY(f.session().decoding());
        f.session().save(path);
        QVERIFY(f.waitIdle());
        QVERIFY(!f.session().isDirty());
    }

    /// A result that could not be kept when it was there is kept when the project is saved.
    void whatCouldNotBeKeptIsSaved()
    {
        WindowFixture f;
        QVERIFY(f.openSmallGenome());
        const std::string store = f.session().document().copy->folder() + "/project.sqlite";
        const auto change = [&](const char* sql) { SQLite::Database(store, SQLite::OPEN_READWRITE).exec(sql); };
        change("CREATE TRIGGER full BEFORE INSERT ON trial BEGIN SELECT RAISE(ABORT, 'no room'); END");
        f.session().analyze(WindowFixture::quickRequest());
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().decoding());
        QVERIFY(keptTrials(f).empty());
        QVERIFY(isProblem(f, "job.failed"));
        change("DROP TRIGGER full");
        const QString path = f.path("p.pleio");
        f.session().save(path);
        QVERIFY(f.waitIdle());
        f.restart();
        f.window().open({path});
        QVERIFY(f.waitIdle());
        QVERIFY(f.session().decoding());
    }

    /// One result that cannot be read takes nothing else with it, neither now nor when the project is saved.
    void anUnreadableResultIsNamed()
    {
        WindowFixture f;
        const QString path = f.path("p.pleio");
        QVERIFY(f.openAnalyzed());
        f.session().analyze(f.session().request(kCodonUsage));
        QVERIFY(f.waitIdle());
        f.session().save(path);
        QVERIFY(f.waitIdle());
        SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE)
            .exec("UPDATE result SET report = substr(report, 1, 30) WHERE trial = 1");
        f.restart();
        f.window().open({path});
        QVERIFY(f.waitIdle());
        QVERIFY(isProblem(f, "project.unreadable_result"));
        QVERIFY(!f.session().decoding());
        QVERIFY(f.session().result(kCodonUsage));
        f.session().save(path);
        QVERIFY(f.waitIdle());
        QCOMPARE(SQLite::Database(path.toStdString()).execAndGet("SELECT count(*) FROM result").getInt(), 2);
    }
};

PLEIO_TEST(tst_gui_recovery, TestGuiRecovery)
#include "tst_gui_recovery.moc"
