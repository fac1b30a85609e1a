// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trial_exchange.h"

#include "core/analysis/report_json.h"
#include "core/project/legacy_results.h"
#include "core/project/project_store.h"
#include "core/project/trial_visit.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/core/project/made_trials.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace pleio;
using pleio::test::madeTrials;

namespace {

/// Trials with all that texts may hold which a table, a spreadsheet or JSON could take for something else.
std::vector<Trial> awkwardTrials()
{
    const std::vector<std::string> texts{"",         " blanks ",   "=1+1",          "'=1+1",      "-",
                                         "-5",       "a,b;c",      "\"quoted\" \"", "two\nlines", "two\r\nlines\r",
                                         "tab\tone", "ünï – \"„…", "@SUM(A1)",      "+ x",        "'"};
    std::vector<Trial> trials = madeTrials(static_cast<int>(texts.size()));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        Trial& trial = trials[i];
        trial.notes = {
            texts[i], texts[(i + 1) % texts.size()], texts[(i + 2) % texts.size()], {texts[i], "second"}, i % 2 == 0};
        trial.message = texts[i];
        trial.place = texts[i];
        trial.parameters["text"] = texts[i];
        trial.parameters["real"] = "1e-300";
        trial.parameters["whole"] = "9007199254740993";
        trial.inputs.push_back({"traits", texts[i], "bb", texts[i]});
        trial.isLegacy = i % 3 == 0;
    }
    trials.front().seed = std::numeric_limits<std::uint64_t>::max();
    trials.front().started = {};
    return trials;
}

std::vector<Trial> allTrials(const ProjectStore& store)
{
    TrialQuery query;
    query.isDescending = false;
    query.limit = 7;
    std::vector<Trial> trials;
    const auto visited = visitTrials(store, query, [&](const Trial& trial) -> Result<bool> {
        trials.push_back(trial);
        return false;
    });
    return visited ? trials : std::vector<Trial>();
}

void compareAll(const std::vector<Trial>& trials, const std::vector<ExchangedTrial>& read)
{
    QCOMPARE(read.size(), trials.size());
    for (std::size_t i = 0; i < trials.size(); ++i) QVERIFY2(saySame(trials[i], read[i].trial), trials[i].id.c_str());
}

std::string jsonOf(const std::vector<Trial>& trials)
{
    TrialsJson json;
    for (const Trial& trial : trials) json.add(trial, nullptr);
    return std::move(json).finish();
}

}  // namespace

class TestTrialExchange : public QObject {
    Q_OBJECT

private slots:
    void comesBackAsItWent()
    {
        for (const std::vector<Trial>& trials : {madeTrials(500), awkwardTrials(), std::vector<Trial>()}) {
            const std::string csv = trialsToCsv(trials);
            const auto fromCsv = trialsFromCsv(csv, m_none);
            QVERIFY2(fromCsv, fromCsv ? "" : fromCsv.error().message.c_str());
            compareAll(trials, fromCsv->trials);
            QVERIFY(fromCsv->notes.empty());
            const auto fromJson = trialsFromJson(jsonOf(trials), m_none);
            QVERIFY2(fromJson, fromJson ? "" : fromJson.error().message.c_str());
            compareAll(trials, fromJson->trials);
        }
    }

    void everyFieldCounts()
    {
        // saySame() tells trials apart that differ in one field.
        const Trial trial = madeTrials(8).back();
        const auto differs = [&](auto change) {
            Trial other = trial;
            change(other);
            return !saySame(trial, other);
        };
        QVERIFY(saySame(trial, trial));
        QVERIFY(differs([](Trial& t) { t.analysis = "x"; }));
        QVERIFY(differs([](Trial& t) { t.analysisVersion = 9; }));
        QVERIFY(differs([](Trial& t) { t.program = "x"; }));
        QVERIFY(differs([](Trial& t) { t.parameters["x"] = "y"; }));
        QVERIFY(differs([](Trial& t) { t.seed += 1; }));
        QVERIFY(differs([](Trial& t) { t.inputs.front().reading = "x"; }));
        QVERIFY(differs([](Trial& t) { t.isSimulated = !t.isSimulated; }));
        QVERIFY(differs([](Trial& t) { t.isLegacy = !t.isLegacy; }));
        QVERIFY(differs([](Trial& t) { t.started = t.started.addMSecs(1); }));
        QVERIFY(differs([](Trial& t) { t.finished = QDateTime::currentDateTimeUtc(); }));
        QVERIFY(differs([](Trial& t) { t.state = TrialState::Failed; }));
        QVERIFY(differs([](Trial& t) { t.message = "x"; }));
        QVERIFY(differs([](Trial& t) { t.place = "x"; }));
        QVERIFY(differs([](Trial& t) { t.parent = "x"; }));
        QVERIFY(differs([](Trial& t) { t.notes.name = "x"; }));
        QVERIFY(differs([](Trial& t) { t.notes.hypothesis = "x"; }));
        QVERIFY(differs([](Trial& t) { t.notes.note = "x"; }));
        QVERIFY(differs([](Trial& t) { t.notes.tags = {"x"}; }));
        QVERIFY(differs([](Trial& t) { t.notes.isStarred = !t.notes.isStarred; }));
    }

    void cellsThatWouldRunAreMarked()
    {
        std::vector<Trial> trials = madeTrials(1);
        trials[0].notes.name = "=cmd|' /C calc'!A0";
        const std::string csv = trialsToCsv(trials);
        QVERIFY(csv.find(",'=cmd|") != std::string::npos);
        QVERIFY(csv.find(",=cmd|") == std::string::npos);
    }

    void reportsComeAlong()
    {
        std::vector<Trial> trials = madeTrials(3);
        Report report = pleio::test::randomReport(4);
        report.provenance.analysis = trials[0].analysis;
        TrialsJson json;
        json.add(trials[0], &report);
        json.add(trials[1], nullptr);
        const auto read = trialsFromJson(std::move(json).finish(), m_none);
        QVERIFY(read);
        QVERIFY(read->trials[0].report && !read->trials[1].report);
        QCOMPARE(reportToCbor(*read->trials[0].report), reportToCbor(report));
    }

    void whatIsThereIsNotOverwritten()
    {
        auto store = ProjectStore::create({});
        QVERIFY(store);
        const std::vector<Trial> trials = madeTrials(30);
        QVERIFY(store->addAll({trials.begin(), trials.begin() + 10}, m_none));
        const auto exchanged = [](const std::vector<Trial>& from) {
            std::vector<ExchangedTrial> all;
            for (const Trial& trial : from) all.push_back({trial, {}});
            return all;
        };
        const auto first = importTrials(*store, exchanged(trials), OnConflict::Refuse, m_none);
        QVERIFY(first);
        QCOMPARE(first->added.size(), std::size_t{20});
        QCOMPARE(first->kept, 10);
        compareAll(trials, exchanged(allTrials(*store)));
        const auto again = importTrials(*store, exchanged(trials), OnConflict::Refuse, m_none);
        QVERIFY(again);
        QCOMPARE(again->added.size(), std::size_t{0});

        std::vector<Trial> changed = trials;
        changed[5].notes.note = "another";
        const auto refused = importTrials(*store, exchanged(changed), OnConflict::Refuse, m_none);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Usage);
        compareAll(trials, exchanged(allTrials(*store)));
        // made-6 is made from made-5: it is there already, and stays a child of the run that is there.
        const auto renamed = importTrials(*store, exchanged({changed[5]}), OnConflict::AsNew, m_none);
        QVERIFY(renamed);
        QCOMPARE(renamed->renamed, 1);
        const std::vector<Trial> all = allTrials(*store);
        QCOMPARE(all.size(), trials.size() + 1);
        QCOMPARE(all.back().notes.note, std::string("another"));
        QVERIFY(saySame(all[5], trials[5]));
    }

    void childrenFollowTheirParents()
    {
        auto store = ProjectStore::create({});
        std::vector<Trial> trials = madeTrials(7);  // the last is made from the one before
        QVERIFY(store->addAll(trials, m_none));
        trials[5].notes.name = trials[6].notes.name = "changed";
        const auto done = importTrials(*store, {{trials[5], {}}, {trials[6], {}}}, OnConflict::AsNew, m_none);
        QVERIFY(done);
        const std::vector<Trial> all = allTrials(*store);
        QCOMPARE(all.size(), std::size_t{9});
        QCOMPARE(all[8].parent, all[7].id);
        QVERIFY(all[7].id != trials[5].id);
    }

    void refusesWhatItDidNotWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const std::string csv = trialsToCsv(madeTrials(2)), json = jsonOf(madeTrials(2));
        const auto row = [](const char* name, const std::string& text, const char* says) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << says;
        };
        const auto with = [](std::string text, const std::string& from, const std::string& to) {
            const auto at = text.find(from);
            if (at == std::string::npos) qFatal("nothing to replace");
            return text.replace(at, from.size(), to);
        };
        row("another table", "id,name\n1,2\n", "no list of runs");
        row("newer rows", with(csv, "\r\n1,", "\r\n2,"), "newer version");
        row("a column less", with(csv, ",seed,", ",sead,"), "'seed' is missing");
        row("a seed that is none", with(csv, "made-1,", "made-1,x,"), "cells where");
        row("a state that is none", with(csv, ",done,", ",won,"), "'state'");
        row("twice", csv + csv.substr(csv.find("\r\n") + 2), "there twice");
        row("an open quotation mark", csv.substr(0, csv.rfind('"')), "never closed");
        row("other JSON", R"({"format": "pleioscope.report"})", "no file of runs");
        row("newer JSON", with(json, R"("version": 1)", R"("version": 2)"), "newer version");
        row("cut JSON", json.substr(0, json.size() / 2), "no list of runs");
        row("a wrong type", with(json, R"("seed":"0")", R"("seed":0)"), "'seed'");
        row("a report that is none", with(json, R"("seed":"0")", R"("seed":"0","report":"AAAA")"), "'report'");
        row("a report of a failed run",
            with(with(json, R"("state":"done")", R"("state":"failed")"), R"("seed":"0")", R"("seed":"0","report":"")"),
            "'report'");
        row("deep", R"({"format": "pleioscope.trials", "version": 1, "trials": )" + std::string(200'000, '['),
            "no list of runs");
        row("deep parameters", with(json, R"("parameters":{)", R"("parameters":{"x":[[1]],)"), "'parameters'");
        row("an empty id", with(json, R"("id":"made-0")", R"("id":"")"), "'id'");
        row("a long id", with(json, "made-0", std::string(500, 'x')), "'id'");
    }

    void refusesWhatItDidNotWrite()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const QTemporaryDir dir;
        const QString path = dir.filePath("runs.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();
        const auto read = readTrialsFile(path.toStdString(), m_none);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
        QVERIFY2(QString::fromStdString(read.error().message).contains(says), read.error().message.c_str());
        QCOMPARE(read.error().where, path.toStdString());
    }

    void saysWhatItDoesNotTake()
    {
        std::string csv = trialsToCsv(madeTrials(1));
        csv.insert(csv.find("\r\n"), ",weather");
        csv.insert(csv.rfind("\r\n"), ",rain");
        const auto read = trialsFromCsv(csv, m_none);
        QVERIFY(read);
        QCOMPARE(read->trials.size(), std::size_t{1});
        QCOMPARE(read->notes.size(), std::size_t{1});
        QCOMPARE(read->notes[0].examples, std::vector<std::string>{"weather"});
    }

    void takesInTheOlderSystem_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("analysis");
        QTest::addColumn<QString>("says");
        QTest::newRow("results") << QByteArray(R"({"sequences": 2, "identified_traits": [{"gene_id": "NC_1",
            "trait_names": ["motility", "growth"], "confidence_score": 0.95, "contributing_regions": [[0, 9]]}],
            "frequency_table": {"codon_frequencies": [{"codon": "TAT", "global_frequency": 0.01}], "total_codons": 307}})")
                                 << "legacy.analysis_results"
                                 << "2 sequences; 1 entry of identified traits, of the traits growth, motility, on "
                                    "NC_1; a table of 1 codon counted 307 times.";
        QTest::newRow("genes") << QByteArray(R"([{"gene_id": "crp", "traits": ["a", "b"], "confidence": 0.75}])")
                               << "legacy.pleiotropic_genes"
                               << "1 gene called pleiotropic: crp; with the traits a, b.";
        QTest::newRow("traits") << QByteArray(
                                       R"([{"name": "motility", "description": "x", "associated_genes": ["flhD"]}])")
                                << "legacy.traits"
                                << "1 trait: motility; with the genes flhD.";
    }

    void takesInTheOlderSystem()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, analysis);
        QFETCH(QString, says);
        const auto trial = trialOfLegacyFile("old.json", text.toStdString());
        QVERIFY(trial);
        QVERIFY(trial->isLegacy);
        QCOMPARE(trial->notes.name, std::string("old.json"));
        QCOMPARE(QString::fromStdString(trial->analysis), analysis);
        QVERIFY2(QString::fromStdString(trial->notes.note).endsWith(says), trial->notes.note.c_str());
        QCOMPARE(trialOfLegacyFile("old.json", text.toStdString())->id, trial->id);
        QVERIFY(trialOfLegacyFile("new.json", text.toStdString())->id != trial->id);
        // It is no result of ours, and no last run of an analysis.
        auto store = ProjectStore::create({});
        QVERIFY(importTrials(*store, {{*trial, {}}}, OnConflict::Refuse, m_none));
        QCOMPARE(store->report(trial->id, m_none).error().kind, ErrorKind::Usage);
        QVERIFY(store->lastTrials()->empty());
    }

private:
    NoProgress m_none;
};

PLEIO_TEST(tst_trial_exchange, TestTrialExchange)
#include "tst_trial_exchange.moc"
