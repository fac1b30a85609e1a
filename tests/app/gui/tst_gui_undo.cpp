// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to a project can be undone and done again, and stands in its history.
#include "app/gui/pages/page.h"
#include "app/gui/pages/trials_page.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "app/gui/sheets/history_sheet.h"
#include "app/gui/trial_book.h"
#include "core/io/source_roles.h"
#include "tests/app/gui/window_fixture.h"
#include "tests/support/test_program.h"
#include "widgets/forms/parameter_form.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QAction>
#include <QLineEdit>
#include <QTest>
#include <QUndoView>

#include <functional>
#include <random>

using namespace pleio;
using pleio::test::smallGenome;
using pleio::test::WindowFixture;

namespace {

/// All that steps change, as text.
std::string stateOf(WindowFixture& f)
{
    const Document& document = f.session().document();
    std::string text;
    for (const SourceFile& source : document.dataset->sources)
        text += std::string(sourceRole(source.role).id) + ' ' + source.name + ' ' + source.sha256 + '\n';
    for (const auto& [sha256, choices] : document.options.read)
        for (const auto& [decision, value] : choices) text += "read " + sha256 + ' ' + decision + ' ' + value + '\n';
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        const Request request = f.session().request(analysis.id);
        text += analysis.id + ' ' + std::to_string(request.seed);
        for (const auto& [id, value] : request.parameters.values()) text += ' ' + id + '=' + parameterText(value);
        text += '\n';
    }
    for (const std::string& pinned : document.pinned()) text += "pinned " + pinned + '\n';
    for (const auto& [analysis, run] : document.shown) text += "shown " + analysis + ' ' + run.trial->id + '\n';
    for (const Trial& trial : f.doneTrials()) {
        text += trial.id + ' ' + trial.notes.name + ' ' + trial.notes.note + (trial.notes.isStarred ? " *" : "");
        for (const std::string& tag : trial.notes.tags) text += ' ' + tag;
        text += '\n';
    }
    return text;
}

QLineEdit* seedField(WindowFixture& f)
{
    return qobject_cast<QLineEdit*>(f.window().analysisSheet().form().field("seed"));
}

std::vector<HistoryEntry> historyOf(WindowFixture& f)
{
    return f.session().document().copy->with([](ProjectStore& store) { return *store.history(); });
}

}  // namespace

class TestGuiUndo : public QObject {
    Q_OBJECT

private slots:
    void sourcesComeAndGo()
    {
        WindowFixture f;
        QVERIFY(f.openAll({f.write("genome.gbk", smallGenome().genbank)}));
        QVERIFY(!f.window().actions().undo->isEnabled());
        const std::string before = stateOf(f);
        QVERIFY(f.openAll({f.write("traits.tsv", smallGenome().traits)}));
        QVERIFY(f.session().hasTraits());
        const std::string after = stateOf(f);
        QVERIFY(f.window().actions().undo->text().contains(QStringLiteral("traits.tsv")));
        f.window().actions().undo->trigger();
        QVERIFY(!f.session().hasTraits());
        QCOMPARE(stateOf(f), before);
        QVERIFY(f.session().isDirty());
        f.window().actions().redo->trigger();
        QVERIFY(f.session().hasTraits());
        QCOMPARE(stateOf(f), after);
        // Taking it out is a step too.
        f.session().removeSource(f.session().dataset()->sources.back().sha256);
        QVERIFY(f.waitIdle());
        QVERIFY(!f.session().hasTraits());
        f.window().actions().undo->trigger();
        QCOMPARE(stateOf(f), after);
        // And what the working copy holds follows.
        QTRY_COMPARE(f.session().document().copy->with([](ProjectStore& store) {
            NoProgress none;
            return store.project(none)->sources.size();
        }),
                     std::size_t{2});
    }

    /// What is typed into one field is one step, and the form follows.
    void parametersAreOneStep()
    {
        WindowFixture f;
        QVERIFY(f.openAnalyzed());
        f.window().actions().analyze->trigger();
        QVERIFY(seedField(f));
        const QString before = seedField(f)->text();
        const int steps = f.session().edits().stack().count();
        seedField(f)->selectAll();
        QTest::keyClicks(seedField(f), QStringLiteral("12345"));
        QCOMPARE(f.session().request(kDecode).seed, std::uint64_t{12345});
        QVERIFY(!f.session().staleReasons(kDecode).isEmpty());
        QVERIFY(f.session().edits().stack().count() <= steps + 1);
        f.window().actions().undo->trigger();
        QCOMPARE(seedField(f)->text(), before);
        QVERIFY(f.session().staleReasons(kDecode).isEmpty());
        f.window().actions().redo->trigger();
        QCOMPARE(seedField(f)->text(), QStringLiteral("12345"));
    }

    void filtersAreSteps()
    {
        WindowFixture f;
        QVERIFY(f.openSmallGenome());
        f.window().showPage(MainWindow::Genes);
        auto* table = f.window().page(MainWindow::Genes).findChild<DataTable*>();
        auto* filter = table->findChild<QLineEdit*>();
        const int all = table->model().rowCount();
        QTest::keyClicks(filter, QStringLiteral("saaA"));
        const int few = table->model().rowCount();
        QVERIFY(few < all);
        table->view().setFocus();
        f.window().actions().undo->trigger();
        QCOMPARE(table->filterText(), QString());
        QCOMPARE(table->model().rowCount(), all);
        f.window().actions().redo->trigger();
        QCOMPARE(table->model().rowCount(), few);
    }

    /// Who did what and when goes along with the file, and into an exported table.
    void historyGoesWithTheProject()
    {
        qputenv("LOGNAME", "anna");
        WindowFixture f;
        QVERIFY(f.openAnalyzed());
        TrialBook book(f.session());
        const Trial trial = f.doneTrials().front();
        book.setRemoved({trial}, true);
        f.window().actions().undo->trigger();
        f.window().actions().redo->trigger();
        QVERIFY(f.waitIdle());
        f.session().save(f.path("p.pleio"));
        QVERIFY(f.waitIdle());
        f.restart();
        f.window().open({f.path("p.pleio")});
        QVERIFY(f.waitIdle());
        const std::vector<HistoryEntry> history = historyOf(f);
        QVERIFY(history.size() >= 3);
        const std::string name = utf8(trialTitle(trial));
        QCOMPARE(history[history.size() - 3].what, "Deleted " + name);
        QCOMPARE(history[history.size() - 2].what, "Undone: Deleted " + name);
        QCOMPARE(history.back().what, "Done again: Deleted " + name);
        QCOMPARE(history.back().who, std::string("anna"));
        QVERIFY(history.back().time.secsTo(QDateTime::currentDateTimeUtc()) < 600);
        f.window().actions().history->trigger();
        QVERIFY(f.waitIdle());
        const auto table = f.window().historySheet().kept().table();
        QCOMPARE(table->rows(), history.size());
        QCOMPARE(cellText(*table->find("what"), 0), history.back().what);
        QCOMPARE(cellText(*table->find("who"), 0), std::string("anna"));
    }

    /// What is typed is one entry, which says what it has become; also who did it, without a name in the environment.
    void historySaysWhatWasTyped()
    {
        for (const char* name : {"LOGNAME", "USER", "USERNAME"}) qunsetenv(name);
        WindowFixture f;
        QVERIFY(f.openAnalyzed());
        f.window().showPage(MainWindow::Trials);
        f.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window()));
        QVERIFY(f.waitIdle());
        RowView& list = f.window().trialsPage().view();
        list.selectRow(0);
        QVERIFY(f.waitIdle());
        QLineEdit* name = nullptr;
        for (QLineEdit* edit : f.window().trialsPage().findChildren<QLineEdit*>())
            if (edit->accessibleName() == QLatin1String("Name of the run")) name = edit;
        QVERIFY(name);
        name->setFocus();
        QTest::keyClicks(name, QStringLiteral("first try"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(list.hasFocus());
        // Not in a field of text any more, so Ctrl+Z is that of the window.
        f.window().actions().undo->trigger();
        QCOMPARE(name->text(), QString());
        QVERIFY(f.waitIdle());
        const std::vector<HistoryEntry> history = historyOf(f);
        QVERIFY(history.size() >= 3);
        QVERIFY2(history[history.size() - 3].what.starts_with("Ran "), history[history.size() - 3].what.c_str());
        QCOMPARE(history[history.size() - 2].what, std::string("Named a run first try"));
        QCOMPARE(history.back().what, std::string("Undone: Named a run first try"));
        QVERIFY(!history.back().who.empty());
    }

    /// A step of the list goes over all between.
    void theListGoesBackSeveralSteps()
    {
        WindowFixture f;
        QVERIFY(f.openAnalyzed());
        const std::string before = stateOf(f);
        const int steps = f.session().edits().stack().index();
        for (std::uint64_t seed = 5; seed < 8; ++seed)
            for (const std::string_view analysis : {kCodonUsage, kGenomeSummary}) {
                Request request = f.session().request(analysis);
                request.seed = seed;
                f.session().setRequest(request);
            }
        f.session().edits().beginNewStep();  // the last of them is over
        QVERIFY(f.waitIdle());
        const std::size_t entries = historyOf(f).size();
        f.session().edits().stack().setIndex(steps);
        QVERIFY(f.waitIdle());
        QCOMPARE(stateOf(f), before);
        QCOMPARE(historyOf(f).size(), entries + 6);
    }

    /// Random edits of every kind; after each the state, undone in turn to the same states, and done again.
    void editsTakenBackGiveTheSameStates()
    {
        constexpr int kEdits = 60;
        WindowFixture f;
        QVERIFY(f.openAnalyzed());
        Request second = WindowFixture::quickRequest();
        second.seed = 2;
        f.session().analyze(second);
        QVERIFY(f.waitIdle());
        TrialBook book(f.session());
        std::mt19937 engine(7);
        const auto upTo = [&](int below) { return static_cast<int>(engine() % static_cast<unsigned>(below)); };
        const std::string traits = f.session().dataset()->sources.back().sha256;
        const std::vector<std::function<void()>> kinds{
            [&] {
                Request request = f.session().request(builtinAnalyses()[engine() % builtinAnalyses().size()].id);
                request.seed = engine();
                f.session().setRequest(request);
            },
            [&] {
                const auto trials = f.doneTrials();
                if (trials.empty()) return;
                const Trial& trial = trials[engine() % trials.size()];
                TrialNotes notes = trial.notes;
                notes.name += static_cast<char>('a' + upTo(26));
                if (upTo(3) == 0) notes.isStarred = !notes.isStarred;
                if (upTo(4) == 0) notes.tags.push_back(std::to_string(engine() % 100));
                book.setNotes(trial, notes);
            },
            [&] {
                const auto trials = f.doneTrials();
                if (!trials.empty()) book.setRemoved({trials[engine() % trials.size()]}, true);
            },
            [&] {
                const auto trials = f.doneTrials();
                if (!trials.empty()) book.pin(trials[engine() % trials.size()]);
            },
            [&] {
                if (f.session().hasTraits())
                    f.session().removeSource(traits);
                else
                    f.session().open({f.path("traits.tsv")}, SourceRole::Traits);
            }};
        QUndoStack& stack = f.session().edits().stack();
        std::vector<std::string> states{stateOf(f)};
        const int first = stack.index();
        for (int edit = 0; edit < kEdits; ++edit) {
            kinds[static_cast<std::size_t>(upTo(static_cast<int>(kinds.size())))]();
            QVERIFY(f.waitIdle());
            // An edit may become part of the step before it.
            states.resize(static_cast<std::size_t>(stack.index() - first) + 1);
            states.back() = stateOf(f);
        }
        QVERIFY(states.size() > 20);
        for (std::size_t at = states.size() - 1; at > 0; --at) {
            f.window().actions().undo->trigger();
            QVERIFY(f.waitIdle());
            QCOMPARE(stateOf(f), states[at - 1]);
        }
        for (std::size_t at = 1; at < states.size(); ++at) {
            f.window().actions().redo->trigger();
            QVERIFY(f.waitIdle());
            QCOMPARE(stateOf(f), states[at]);
        }
    }
};

PLEIO_TEST(tst_gui_undo, TestGuiUndo)
#include "tst_gui_undo.moc"
