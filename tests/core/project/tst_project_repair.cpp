// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/project_repair.h"

#include "core/project/project_check.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/core/project/made_trials.h"
#include "tests/support/faults.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"
#include "tests/support/whole_project.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <random>

using namespace pleio;
using pleio::test::dumped;
using pleio::test::KeptTrial;
using pleio::test::keptTrial;
using pleio::test::loadWhole;
using pleio::test::madeTrials;
using pleio::test::readAll;
using pleio::test::saveWhole;
using pleio::test::WholeProject;

namespace {

constexpr int kReports = 40;

WholeProject manyRuns()
{
    WholeProject project;
    project.name = "many runs";
    std::string genome = ">b0001\n";
    std::mt19937_64 random(1);
    for (int i = 0; i < 60'000; ++i) genome += "ACGT"[random() % 4];
    project.sources = {sourceFromBytes("genome.fna", genome, SourceRole::Genome),
                       sourceFromBytes("traits.tsv", "gene\ttrait\nb0001\tx\n", SourceRole::Traits)};
    project.settings = {{"genome.genetic_code", "4"}};
    project.view = {{"page", "traits"}};
    const std::vector<Trial> made = madeTrials(kReports);
    for (int i = 0; i < kReports; ++i) {
        KeptTrial kept = keptTrial(made[static_cast<std::size_t>(i)].id, pleio::test::smallReport());
        kept.trial.notes = made[static_cast<std::size_t>(i)].notes;
        project.trials.push_back(std::move(kept));
    }
    return project;
}

void verifySound(const Result<ProjectCheck>& check)
{
    QVERIFY2(check, check ? "" : check.error().message.c_str());
    QVERIFY2(check->faults.empty(), check->faults.empty() ? "" : check->faults[0].c_str());
}

void setContent(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test file");
}

}  // namespace

class TestProjectRepair : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath("p.pleio");
        m_new = m_dir->filePath("new.pleio");
        QVERIFY(saveWhole(manyRuns(), m_file.toStdString(), m_none));
    }

    void aSoundProjectHasNoFaultsAndLosesNothing()
    {
        const auto check = checkProject(m_file.toStdString(), m_none);
        QVERIFY(check);
        QVERIFY2(check->faults.empty(), check->faults.empty() ? "" : check->faults[0].c_str());
        QCOMPARE(check->files, 2);
        QCOMPARE(check->trials, kReports);
        QCOMPARE(check->results, kReports);
        const auto repaired = repairProject(m_file.toStdString(), m_new.toStdString(), m_none);
        QVERIFY(repaired);
        QVERIFY(repaired->lost.empty());
        QCOMPARE(readAll(m_new), readAll(m_file));
    }

    void setsAndHistoryAreRepairedToo()
    {
        {
            auto store = ProjectStore::copyOf(m_file.toStdString(), {}, m_none);
            QVERIFY(store);
            auto project = store->project(m_none);
            QVERIFY(project);
            project->sets = {{"Ribosome", SetKind::Genes, {"b0002", "b0001"}, "by hand"}};
            QVERIFY(store->setProject(*project, project->sources, m_none));
            QVERIFY(store->addHistory({QDateTime(QDate(2026, 12, 1), QTime(3, 0), Qt::UTC), "anna", "Kept a set"}));
            QVERIFY(store->saveTo(m_file.toStdString(), m_none));
        }
        const auto repaired = repairProject(m_file.toStdString(), m_new.toStdString(), m_none);
        QVERIFY(repaired);
        QVERIFY(repaired->lost.empty());
        QCOMPARE(readAll(m_new), readAll(m_file));
        QCOMPARE(ProjectStore::read(m_new.toStdString(), m_none)->history()->size(), std::size_t{1});
    }

    void findsWhatIsWrong_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("says");
        QTest::newRow("file") << "UPDATE blob SET bytes = zeroblob(length(bytes)) WHERE sha256 = (SELECT sha256 FROM "
                                 "source WHERE name = 'genome.fna')"
                              << "The file 'genome.fna' cannot be unpacked.";
        QTest::newRow("another file")
            << "UPDATE blob SET size = 3, encoding = 'none', bytes = 'abc' WHERE sha256 = (SELECT sha256 FROM source "
               "WHERE name = 'traits.tsv')"
            << "The file 'traits.tsv' is not what was saved.";
        QTest::newRow("result") << "UPDATE result SET report = substr(report, 1, length(report) - 9) WHERE trial = 3"
                                << "The result of the run 'made-2' cannot be read";
        QTest::newRow("reference") << "DELETE FROM blob WHERE size < 100"
                                   << "belongs to one of 'blob'";
        QTest::newRow("role") << "UPDATE source SET role = 'weather' WHERE position = 2"
                              << "The kind of the file 'traits.tsv' is unknown.";
        QTest::newRow("parameters") << "UPDATE trial SET parameters = '{' WHERE position = 5"
                                    << "Parameters or inputs of the run 'made-4'";
        QTest::newRow("state") << "UPDATE trial SET state = 'won' WHERE position = 5"
                               << "'made-4' ended is unknown";
    }

    void findsWhatIsWrong()
    {
        QFETCH(QString, sql);
        QFETCH(QString, says);
        {
            SQLite::Database database(m_file.toStdString(), SQLite::OPEN_READWRITE);
            database.exec(sql.toStdString());
        }
        const auto check = checkProject(m_file.toStdString(), m_none);
        QVERIFY(check);
        QCOMPARE(check->faults.size(), std::size_t{1});
        QVERIFY2(QString::fromStdString(check->faults[0]).contains(says), check->faults[0].c_str());
        const QByteArray before = readAll(m_file);
        const auto repaired = repairProject(m_file.toStdString(), m_new.toStdString(), m_none);
        QVERIFY2(repaired, repaired ? "" : repaired.error().message.c_str());
        QCOMPARE(readAll(m_file), before);
        const auto again = checkProject(m_new.toStdString(), m_none);
        verifySound(again);
        QCOMPARE(again->trials, kReports);
    }

    /// A page full of noise costs what stood on it. Whatever page it is, all else comes through as it was.
    void aDamagedPageHidesNoOther()
    {
        const QByteArray whole = readAll(m_file);
        constexpr int kPage = 4096;
        const int pages = static_cast<int>(whole.size() / kPage);
        QVERIFY(pages > 30);
        const WholeProject before = manyRuns();
        std::map<std::string, std::string> reports;
        for (const KeptTrial& kept : before.trials) reports[kept.trial.id] = dumped(kept.report);
        std::int64_t mostTrials = 0;
        int repairedPages = 0;
        for (int page = 1; page < pages; ++page) {
            QByteArray damaged = whole;
            std::mt19937 random(static_cast<unsigned>(page));
            for (int i = 0; i < kPage; ++i) damaged[page * kPage + i] = static_cast<char>(random());
            setContent(m_file, damaged);
            QFile::remove(m_new);
            const auto check = checkProject(m_file.toStdString(), m_none);
            const auto repaired = repairProject(m_file.toStdString(), m_new.toStdString(), m_none);
            QCOMPARE(readAll(m_file), damaged);
            if (!repaired) {
                QCOMPARE(repaired.error().kind, ErrorKind::BadInput);
                continue;
            }
            ++repairedPages;
            mostTrials = std::max(mostTrials, repaired->trials);
            if (repaired->files < 2 || repaired->trials < kReports || repaired->results < kReports)
                QVERIFY2(!repaired->lost.empty(), "something was lost without a word");
            if (!repaired->lost.empty()) QVERIFY(!check || !check->faults.empty());
            const auto sound = checkProject(m_new.toStdString(), m_none);
            verifySound(sound);
            const auto store = ProjectStore::read(m_new.toStdString(), m_none);
            QVERIFY(store);
            TrialQuery all;
            all.limit = kReports + 1;
            const auto listed = store->trials(all);
            QVERIFY(listed);
            for (const Trial& trial : listed->trials) {
                QVERIFY(reports.contains(trial.id));
                if (const auto report = store->report(trial.id, m_none)) QCOMPARE(dumped(*report), reports[trial.id]);
            }
        }
        QCOMPARE(mostTrials, kReports);
        QVERIFY2(repairedPages > pages * 9 / 10,
                 QByteArray::number(repairedPages) + " of " + QByteArray::number(pages));
    }

    void readsAFileThatIsCutOff()
    {
        const QByteArray whole = readAll(m_file);
        setContent(m_file, whole.left(whole.size() * 2 / 3));
        QVERIFY(!checkProject(m_file.toStdString(), m_none));
        const auto repaired = repairProject(m_file.toStdString(), m_new.toStdString(), m_none);
        QVERIFY2(repaired, repaired ? "" : repaired.error().message.c_str());
        QVERIFY(repaired->trials > 0);
        QVERIFY(!repaired->lost.empty());
        const auto sound = checkProject(m_new.toStdString(), m_none);
        QVERIFY(sound && sound->faults.empty());
    }

    void refusesWhatIsNoProject()
    {
        setContent(m_file, "no database");
        QCOMPARE(repairProject(m_file.toStdString(), m_new.toStdString(), m_none).error().kind, ErrorKind::BadInput);
        QFile::remove(m_file);
        {
            SQLite::Database other(m_file.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            other.exec("CREATE TABLE trial (id)");
        }
        QVERIFY(!repairProject(m_file.toStdString(), m_new.toStdString(), m_none));
        QVERIFY(!checkProject(m_file.toStdString(), m_none));
        {
            SQLite::Database newer(m_file.toStdString(), SQLite::OPEN_READWRITE);
            newer.exec("PRAGMA application_id = 1349281129; PRAGMA user_version = 99");
        }
        const auto refused = repairProject(m_file.toStdString(), m_new.toStdString(), m_none);
        QVERIFY(!refused);
        QVERIFY(QString::fromStdString(refused.error().message).contains("99"));
        QVERIFY(!QFile::exists(m_new));
    }

    void stopsWhenCancelled()
    {
        for (int at = 1; at < 12; at += 3) {
            pleio::test::CancelAt progress(at);
            const auto stopped = repairProject(m_file.toStdString(), m_new.toStdString(), progress);
            if (!stopped) QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
            QCOMPARE(QFile::exists(m_new), stopped.has_value());
            if (stopped) break;
        }
    }

private:
    NoProgress m_none;
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file, m_new;
};

PLEIO_TEST(tst_project_repair, TestProjectRepair)
#include "tst_project_repair.moc"
