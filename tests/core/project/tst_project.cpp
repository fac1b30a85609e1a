// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/source_roles.h"
#include "core/project/schema.h"
#include "tests/core/analysis/sample_report.h"
#include "tests/support/faults.h"
#include "tests/support/read_all.h"
#include "tests/support/test_program.h"
#include "tests/support/whole_project.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <random>
#include <sys/stat.h>
#include <unistd.h>

using namespace pleio;
using pleio::test::dumped;
using pleio::test::keptTrial;
using pleio::test::KeptTrial;
using pleio::test::loadWhole;
using pleio::test::readAll;
using pleio::test::saveWhole;
using pleio::test::WholeProject;

namespace {

WholeProject sample()
{
    WholeProject project;
    project.name = "E. coli – \"first\" try";
    std::string genome = ">b0001\n";
    for (int i = 0; i < 20'000; ++i) genome += "ATGC";
    project.sources = {
        sourceFromBytes("genome.fna", genome, SourceRole::Genome),
        sourceFromBytes("traits.tsv.gz", std::string("\x1f\x8b\x08\x00 zipped \0 bytes", 19), SourceRole::Traits),
        sourceFromBytes("traits.tsv.gz", "another of the same name", SourceRole::Traits),
        sourceFromBytes("empty.tsv", "", SourceRole::Clusters)};
    project.settings = {{"genome.genetic_code", "4"}, {"traits.delimiter", "\t"}};
    project.view = {{"page", "traits"}, {"selection", "b0001\nb0002"}, {"empty", ""}};
    project.sets = {{"heat shock", SetKind::Genes, {"b0002", "b0001", "α\t\"x\""}, "pasted\ntwice"},
                    {"heat shock", SetKind::Conditions, {"42 °C", "heat, 10 min"}, ""},
                    {"nothing", SetKind::Genes, {}, "empty"}};
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        KeptTrial kept = keptTrial("trial-" + std::to_string(seed), test::randomReport(seed));
        Trial& trial = kept.trial;
        trial.started = QDateTime({2024, 1, 1}, QTime(0, 0), Qt::UTC);
        if (seed != 4) trial.finished = trial.started.addMSecs(60'250);
        trial.state = seed == 4 ? TrialState::Failed : TrialState::Done;
        trial.message = seed == 4 ? "No trait has enough genes." : "";
        trial.notes = {"try " + trial.id, "keys differ", "§ 1\n\"twice\"", {"a b", "α", "a"}, seed == 2};
        trial.parent = seed == 3 ? "trial-2" : "";
        project.trials.push_back(std::move(kept));
    }
    return project;
}

/// Everything in a project as text; equal texts mean equal projects. Paths are not kept.
std::string described(const WholeProject& project)
{
    std::string text = project.name + '\n';
    for (const SourceFile& source : project.sources)
        text += std::string(sourceRole(source.role).id) + '|' + source.name + '|' + source.sha256 + '|' + source.bytes +
                '\n';
    for (const auto* values : {&project.settings, &project.view})
        for (const auto& [name, value] : *values) text += name + '=' + value + '\n';
    for (const NamedSet& set : project.sets) {
        text += std::string(setKindId(set.kind)) + '|' + set.name + '|' + set.note;
        for (const std::string& member : set.members) text += '|' + member;
        text += '\n';
    }
    for (const auto& [trial, report] : project.trials) {
        std::string row = trial.id + '|' + std::to_string(trial.started.toMSecsSinceEpoch()) + '|' +
                          std::to_string(trial.finished.toMSecsSinceEpoch()) + '|' +
                          std::string(trialStateId(trial.state)) + '|' + trial.message + '|' + trial.parent + '|' +
                          trial.place + '|' + trial.program + '|' + std::to_string(trial.seed) + '|' +
                          trial.notes.name + '|' + trial.notes.hypothesis + '|' + trial.notes.note + '|' +
                          (trial.notes.isStarred ? "*" : "") + (trial.isSimulated ? "s" : "");
        for (const std::string& tag : trial.notes.tags) row += '|' + tag;
        for (const auto& [id, value] : trial.parameters) row += '|' + id + '=' + value;
        for (const Provenance::Input& input : trial.inputs)
            row += '|' + input.role + ' ' + input.name + ' ' + input.sha256 + ' ' + input.reading;
        // A row is for people: what is no UTF-8, and byte order marks, stand in the report alone.
        text += QString::fromStdString(row).remove(QChar(0xFEFF)).toStdString() + '|' + dumped(report) + '\n';
    }
    return text;
}

Result<void> save(const WholeProject& project, const QString& path)
{
    NoProgress progress;
    return saveWhole(project, path.toStdString(), progress);
}

Result<WholeProject> load(const QString& path)
{
    NoProgress progress;
    return loadWhole(path.toStdString(), progress);
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64{bytes.size()});
}

}  // namespace

class TestProject : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_dir->isValid());
        m_path = m_dir->filePath(QStringLiteral("a project.pleio"));
    }

    void roundTrip()
    {
        const WholeProject project = sample();
        const Result<void> saved = save(project, m_path);
        QVERIFY2(saved, saved ? "" : saved.error().oneLine().c_str());
        const Result<WholeProject> again = load(m_path);
        QVERIFY2(again, again ? "" : again.error().oneLine().c_str());
        QCOMPARE(described(*again), described(project));
        QCOMPARE(everything(), QStringList({"a project.pleio"}));
    }

    void isOfThisVersion()
    {
        QVERIFY(save(sample(), m_path));
        SQLite::Database database(m_path.toStdString());
        QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), schema::kVersion);
        QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
        QCOMPARE(database.execAndGet("PRAGMA journal_mode").getString(), std::string("delete"));
        QVERIFY(!SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep());
    }

    void emptyProject()
    {
        QVERIFY(save({}, m_path));
        const Result<WholeProject> again = load(m_path);
        QVERIFY(again);
        QCOMPARE(described(*again), described({}));
    }

    void savedTwiceIsEqual()
    {
        const QString other = m_dir->filePath(QStringLiteral("other.pleio"));
        QVERIFY(save(sample(), m_path));
        QVERIFY(save(sample(), other));
        QCOMPARE(readAll(m_path), readAll(other));
        QVERIFY(save(*load(m_path), m_path));
        QCOMPARE(readAll(m_path), readAll(other));
    }

    void setsChangeAndGo()
    {
        NoProgress progress;
        const WholeProject project = sample();
        Result<ProjectStore> store = ProjectStore::create({});
        QVERIFY(store);
        QVERIFY(store->setProject(project, project.sources, progress));
        ProjectTexts texts = project;
        texts.sets.erase(texts.sets.begin());
        texts.sets.front().members = {"37 °C"};
        QVERIFY(store->setProject(texts, project.sources, progress));
        QVERIFY(store->saveTo(m_path.toStdString(), progress));
        const Result<WholeProject> again = load(m_path);
        QVERIFY(again);
        QVERIFY(again->sets == texts.sets);
        texts.sets.clear();
        QVERIFY(store->setProject(texts, project.sources, progress));
        QVERIFY(store->saveTo(m_path.toStdString(), progress));
        SQLite::Database database(m_path.toStdString());
        QCOMPARE(database.execAndGet("SELECT count(*) FROM named_set_member").getInt(), 0);
    }

    void setOfUnknownKindIsDamage()
    {
        QVERIFY(save(sample(), m_path));
        SQLite::Database(m_path.toStdString(), SQLite::OPEN_READWRITE)
            .exec("UPDATE named_set SET kind = 'x' WHERE position = 3");
        const Result<WholeProject> again = load(m_path);
        QVERIFY(!again);
        QVERIFY(again.error().kind == ErrorKind::BadInput);
    }

    void sourcesAreCompressedOnce()
    {
        QVERIFY(save(sample(), m_path));
        SQLite::Database database(m_path.toStdString());
        SQLite::Statement select(database, "SELECT encoding, length(bytes), size FROM source "
                                           "JOIN blob ON blob.sha256 = source.sha256 ORDER BY position");
        QVERIFY(select.executeStep());
        QCOMPARE(select.getColumn(0).getString(), std::string("zstd"));
        QVERIFY(select.getColumn(1).getInt() < 2000);
        QCOMPARE(select.getColumn(2).getInt(), 80'007);
        QVERIFY(select.executeStep());
        QCOMPARE(select.getColumn(0).getString(), std::string("none"));
        QCOMPARE(select.getColumn(1).getInt(), 19);
    }

    void trialsReadByOtherPrograms()
    {
        WholeProject project;
        project.trials.push_back(keptTrial("id", test::smallReport()));
        QVERIFY(save(project, m_path));
        SQLite::Database database(m_path.toStdString());
        SQLite::Statement select(database, "SELECT analysis, parameters, inputs, seed FROM trial");
        QVERIFY(select.executeStep());
        QCOMPARE(select.getColumn(0).getString(), std::string("cipher.decode"));
        QCOMPARE(select.getColumn(1).getString(), std::string(R"({"channel":"combined","folds":5})"));
        const auto inputs = QJsonDocument::fromJson(QByteArray::fromStdString(select.getColumn(2).getString()));
        QCOMPARE(inputs[0][u"role"].toString(), QStringLiteral("genome"));
        QCOMPARE(select.getColumn(3).getString(), std::string("7"));
    }

    void timesHaveOneForm_data()
    {
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("written");
        const QString whole = QStringLiteral("2024-02-29T11:12:13.000Z");
        QTest::newRow("milliseconds") << "2024-02-29T11:12:13.450Z"
                                      << "2024-02-29T11:12:13.450Z";
        QTest::newRow("seconds, as the command line wrote them") << "2024-02-29T11:12:13Z" << whole;
        QTest::newRow("offset") << "2024-02-29T12:12:13+01:00" << whole;
        QTest::newRow("no zone") << "2024-02-29T11:12:13" << whole;
        QTest::newRow("none") << ""
                              << "";
        QTest::newRow("not a time") << "soon"
                                    << "";
    }

    /// A project of an older program opens, and what is saved again has times of one form, whatever made the trial.
    void timesHaveOneForm()
    {
        QFETCH(QString, stored);
        QFETCH(QString, written);
        WholeProject project;
        project.trials.push_back(keptTrial("id", test::smallReport()));
        QVERIFY(save(project, m_path));
        {
            SQLite::Database database(m_path.toStdString(), SQLite::OPEN_READWRITE);
            SQLite::Statement update(database, "UPDATE trial SET started = ?, finished = ?");
            update.bind(1, stored.toStdString());
            update.bind(2, stored.toStdString());
            update.exec();
        }
        const Result<WholeProject> old = load(m_path);
        QVERIFY2(old, old ? "" : old.error().oneLine().c_str());
        QVERIFY(save(*old, m_path));
        SQLite::Database database(m_path.toStdString());
        for (const char* column : {"started", "finished"})
            QCOMPARE(database.execAndGet(std::string("SELECT ") + column + " FROM trial").getString(),
                     written.toStdString());
    }

    void replacesOldProjectAndKeepsPermissions()
    {
        QVERIFY(save({}, m_path));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner));
        const QByteArray before = readAll(m_path);
        QVERIFY(save(sample(), m_path));
        QCOMPARE(load(m_path)->trials.size(), std::size_t{5});
        QCOMPARE(readAll(m_path + u'~'), before);
        struct stat info {};
        QCOMPARE(stat(QFile::encodeName(m_path).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, 0600U);
        QCOMPARE(everything(), QStringList({"a project.pleio", "a project.pleio~"}));
    }

    void followsLinks()
    {
        QVERIFY(save({}, m_path));
        const QString link = m_dir->filePath(QStringLiteral("link.pleio"));
        QVERIFY(QFile::link(m_path, link));
        QVERIFY(save(sample(), link));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(load(m_path)->trials.size(), std::size_t{5});
        QCOMPARE(load(link)->trials.size(), std::size_t{5});
    }

    void relativePath()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_dir->path()));
        const bool saved = save(sample(), QStringLiteral("relative.pleio")).has_value();
        const bool loaded = load(QStringLiteral("relative.pleio")).has_value();
        QDir::setCurrent(before);
        QVERIFY(saved && loaded);
    }

    void unsavable_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("says");
        QTest::newRow("folder") << "folder"
                                << "This is a folder";
        QTest::newRow("missing folder") << "no/such/p.pleio"
                                        << "There is no folder";
        QTest::newRow("below a file") << "file/p.pleio"
                                      << "There is no folder";
    }

    void unsavable()
    {
        QFETCH(QString, name);
        QFETCH(QString, says);
        QVERIFY(QDir().mkdir(m_dir->filePath(QStringLiteral("folder"))));
        write(m_dir->filePath(QStringLiteral("file")), "x");
        const Result<void> saved = save(sample(), m_dir->filePath(name));
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Io);
        QVERIFY2(QString::fromStdString(saved.error().message).contains(says), saved.error().message.c_str());
        QCOMPARE(everything(), QStringList({"file", "folder"}));
    }

    void unwritableFolder()
    {
        if (geteuid() == 0) QSKIP("root may write everywhere");
        QVERIFY(QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::ExeOwner));
        const Result<void> saved = save(sample(), m_path);
        QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Io);
        QVERIFY(everything().isEmpty());
    }

    void writeProtectedFile()
    {
        if (geteuid() == 0) QSKIP("root may write everywhere");
        QVERIFY(save({}, m_path));
        QVERIFY(QFile::setPermissions(m_path, QFile::ReadOwner));
        QCOMPARE(save(sample(), m_path).error().kind, ErrorKind::Io);
        QVERIFY(load(m_path)->trials.empty());
    }

    void fullDiskKeepsTheOldProject_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {0, 100, 4096, 20'000, 40'000}) QTest::addRow("%d", bytes) << bytes;
    }

    void fullDiskKeepsTheOldProject()
    {
        QFETCH(int, bytes);
        QVERIFY(save({}, m_path));
        const QByteArray before = readAll(m_path);
        WholeProject project = sample();
        std::string noise(100'000, '\0');
        std::mt19937 engine(1);
        for (char& byte : noise) byte = static_cast<char>(engine());
        project.sources.push_back(sourceFromBytes("noise", noise, SourceRole::Expression));
        std::optional<Result<void>> saved;
        {
            const test::FullDisk full(static_cast<rlim_t>(bytes));
            saved = save(project, m_path);
        }
        QVERIFY(!*saved);
        QCOMPARE(saved->error().kind, ErrorKind::Io);
        QCOMPARE(saved->error().where, m_path.toStdString());
        QVERIFY2(QString::fromStdString(saved->error().message).contains(QStringLiteral("Make room")),
                 saved->error().message.c_str());
        QCOMPARE(readAll(m_path), before);
        QCOMPARE(everything(), QStringList({"a project.pleio"}));
    }

    void cancelledSaveKeepsTheOldProject()
    {
        QVERIFY(save({}, m_path));
        const QByteArray before = readAll(m_path);
        int call = 0;
        for (;; ++call) {
            test::CancelAt progress(call);
            const Result<void> saved = saveWhole(sample(), m_path.toStdString(), progress);
            QVERIFY(progress.isOrdered());
            if (saved) break;
            QCOMPARE(saved.error().kind, ErrorKind::Cancelled);
            QCOMPARE(readAll(m_path), before);
            QCOMPARE(everything(), QStringList({"a project.pleio"}));
        }
        QVERIFY(call > 5);
        QCOMPARE(load(m_path)->trials.size(), std::size_t{5});
    }

    void cancelledLoad()
    {
        QVERIFY(save(sample(), m_path));
        int call = 0;
        for (;; ++call) {
            test::CancelAt progress(call);
            const Result<WholeProject> loaded = loadWhole(m_path.toStdString(), progress);
            QVERIFY(progress.isOrdered());
            if (loaded) break;
            QCOMPARE(loaded.error().kind, ErrorKind::Cancelled);
        }
        QVERIFY(call > 5);
    }

    void notAProject_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << "not a Pleioscope project";
        QTest::newRow("text") << QByteArray(">b0001\nATG\n") << "not a Pleioscope project";
        QTest::newRow("only the magic") << QByteArray("SQLite format 3\0", 16) << "";
        QTest::newRow("magic and zeros") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\0') << "";
    }

    void notAProject()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        write(m_path, bytes);
        refused(says);
    }

    void otherDatabase()
    {
        {
            SQLite::Database database(m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            database.exec("CREATE TABLE meta (name, value)");
        }
        refused(QStringLiteral("not a Pleioscope project"));
    }

    void missingFile() { refused(QStringLiteral("no such file")); }

    void folderInsteadOfFile()
    {
        QVERIFY(QDir().mkdir(m_path));
        refused(QStringLiteral("is a folder"));
    }

    void changedDatabase_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("says");
        QTest::newRow("newer schema") << QStringLiteral("PRAGMA user_version = %1").arg(schema::kVersion + 1)
                                      << "newer version";
        QTest::newRow("no schema") << "PRAGMA user_version = 0"
                                   << "no schema version";
        QTest::newRow("other application") << "PRAGMA application_id = 1"
                                           << "not a Pleioscope project";
        for (const schema::TableSql& table : schema::kTables)
            QTest::addRow("no table %s", table.name)
                << QStringLiteral("PRAGMA foreign_keys = OFF; DROP TABLE \"%1\"").arg(QLatin1String(table.name))
                << QString::fromLatin1(table.name);
        QTest::newRow("trigger") << "CREATE TRIGGER t AFTER INSERT ON trial BEGIN DELETE FROM trial; END"
                                 << "trigger ('t')";
        QTest::newRow("another view") << "CREATE VIEW v AS SELECT * FROM source"
                                      << "view ('v')";
        QTest::newRow("generated column") << "ALTER TABLE trial ADD COLUMN more AS (hex(zeroblob(100)))"
                                          << "computed column ('more')";
        QTest::newRow("index of an expression") << "CREATE INDEX i ON trial (hex(id))"
                                                << "computed index ('i')";
        QTest::newRow("partial index") << "CREATE INDEX i ON trial (id) WHERE hex(id) > 'a'"
                                       << "computed index ('i')";
        QTest::newRow("view instead of table")
            << "ALTER TABLE source RENAME TO s; CREATE VIEW source AS SELECT * FROM s"
            << "'source' is missing";
        QTest::newRow("no file") << "PRAGMA foreign_keys = OFF; DELETE FROM blob"
                                 << "genome.fna";
        QTest::newRow("no column") << "ALTER TABLE trial DROP COLUMN message"
                                   << "no such column";
        QTest::newRow("hash") << "UPDATE blob SET sha256 = 'abc' WHERE encoding = 'none'; UPDATE source SET sha256 = "
                                 "'abc' WHERE position = 2"
                              << "is not what was saved";
        QTest::newRow("plain bytes") << "UPDATE blob SET bytes = x'1f8b0800', size = 4 WHERE encoding = 'none'"
                                     << "is not what was saved";
        QTest::newRow("size") << "UPDATE blob SET size = 1000000000000"
                              << "genome.fna";
        QTest::newRow("negative size") << "UPDATE blob SET size = -1"
                                       << "genome.fna";
        QTest::newRow("encoding") << "UPDATE blob SET encoding = 'rot13'"
                                  << "genome.fna";
        QTest::newRow("role") << "UPDATE source SET role = 'weather' WHERE position = 1"
                              << "unknown";
        QTest::newRow("report is null") << "DELETE FROM result WHERE trial = 2"
                                        << "trial-1";
        QTest::newRow("report cut") << "UPDATE result SET report = substr(report, 1, 20) WHERE trial = 1"
                                    << "trial-0";
        QTest::newRow("report of nothing") << "UPDATE result SET report = x'', encoding = 'none', size = 0"
                                           << "stored report is damaged";
    }

    void changedDatabase()
    {
        QFETCH(QString, sql);
        QFETCH(QString, says);
        QVERIFY(save(sample(), m_path));
        {
            SQLite::Database database(m_path.toStdString(), SQLite::OPEN_READWRITE);
            database.exec(sql.toStdString());
        }
        refused(says);
    }

    void truncatedFile()
    {
        QVERIFY(save(sample(), m_path));
        const QByteArray bytes = readAll(m_path);
        for (int cut = 0; cut < 40; ++cut) {
            write(m_path, bytes.left(bytes.size() * cut / 40));
            const Result<WholeProject> project = load(m_path);
            QVERIFY(!project);
            QCOMPARE(project.error().kind, ErrorKind::BadInput);
        }
    }

    void damagedFileNeverCrashes()
    {
        QVERIFY(save(sample(), m_path));
        const QByteArray bytes = readAll(m_path);
        std::mt19937 engine(1);
        for (int i = 0; i < 400; ++i) {
            QByteArray bad = bytes;
            for (int edits = 1 + i % 5; edits > 0; --edits) {
                // Every other edit hits the head of the file, where the schema lies.
                const auto bound = static_cast<unsigned>(edits % 2 == 0 ? 200 : bad.size());
                bad[static_cast<qsizetype>(engine() % bound)] = static_cast<char>(engine());
            }
            write(m_path, bad);
            const Result<WholeProject> project = load(m_path);
            QVERIFY(project || project.error().kind == ErrorKind::BadInput);
            if (!project) QVERIFY(!project.error().message.empty());
            QCOMPARE(everything(), QStringList({"a project.pleio"}));
        }
    }

private:
    QStringList everything() const
    {
        return QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    void refused(const QString& says) const
    {
        const Result<WholeProject> project = load(m_path);
        QVERIFY(!project);
        QCOMPARE(project.error().kind, ErrorKind::BadInput);
        QVERIFY2(QString::fromStdString(project.error().message).contains(says), project.error().message.c_str());
        QVERIFY(QString::fromStdString(project.error().where).startsWith(m_path));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

PLEIO_TEST(tst_project, TestProject)
#include "tst_project.moc"
