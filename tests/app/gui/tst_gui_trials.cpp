// SPDX-License-Identifier: GPL-3.0-or-later
// The laboratory notebook: what the page Trials shows of the runs of a project, and what can be done with them.
#include "app/gui/analysis_names.h"
#include "app/gui/exports.h"
#include "app/gui/frame/comparison_view.h"
#include "app/gui/frame/elided_label.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/report_view.h"
#include "app/gui/frame/status_line.h"
#include "app/gui/pages/trials_page.h"
#include "app/gui/trial_book.h"
#include "app/gui/trial_list_model.h"
#include "app/gui/trial_tables.h"
#include "core/analysis/report_json.h"
#include "tests/app/gui/answered_questions.h"
#include "tests/app/gui/held_work.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/core/project/made_trials.h"
#include "tests/support/test_program.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

using namespace pleio;
using pleio::test::AnsweredQuestions;
using pleio::test::WindowFixture;

namespace {

/// Three runs of decoding with seeds 1, 2 and 3, and one of codon usage that failed; the newest first.
bool openNotebook(WindowFixture& f)
{
    if (!f.openAnalyzed()) return false;
    for (const std::uint64_t seed : {2U, 3U}) {
        Request request = WindowFixture::quickRequest();
        request.seed = seed;
        f.session().analyze(request);
        if (!f.waitIdle()) return false;
    }
    f.session().analyze({std::string(kCodonUsage), Parameters({{"trait", std::string("no such trait")}}), 1});
    if (!f.waitIdle()) return false;
    f.window().showPage(MainWindow::Trials);
    return f.waitIdle();
}

template <class Edit>
Edit* editNamed(WindowFixture& f, const char* name)
{
    for (Edit* edit : f.window().trialsPage().template findChildren<Edit*>())
        if (edit->accessibleName() == QLatin1String(name)) return edit;
    return nullptr;
}

QStringList namesIn(WindowFixture& f)
{
    QStringList names;
    const TrialListModel& list = f.window().trialsPage().list();
    for (int row = 0; row < list.rowCount(); ++row)
        names << list.index(row, TrialListModel::NameColumn).data().toString();
    return names;
}

bool choose(WindowFixture& f, int row)
{
    f.window().trialsPage().view().selectRow(row);
    return f.waitIdle();
}

std::uint64_t shownSeed(WindowFixture& f) { return f.session().decoding()->report().provenance.seed; }

QString noResult(WindowFixture& f)
{
    for (const QLabel* label : f.window().trialsPage().findChildren<QLabel*>())
        if (label->objectName() == QLatin1String("hint") && label->isVisible() && label->margin() > 0)
            return label->text();
    return {};
}

}  // namespace

class TestGuiTrials : public QObject {
    Q_OBJECT

private slots:
    void everyRunIsARow()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        TrialsPage& page = f.window().trialsPage();
        const QAbstractItemModelTester tester(&page.list());
        QCOMPARE(page.list().rowCount(), 4);
        QCOMPARE(page.list().index(0, TrialListModel::StateColumn).data().toString(), QStringLiteral("failed"));
        QVERIFY(page.table());  // how often each was run
        QVERIFY(choose(f, 0));
        QVERIFY(noResult(f).contains(QStringLiteral("no such trait")));
        QVERIFY(!page.figure());
        for (int row = 1; row < 4; ++row) {
            QVERIFY(choose(f, row));
            QVERIFY(page.figure());
            QCOMPARE(page.report().result()->report().provenance.seed, std::uint64_t(4 - row));
        }
    }

    void whatIsWrittenIsKeptAndFound()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        QVERIFY(choose(f, 2));
        editNamed<QLineEdit>(f, "Name of the run")->insert(QStringLiteral("Ökologie"));
        QTest::keyClicks(editNamed<QLineEdit>(f, "Tags of the run"), QStringLiteral("ribosome, second try,"));
        editNamed<QPlainTextEdit>(f, "Hypothesis")->insertPlainText(QStringLiteral("the seed\ndoes not matter"));
        QTest::keyClicks(editNamed<QPlainTextEdit>(f, "Note"), QStringLiteral("it did not"));
        QVERIFY(f.waitIdle());
        QCOMPARE(namesIn(f).at(2), QStringLiteral("Ökologie"));
        f.session().save(f.path("p.pleio"));
        QVERIFY(f.waitIdle());
        f.restart();
        f.window().open({f.path("p.pleio")});
        QVERIFY(f.waitIdle());
        f.window().showPage(MainWindow::Trials);
        QCOMPARE(f.window().trialsPage().list().rowCount(), 4);
        for (const char* words : {"okolog", "second", "matter did", "seed not"}) {
            editNamed<QLineEdit>(f, "Search the runs")->setText(QLatin1String(words));
            QVERIFY(f.waitIdle());
            QCOMPARE(namesIn(f), QStringList{QStringLiteral("Ökologie")});
        }
        QVERIFY(choose(f, 0));
        const auto trial = f.window().trialsPage().list().trial(0);
        QCOMPARE(
            trial->notes,
            (TrialNotes{"Ökologie", "the seed\ndoes not matter", "it did not", {"ribosome", "second try"}, false}));
        QCOMPARE(editNamed<QPlainTextEdit>(f, "Note")->toPlainText(), QStringLiteral("it did not"));
        editNamed<QLineEdit>(f, "Search the runs")->setText(QStringLiteral("nowhere"));
        QVERIFY(f.waitIdle());
        QVERIFY(namesIn(f).isEmpty());
        QVERIFY(!f.window().trialsPage().isEmpty());  // there are runs, though none is found
    }

    void listsAreSortedAndFiltered()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        TrialListModel& list = f.window().trialsPage().list();
        auto* header = f.window().trialsPage().view().horizontalHeader();
        header->setSortIndicator(TrialListModel::MadeColumn, Qt::AscendingOrder);
        QVERIFY(f.waitIdle());
        QCOMPARE(list.trial(0)->seed, std::uint64_t{1});
        QCOMPARE(list.trial(3)->state, TrialState::Failed);
        auto* analysis = editNamed<QComboBox>(f, "Runs of which analysis");
        analysis->setCurrentIndex(analysis->findData(QStringLiteral("codon.usage")));
        emit analysis->activated(analysis->currentIndex());
        QVERIFY(f.waitIdle());
        QCOMPARE(list.rowCount(), 1);
        QCOMPARE(list.trial(0)->analysis, std::string(kCodonUsage));
    }

    /// Pages show what is left; both ways, and the file holds what is left.
    void deletedRunsComeBack()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        QCOMPARE(shownSeed(f), std::uint64_t{3});
        QVERIFY(choose(f, 1));
        f.window().trialsPage().verbs().remove->trigger();
        QVERIFY(f.waitIdle());
        QCOMPARE(f.window().trialsPage().list().rowCount(), 3);
        QCOMPARE(shownSeed(f), std::uint64_t{2});
        f.window().actions().undo->trigger();
        QVERIFY(f.waitIdle());
        QCOMPARE(f.window().trialsPage().list().rowCount(), 4);
        QCOMPARE(shownSeed(f), std::uint64_t{3});
        f.window().actions().redo->trigger();
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{2});
        // Also from the list of what was deleted.
        auto* which = editNamed<QComboBox>(f, "Which runs");
        which->setCurrentIndex(which->count() - 1);
        emit which->activated(which->currentIndex());
        QVERIFY(f.waitIdle());
        QCOMPARE(f.window().trialsPage().list().rowCount(), 1);
        QVERIFY(choose(f, 0));
        f.window().trialsPage().verbs().bringBack->trigger();
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{3});
        f.window().actions().undo->trigger();
        QVERIFY(f.waitIdle());
        f.session().save(f.path("p.pleio"));
        QVERIFY(f.waitIdle());
        f.restart();
        f.window().open({f.path("p.pleio")});
        QVERIFY(f.waitIdle());
        QCOMPARE(f.window().trialsPage().list().rowCount(), 3);
        QCOMPARE(shownSeed(f), std::uint64_t{2});
    }

    /// What was done to a run is said, and is not said for good.
    void whatIsDoneIsSaid()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        auto* status = f.window().findChild<StatusLine*>();
        QVERIFY(choose(f, 1));
        const TrialsPage::Verbs& verbs = f.window().trialsPage().verbs();
        verbs.pin->trigger();
        QVERIFY2(status->message().startsWith(QLatin1String("Pinned ")), qPrintable(status->message()));
        verbs.remove->trigger();
        QVERIFY2(status->message().startsWith(QLatin1String("Deleted ")), qPrintable(status->message()));
        f.window().actions().undo->trigger();
        QVERIFY2(status->message().startsWith(QLatin1String("Undone: Deleted ")), qPrintable(status->message()));
        QVERIFY(f.waitIdle());
        QTRY_VERIFY_WITH_TIMEOUT(status->message().isEmpty(), 20'000);
        // What a job was doing goes with it.
        f.session().analyze({std::string(kCodonUsage), {}, 1});
        QVERIFY(f.waitIdle());
        QVERIFY2(status->message().startsWith(QLatin1String("Done: ")), qPrintable(status->message()));
        QTRY_VERIFY_WITH_TIMEOUT(status->message().isEmpty(), 20'000);
    }

    void aPinnedRunIsShown()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        QVERIFY(choose(f, 3));
        f.window().trialsPage().verbs().pin->trigger();
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{1});
        f.session().save(f.path("p.pleio"));
        QVERIFY(f.waitIdle());
        f.restart();
        f.window().open({f.path("p.pleio")});
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{1});
        QVERIFY(choose(f, 3));
        f.window().trialsPage().verbs().pin->trigger();  // unpins
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{3});
        f.window().actions().undo->trigger();
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{1});
        // Who runs the analysis wants to see what comes of it.
        Request request = WindowFixture::quickRequest();
        request.seed = 9;
        f.session().analyze(request);
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{9});
        QVERIFY(f.session().document().pinned().empty());
    }

    /// Who meets a pinned run on its page is told that it is one, and how to see the last again.
    void aPinnedRunSaysSo()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        const auto stateOf = [&](int row) {
            return f.window().trialsPage().list().index(row, TrialListModel::StateColumn).data().toString();
        };
        QVERIFY(choose(f, 3));
        QCOMPARE(stateOf(3), QStringLiteral("done"));
        f.window().trialsPage().verbs().pin->trigger();
        QVERIFY(f.waitIdle());
        QCOMPARE(stateOf(3), QStringLiteral("pinned"));
        QCOMPARE(stateOf(2), QStringLiteral("done"));
        f.window().showPage(MainWindow::Traits);
        QPushButton* unpin = nullptr;
        for (QPushButton* button : f.window().page(MainWindow::Traits).findChildren<QPushButton*>())
            if (button->text() == QLatin1String("Unpin") && button->isVisible()) unpin = button;
        QVERIFY(unpin);
        const auto told = [&] {
            QStringList texts;
            for (const QLabel* label : unpin->parentWidget()->findChildren<QLabel*>()) texts << label->text();
            return texts.join(u' ');
        };
        QVERIFY2(told().startsWith(QLatin1String("Pinned: ")), qPrintable(told()));
        QVERIFY2(told().contains(QLatin1String("seed")), qPrintable(told()));  // the next run has another
        unpin->click();
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{3});
        QVERIFY(!unpin->isVisible());
        QCOMPARE(stateOf(3), QStringLiteral("done"));
    }

    /// The same bytes, and it says what it was made from.
    void aRunIsRunAgain()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        QVERIFY(choose(f, 3));
        const auto first = f.window().trialsPage().list().trial(3);
        const QByteArray before = reportToCbor(f.window().trialsPage().report().result()->report());
        f.window().trialsPage().verbs().runAgain->trigger();
        QVERIFY(f.waitIdle());
        const std::vector<Trial> trials = f.doneTrials();
        QCOMPARE(trials.size(), std::size_t{4});
        QCOMPARE(trials.back().parent, first->id);
        QCOMPARE(reportToCbor(f.session().decoding()->report()), before);
    }

    /// A result that cannot be read says why where it would stand; the rest of the list is not touched.
    void anUnreadableResultSaysWhy()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        const std::string id = f.window().trialsPage().list().trial(2)->id;
        SQLite::Database(f.session().document().copy->folder() + "/project.sqlite", SQLite::OPEN_READWRITE)
            .exec("UPDATE result SET report = x'00' WHERE trial = (SELECT position FROM trial WHERE id = '" + id +
                  "')");
        QVERIFY(choose(f, 2));
        QVERIFY(noResult(f).contains(qtext(id)));
        QVERIFY(!f.window().trialsPage().figure());
        QVERIFY(choose(f, 1));
        QVERIFY(f.window().trialsPage().figure());
    }

    /// What nobody looks at is not read, and a look at the end of a long list is one at its end.
    void longListsAreReadWhereSomebodyLooks()
    {
        constexpr int kMany = 100'000;
        WindowFixture f;
        QVERIFY(f.openSmallGenome());
        NoProgress none;
        QVERIFY(f.session().document().copy->with(
            [&](ProjectStore& store) { return store.addAll(test::madeTrials(kMany), none); }));
        emit f.session().trialsChanged();
        f.window().showPage(MainWindow::Trials);
        QVERIFY(f.waitIdle());
        TrialListModel& list = f.window().trialsPage().list();
        QCOMPARE(list.rowCount(), kMany);
        QVERIFY(list.trial(0));
        QVERIFY(!list.trial(kMany / 2));
        f.window().trialsPage().view().scrollToBottom();
        QTRY_VERIFY(list.trial(kMany - 1));
        QVERIFY(f.waitIdle());
        QVERIFY(!list.trial(kMany / 2));
        QCOMPARE(list.trial(kMany - 1)->id, test::madeTrials(1).front().id);
        // They are of another genome and simulated; opening does not read their reports.
        QVERIFY(f.session().document().shown.empty());
    }

    /// A list does not wait for a project that is being written.
    void listsAreReadBesideWriting()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        const test::WritesHeldUp held(f.session());
        editNamed<QLineEdit>(f, "Search the runs")->setText(QStringLiteral("codon.usage"));
        QTRY_COMPARE(f.window().trialsPage().list().rowCount(), 1);
        QTRY_VERIFY(f.window().trialsPage().isIdle());
        QVERIFY(f.session().jobs().isBusy());
    }

    /// Two rows chosen: what differs, tables by gene, and their figures side by side.
    void chosenRunsAreCompared()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        TrialsPage& page = f.window().trialsPage();
        page.view().selectRow(1);
        page.view().selectionModel()->select(page.list().index(3, 0),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QVERIFY(f.waitIdle());
        ComparisonView& comparison = page.comparison();
        QVERIFY(comparison.isVisible());
        QCOMPARE(comparison.figures().size(), qsizetype{2});
        // Figures have the most room, and long names of runs end in "…".
        QVERIFY(comparison.figures().front()->height() > comparison.tableView().height());
        QVERIFY(comparison.figures().front()->findChild<ElidedLabel*>()->fullText().contains(
            comparison.tableView().table()->columns[2].title.c_str()));
        QVERIFY(comparison.tables().findData(QStringLiteral("settings")) >= 0);
        const auto settings = page.table();
        QCOMPARE(settings->rows(), std::size_t{1});
        QCOMPARE(cellText(*settings->find("id"), 0), std::string("Seed"));
        QCOMPARE(cellText(*settings->find("value_1"), 0), std::string("3"));
        QCOMPARE(cellText(*settings->find("value_2"), 0), std::string("1"));
        const int genes = comparison.tables().findData(QStringLiteral("genes"));
        QVERIFY(genes >= 0);
        comparison.tables().setCurrentIndex(genes);
        emit comparison.tables().activated(genes);
        QVERIFY(page.table()->find("gene_id"));
        // A run that failed has no result, but was made from something.
        page.view().selectRow(0);
        page.view().selectionModel()->select(page.list().index(1, 0),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QVERIFY(f.waitIdle());
        QVERIFY(comparison.isVisible());
        QCOMPARE(comparison.figures().size(), qsizetype{1});
    }

    void aStarIsFilledWhereThereIsOne()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        QVERIFY(choose(f, 1));
        QToolButton* star = nullptr;
        for (QToolButton* button : f.window().trialsPage().findChildren<QToolButton*>())
            if (button->accessibleName() == QLatin1String("Star")) star = button;
        QVERIFY(star);
        QCOMPARE(star->text(), QStringLiteral("☆"));
        star->click();
        QCOMPARE(star->text(), QStringLiteral("★"));
    }

    /// Widths that fitted the names of some runs do not fit those of others.
    void columnsOfAComparisonAreItsOwn()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        TrialsPage& page = f.window().trialsPage();
        const auto compareWithFirst = [&](int row) {
            page.view().selectRow(row);
            page.view().selectionModel()->select(page.list().index(1, 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
            return f.waitIdle();
        };
        QVERIFY(compareWithFirst(3));
        RowView& table = page.comparison().tableView().view();
        const int column = page.comparison().tableView().model().columnOf("value_1");
        const int wide = table.columnWidth(column);
        QVERIFY(choose(f, 2));
        editNamed<QLineEdit>(f, "Name of the run")->insert(QStringLiteral("short"));
        QVERIFY(f.waitIdle());
        QVERIFY(compareWithFirst(2));
        QVERIFY(table.columnWidth(column) < wide);
    }

    /// Parameters and choices are called by their titles.
    void settingsAreNamedForPeople()
    {
        Table settings{"settings", "", {}};
        const std::string id = "channel";
        settings.columns = {{"kind", "", "", std::vector<std::string>{"parameter", "run", "input"}, {}},
                            {"id", "", "", std::vector<std::string>{id, "simulated", "traits 2"}, {}},
                            {"value_1", "", "", std::vector<std::string>{"combined", "true", "a.tsv"}, {}}};
        const Table shown = settingsShown(settings, {std::string(kDecode)});
        const AnalysisDescriptor* decode = findAnalysis(kDecode);
        const auto spec = std::ranges::find(decode->parameters, id, &ParameterSpec::id);
        QVERIFY(spec != decode->parameters.end());
        const auto choice = std::ranges::find(spec->choices, std::string("combined"), &Choice::id);
        QVERIFY(choice != spec->choices.end());
        QCOMPARE(cellText(shown.columns[1], 0), spec->title);
        QCOMPARE(cellText(shown.columns[2], 0), choice->title);
        QCOMPARE(cellText(shown.columns[2], 1), std::string("yes"));
        QVERIFY(cellText(shown.columns[1], 2).ends_with(" 2"));
        Trial trial;
        trial.analysis = kDecode;
        trial.parameters[id] = "combined";
        QVERIFY(originText(trial).contains(qtext(spec->title + ": " + choice->title)));
        QCOMPARE(runMessage(kDecode, id + ": wrong"), qtext(spec->title + ": wrong"));
    }

    /// What is exported comes into another project, and is a step there.
    void runsGoFromProjectToProject()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        for (const char* name : {"runs.json", "runs.csv"}) {
            exportTrials(f.session(), {}, TrialQuery{}, f.path(QLatin1String(name)));
            QVERIFY(f.waitIdle());
        }
        QVERIFY(choose(f, 3));
        f.window().trialsPage().verbs().copyCommand->trigger();
        QVERIFY2(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("pleioscope-cli ")),
                 qPrintable(QGuiApplication::clipboard()->text()));
        const AnsweredQuestions questions(QMessageBox::Discard);
        f.window().actions().closeDocument->trigger();
        QVERIFY(f.openSmallGenome());
        TrialBook book(f.session());
        book.bringIn({utf8(f.path("runs.json"))});
        QVERIFY(f.waitIdle());
        QCOMPARE(f.doneTrials().size(), std::size_t{3});
        f.session().refreshShown();
        QVERIFY(f.waitIdle());
        QCOMPARE(shownSeed(f), std::uint64_t{3});
        f.window().actions().undo->trigger();
        QVERIFY(f.waitIdle());
        QVERIFY(f.doneTrials().empty());
        f.window().actions().redo->trigger();
        QVERIFY(f.waitIdle());
        // The list alone says the same of runs that are there.
        book.bringIn({utf8(f.path("runs.csv"))});
        QVERIFY(f.waitIdle());
        QCOMPARE(f.doneTrials().size(), std::size_t{3});
    }

    void anotherProjectHasItsOwn()
    {
        WindowFixture f;
        QVERIFY(openNotebook(f));
        QVERIFY(choose(f, 1));
        const AnsweredQuestions questions(QMessageBox::Discard);
        f.window().actions().closeDocument->trigger();
        QVERIFY(f.waitIdle());
        QVERIFY(f.window().trialsPage().isEmpty());
        QVERIFY(f.openSmallGenome());
        QVERIFY(f.window().trialsPage().isEmpty());
        QCOMPARE(f.window().trialsPage().list().rowCount(), 0);
        QVERIFY(!f.window().actions().undo->isEnabled());
    }
};

PLEIO_TEST(tst_gui_trials, TestGuiTrials)
#include "tst_gui_trials.moc"
