// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/load_settings.h"
#include "core/project/project_check.h"
#include "core/project/project_repair.h"
#include "core/project/schema.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/core/project/older_project.h"
#include "tests/support/test_program.h"
#include "tests/support/whole_project.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

using namespace pleio;

class TestProjectOlder : public QObject {
    Q_OBJECT

private slots:
    void opens_data()
    {
        QTest::addColumn<int>("version");
        for (const int version : {1, 2, 3}) QTest::addRow("version %d", version) << version;
    }
    void opens()
    {
        QFETCH(int, version);
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("old.pleio")).toStdString();
        const auto sources = test::olderSources(version);
        Report report = test::smallReport();
        report.provenance.inputs = {{"genome", sources[0].name, sources[0].sha256, "not known then"},
                                    {"traits", sources[1].name, sources[1].sha256, "not known then"}};
        {
            test::OlderProject older(path);
            for (const SourceFile& source : sources) older.add(source);
            older.add(report);
            older.setVersion(version);
        }
        NoProgress progress;
        auto project = test::loadWhole(path, progress);
        QVERIFY2(project, project ? "" : project.error().oneLine().c_str());
        QCOMPARE(project->name, std::string("old work"));
        QCOMPARE(project->sources.size(), sources.size());
        for (std::size_t i = 0; i < sources.size(); ++i) {
            QVERIFY(project->sources[i].role == sources[i].role);
            QCOMPARE(project->sources[i].bytes, sources[i].bytes);
        }
        QVERIFY(project->sets.empty());
        QCOMPARE(project->trials.size(), std::size_t{1});
        QCOMPARE(project->trials[0].report.provenance.inputs.size(), std::size_t{2});
        QVERIFY(std::ranges::all_of(project->trials[0].report.provenance.inputs,
                                    [](const Provenance::Input& input) { return input.reading.empty(); }));
        // What it says of all files of traits is still done, and can be said of the one file.
        const LoadOptions options = loadOptionsFrom(project->settings);
        const auto dataset = loadDataset(project->sources, options, progress);
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(dataset->readings[1].find("gene")->value, std::string("locus"));
        QCOMPARE(dataset->readings[1].find("trait")->value, std::string("group"));
        QCOMPARE(dataset->traits.traits.size(), std::size_t{2});
        const auto again = loadDataset(project->sources, saidOfFiles(options, *dataset), progress);
        QVERIFY2(again, again ? "" : again.error().oneLine().c_str());
        QCOMPARE(again->readings[1].text(), dataset->readings[1].text());
        // What was known of its trial by the report alone is known without it.
        const Trial& trial = project->trials[0].trial;
        QCOMPARE(trial.program, programText(report.provenance));
        QCOMPARE(trial.inputs.size(), std::size_t{2});
        QCOMPARE(trial.started.msecsTo(trial.finished), qint64{1000});
        // It is described, checked and repaired as it is.
        const auto facts = factsOfProject(path);
        QVERIFY(facts);
        QCOMPARE(facts->version, version);
        QCOMPARE(facts->program, std::string("Pleioscope 0.2.0 (0000000)"));
        QCOMPARE(facts->sources.size(), sources.size());
        QCOMPARE(facts->sources[0].bytes, static_cast<std::int64_t>(sources[0].bytes.size()));
        const auto check = checkProject(path, progress);
        QVERIFY(check);
        QVERIFY2(check->faults.empty(), check->faults.empty() ? "" : check->faults[0].c_str());
        QCOMPARE(check->results, 1);
        const std::string repairedPath = folder.filePath(QStringLiteral("new.pleio")).toStdString();
        const auto repaired = repairProject(path, repairedPath, progress);
        QVERIFY2(repaired, repaired ? "" : repaired.error().oneLine().c_str());
        QVERIFY2(repaired->lost.empty(), repaired->lost.empty() ? "" : repaired->lost[0].c_str());
        const auto whole = test::loadWhole(repairedPath, progress);
        QVERIFY(whole);
        QCOMPARE(whole->settings, project->settings);
        QCOMPARE(whole->sources.size(), sources.size());
        QCOMPARE(test::dumped(whole->trials[0].report), test::dumped(project->trials[0].report));
        // Saved again it is of this version, and the older file stands beside it.
        QVERIFY(test::saveWhole(*project, path, progress));
        QCOMPARE(SQLite::Database(path).execAndGet("PRAGMA user_version").getInt(), schema::kVersion);
        QCOMPARE(SQLite::Database(path + '~').execAndGet("PRAGMA user_version").getInt(), version);
    }
};

PLEIO_TEST(tst_project_older, TestProjectOlder)
#include "tst_project_older.moc"
