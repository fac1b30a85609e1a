// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace pleio::test;

/// The verbs of `project` that make and look after files. Nothing that they read is changed, and what they cannot do
/// they say in one sentence.
class TestCliProject : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_data.isValid());
        const CliRun made = synthSmall(m_data.filePath("in"));
        QVERIFY2(made.status == 0, made.err);
        const CliRun run = runCli({"run", "codon.usage", "--genome", m_data.filePath("in/genome.gbk"), "--traits",
                                   m_data.filePath("in/traits.tsv"), "--out", m_data.filePath("r"), "--project",
                                   m_data.filePath("p.pleio")});
        QVERIFY2(run.status == 0, run.err);
    }

    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::copy(m_data.filePath("p.pleio"), at("p.pleio")));
    }

    /// Only the user knows that another machine is off.
    void freesAProjectFromAnotherMachine()
    {
        const QString path = at(".p.pleio.lock");
        QVERIFY(runCli({"project", "unlock", at("p.pleio")}).out.startsWith("No other machine holds"));
        QFile lock(path);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("4711\npleioscope\nlab3\n\n\n");
        lock.close();
        refused(runCli({"project", "unlock", at("p.pleio")}), 2, "lab3");
        QVERIFY(QFile::exists(path));
        const CliRun freed = runCli({"project", "unlock", at("p.pleio"), "--yes"});
        QVERIFY2(freed.status == 0, freed.err);
        QVERIFY(!QFile::exists(path));
        refused(runCli({"project", "unlock", at("none.pleio")}), 3, "none.pleio");
    }

    void makesAProjectOfFiles()
    {
        const QStringList command{"project",
                                  "new",
                                  at("n.pleio"),
                                  "--genome",
                                  m_data.filePath("in/genome.gbk"),
                                  "--traits",
                                  m_data.filePath("in/traits.tsv"),
                                  "--name",
                                  "My \"project\"",
                                  "--read",
                                  "traits.tsv: delimiter=tab"};
        const CliRun made = runCli(command);
        QVERIFY2(made.status == 0, made.err);
        const QJsonObject info = json(runCli({"project", "info", at("n.pleio"), "--json"}));
        QCOMPARE(info["name"].toString(), QString("My \"project\""));
        QCOMPARE(info["version"].toInt(), 5);
        QCOMPARE(info["sources"].toArray().size(), 2);
        QCOMPARE(info["sources"][0]["role"].toString(), QString("genome"));
        QCOMPARE(info["sources"][0]["bytes"].toInt(), readAll(m_data.filePath("in/genome.gbk")).size());
        QCOMPARE(info["trials"]["rows"].toArray().size(), 0);
        const QByteArray before = readAll(at("n.pleio"));
        refused(runCli(command), 2, "n.pleio");
        QCOMPARE(readAll(at("n.pleio")), before);
        QCOMPARE(runCli(command + QStringList{"--replace"}).status, 0);
        QCOMPARE(readAll(at("n.pleio~")), before);
        // The same files are given back.
        QVERIFY(runCli({"project", "export", at("n.pleio"), "--sources", at("src")}).status == 0);
        QCOMPARE(readAll(at("src/traits.tsv")), readAll(m_data.filePath("in/traits.tsv")));
        refused(runCli({"project", "new", at("x.pleio"), "--genome", at("none.gbk")}), 3, "none.gbk");
        QVERIFY(!QFile::exists(at("x.pleio")));
        refused(runCli({"project", "new", m_data.filePath("in/genome.gbk"), "--genome",
                        m_data.filePath("in/genome.gbk"), "--replace"}),
                2, "genome.gbk");
        QCOMPARE(runCli({"project", "new", at("empty.pleio")}).status, 0);
        QCOMPARE(runCli({"project", "check", at("empty.pleio")}).status, 0);
    }

    void saysWhatAProjectHolds()
    {
        const CliRun text = runCli({"project", "info", at("p.pleio")});
        QVERIFY2(text.status == 0, text.err);
        QVERIFY(text.out.contains("genome.gbk (genome)"));
        QVERIFY(text.out.contains("1 run\n"));
        QVERIFY(text.out.contains("codon.usage"));
    }

    void checksAndRepairs()
    {
        const CliRun sound = runCli({"project", "check", at("p.pleio")});
        QVERIFY2(sound.status == 0, sound.err);
        QVERIFY(sound.out.startsWith("Sound: 2 files, 1 run, 1 result"));
        QByteArray damaged = readAll(at("p.pleio"));
        constexpr int kPage = 4096;
        // Pages in the middle are of the genome or of the result, which are by far the largest.
        const int from = static_cast<int>(damaged.size()) / 2 / kPage * kPage;
        for (int i = 0; i < kPage; ++i) damaged[from + i] = static_cast<char>(i * 7);
        writeAll(at("p.pleio"), damaged);
        const CliRun found = runCli({"project", "check", at("p.pleio")});
        QCOMPARE(found.status, 3);
        QVERIFY(!found.out.isEmpty());
        QVERIFY2(found.err.contains("damaged") && found.err.contains("project repair"), found.err);
        QVERIFY(!json(runCli({"project", "check", at("p.pleio"), "--json"}))["faults"].toArray().isEmpty());
        refused(runCli({"project", "repair", at("p.pleio"), "--out", at("p.pleio"), "--replace"}), 2, "p.pleio");
        const CliRun repaired = runCli({"project", "repair", at("p.pleio"), "--out", at("new.pleio")});
        QVERIFY2(repaired.status == 0, repaired.err);
        QVERIFY2(repaired.out.startsWith("Lost: "), repaired.out);
        QCOMPARE(readAll(at("p.pleio")), damaged);
        QCOMPARE(runCli({"project", "check", at("new.pleio")}).status, 0);
        refused(runCli({"project", "repair", at("p.pleio"), "--out", at("new.pleio")}), 2, "new.pleio");
    }

    void backsUpAndRestores()
    {
        const QByteArray first = readAll(at("p.pleio"));
        QVERIFY(runCli({"project", "backup", at("p.pleio"), "--out", at("copy.pleio")}).status == 0);
        QCOMPARE(readAll(at("copy.pleio")), first);
        refused(runCli({"project", "backup", at("p.pleio"), "--out", at("copy.pleio")}), 2, "copy.pleio");
        refused(runCli({"project", "restore", at("p.pleio")}), 3, "p.pleio~");
        const QString id = onlyTrial();
        QVERIFY(runCli({"project", "trials", "note", at("p.pleio"), id, "--name", "x"}).status == 0);
        const QByteArray second = readAll(at("p.pleio"));
        QVERIFY(second != first);
        refused(runCli({"project", "restore", at("p.pleio")}), 2, "--yes");
        QCOMPARE(readAll(at("p.pleio")), second);
        const CliRun restored = runCli({"project", "restore", at("p.pleio"), "--yes"});
        QVERIFY2(restored.status == 0, restored.err);
        QCOMPARE(readAll(at("p.pleio")), first);
        QCOMPARE(readAll(at("p.pleio~")), second);
        // Nothing is there that could go away.
        QVERIFY(QFile::remove(at("p.pleio")));
        QVERIFY(runCli({"project", "restore", at("p.pleio"), "--from", at("copy.pleio")}).status == 0);
        QCOMPARE(readAll(at("p.pleio")), first);
        writeAll(at("p.pleio~"), "no project");
        refused(runCli({"project", "restore", at("p.pleio"), "--yes"}), 3, "p.pleio~");
        QCOMPARE(readAll(at("p.pleio")), first);
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("no project\n");
        QTest::newRow("head alone") << QByteArray("SQLite format 3\0", 16);
        QByteArray newer = readAll(m_data.filePath("p.pleio"));
        newer[63] = 99;  // PRAGMA user_version
        QTest::newRow("newer") << newer;
        QByteArray foreign = readAll(m_data.filePath("p.pleio"));
        foreign[71] = 0;  // PRAGMA application_id
        QTest::newRow("of another program") << foreign;
    }

    void refusesOtherFiles()
    {
        QFETCH(QByteArray, bytes);
        const QString path = at("other.pleio");
        writeAll(path, bytes);
        writeAll(at("other.pleio~"), bytes);
        writeAll(at("list.csv"), "trials_version\n");
        const QList<QStringList> commands{{"info", path},
                                          {"check", path},
                                          {"repair", path, "--out", at("fixed.pleio")},
                                          {"backup", path, "--out", at("copy.pleio")},
                                          {"restore", path, "--yes"},
                                          {"export", path, "--out", at("t.csv")},
                                          {"export", path, "--sources", at("src")},
                                          {"trials", path},
                                          {"trials", "show", path, "x"},
                                          {"trials", "command", path, "x"},
                                          {"trials", "compare", path, "x", "y"},
                                          {"trials", "statistics", path},
                                          {"trials", "note", path, "x", "--star"},
                                          {"trials", "remove", path, "x"}};
        for (const QStringList& command : commands) {
            refused(runCli(QStringList{"project"} + command), 3, "other.pleio");
            if (QTest::currentTestFailed()) qWarning() << command;
        }
        QCOMPARE(readAll(path), bytes);
        for (const char* name : {"fixed.pleio", "copy.pleio", "t.csv", "src"}) QVERIFY(!QFile::exists(at(name)));
    }

    void readsWhereItMayNotWrite()
    {
        if (geteuid() == 0) QSKIP("root may write everywhere");
        const QString id = onlyTrial();
        QVERIFY(QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::ExeOwner));
        QCOMPARE(runCli({"project", "info", at("p.pleio")}).status, 0);
        QCOMPARE(runCli({"project", "check", at("p.pleio")}).status, 0);
        QCOMPARE(runCli({"project", "trials", at("p.pleio")}).status, 0);
        refused(runCli({"project", "trials", "note", at("p.pleio"), id, "--star"}), 1, "p.pleio");
        refused(runCli({"project", "new", at("x.pleio")}), 1, "x.pleio");
        QFile::setPermissions(m_dir->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    void aFullDiskLeavesTheProject()
    {
        const QByteArray before = readAll(at("p.pleio"));
        const CliRun full =
            runCliOnSmallDisk({"project", "trials", "note", at("p.pleio"), onlyTrial(), "--name", "x"}, 20);
        refused(full, 1, "p.pleio");
        QCOMPARE(readAll(at("p.pleio")), before);
        QVERIFY(!QFile::exists(at("p.pleio~")));
    }

private:
    QString at(const QString& name) const { return m_dir->filePath(name); }

    static QJsonObject json(const CliRun& run) { return QJsonDocument::fromJson(run.out).object(); }

    QString onlyTrial() const
    {
        return json(runCli({"project", "trials", at("p.pleio"), "--json"}))["trials"][0]["id"].toString();
    }

    /// One sentence on standard error that names `what`.
    static void refused(const CliRun& run, int status, const char* what)
    {
        const QByteArray line = run.err.trimmed();
        QVERIFY2(run.status == status, QByteArray::number(run.status) + ": " + line);
        QVERIFY2(!line.contains('\n') && line.endsWith('.'), line);
        QVERIFY2(line.contains(what), line);
    }

    QTemporaryDir m_data;
    std::unique_ptr<QTemporaryDir> m_dir;
};

PLEIO_TEST(tst_cli_project, TestCliProject)
#include "tst_cli_project.moc"
