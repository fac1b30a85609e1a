// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace pleio::test;

/// What is printed arrives or is an error, and text of files is no command to the terminal.
class TestCliTerminal : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void lostOutputIsAnError_data();
    void lostOutputIsAnError();
    void aClosedStreamIsNoFile();
    void textOfFilesIsNoCommand_data();
    void textOfFilesIsNoCommand();

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void TestCliTerminal::initTestCase()
{
    const CliRun run = runCli({"synth", "--genes", "200", "--traits", "2", "--planted", "1", "--genes-per-trait", "40",
                               "--seed", "3", "--out", at("in")});
    QVERIFY2(run.status == 0, run.err);
}

void TestCliTerminal::lostOutputIsAnError_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList commands{"list",
                               "describe codon.usage",
                               "info @/in/genome.gbk",
                               "info --json @/in/genome.gbk",
                               "codon-table @/in/genome.gbk",
                               "run codon.usage --genome @/in/genome.gbk --out @/usage",
                               "analyze @/in/genome.gbk --traits @/in/traits.tsv --rotations 19 --out @/out",
                               "synth --genes 200 --traits 1 --planted 0 --genes-per-trait 40 --out @/synth",
                               "--help",
                               "analyze --help",
                               "--version"};
    for (const QString& command : commands)
        QTest::newRow(qPrintable(command)) << QString(command).replace("@", m_folder.path()).split(' ');
}

void TestCliTerminal::lostOutputIsAnError()
{
    QFETCH(QStringList, arguments);
    for (const char* lost : {">/dev/full", ">&-", "| (exec 0<&-; sleep 0.3)"}) {
        if (arguments.contains("synth")) arguments.last() += "x";
        const CliRun run = runCliRedirected(arguments, lost);
        QVERIFY2(run.status == 1, QByteArray(lost) + run.err);
        QVERIFY2(run.err.contains("could not be written to standard output"), run.err);
    }
}

void TestCliTerminal::aClosedStreamIsNoFile()
{
    // A file that is opened takes the lowest free place, which would be that of standard output.
    const QStringList command{"run", "codon.usage", "--genome", at("in/genome.gbk"), "--out"};
    QVERIFY(runCli(command + QStringList(at("open"))).status == 0);
    QCOMPARE(runCliRedirected(command + QStringList(at("closed")), "<&- >&- 2>&-").status, 1);
    for (const char* name : {"/codon_usage.tsv", "/report.json", "/report.html"})
        QCOMPARE(readAll(at("closed") + name), readAll(at("open") + name));
}

void TestCliTerminal::textOfFilesIsNoCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QByteArray evil("\x1b]0;owned\x07\x1b[2J\xc2\x9b\x9b\xe2\x80\xae");
    const QByteArray genome = readAll(at("in/genome.gbk"));
    writeAll(at("evil.gbk"), QByteArray(genome).replace("Pleioscope", "P" + evil));
    writeAll(at("evil.tsv"), "gene\ttrait\nSYN_00010\tgrow" + evil + "\nnone" + evil + "\tgrow" + evil + "\n");
    writeAll(at("evil" + QString::fromUtf8("\x1b[2J") + ".tsv"), "gene\ttrait\nnone" + evil + "\tx\n");
    const QString name = at("evil" + QString::fromUtf8("\x1b[2J") + ".tsv");
    QTest::newRow("info") << QStringList{"info", at("evil.gbk"), "--traits", at("evil.tsv")};
    QTest::newRow("info as JSON") << QStringList{"info", "--json", at("evil.gbk"), "--traits", at("evil.tsv")};
    QTest::newRow("name of a file") << QStringList{"info", at("in/genome.gbk"), "--traits", name};
    QTest::newRow("notes of a run") << QStringList{"run",      "traits.network", "--genome", at("evil.gbk"),
                                                   "--traits", at("evil.tsv"),   "--out",    at("evil")};
    QTest::newRow("unknown command") << QStringList{QString::fromUtf8("\x1b[2J")};
    QTest::newRow("unknown option") << QStringList{"list", QString::fromUtf8("--\x1b[2J")};
}

void TestCliTerminal::textOfFilesIsNoCommand()
{
    QFETCH(QStringList, arguments);
    const CliRun run = runCli(arguments);
    const QByteArray all = run.out + run.err;
    QVERIFY(!all.isEmpty());
    for (const char* command : {"\x1b", "\x07", "\xc2\x9b", "\xe2\x80\xae"})
        QVERIFY2(!all.contains(command), all.toPercentEncoding(" \n"));
    QCOMPARE(QString::fromUtf8(all).toUtf8(), all);
    if (arguments.contains("--json")) QVERIFY(!QJsonDocument::fromJson(run.out).object().isEmpty());
}

PLEIO_TEST(tst_cli_terminal, TestCliTerminal)
#include "tst_cli_terminal.moc"
