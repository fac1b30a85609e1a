// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/blob_store.h"
#include "core/swarm/task_queue.h"
#include "tests/app/cli/cli_process.h"
#include "tests/app/worker/worker_process.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/support/fake_prodigal.h"
#include "tests/support/http_page.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"
#include "tests/support/zip_bytes.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace pleio;
using namespace pleio::test;

/// A Zstandard frame (RFC 8878) of so many zeros, a multiple of 128 KiB, that says it holds `declared` bytes.
QByteArray zeros(qint64 bytes, qint64 declared)
{
    constexpr qint64 kBlock = 131'072;
    QByteArray frame = QByteArray::fromHex("28b52ffdc038");  // magic; size in eight bytes; window of 128 KiB
    for (int byte = 0; byte < 8; ++byte) frame.append(static_cast<char>(declared >> (8 * byte)));
    for (qint64 left = bytes; left > 0; left -= kBlock) {
        const qint64 head = (left == kBlock ? 1 : 0) | (1 << 1) | (kBlock << 3);  // last?, one repeated byte, how often
        for (int byte = 0; byte < 3; ++byte) frame.append(static_cast<char>(head >> (8 * byte)));
        frame.append('\0');
    }
    return frame;
}

/// So many MiB of zeros, as members of a gzip file.
QByteArray gzipOfZeros(int mebibytes)
{
    QProcess gzip;
    gzip.start(QStringLiteral("gzip"), {QStringLiteral("-c")});
    gzip.write(QByteArray(1 << 20, '\0'));
    gzip.closeWriteChannel();
    if (!gzip.waitForFinished()) qFatal("gzip does not run");
    return gzip.readAllStandardOutput().repeated(mebibytes);
}

class TestWorker : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->isUp());
        const CliRun made = runCli({"synth", "--genes", "250", "--traits", "3", "--genes-per-trait", "40", "--seed",
                                    "2", "--out", path("synth")});
        QVERIFY2(made.status == 0, made.err);
    }

    void theSwarmWritesTheSameFiles()
    {
        WorkerProcess worker({"--redis", address(), "--namespace", "files"});
        QVERIFY2(worker.says("waits for tasks"), worker.log());
        const CliRun here = runCli(analyze("here"));
        QVERIFY2(here.status == 0, here.err);
        const CliRun there = runCli(analyze("there") + QStringList{"--swarm", address(), "--namespace", "files"});
        QVERIFY2(there.status == 0, there.err);
        const QStringList files = QDir(path("here")).entryList(QDir::Files);
        QVERIFY(files.size() >= 8);
        QCOMPARE(QDir(path("there")).entryList(QDir::Files), files);
        for (const QString& file : files)
            QVERIFY2(readAll(path("here/" + file)) == readAll(path("there/" + file)), qPrintable(file));
        QCOMPARE(QString::fromUtf8(there.out).replace(path("there"), path("here")), QString::fromUtf8(here.out));
    }

    void aBatchOnTheSwarmWritesTheSameFiles()
    {
        QStringList genomes;
        for (const char* seed : {"11", "12", "13"}) {
            const QString folder = path(QStringLiteral("batch") + seed);
            const CliRun made = runCli({"synth", "--genes", "150", "--traits", "2", "--genes-per-trait", "30", "--seed",
                                        seed, "--out", folder});
            QVERIFY2(made.status == 0, made.err);
            const QString genome = path(QStringLiteral("genome%1.gbk").arg(QLatin1String(seed)));
            QVERIFY(QFile::rename(folder + "/genome.gbk", genome));
            QVERIFY(
                QFile::rename(folder + "/traits.tsv", path(QStringLiteral("genome%1.tsv").arg(QLatin1String(seed)))));
            genomes.append(genome);
        }
        writeAll(path("empty.gbk"), "LOCUS nothing\n");
        writeAll(path("empty.tsv"), "gene\ttrait\n");
        genomes.insert(1, path("empty.gbk"));
        genomes.append(path("missing.gbk"));
        const auto batch = [&](const QString& folder, const QStringList& more) {
            return runCli(QStringList{"batch"} + genomes +
                          QStringList{"--traits", path("{}.tsv"), "--set", "rotations=20", "--out", path(folder)} +
                          more);
        };
        WorkerProcess first({"--redis", address(), "--namespace", "batch"}),
            second({"--redis", address(), "--namespace", "batch"});
        const CliRun here = batch("batch-here", {});
        const CliRun there = batch("batch-there", {"--swarm", address(), "--namespace", "batch"});
        for (const CliRun& run : {here, there}) {
            QCOMPARE(run.status, 3);  // two genomes cannot be read
            QVERIFY2(run.out.contains("3 of 5 genomes analysed"), run.out + run.err);
            QVERIFY2(run.err.contains("missing.gbk: There is no such file"), run.err);
        }
        int compared = 0;
        QDirIterator files(path("batch-here"), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            const QString other = QString(file).replace(QStringLiteral("batch-here"), QStringLiteral("batch-there"));
            QVERIFY2(readAll(file) == readAll(other), qPrintable(file));
            ++compared;
        }
        QCOMPARE(compared, 3 * 11 + 6);
        const auto table = readTsv(path("batch-there/summary/genomes.tsv"));
        QCOMPARE(table[QStringLiteral("genome")],
                 QStringList({"genome11", "empty", "genome12", "genome13", "missing"}));
        QVERIFY(table[QStringLiteral("problem")][1].contains(QStringLiteral("empty.gbk")));
        QCOMPARE(table[QStringLiteral("traits_tested")][0], QStringLiteral("2"));
        QVERIFY(QFile::exists(path("batch-there/summary/profiles.tsv")));
    }

    /// A worker without prodigal, asked by a machine that has it.
    void predictsNoGenesOfItsOwn()
    {
        writeAll(path("bare.fna"), QByteArray::fromStdString(UnannotatedGenome().fasta()));
        std::unique_ptr<WorkerProcess> worker;
        {
            const ProgramsInPath programs(ProgramsInPath::None);
            worker = std::make_unique<WorkerProcess>(
                QStringList{"--redis", address(), "--namespace", "predicted", "--threads", "2"});
        }
        QVERIFY2(worker->says("waits for tasks"), worker->log());
        const ProgramsInPath programs(ProgramsInPath::Prodigal);
        const QStringList swarm{"--swarm", address(), "--namespace", "predicted"};
        const QStringList run{"run", "codon.usage", "--genome", path("bare.fna"), "--seed", "1", "--out"};
        const QStringList batch{"batch", path("bare.fna"), "--analysis", "codon.usage", "--seed", "1", "--out"};
        for (const QStringList& arguments :
             {run + QStringList{path("bare-here")}, run + QStringList{path("bare-there")} + swarm,
              batch + QStringList{path("bare-batch")} + swarm}) {
            const CliRun done = runCli(arguments);
            QVERIFY2(done.status == 0, done.err);
        }
        const QStringList files = QDir(path("bare-here")).entryList(QDir::Files);
        QVERIFY(files.size() >= 5);
        for (const QString& file : files)
            for (const char* there : {"bare-there/", "bare-batch/bare/"})
                QVERIFY2(readAll(path("bare-here/" + file)) == readAll(path(there + file)), qPrintable(there + file));
        QVERIFY(readAll(path("bare-there/report.json")).contains("predicted_by = prodigal 2.6.3"));
    }

    void noTaskEndsAWorkerByItsSize_data()
    {
        QTest::addColumn<QByteArray>("stored");  // as the server keeps it
        QTest::addColumn<QByteArray>("bytes");   // of the input; empty if nobody could have them
        QTest::addColumn<QString>("says");       // the task's error
        QTest::addColumn<int>("attempts");       // an input that cannot be used is not tried again
        constexpr qint64 kDeclared = qint64{4} << 30;
        QTest::newRow("4 GiB of zeros") << QByteArray::number(kDeclared) + '\n' + zeros(kDeclared, kDeclared)
                                        << QByteArray() << "come out" << 2;
        // The frame says what it holds, and it is not that.
        QTest::newRow("4 GiB said to be 1 GiB")
            << QByteArray::number(kDeclared / 4) + '\n' + zeros(kDeclared, kDeclared) << QByteArray() << "damaged" << 2;
        QTest::newRow("4 GiB said to be 1 MiB")
            << QByteArray::number(1 << 20) + '\n' + zeros(kDeclared, 1 << 20) << QByteArray() << "damaged" << 2;
        QTest::newRow("gzip of 4 GiB") << QByteArray() << gzipOfZeros(4096) << "come out" << 1;
    }

    /// A worker with little memory refuses what does not fit, is alive afterwards and does the next task.
    void noTaskEndsAWorkerByItsSize()
    {
        QFETCH(QByteArray, stored);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        QFETCH(int, attempts);
        NoProgress none;
        const std::string name = "size-" + std::to_string(++m_sizes);
        RedisConnection redis(*parseRedisAddress(m_server->address()));
        const SwarmKeys keys = *swarmKeys(name);
        const SourceFile genome =
            sourceFromBytes("genome.gbk.gz", stored.isEmpty() ? bytes.toStdString() : "none", SourceRole::Genome);
        if (stored.isEmpty())
            QVERIFY(BlobStore(redis, keys).put(genome, none));
        else
            QVERIFY(redis.require({"SET", keys.blob(genome.sha256), stored.toStdString()}));
        TaskQueue queue(redis, keys);
        QVERIFY(queue.prepare());
        SubmitOptions options;
        options.mostAttempts = 2;
        const auto id = queue.submit(taskOf({"genome.summary", {}, 1}, {genome}, {}), options);
        QVERIFY2(id, id ? "" : id.error().oneLine().c_str());
        WorkerProcess worker({"--redis", address(), "--namespace", QString::fromStdString(name), "--threads", "2"}, {},
                             1200);
        QVERIFY2(worker.says("waits for tasks"), worker.log());
        const auto status = [&] { return **queue.status(*id); };
        QTRY_VERIFY_WITH_TIMEOUT(
            status().state == TaskState::Failed || worker.process().state() == QProcess::NotRunning, 120'000);
        QVERIFY2(worker.process().state() == QProcess::Running, worker.process().readAllStandardError());
        QCOMPARE(status().attempts, attempts);
        QVERIFY2(status().error.find(says.toStdString()) != std::string::npos, status().error.c_str());
        const auto dead = queue.dead(10);
        QVERIFY(dead && dead->size() == 1 && dead->front().id == *id);
        const CliRun next = runCli({"run", "genome.summary", "--genome", path("synth/genome.gbk"), "--out",
                                    path(QString::fromStdString(name)), "--swarm", address(), "--namespace",
                                    QString::fromStdString(name)});
        QVERIFY2(next.status == 0, next.err);
    }

    /// What somebody who may write to the server could put there.
    void craftedTasksEndNoWorker()
    {
        NoProgress none;
        const std::string name = "crafted";
        RedisConnection redis(*parseRedisAddress(m_server->address()));
        const SwarmKeys keys = *swarmKeys(name);
        TaskQueue queue(redis, keys);
        BlobStore blobs(redis, keys);
        QVERIFY(queue.prepare());
        const auto genome = [](const QByteArray& bytes) {
            return sourceFromBytes("genome.gbk", bytes.toStdString(), SourceRole::Genome);
        };
        const SourceFile good = genome(readAll(path("synth/genome.gbk")));
        QVERIFY(blobs.put(good, none));
        std::vector<std::string> ids;
        const auto submit = [&](const SourceFile& source, std::uint64_t seed) {
            const auto id = queue.submit(taskOf({"genome.summary", {}, seed}, {source}, {}), {});
            if (id) ids.push_back(*id);
            return id ? *id : std::string();
        };
        // Requests that are none.
        const QByteArray fine = taskToCbor(taskOf({"genome.summary", {}, 1}, {good}, {}));
        const QByteArray map = fine.left(1);
        const QByteArray key = QByteArray::fromHex("66") + "format";
        const std::vector<QByteArray> requests{
            "",
            QByteArray(1 << 20, '\0'),
            QByteArray(1'000'000, '\x81'),              // arrays in arrays
            QByteArray(1'000'000, '\xa1'),              // maps in maps
            QByteArray(1'000'000, '\xc1'),              // tags of tags
            QByteArray::fromHex("9bffffffffffffffff"),  // an array of 2^64 - 1 items
            QByteArray::fromHex("bb7fffffffffffffff"),  // a map of 2^63 - 1
            QByteArray::fromHex("5b7fffffffffffffff"),  // bytes of that length
            QByteArray::fromHex("5f5b000000ffffffffff"),
            map + key + QByteArray::fromHex("5b00000010000000000"),
            map + key + QByteArray::fromHex("1bffffffffffffffff"),
            fine.left(fine.size() / 2),
            fine + fine,
            QByteArray(fine).replace("genome.summary", "cipher.decode\xff"),
            QByteArray(fine).replace("genome.gbk", "../genome."),
            QByteArray(fine).replace("pleioscope.task", "pleioscope.tusk"),
        };
        for (std::size_t i = 0; i < requests.size(); ++i) {
            const std::string id = submit(good, 100 + i);
            QVERIFY(redis.require({"HSET", keys.task(id), "request", requests[i].toStdString()}));
        }
        // Inputs that are bombs, in the store and in themselves.
        constexpr qint64 kHuge = qint64{4} << 30;
        const std::vector<QByteArray> stored{QByteArray::number(kHuge) + '\n' + zeros(kHuge, kHuge),
                                             QByteArray::number(kHuge / 4) + '\n' + zeros(kHuge, kHuge),
                                             "9223372036854775807\nx",
                                             "-1\n",
                                             "no number",
                                             "",
                                             QByteArray::number(qint64{64} << 30) + '\n' +
                                                 zeros(131'072, qint64{64} << 30)};
        for (std::size_t i = 0; i < stored.size(); ++i) {
            const SourceFile source = genome("stored " + QByteArray::number(static_cast<int>(i)));
            QVERIFY(redis.require({"SET", keys.blob(source.sha256), stored[i].toStdString()}));
            submit(source, 200 + i);
        }
        submit(genome("never stored"), 300);
        const QByteArray zero = gzipOfZeros(2048);
        std::string much;
        much.resize(600'000'000, 'A');
        const std::string zip = zipBytes({{"a.txt", much}});
        for (const QByteArray& bytes :
             {zero, QByteArray::fromStdString(zip), QByteArray::fromStdString(zipBytes({{"a.zip", zip}})),
              QByteArray(50'000'000, 'A'), QByteArray(1'000'000, '\n'), QByteArray("LOCUS"), QByteArray(1, '\0'),
              QByteArray(">a\n") + QByteArray(50'000'000, 'A')}) {
            QVERIFY(blobs.put(genome(bytes), none));
            submit(genome(bytes), 400);
        }
        // The last is a task as any other.
        const std::string last = submit(good, 7);
        QCOMPARE(ids.size(), std::size_t{33});
        const QStringList arguments{"--redis",   address(), "--namespace", QString::fromStdString(name),
                                    "--threads", "1"};
        WorkerProcess one(arguments, {}, 2000), two(arguments, {}, 2000);
        const auto isOver = [&](const std::string& id) {
            const auto status = queue.status(id);
            return status && *status && ((*status)->state == TaskState::Done || (*status)->state == TaskState::Failed);
        };
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(ids, isOver), 300'000);
        for (WorkerProcess* worker : {&one, &two})
            QVERIFY2(worker->process().state() == QProcess::Running, worker->process().readAllStandardError());
        QCOMPARE((**queue.status(last)).state, TaskState::Done);
        const auto dead = queue.dead(100);
        QVERIFY(dead && dead->size() >= 30);
        const CliRun shown = swarm({"dead"}, "crafted");
        QVERIFY(shown.status == 0 && !shown.out.contains('\x1b'));
    }

    void theServerSeesNoSecret()
    {
        RedisServer guarded({QStringLiteral("--requirepass"), QStringLiteral("s3cret-word")});
        QVERIFY(guarded.isUp());
        QProcess monitor;
        monitor.setProcessChannelMode(QProcess::MergedChannels);
        monitor.start(QStringLiteral("redis-cli"),
                      {"-p", QString::number(guarded.port()), "--no-auth-warning", "-a", "s3cret-word", "monitor"});
        QVERIFY(monitor.waitForStarted() && monitor.waitForReadyRead(10000));
        const QString where = QString::fromStdString(guarded.address());
        WorkerProcess worker({"--redis", where}, "s3cret-word");
        QVERIFY2(worker.says("waits for tasks"), worker.log());
        qputenv("PLEIOSCOPE_REDIS_PASSWORD", "s3cret-word");
        const CliRun run = runCli(analyze("monitored") + QStringList{"--swarm", where});
        qunsetenv("PLEIOSCOPE_REDIS_PASSWORD");
        QVERIFY2(run.status == 0, run.err);
        worker.process().kill();  // it would go on asking
        worker.process().waitForFinished();
        QByteArray seen;
        while (monitor.waitForReadyRead(500)) seen += monitor.readAll();
        monitor.kill();
        monitor.waitForFinished();
        QVERIFY(seen.contains("XREADGROUP") || seen.contains("xreadgroup"));
        QVERIFY(seen.contains("genome.gbk"));  // the name is there, the folder is not
        for (const QByteArray& secret : {QByteArray("s3cret-word"), QDir::homePath().toUtf8() + '/',
                                         path(QString()).toUtf8(), QDir::currentPath().toUtf8()})
            QVERIFY2(!seen.contains(secret), secret);
        QVERIFY(!worker.log().contains("s3cret-word"));
    }

    void submitsNowAndWaitsLater()
    {
        const CliRun submitted = runCli({"swarm", "submit", "codon.usage", "--redis", address(), "--namespace", "later",
                                         "--genome", path("synth/genome.gbk"), "--priority", "high"});
        QVERIFY2(submitted.status == 0, submitted.err);
        const QString id = QString::fromUtf8(submitted.out).trimmed();
        QVERIFY2(swarm({"status", id}, "later").out.contains("waiting"), id.toUtf8());
        QVERIFY2(swarm({"status"}, "later").out.contains("high 1"), id.toUtf8());
        WorkerProcess worker({"--redis", address(), "--namespace", "later"});
        const CliRun waited = swarm({"wait", id, "--out", path("later")}, "later");
        QVERIFY2(waited.status == 0, waited.err);
        const CliRun here = runCli({"run", "codon.usage", "--genome", path("synth/genome.gbk"), "--out", path("now")});
        QVERIFY2(here.status == 0, here.err);
        for (const QString& file : QDir(path("now")).entryList(QDir::Files))
            QVERIFY2(readAll(path("now/" + file)) == readAll(path("later/" + file)), qPrintable(file));

        // What was left out of a folder is said by whoever fetches.
        QVERIFY(QDir().mkpath(path("folder")));
        writeAll(path("folder/genome.gbk"), readAll(path("synth/genome.gbk")));
        writeAll(path("folder/README.txt"), "Made up.\n");
        const CliRun folder = runCli({"swarm", "submit", "codon.usage", "--redis", address(), "--namespace", "later",
                                      "--genome", path("folder")});
        QVERIFY2(folder.status == 0, folder.err);
        const CliRun fetched =
            swarm({"wait", QString::fromUtf8(folder.out).trimmed(), "--out", path("fetched")}, "later");
        QVERIFY2(fetched.status == 0, fetched.err);
        const QByteArray report = readAll(path("fetched/report.json"));
        QVERIFY2(report.contains("intake.left_out") && report.contains("README.txt: "), report);

        // A task that cannot be done is dead, and can begin anew.
        const CliRun wrong = runCli({"swarm", "submit", "codon.usage", "--redis", address(), "--namespace", "later",
                                     "--genome", path("synth/genome.gbk"), "--trait", "no such trait"});
        const QString dead = QString::fromUtf8(wrong.out).trimmed();
        const CliRun failed = swarm({"wait", dead, "--out", path("never")}, "later");
        QCOMPARE(failed.status, 2);
        QVERIFY2(failed.err.contains("no such trait"), failed.err);
        QVERIFY(!QDir(path("never")).exists());
        QVERIFY2(swarm({"dead"}, "later").out.contains(dead.toUtf8()), dead.toUtf8());
        QCOMPARE(swarm({"retry", dead}, "later").status, 0);
        QCOMPARE(swarm({"retry", id}, "later").status, 2);  // it is done
        const CliRun log = swarm({"log"}, "later");
        QVERIFY2(log.status == 0, log.err);
        qsizetype at = 0;
        for (const QString& line : {"submitted +" + id, "started +" + id + "  .+", "done +" + id, "submitted +" + dead,
                                    "failed +" + dead + ".+no such trait.*", "retried +" + dead}) {
            const auto match =
                QRegularExpression("^[-0-9]+T[0-9:.]+Z  " + line + "$", QRegularExpression::MultilineOption)
                    .match(QString::fromUtf8(log.out), at);
            QVERIFY2(match.hasMatch(), line.toUtf8() + " in\n" + log.out);
            at = match.capturedEnd();
        }
        QCOMPARE(swarm({"log", "--lines", "1"}, "later").out.count('\n'), 1);
        QVERIFY(swarm({"purge"}, "later").out.contains("deleted"));
        QCOMPARE(swarm({"wait", id, "--out", path("never")}, "later").status, 2);
    }

    void filesAreRememberedTogether()
    {
        writeAll(path("remembered"), QByteArray("any\0bytes", 9));
        QVERIFY(swarm({"memory", "set", "lab/x", path("remembered")}, "memory").status == 0);
        const CliRun got = swarm({"memory", "get", "lab/x", path("got")}, "memory");
        QVERIFY2(got.status == 0, got.err);
        QCOMPARE(readAll(path("got")), QByteArray("any\0bytes", 9));
        QCOMPARE(swarm({"memory", "get", "lab/x", path("got")}, "memory").status, 2);  // it is there already
        QCOMPARE(swarm({"memory", "get", "lab/x", path("got"), "--replace"}, "memory").status, 0);
        QCOMPARE(swarm({"memory", "get", "lab/x", path("gone")}, "other").status, 3);
        QVERIFY(swarm({"memory", "remove", "lab/x"}, "memory").out.contains("removed"));
        QCOMPARE(swarm({"memory", "get", "lab/x", path("gone")}, "memory").status, 3);
        QCOMPARE(swarm({"memory", "set", "lab x", path("remembered")}, "memory").status, 2);
        QCOMPARE(swarm({"memory", "set", "lab/x", path("no such file")}, "memory").status, 3);
    }

    void theStatusShowsTheWorker()
    {
        WorkerProcess worker({"--redis", address(), "--namespace", "status", "--name", "bench-3", "--slots", "2"});
        QVERIFY2(worker.says("waits for tasks"), worker.log());
        const CliRun status = swarm({"status"}, "status");
        QVERIFY2(status.status == 0, status.err);
        QVERIFY2(status.out.contains("0 tasks in the queues"), status.out);
        QVERIFY2(QRegularExpression("bench-3 +Pleioscope [0-9.]+( \\([0-9a-f]{7}(-dirty)?\\))? +2 +0 +[0-9]+ online")
                     .match(QString::fromUtf8(status.out))
                     .hasMatch(),
                 status.out);
        QCOMPARE(swarm({"status", "no-such-task"}, "status").status, 2);
        QVERIFY(swarm({"drain", "bench-3"}, "status").status == 0);
        QVERIFY2(worker.says("ends"), worker.log());
        QTRY_COMPARE(worker.process().state(), QProcess::NotRunning);
        QCOMPARE(worker.process().exitCode(), 0);
        QCOMPARE(swarm({"drain", "bench-9"}, "status").status, 2);
    }

    void termHandsBackAndAnotherGoesOn()
    {
        auto first = std::make_unique<WorkerProcess>(
            QStringList{"--redis", address(), "--namespace", "term", "--name", "first"});
        QVERIFY2(first->says("waits for tasks"), first->log());
        QProcess client;
        client.start(QStringLiteral(PLEIOSCOPE_CLI),
                     analyze("term", "2000") + QStringList{"--swarm", address(), "--namespace", "term"});
        QVERIFY2(first->says("begins"), first->log());
        first->process().terminate();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(first->process().waitForFinished(10'000));
        QCOMPARE(first->process().exitCode(), 0);
        QVERIFY2(first->says("handed back"), first->log());
        WorkerProcess second({"--redis", address(), "--namespace", "term", "--name", "second"});
        QVERIFY(client.waitForFinished(120'000));
        QVERIFY2(client.exitCode() == 0, client.readAllStandardError());
        QVERIFY2(second.says("is done"), second.log());
    }

    /// Half a minute passes until a silent worker counts as lost.
    void aKilledWorkerIsReplaced()
    {
        auto first = std::make_unique<WorkerProcess>(
            QStringList{"--redis", address(), "--namespace", "kill", "--name", "first"});
        QVERIFY2(first->says("waits for tasks"), first->log());
        QProcess client;
        client.start(QStringLiteral(PLEIOSCOPE_CLI),
                     analyze("kill", "2000") + QStringList{"--swarm", address(), "--namespace", "kill"});
        QVERIFY2(first->says("begins"), first->log());
        first.reset();  // kill -9
        WorkerProcess second({"--redis", address(), "--namespace", "kill", "--name", "second"});
        QVERIFY(client.waitForFinished(180'000));
        QVERIFY2(client.exitCode() == 0, client.readAllStandardError());
        QVERIFY2(second.says("is done"), second.log());
        const CliRun here = runCli(analyze("kill-here", "2000"));
        QVERIFY(here.status == 0);
        QVERIFY(readAll(path("kill/traits.tsv")) == readAll(path("kill-here/traits.tsv")));
    }

    void theShippedPermissionsAreEnoughAndNoMore()
    {
        QByteArray acl = readAll(sourceFile("packaging/redis-worker.acl"));
        QVERIFY(acl.contains(">CHANGE-THIS"));
        acl.replace(">CHANGE-THIS", ">pass-for-test");
        writeAll(path("users.acl"), acl + "user default on nopass ~* &* +@all\n");
        RedisServer guarded({"--aclfile", path("users.acl")});
        QVERIFY(guarded.isUp());
        const QString plain = QString::fromStdString(guarded.address());
        QString asWorker = plain;
        asWorker.replace("redis://", "redis://pleio-worker@");
        WorkerProcess worker({"--redis", asWorker, "--name", "least", "--metrics", "0"}, "pass-for-test");
        QVERIFY2(worker.says("waits for tasks"), worker.log());
        // It looks at its queues too.
        QTRY_VERIFY_WITH_TIMEOUT(
            httpPage(metricsPortIn(worker.log()), "GET /metrics").body.contains("pleioscope_queue_lag_seconds 0\n"),
            20'000);
        const CliRun there = runCli(analyze("acl") + QStringList{"--swarm", plain});
        QVERIFY2(there.status == 0, there.err + worker.log());
        QVERIFY2(worker.says("is done"), worker.log());
        QVERIFY(!worker.log().contains("NOPERM"));
        QVERIFY(!worker.log().contains("pass-for-test"));
        const auto answer = [&](const QStringList& command) {
            QProcess cli;
            cli.start("redis-cli", QStringList{"-p", QString::number(guarded.port()), "--user", "pleio-worker",
                                               "--pass", "pass-for-test", "--no-auth-warning"} +
                                       command);
            return cli.waitForFinished() ? cli.readAllStandardOutput() : QByteArray();
        };
        // What it needs where Sentinels or a Cluster answer.
        QVERIFY(answer({"ROLE"}).contains("master"));
        QVERIFY(answer({"ASKING"}).contains("cluster support disabled"));
        // What it may not do.
        for (const QStringList& command :
             {QStringList{"CONFIG", "GET", "*"}, QStringList{"FLUSHALL"}, QStringList{"KEYS", "*"},
              QStringList{"GET", "elsewhere"}, QStringList{"SET", "pleio:{other}:blob:x", "y"}, QStringList{"SHUTDOWN"},
              QStringList{"ACL", "LIST"}, QStringList{"MONITOR"},
              QStringList{"EVAL", "return redis.call('GET', 'elsewhere')", "0"}, QStringList{"SCRIPT", "FLUSH"}}) {
            const QByteArray said = answer(command);
            QVERIFY2(said.contains("NOPERM") || said.contains("permission") || said.contains("can't access"),
                     command.join(' ').toUtf8() + ": " + said);
        }
    }

    void badAddressesAreUsageErrors()
    {
        for (const QString& bad : {QStringLiteral("http://host"), QStringLiteral("redis://anna:secret@host/x")}) {
            WorkerProcess worker({"--redis", bad});
            QTRY_COMPARE(worker.process().state(), QProcess::NotRunning);
            QCOMPARE(worker.process().exitCode(), 2);
            QVERIFY(!worker.process().readAllStandardError().contains("secret"));
        }
        const CliRun nobody = runCli({"swarm", "status", "--redis", "redis://127.0.0.1:1"});
        QCOMPARE(nobody.status, 1);
        QVERIFY2(nobody.err.contains("cannot be reached"), nobody.err);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString address() const { return QString::fromStdString(m_server->address()); }
    [[nodiscard]] QStringList analyze(const QString& out, const QString& rotations = QStringLiteral("20")) const
    {
        return {"analyze",     path("synth/genome.gbk"),
                "--traits",    path("synth/traits.tsv"),
                "--rotations", rotations,
                "--out",       path(out)};
    }
    [[nodiscard]] CliRun swarm(const QStringList& verb, const QString& nameSpace) const
    {
        return runCli(QStringList{"swarm"} + verb + QStringList{"--redis", address(), "--namespace", nameSpace});
    }

    QTemporaryDir m_folder;
    std::unique_ptr<RedisServer> m_server;
    int m_sizes = 0;
};

PLEIO_TEST(tst_worker, TestWorker)
#include "tst_worker.moc"
