// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/result_files.h"
#include "tests/app/cli/cli_process.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <sys/types.h>

using namespace pleio::test;

namespace {

/// Whether a program has got as far as to answer a signal, which takes its time on a busy machine.
bool heeds(qint64 process, int signal)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly)) return false;
    const QByteArray text = status.readAll();
    const QByteArray head = "\nSigCgt:\t";
    const qsizetype at = text.indexOf(head) + head.size();
    const quint64 caught = text.mid(at, 16).toULongLong(nullptr, 16);
    return ((caught >> (signal - 1)) & 1U) != 0;
}

}  // namespace

/// Runs that are killed, stopped or started twice leave results that are whole, or are known not to be.
/// PLEIOSCOPE_KILLS says how many runs are killed.
class TestCliKilled : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aMixOfTwoRunsIsKnown_data();
    void aMixOfTwoRunsIsKnown();
    void leftoversOfANewFolderAreRemoved();
    void aStoppedRunLeavesWhatWasThere_data();
    void aStoppedRunLeavesWhatWasThere();
    void theSecondRunIsTold_data();
    void theSecondRunIsTold();

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }
    QStringList usage(const QString& genome, const QString& out) const
    {
        return {"run", "codon.usage", "--genome", at(genome + "/genome.gbk"), "--out", at(out)};
    }
    QStringList decoding(const QString& genome, const QString& out) const
    {
        return {
            "analyze", at(genome + "/genome.gbk"), "--traits", at(genome + "/traits.tsv"), "--rotations", "19", "--out",
            at(out)};
    }
    using Files = QMap<QString, QByteArray>;
    static Files filesOf(const QString& folder)
    {
        Files files;
        const QDir dir(folder);
        for (const QString& name : dir.entryList(QDir::Files)) files[name] = readAll(dir.filePath(name));
        return files;
    }
    static bool isWhole(const QString& folder)
    {
        QProcess check;
        check.setWorkingDirectory(folder);
        check.start("sha256sum", {"--check", "--strict", "--quiet", "pleioscope.sha256"});
        return check.waitForFinished() && check.exitCode() == 0;
    }
    QStringList hidden(const QString& folder) const
    {
        return QDir(folder).entryList({".*"}, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }
    QTemporaryDir m_folder;
};

void TestCliKilled::initTestCase()
{
    for (const char* seed : {"3", "4"}) {
        const CliRun run = runCli({"synth", "--genes", "200", "--traits", "2", "--planted", "1", "--genes-per-trait",
                                   "40", "--seed", seed, "--out", at(QString("in") + seed)});
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(runCli(usage(QString("in") + seed, QString("whole") + seed)).status == 0);
    }
}

void TestCliKilled::aMixOfTwoRunsIsKnown_data()
{
    QTest::addColumn<bool>("isDecoding");
    QTest::newRow("run codon.usage") << false;
    QTest::newRow("analyze") << true;
}

void TestCliKilled::aMixOfTwoRunsIsKnown()
{
    QFETCH(bool, isDecoding);
    const auto into = [&](const char* genome, const QString& out) {
        return isDecoding ? decoding(genome, out) : usage(genome, out);
    };
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("PLEIOSCOPE_KILLS", &isNumber);
    const int kills = isNumber ? asked : 10;
    const QString folder = isDecoding ? "decoded" : "out";
    QVERIFY(runCli(into("in3", "three")).status == 0 && runCli(into("in4", "four")).status == 0);
    const Files one = filesOf(at("three")), two = filesOf(at("four"));
    QVERIFY(QDir(at("three")).removeRecursively() && QDir(at("four")).removeRecursively());
    QVERIFY(one.size() > 5 && one.keys() == two.keys() && one != two);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(runCli(into("in3", folder)).status == 0);
    const auto length = static_cast<int>(timer.elapsed());
    QRandomGenerator random(1);
    int mixes = 0, killed = 0, mixesAtAnyMoment = 0;
    for (int i = 0; i < kills; ++i) {
        QProcess run;
        run.start(QStringLiteral(PLEIOSCOPE_CLI), into(i % 8 < 4 ? "in4" : "in3", folder));
        QVERIFY(run.waitForStarted());
        if (i % 4 == 0) {
            QThread::msleep(static_cast<unsigned long>(random.bounded(length + 1)));
        } else {  // while files are written, or get their names
            const QByteArray list = readAll(at(folder + "/pleioscope.sha256"));
            const auto isNear = [&] {
                return i % 4 == 1 ? QDir(at(folder + "/.results.pleioscope-writing")).exists()
                                  : readAll(at(folder + "/pleioscope.sha256")) != list;
            };
            for (timer.start(); !isNear() && timer.elapsed() < 3 * length + 1000;)
                if (run.waitForFinished(0)) break;
            QThread::usleep(static_cast<unsigned long>(random.bounded(i % 4 == 1 ? 20'000 : 1'000)));
        }
        if (run.state() == QProcess::Running) {
            ::kill(static_cast<pid_t>(run.processId()), SIGKILL);
            ++killed;
            QVERIFY(run.waitForFinished());
        }
        const Files now = filesOf(at(folder));
        const bool isOneRun = now == one || now == two;
        const bool isKnown = !pleio::halfwayWarning(at(folder).toStdString()).empty();
        mixes += isOneRun ? 0 : 1;
        mixesAtAnyMoment += !isOneRun && i % 4 == 0 ? 1 : 0;
        QVERIFY2(isOneRun || isKnown,
                 ("a mix that we do not know: " + now.keys().join(' ')).toUtf8() + now["pleioscope.sha256"]);
        QVERIFY2(isOneRun || !isWhole(at(folder)), "a mix that sha256sum does not know");
        if (isOneRun) QVERIFY(isWhole(at(folder)));
    }
    qInfo(
        "%d runs killed, most of them while files got their names, %d of them halfway, each of which was known; of the "
        "quarter killed at any moment %d",
        killed, mixes, mixesAtAnyMoment);
    const bool wasHalfway = !pleio::halfwayWarning(at(folder).toStdString()).empty();
    const CliRun next = runCli(into("in3", folder));
    QVERIFY2(next.status == 0, next.err);
    QCOMPARE(next.err.contains("ended halfway"), wasHalfway);
    QCOMPARE(filesOf(at(folder)), one);
    QCOMPARE(hidden(at(folder)), QStringList());
}

void TestCliKilled::leftoversOfANewFolderAreRemoved()
{
    QProcess run;
    run.start(QStringLiteral(PLEIOSCOPE_CLI), usage("in3", "new"));
    const QString waiting = at(".new.pleioscope-writing");
    while (!QDir(waiting).exists() && !run.waitForFinished(1)) {
    }
    ::kill(static_cast<pid_t>(run.processId()), SIGKILL);
    QVERIFY(run.waitForFinished());
    QVERIFY(!QDir(at("new")).exists() || filesOf(at("new")) == filesOf(at("whole3")));
    QCOMPARE(runCli(usage("in4", "new")).status, 0);
    QCOMPARE(filesOf(at("new")), filesOf(at("whole4")));
    QCOMPARE(hidden(at("new")) + hidden(m_folder.path()), QStringList());
}

void TestCliKilled::aStoppedRunLeavesWhatWasThere_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestCliKilled::aStoppedRunLeavesWhatWasThere()
{
    QFETCH(int, signal);
    QVERIFY(runCli(usage("in3", "stopped")).status == 0);
    const Files before = filesOf(at("stopped"));
    QProcess run;
    run.start(QStringLiteral(PLEIOSCOPE_CLI), {"analyze", at("in4/genome.gbk"), "--traits", at("in4/traits.tsv"),
                                               "--rotations", "100000", "--out", at("stopped")});
    QVERIFY(run.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(heeds(run.processId(), signal), 30'000);
    QTest::qWait(700);
    ::kill(static_cast<pid_t>(run.processId()), signal);
    QVERIFY(run.waitForFinished());
    QCOMPARE(run.exitStatus(), QProcess::NormalExit);
    QCOMPARE(run.exitCode(), 1);
    QCOMPARE(filesOf(at("stopped")), before);
    QCOMPARE(hidden(at("stopped")), QStringList());
}

void TestCliKilled::theSecondRunIsTold_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("held");
    const QString genome = at("no.gbk");
    QTest::newRow("run") << QStringList{"run", "codon.usage", "--genome", genome} << "held";
    QTest::newRow("analyze") << QStringList{"analyze", genome, "--traits", genome} << "held";
    QTest::newRow("batch, a genome") << QStringList{"batch", genome} << "held/no";
    QTest::newRow("batch, the summary") << QStringList{"batch", genome} << "held/summary";
    QTest::newRow("codon-statistics") << QStringList{"codon-statistics", genome} << "held";
    QTest::newRow("synth") << QStringList{"synth", "--genes", "0"} << "held";
    QTest::newRow("demo") << QStringList{"demo"} << "held/results";
}

/// Before it reads its inputs, which are not there, or looks at other options.
void TestCliKilled::theSecondRunIsTold()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, held);
    const QString out = at("held");
    for (const bool isThere : {false, true}) {
        QVERIFY(QDir(out).removeRecursively());
        QVERIFY(QDir().mkpath(isThere ? at(held) : QFileInfo(at(held)).path()));
        const QFileInfo folder(at(held));
        QLockFile lock(isThere ? folder.filePath() + "/.results.pleioscope-lock"
                               : folder.path() + "/." + folder.fileName() + ".pleioscope-lock");
        QVERIFY(lock.tryLock());
        const CliRun run = runCli(arguments + QStringList{"--out", out});
        QVERIFY2(run.status == 1, run.err);
        QVERIFY2(run.err.contains("Another run (process "), run.err);
        lock.unlock();
        QCOMPARE(QDir(at(held)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    }
}

PLEIO_TEST(tst_cli_killed, TestCliKilled)
#include "tst_cli_killed.moc"
