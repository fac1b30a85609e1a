// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_store.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/core/project/made_trials.h"
#include "tests/support/faults.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <random>

using namespace pleio;
using pleio::test::madeTrials;
using pleio::test::readAll;

namespace {

constexpr int kMany = 400;

std::vector<std::string> idsOf(const TrialPage& page)
{
    std::vector<std::string> ids;
    for (const Trial& trial : page.trials) ids.push_back(trial.id);
    return ids;
}

bool hasWord(const std::string& text, const std::string& word)
{
    return QString::fromStdString(text).contains(QString::fromStdString(word), Qt::CaseInsensitive);
}

}  // namespace

class TestProjectStore : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto store = ProjectStore::create({});
        QVERIFY(store);
        m_store.emplace(*std::move(store));
        QVERIFY(m_store->addAll(madeTrials(kMany), m_none));
    }

    void listsEveryFilterAndOrder_data()
    {
        using Keep = std::function<bool(const Trial&)>;
        QTest::addColumn<TrialQuery>("query");
        QTest::addColumn<Keep>("keep");
        TrialQuery query;
        query.limit = kMany;
        const auto row = [&](const char* name, const Keep& keep) { QTest::newRow(name) << query << keep; };
        row("all", [](const Trial&) { return true; });
        query.analysis = "codon.usage";
        row("an analysis", [](const Trial& trial) { return trial.analysis == "codon.usage"; });
        query.state = TrialState::Failed;
        row("an analysis that failed",
            [](const Trial& trial) { return trial.analysis == "codon.usage" && trial.state == TrialState::Failed; });
        query = {};
        query.limit = kMany;
        query.onlyStarred = true;
        row("starred", [](const Trial& trial) { return trial.notes.isStarred; });
        query.onlyStarred = false;
        query.tag = "ribosome";
        row("a tag", [](const Trial& trial) { return std::ranges::count(trial.notes.tags, "ribosome") > 0; });
        query.tag.clear();
        query.text = "nickel";
        row("a word", [](const Trial& trial) {
            const TrialNotes& notes = trial.notes;
            return hasWord(notes.name, "nickel") || hasWord(notes.hypothesis, "nickel") ||
                   hasWord(notes.note, "nickel") || std::ranges::count(notes.tags, "nickel") > 0;
        });
        query.text = "ELAN";
        row("without accent and case", [](const Trial& trial) {
            const TrialNotes& notes = trial.notes;
            return hasWord(notes.name, "élan") || hasWord(notes.hypothesis, "élan") || hasWord(notes.note, "élan") ||
                   std::ranges::count(notes.tags, "élan") > 0;
        });
        query.text = "osm 24";
        row("begins of two words", [](const Trial& trial) {
            return hasWord(trial.notes.name, "osmotic 24");  // the first word of a name, and its number
        });
    }

    void listsEveryFilterAndOrder()
    {
        using Keep = std::function<bool(const Trial&)>;
        QFETCH(TrialQuery, query);
        QFETCH(Keep, keep);
        std::vector<std::string> expected;
        for (const Trial& trial : madeTrials(kMany))
            if (keep(trial)) expected.push_back(trial.id);
        QVERIFY(!expected.empty() || query.state);
        for (const TrialOrder order : {TrialOrder::Made, TrialOrder::Name, TrialOrder::Analysis, TrialOrder::State,
                                       TrialOrder::Duration, TrialOrder::Starred})
            for (const bool descending : {false, true}) {
                query.order = order;
                query.isDescending = descending;
                const auto page = m_store->trials(query);
                QVERIFY2(page, page ? "" : page.error().oneLine().c_str());
                QCOMPARE(page->total, static_cast<std::int64_t>(expected.size()));
                std::vector<std::string> ids = idsOf(*page);
                if (order == TrialOrder::Made) {
                    std::vector<std::string> made = expected;
                    if (descending) std::ranges::reverse(made);
                    QCOMPARE(ids, made);
                }
                // Parts of it, one after the other, are the whole.
                std::vector<std::string> parts;
                TrialQuery part = query;
                part.limit = 7;
                for (; part.offset < page->total; part.offset += part.limit)
                    for (const std::string& id : idsOf(*m_store->trials(part))) parts.push_back(id);
                QCOMPARE(parts, ids);
                std::ranges::sort(ids);
                std::vector<std::string> sorted = expected;
                std::ranges::sort(sorted);
                QCOMPARE(ids, sorted);
            }
    }

    /// Whatever is typed is looked for as words; none of it is syntax.
    void searchIsNoSyntax_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"\"", "a OR b", "NEAR(", "name:x", "*", "-", "^osm", "(", "col : \"x", "' OR 1=1 --"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void searchIsNoSyntax()
    {
        QFETCH(QString, text);
        TrialQuery query;
        query.text = text.toStdString();
        const auto page = m_store->trials(query);
        QVERIFY2(page, page ? "" : page.error().oneLine().c_str());
    }

    void everyListUsesAnIndex()
    {
        // Asked of a copy that is a file, because plans are not part of the interface.
        const QString path = m_dir->filePath(QStringLiteral("p.pleio"));
        QVERIFY(m_store->saveTo(path.toStdString(), m_none));
        SQLite::Database database(path.toStdString());
        for (const char* order : {"position", "name COLLATE NOCASE", "analysis", "state", "duration", "starred"}) {
            SQLite::Statement plan(database, std::string("EXPLAIN QUERY PLAN SELECT id FROM trial WHERE removed = 0 "
                                                         "ORDER BY ") +
                                                 order + " DESC, position DESC LIMIT 50");
            std::string text;
            while (plan.executeStep()) text += plan.getColumn(3).getString() + '\n';
            QVERIFY2(text.find("USING INDEX") != std::string::npos && text.find("TEMP B-TREE") == std::string::npos,
                     (order + std::string(": ") + text).c_str());
        }
    }

    void notesAreKeptAndFound()
    {
        const TrialNotes notes{"Ökologie", "it differs", "see \"page 3\"\nand 4", {"β", "two words"}, true};
        QVERIFY(m_store->setNotes("made-11", notes));
        QCOMPARE(m_store->trial("made-11")->notes, notes);
        const auto found = [&](const std::string& text) {
            TrialQuery query;
            query.text = text;
            return idsOf(*m_store->trials(query));
        };
        QCOMPARE(found("okolog"), std::vector<std::string>{"made-11"});
        QCOMPARE(found("page two"), std::vector<std::string>{"made-11"});
        // What is no longer there is not found.
        QVERIFY(m_store->setNotes("made-11", {}));
        QVERIFY(found("okolog").empty());
        QVERIFY(found("two words").empty());
        QCOMPARE(m_store->setNotes("no such", notes).error().kind, ErrorKind::Usage);
    }

    /// Edits, taken back one by one: the same bytes as before each of them. And none of it is lost in a save between.
    void editsTakenBackGiveTheSameBytes()
    {
        constexpr int kEdits = 1000;
        std::mt19937 engine(5);
        const auto saved = [&](const char* name) {
            const QString path = m_dir->filePath(QString::fromLatin1(name));
            if (const auto done = m_store->saveTo(path.toStdString(), m_none); !done) return QByteArray();
            return readAll(path);
        };
        struct Edit {
            std::string id;
            TrialNotes before, after;
            bool removes = false;
        };
        const QByteArray first = saved("first.pleio");
        QVERIFY(!first.isEmpty());
        std::vector<Edit> edits;
        std::map<std::string, bool> removed;
        const auto apply = [&](const Edit& edit, bool forth) {
            if (edit.removes) return m_store->setRemoved(edit.id, forth != removed[edit.id]).has_value();
            return m_store->setNotes(edit.id, forth ? edit.after : edit.before).has_value();
        };
        for (int i = 0; i < kEdits; ++i) {
            Edit edit{"made-" + std::to_string(engine() % kMany), {}, {}, engine() % 4 == 0};
            edit.before = m_store->trial(edit.id)->notes;
            edit.after = edit.before;
            switch (engine() % 3) {
            case 0:
                edit.after.name = "name " + std::to_string(i);
                break;
            case 1:
                edit.after.tags.push_back("t" + std::to_string(i % 9));
                break;
            default:
                edit.after.isStarred = !edit.before.isStarred;
            }
            QVERIFY(apply(edit, true));
            if (edit.removes) removed[edit.id] = !removed[edit.id];
            edits.push_back(edit);
        }
        const QByteArray last = saved("last.pleio");
        QVERIFY(last != first);
        for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
            if (edit->removes) removed[edit->id] = !removed[edit->id];
            if (edit->removes)
                QVERIFY(m_store->setRemoved(edit->id, removed[edit->id]));
            else
                QVERIFY(apply(*edit, false));
        }
        QCOMPARE(saved("back.pleio"), first);
        for (const Edit& edit : edits) {
            if (edit.removes) removed[edit.id] = !removed[edit.id];
            if (edit.removes)
                QVERIFY(m_store->setRemoved(edit.id, removed[edit.id]));
            else
                QVERIFY(apply(edit, true));
        }
        QCOMPARE(saved("again.pleio"), last);
    }

    void removedTrialsStayBehind()
    {
        const Report report = test::smallReport();
        Trial trial = trialOf(report.provenance);
        trial.id = "with a report";
        QVERIFY(m_store->add(trial, &report, m_none));
        QVERIFY(m_store->setRemoved(trial.id, true));
        TrialQuery removed;
        removed.removed = true;
        QCOMPARE(m_store->trials(removed)->total, std::int64_t{1});
        QVERIFY(m_store->report(trial.id, m_none));  // it can be brought back
        const std::string path = m_dir->filePath(QStringLiteral("p.pleio")).toStdString();
        QVERIFY(m_store->saveTo(path, m_none));
        const auto again = ProjectStore::read(path, m_none);
        QVERIFY(again);
        QCOMPARE(again->trials({})->total, std::int64_t{kMany});
        QCOMPARE(again->trials(removed)->total, std::int64_t{0});
        QCOMPARE(again->report(trial.id, m_none).error().kind, ErrorKind::Usage);
        QCOMPARE(SQLite::Database(path).execAndGet("SELECT count(*) FROM result").getInt(), 0);
    }

    /// It goes along with every save and copy, in the order in which it was written.
    void historyIsKept()
    {
        const QDateTime time(QDate(2026, 11, 30), QTime(9, 5, 0, 7), Qt::UTC);
        const std::vector<HistoryEntry> entries{{time, "anna", "Removed the run \"Ökologie\""},
                                                {time.addDays(-1), "", "Undone:\nall"}};
        for (const HistoryEntry& entry : entries) QVERIFY(m_store->addHistory(entry));
        QCOMPARE(*m_store->history(), entries);
        const std::string file = m_dir->filePath(QStringLiteral("p.pleio")).toStdString();
        QVERIFY(m_store->saveTo(file, m_none));
        QCOMPARE(*ProjectStore::read(file, m_none)->history(), entries);
        QCOMPARE(*ProjectStore::copyOf(file, {}, m_none)->history(), entries);
    }

    void lastTrialsAreOfEachAnalysis()
    {
        // Those that came in without their results do not count, however late they come.
        const Report report = test::smallReport();
        std::map<std::string, std::string> expected;
        for (Trial trial : madeTrials(60)) {
            trial.id += " with a result";
            const bool isDone = trial.state == TrialState::Done;
            QVERIFY(m_store->add(trial, isDone ? &report : nullptr, m_none));
            if (isDone) expected[trial.analysis] = trial.id;
        }
        for (Trial trial : madeTrials(10)) {
            trial.id += " without a result";
            QVERIFY(m_store->add(trial, nullptr, m_none));
        }
        const auto last = m_store->lastTrials();
        QVERIFY(last);
        std::map<std::string, std::string> given;
        for (const Trial& trial : *last) given[trial.analysis] = trial.id;
        QCOMPARE(given, expected);
        QVERIFY(m_store->setRemoved(expected["codon.usage"], true));
        const auto others = m_store->lastTrials();
        for (const Trial& trial : *others) QVERIFY(trial.id != expected["codon.usage"]);
    }

    void statisticsCount()
    {
        std::int64_t trials = 0, failed = 0, milliseconds = 0;
        const auto statistics = m_store->statistics();
        std::map<std::string, std::int64_t> ofParameter;
        for (const TrialStatistics& each : *statistics) {
            if (!each.parameter.empty()) {
                ofParameter[each.analysis + ' ' + each.parameter + ' ' + each.value] +=
                    each.done + each.failed + each.cancelled;
                continue;
            }
            trials += each.done + each.failed + each.cancelled;
            failed += each.failed;
            milliseconds += each.milliseconds;
        }
        QCOMPARE(trials, std::int64_t{kMany});
        std::int64_t expectedFailed = 0, expectedTime = 0;
        for (const Trial& trial : madeTrials(kMany)) {
            expectedFailed += trial.state == TrialState::Failed ? 1 : 0;
            if (trial.state == TrialState::Done) expectedTime += trial.started.msecsTo(trial.finished);
        }
        QCOMPARE(failed, expectedFailed);
        QCOMPARE(milliseconds, expectedTime);
        std::map<std::string, std::int64_t> expected;
        for (const Trial& trial : madeTrials(kMany))
            for (const auto& [id, value] : trial.parameters) ++expected[trial.analysis + ' ' + id + ' ' + value];
        QCOMPARE(ofParameter, expected);
    }

    /// One report that cannot be read is a row that says why; all else opens.
    void anUnreadableReportIsOneRow()
    {
        const std::string path = m_dir->filePath(QStringLiteral("p.pleio")).toStdString();
        const Report report = test::smallReport();
        for (const char* id : {"good", "bad"}) {
            Trial trial = trialOf(report.provenance);
            trial.id = id;
            QVERIFY(m_store->add(trial, &report, m_none));
        }
        QVERIFY(m_store->saveTo(path, m_none));
        SQLite::Database(path, SQLite::OPEN_READWRITE)
            .exec("UPDATE result SET report = substr(report, 1, 20) WHERE trial = "
                  "(SELECT position FROM trial WHERE id = 'bad')");
        auto again = ProjectStore::copyOf(path, {}, m_none);
        QVERIFY(again);
        QCOMPARE(again->trials({})->total, std::int64_t{kMany + 2});
        QVERIFY(again->report("good", m_none));
        const auto bad = again->report("bad", m_none);
        QVERIFY(!bad);
        QCOMPARE(bad.error().kind, ErrorKind::BadInput);
        QVERIFY(QString::fromStdString(bad.error().message).contains(QStringLiteral("result of the run 'bad'")));
        // Saving keeps it as it is.
        QVERIFY(again->saveTo(path, m_none));
        QCOMPARE(ProjectStore::read(path, m_none)->trials({})->total, std::int64_t{kMany + 2});
    }

    void aFailedChangeChangesNothing()
    {
        std::vector<Trial> twice = madeTrials(3);
        twice[1].id = "new";
        const auto added = m_store->addAll(twice, m_none);  // the first is there already
        QVERIFY(!added);
        QCOMPARE(m_store->trials({})->total, std::int64_t{kMany});
        test::CancelAt stopped(0);
        QCOMPARE(m_store->addAll({twice[1]}, stopped).error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_store->trials({})->total, std::int64_t{kMany});
    }

private:
    NoProgress m_none;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::optional<ProjectStore> m_store;
};

PLEIO_TEST(tst_project_store, TestProjectStore)
#include "tst_project_store.moc"
