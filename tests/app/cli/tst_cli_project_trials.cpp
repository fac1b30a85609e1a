// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio::test;

/// The verbs of `project` that deal with runs.
class TestCliProjectTrials : public QObject {
    Q_OBJECT

private slots:
    /// Two runs of one analysis in one project, one of another with files of awkward names.
    void initTestCase()
    {
        QVERIFY(m_data.isValid());
        const CliRun made = synthSmall(m_data.filePath("in"));
        QVERIFY2(made.status == 0, made.err);
        const QString folder = m_data.filePath("it's a \"folder\"");
        QVERIFY(QDir().mkpath(folder + "/more"));
        m_genome = folder + "/my $genome 'x'.gbk";
        m_traits = folder + "/-a=b, c.tsv";
        m_others = folder + "/more/-a=b, c.tsv";
        QVERIFY(QFile::copy(m_data.filePath("in/genome.gbk"), m_genome));
        // Two columns could be that of the trait, so that a choice is needed and told.
        const QByteArray table = readAll(m_data.filePath("in/traits.tsv"));
        writeAll(m_traits, table);
        writeAll(m_others, QByteArray(table).replace("planted key 1", "the other's \"key\""));
        run("first", {"run", "cipher.decode", "--genome", m_genome, "--traits", m_traits, "--rotations", "19"});
        run("second", {"run", "cipher.decode", "--genome", m_genome, "--traits", m_traits, "--rotations", "19",
                       "--folds", "4", "--seed", "18446744073709551615"});
        run("third", {"run", "codon.usage", "--genome", m_genome, "--traits", m_traits, "--traits", m_others,
                      "--genetic-code", "4", "--read", m_others + ": gene=locus_tag", "--read",
                      m_traits + ": delimiter=tab, traits.source=source"});
        QVERIFY(runCli({"project", "new", project("all"), "--genome", m_genome, "--traits", m_traits}).status == 0);
        for (const char* name : {"first", "second"}) {
            const QString list = m_data.filePath(QString(name) + ".json");
            QVERIFY(runCli({"project", "export", project(name), "--out", list, "--reports"}).status == 0);
            const CliRun in = runCli({"project", "import", project("all"), list});
            QVERIFY2(in.status == 0, in.err);
        }
    }

    /// What a command printed for a run does gives its bytes.
    void commandsGiveTheSameBytes_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"first", "second", "third"}) QTest::newRow(name) << name;
    }

    void commandsGiveTheSameBytes()
    {
        QFETCH(QString, name);
        QTemporaryDir dir;
        const QString sources = dir.filePath("it's the sources");
        const CliRun files = runCli({"project", "export", project(name), "--sources", sources});
        QVERIFY2(files.status == 0, files.err);
        const QStringList print{"project", "trials", "command", project(name), ids(name).value(0)};
        const CliRun printed = runCli(print + QStringList{"--sources", sources, "--out", dir.filePath("my results")});
        QVERIFY2(printed.status == 0, printed.err);
        QVERIFY2(printed.err.isEmpty(), printed.err);
        // In the folder of the files it does without their folder.
        const CliRun here = runCli(print + QStringList{"--out", "results here"});
        for (const auto& [line, folder] : {std::pair(printed.out, dir.path()), std::pair(here.out, sources)}) {
            QVERIFY2(line.startsWith("pleioscope-cli run "), line);
            QProcess shell;
            shell.setWorkingDirectory(folder);
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert("PATH", QFileInfo(PLEIOSCOPE_CLI).path() + ":" + environment.value("PATH"));
            shell.setProcessEnvironment(environment);
            shell.start("sh", {"-c", QString::fromUtf8(line)});
            QVERIFY(shell.waitForFinished(300'000));
            QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError());
        }
        const QString before = m_data.filePath(name + " results");
        const QStringList names = QDir(before).entryList({"*.tsv", "report.*"}, QDir::Files);
        QVERIFY(names.contains("report.json"));
        for (const QString& file : names) {
            QCOMPARE(readAll(dir.filePath("my results/" + file)), readAll(before + "/" + file));
            QCOMPARE(readAll(sources + "/results here/" + file), readAll(before + "/" + file));
        }
    }

    void listsWithFilters()
    {
        const auto count = [&](const QStringList& filters) {
            const CliRun list = runCli(QStringList{"project", "trials", project("all"), "--json"} + filters);
            return list.status == 0 ? json(list)["trials"].toArray().size() : -1;
        };
        QCOMPARE(count({}), 2);
        QCOMPARE(count({"--analysis", "cipher.decode", "--state", "done", "--sort", "duration", "--ascending"}), 2);
        QCOMPARE(count({"--analysis", "codon.usage"}), 0);
        QCOMPARE(count({"--state", "failed"}), 0);
        QCOMPARE(count({"--starred"}), 0);
        QCOMPARE(count({"--tag", "none"}), 0);
        QCOMPARE(count({"--text", "cipher"}), 2);
        QCOMPARE(count({"--limit", "1"}), 1);
        QCOMPARE(json(runCli({"project", "trials", project("all"), "--json", "--limit", "1"}))["total"].toInt(), 2);
        const CliRun text = runCli({"project", "trials", project("all")});
        QVERIFY(text.out.contains("2 of 2 runs\n"));
        QCOMPARE(runCli({"project", "trials", project("all"), "--state", "won"}).status, 2);
        QCOMPARE(runCli({"project", "trials"}).status, 2);
    }

    void showsOne()
    {
        const QString id = ids("first").value(0);
        const CliRun text = runCli({"project", "trials", "show", project("first"), id});
        QVERIFY2(text.status == 0, text.err);
        QVERIFY(text.out.contains("rotations = 19") && text.out.contains("simulated data"));
        const QJsonObject shown = json(runCli({"project", "trials", "show", project("first"), id, "--json"}));
        QCOMPARE(shown["trial"]["id"].toString(), id);
        QCOMPARE(shown["report"].toObject(),
                 QJsonDocument::fromJson(readAll(m_data.filePath("first results/report.json"))).object());
        QCOMPARE(runCli({"project", "trials", "show", project("first"), "none"}).status, 2);
        const QJsonObject counts = json(runCli({"project", "trials", "statistics", project("all"), "--json"}));
        QCOMPARE(counts["rows"][0][3].toInt(), 2);
    }

    void comparesRuns()
    {
        QTemporaryDir dir;
        const QStringList both = ids("all");
        const CliRun text =
            runCli(QStringList{"project", "trials", "compare", project("all"), "--out", dir.filePath("c")} + both);
        QVERIFY2(text.status == 0, text.err);
        QVERIFY2(text.out.startsWith("Simulated data."), text.out);
        const auto settings = readTsv(dir.filePath("c/settings.tsv"));
        QVERIFY(settings["id"].contains("folds") && settings["id"].contains("seed"));
        QVERIFY(!settings["id"].contains("rotations"));
        const auto genes = readTsv(dir.filePath("c/genes.tsv"));
        QCOMPARE(genes["gene_id"].size(), 200);
        const QJsonObject compared =
            json(runCli(QStringList{"project", "trials", "compare", project("all"), "--json"} + both));
        QCOMPARE(compared["runs"].toArray().size(), 2);
        QVERIFY(compared["simulated"].toBool());
        QCOMPARE(compared["tables"][0]["id"].toString(), QString("settings"));
        QCOMPARE(runCli({"project", "trials", "compare", project("all"), both[0]}).status, 2);
    }

    void writesAboutRunsAndTakesThemOut()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath("p.pleio");
        QVERIFY(QFile::copy(project("all"), file));
        const QStringList both = ids("all");
        const QStringList note{"project", "trials", "note", file, both[0]};
        QCOMPARE(runCli(note + QStringList{"--name", "try =1", "--hypothesis", "h", "--note", "n", "--tag", "a",
                                           "--tag", "b", "--star"})
                     .status,
                 0);
        QCOMPARE(runCli(note + QStringList{"--without-tag", "a", "--tag", "b", "--tag", "c"}).status, 0);
        QCOMPARE(runCli(note).status, 2);
        QJsonObject trial = json(runCli({"project", "trials", file, "--starred", "--json"}))["trials"][0].toObject();
        QCOMPARE(trial["name"].toString(), QString("try =1"));
        QCOMPARE(trial["tags"].toArray(), QJsonArray({"b", "c"}));
        QCOMPARE(trial["hypothesis"].toString(), QString("h"));
        const QByteArray before = readAll(file);
        QCOMPARE(runCli(note + QStringList{"--tag", "c"}).status, 0);  // nothing changes, and nothing is saved
        QCOMPARE(readAll(file), before);

        QCOMPARE(runCli({"project", "trials", "remove", file, both[0], "none"}).status, 2);
        QCOMPARE(readAll(file), before);
        QCOMPARE(runCli({"project", "trials", "remove", file, both[0]}).status, 0);
        QCOMPARE(idsIn(file, {}), QStringList{both[1]});
        QCOMPARE(idsIn(file, {"--removed"}), QStringList{both[0]});
        QCOMPARE(runCli({"project", "trials", "bring-back", file, both[1]}).status, 2);
        QCOMPARE(runCli({"project", "trials", "bring-back", file, both[0]}).status, 0);
        trial = json(runCli({"project", "trials", file, "--starred", "--json"}))["trials"][0].toObject();
        QCOMPARE(trial["name"].toString(), QString("try =1"));
        QVERIFY(!json(runCli({"project", "trials", "show", file, both[0], "--json"}))["report"].isUndefined());
    }

    void bringsInWhatWasExported()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath("p.pleio"), csv = dir.filePath("t.csv"), list = dir.filePath("t.json");
        QCOMPARE(runCli({"project", "export", project("all"), "--out", csv}).status, 0);
        QCOMPARE(runCli({"project", "export", project("all"), "--out", csv}).status, 2);
        QCOMPARE(runCli({"project", "export", project("all"), "--out", csv, "--replace", "--reports"}).status, 2);
        QCOMPARE(runCli({"project", "export", project("all"), "--out", dir.filePath("t.txt")}).status, 2);
        QCOMPARE(runCli({"project", "export", project("all")}).status, 2);
        QCOMPARE(runCli({"project", "new", file}).status, 0);
        QCOMPARE(json(runCli({"project", "import", file, csv, "--json"}))["added"].toInt(), 2);
        QVERIFY(QFile::remove(file + "~"));
        QCOMPARE(json(runCli({"project", "import", file, csv, "--json"}))["kept"].toInt(), 2);
        QVERIFY2(!QFile::exists(file + "~"), "a project was saved in which nothing changed");
        QCOMPARE(runCli({"project", "check", file}).status, 0);
        // What came as a table and goes on is the same table.
        QCOMPARE(runCli({"project", "export", file, "--out", dir.filePath("again.csv")}).status, 0);
        QCOMPARE(readAll(dir.filePath("again.csv")), readAll(csv));
        // With results it says more than what is there.
        QCOMPARE(runCli({"project", "export", project("all"), "--out", list, "--reports"}).status, 0);
        const CliRun refused = runCli({"project", "import", file, list});
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.err.contains("--as-new"), refused.err);
        QCOMPARE(json(runCli({"project", "import", file, list, "--as-new", "--json"}))["renamed"].toInt(), 2);
        QCOMPARE(idsIn(file, {}).size(), 4);
        writeAll(dir.filePath("cut.json"), readAll(list).left(2000));
        QCOMPARE(runCli({"project", "import", file, dir.filePath("cut.json")}).status, 3);
        writeAll(dir.filePath("pleiotropic_genes.json"), R"([{"gene_id": "crp", "traits": ["a"], "confidence": 1}])");
        QCOMPARE(runCli({"project", "import", file, dir.filePath("pleiotropic_genes.json")}).status, 0);
        const QStringList old = idsIn(file, {"--analysis", "legacy.pleiotropic_genes"});
        QCOMPARE(old.size(), 1);
        QCOMPARE(runCli({"project", "trials", "command", file, old[0]}).status, 2);
    }

private:
    QString project(const QString& name) const { return m_data.filePath(name + ".pleio"); }

    void run(const QString& name, const QStringList& command)
    {
        const CliRun done =
            runCli(command + QStringList{"--out", m_data.filePath(name + " results"), "--project", project(name)});
        QVERIFY2(done.status == 0, done.err);
    }

    static QJsonObject json(const CliRun& run) { return QJsonDocument::fromJson(run.out).object(); }

    static QStringList idsIn(const QString& file, const QStringList& filters)
    {
        QStringList ids;
        const CliRun list = runCli(QStringList{"project", "trials", file, "--json"} + filters);
        for (const QJsonValue& trial : json(list)["trials"].toArray()) ids.append(trial["id"].toString());
        return ids;
    }
    QStringList ids(const QString& name) const { return idsIn(project(name), {}); }

    QTemporaryDir m_data;
    QString m_genome, m_traits, m_others;
};

PLEIO_TEST(tst_cli_project_trials, TestCliProjectTrials)
#include "tst_cli_project_trials.moc"
