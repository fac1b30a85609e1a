// SPDX-License-Identifier: GPL-3.0-or-later
// Projects as released versions wrote them.
#include "core/analysis/load_settings.h"
#include "core/analysis/report_json.h"
#include "core/io/compression.h"
#include "core/project/project_check.h"
#include "core/project/project_repair.h"
#include "core/project/schema.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/support/test_program.h"
#include "tests/support/whole_project.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

using namespace pleio;

namespace {

/// The schema of version 0.2.0, word for word.
constexpr const char* kOlderSchema =
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE source (position INTEGER PRIMARY KEY, role TEXT NOT NULL, name TEXT NOT NULL, "
    "sha256 TEXT NOT NULL, size INTEGER NOT NULL, encoding TEXT NOT NULL, bytes BLOB NOT NULL);"
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE trial (position INTEGER PRIMARY KEY, id TEXT NOT NULL, analysis TEXT NOT NULL, "
    "version INTEGER NOT NULL, parameters TEXT NOT NULL, inputs TEXT NOT NULL, seed TEXT NOT NULL, "
    "state TEXT NOT NULL, started TEXT NOT NULL, finished TEXT NOT NULL, message TEXT NOT NULL);"
    "CREATE TABLE result (trial INTEGER PRIMARY KEY REFERENCES trial (position), "
    "size INTEGER NOT NULL, encoding TEXT NOT NULL, report BLOB NOT NULL);"
    "CREATE TABLE view (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "PRAGMA application_id = 1349281129;";

std::vector<SourceFile> sourcesOf(int version)
{
    std::vector<SourceFile> sources{
        sourceFromBytes("g.fna",
                        ">b1 [gene=abcA]\nATGAAACGCATTAGCACCACCATTACCACCTAA\n>b2\nATGCGAGTGTTGAAGTTCGGCGGTACATAA\n",
                        SourceRole::Genome),
        sourceFromBytes("t.tsv", "name\tlocus\tgroup\tkind\nabcA\tb1\tx\tu\nb2\tb2\ty\tu\n", SourceRole::Traits)};
    if (version >= 2)
        sources.push_back(sourceFromBytes("trna.tsv", "GCC\t4\nCAT\t2\nTGC\t3\nGAA\t1\n", SourceRole::Trna));
    if (version >= 3)
        sources.push_back(
            sourceFromBytes("p.tsv", "gene\ta\tb\tc\nb1\t1.5\t2\t3\nb2\t-1\t0.5\t3.5\n", SourceRole::Phenotypes));
    return sources;
}

/// A report of version 3, in which inputs had no reading.
QByteArray olderReport(const Report& report)
{
    const auto without = [](auto&& self, const QCborValue& value) -> QCborValue {
        if (value.isArray()) {
            QCborArray array;
            for (const QCborValue& each : value.toArray()) array.append(self(self, each));
            return array;
        }
        if (!value.isMap()) return value;
        QCborMap map;
        for (const auto& [key, each] : value.toMap())
            if (key.toString() != QLatin1String("reading"))
                map.insert(key, key.toString() == QLatin1String("version") && each.isInteger() && each.toInteger() == 4
                                    ? QCborValue(3)
                                    : self(self, each));
        return map;
    };
    return without(without, QCborValue::fromCbor(reportToCbor(report))).toCbor();
}

class OlderProject {
public:
    explicit OlderProject(const std::string& path) : m_database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
    {
        m_database.exec(kOlderSchema);
        insert("INSERT INTO meta VALUES ('name', ?)", {"old work"});
        insert("INSERT INTO meta VALUES ('program', ?)", {"Pleioscope 0.2.0 (0000000)"});
        insert("INSERT INTO setting VALUES ('traits.gene_column', ?)", {"locus"});
        insert("INSERT INTO setting VALUES ('traits.trait_column', ?)", {"group"});
        insert("INSERT INTO view VALUES ('page', ?)", {"traits"});
    }

    void setVersion(int version) { m_database.exec("PRAGMA user_version = " + std::to_string(version)); }

    void add(const SourceFile& source)
    {
        static const std::map<SourceRole, std::string> kIds{{SourceRole::Genome, "genome"},
                                                            {SourceRole::Traits, "traits"},
                                                            {SourceRole::Trna, "trna"},
                                                            {SourceRole::Phenotypes, "phenotypes"}};
        SQLite::Statement statement(m_database, "INSERT INTO source (role, name, sha256, size, encoding, bytes) "
                                                "VALUES (?, ?, ?, ?, 'zstd', ?)");
        statement.bind(1, kIds.at(source.role));
        statement.bind(2, source.name);
        statement.bind(3, source.sha256);
        statement.bind(4, static_cast<std::int64_t>(source.bytes.size()));
        const std::string frame = compressed(source.bytes);
        statement.bind(5, frame.data(), static_cast<int>(frame.size()));
        statement.exec();
    }

    void add(const Report& report)
    {
        const QByteArray bytes = olderReport(report);
        insert(
            "INSERT INTO trial (id, analysis, version, parameters, inputs, seed, state, started, finished, message) "
            "VALUES ('t1', ?, 1, '{}', '[]', '1', 'done', '2026-01-31T12:00:00.000Z', '2026-01-31T12:00:01.000Z', '')",
            {report.provenance.analysis});
        SQLite::Statement statement(m_database, "INSERT INTO result VALUES (1, ?, 'zstd', ?)");
        statement.bind(1, static_cast<std::int64_t>(bytes.size()));
        const std::string frame = compressed(bytes.toStdString());
        statement.bind(2, frame.data(), static_cast<int>(frame.size()));
        statement.exec();
    }

private:
    static std::string compressed(const std::string& bytes)
    {
        NoProgress progress;
        return *compressZstd(bytes, progress);
    }

    void insert(const char* sql, const std::vector<std::string>& values)
    {
        SQLite::Statement statement(m_database, sql);
        for (std::size_t i = 0; i < values.size(); ++i) statement.bind(static_cast<int>(i) + 1, values[i]);
        statement.exec();
    }

    SQLite::Database m_database;
};

}  // namespace

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
        const auto sources = sourcesOf(version);
        Report report = test::smallReport();
        report.provenance.inputs = {{"genome", sources[0].name, sources[0].sha256, "not known then"},
                                    {"traits", sources[1].name, sources[1].sha256, "not known then"}};
        {
            OlderProject older(path);
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
