// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_json.h"
#include "core/base/version.h"
#include "core/swarm/blob_store.h"
#include "core/swarm/part_result.h"
#include "core/swarm/shared_folder.h"
#include "core/swarm/split_task.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/core/swarm/swarm_sample.h"
#include "tests/support/fake_prodigal.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <thread>

using namespace pleio;
using namespace pleio::test;
using namespace std::chrono_literals;

namespace {

class StopAfter final : public Progress {
public:
    explicit StopAfter(std::chrono::milliseconds time) : m_end(std::chrono::steady_clock::now() + time) {}
    void report(double, std::string_view) override {}
    [[nodiscard]] bool isCancelled() const override { return std::chrono::steady_clock::now() > m_end; }

private:
    std::chrono::steady_clock::time_point m_end;
};

class Recorder final : public Progress {
public:
    void report(double, std::string_view text) override
    {
        if (texts.empty() || texts.back() != text) texts.emplace_back(text);
    }
    [[nodiscard]] bool isCancelled() const override { return false; }
    [[nodiscard]] std::string all() const
    {
        std::string joined;
        for (const std::string& text : texts) joined += text + "; ";
        return joined;
    }

    std::vector<std::string> texts;
};

}  // namespace

class TestSwarm : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_server = std::make_unique<RedisServer>(QStringList{QStringLiteral("--appendonly"), QStringLiteral("yes")});
        QVERIFY(m_server->isUp());
    }

    void init()
    {
        m_swarm = {*parseRedisAddress(m_server->address()), *swarmKeys("test-" + std::to_string(++m_number))};
        m_redis = std::make_unique<RedisConnection>(m_swarm.address);
        m_queue = std::make_unique<TaskQueue>(*m_redis, m_swarm.keys);
    }

    void givesTheReportOfThisMachine()
    {
        NoProgress progress;
        const auto local = runAnalysis(quick(), sampleDataset(), progress);
        QVERIFY2(local, local ? "" : local.error().oneLine().c_str());
        RunningWorker worker(m_swarm, "w1");
        for (int again = 0; again < 2; ++again) {  // the second time from the results that are kept
            const auto report = runOnSwarm(m_swarm, quick(), sampleDataset(), sampleOptions(), progress);
            QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
            QVERIFY(reportToCbor(*report) == reportToCbor(*local));
        }
        QVERIFY(!worker.hasFailed());
    }

    /// Genes that were predicted where a program is installed that the worker does not have.
    void givesTheGenesThatWerePredicted()
    {
        NoProgress progress;
        const Request request{"codon.usage", {}, 1};
        std::optional<Dataset> dataset;
        {
            const ProgramsInPath programs(ProgramsInPath::Prodigal);
            auto loaded =
                loadDataset({sourceFromBytes("g.fna", UnannotatedGenome().fasta(), SourceRole::Genome)}, {}, progress);
            QVERIFY2(loaded, loaded ? "" : loaded.error().oneLine().c_str());
            dataset = *std::move(loaded);
        }
        const auto local = runAnalysis(request, *dataset, progress);
        QVERIFY2(local, local ? "" : local.error().oneLine().c_str());
        const ProgramsInPath programs(ProgramsInPath::None);
        RunningWorker worker(m_swarm, "w1");
        const auto report = runOnSwarm(m_swarm, request, *dataset, {}, progress);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QVERIFY(reportToCbor(*report) == reportToCbor(*local));
    }

    void givesTheErrorOfThisMachine()
    {
        NoProgress progress;
        const Request wrong{"codon.usage", Parameters({{"trait", std::string("no such trait")}}), 1};
        const auto local = runAnalysis(wrong, sampleDataset(), progress);
        QVERIFY(!local);
        RunningWorker worker(m_swarm, "w1");
        const auto report = runOnSwarm(m_swarm, wrong, sampleDataset(), sampleOptions(), progress);
        QVERIFY(!report);
        QCOMPARE(report.error().oneLine(), local.error().oneLine());
        QCOMPARE(report.error().kind, local.error().kind);
        QCOMPARE(m_queue->depth()->dead, 1);
    }

    void fiftyTasksOnTenWorkers()
    {
        constexpr std::uint64_t kTasks = 50;
        constexpr int kWorkers = 10;
        NoProgress progress;
        BlobStore blobs(*m_redis, m_swarm.keys);
        for (const SourceFile& source : sampleDataset().sources) QVERIFY(blobs.put(source, progress));
        std::vector<std::string> ids;
        for (std::uint64_t seed = 1; seed <= kTasks; ++seed)
            ids.push_back(*m_queue->submit(taskOf(quick(seed), sampleDataset().sources, sampleOptions()), {}));
        std::vector<std::unique_ptr<RunningWorker>> running;
        for (int i = 0; i < kWorkers; ++i)
            running.push_back(std::make_unique<RunningWorker>(m_swarm, "w" + std::to_string(i)));
        for (const std::string& id : ids)
            QTRY_VERIFY_WITH_TIMEOUT((*m_queue->status(id))->state == TaskState::Done, 60000);
        for (std::uint64_t seed = 1; seed <= kTasks; ++seed) {
            const auto status = *m_queue->status(ids[seed - 1]);
            QCOMPARE(status->attempts, 1);
            const auto stored = *m_queue->result(status->hash);
            const auto report = reportFromCbor(QByteArray::fromStdString(*unpacked(*stored, 1'000'000'000, progress)));
            QVERIFY(report);
            QVERIFY(reportToCbor(*report) == reportToCbor(*runAnalysis(quick(seed), sampleDataset(), progress)));
        }
        const auto depth = m_queue->depth();
        QCOMPARE(depth->waiting[0] + depth->waiting[1] + depth->waiting[2], 0);
        const auto workers = m_queue->workers();
        QCOMPARE(workers->size(), std::size_t{kWorkers});
        QCOMPARE(workers->front().program, programName());
    }

    void partsGiveTheReportOfThisMachine()
    {
        NoProgress progress;
        BlobStore blobs(*m_redis, m_swarm.keys);
        for (const SourceFile& source : sampleDataset().sources) QVERIFY(blobs.put(source, progress));
        const SwarmTask task = taskOf(quick(), sampleDataset().sources, sampleOptions());
        QCOMPARE(*usefulParts(*m_queue, task), 1);
        const std::string id = *submitInParts(*m_queue, task, 5, {});
        const auto status = *m_queue->status(id);
        QCOMPARE(status->state, TaskState::Held);
        QCOMPARE(status->parts.size(), std::size_t{5});
        QCOMPARE(status->hash, taskHash(task));
        RunningWorker first(m_swarm, "w1", 2), second(m_swarm, "w2");
        const auto report = awaitSwarm(m_swarm, id, progress);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QVERIFY(reportToCbor(*report) == reportToCbor(*runAnalysis(quick(), sampleDataset(), progress)));
        const auto parts = *m_queue->statuses(status->parts);
        for (const TaskStatus& part : parts) {
            QCOMPARE(part.state, TaskState::Done);
            QVERIFY(*m_queue->hasResult(part.hash));
        }
        QCOMPARE(*usefulParts(*m_queue, task), 3);
        QCOMPARE(*usefulParts(*m_queue, taskOf({"codon.usage", {}, 1}, sampleDataset().sources, sampleOptions())), 1);
        // Known now, so nothing is computed in parts.
        QVERIFY((*m_queue->status(*submitInParts(*m_queue, task, 5, {})))->parts.empty());
    }

    void aLostPartIsComputedAgain()
    {
        NoProgress progress;
        BlobStore blobs(*m_redis, m_swarm.keys);
        for (const SourceFile& source : sampleDataset().sources) QVERIFY(blobs.put(source, progress));
        SwarmTask task = taskOf(quick(), sampleDataset().sources, sampleOptions());
        task.parts = 3;
        // One part is damaged, one is of something else, one is missing.
        QVERIFY(m_redis->require({"SET", m_swarm.keys.result(taskHash(partOf(task, 0))), "5\nxxxxx"}));
        QVERIFY(m_redis->require({"SET", m_swarm.keys.result(taskHash(partOf(task, 1))),
                                  *packed(partToCbor(ItemValues{2, 1, {0, 2}, {1, 2}}).toStdString(), progress)}));
        const std::string id = *m_queue->submit(task, {});
        RunningWorker worker(m_swarm, "w1");
        const auto report = awaitSwarm(m_swarm, id, progress);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QVERIFY(reportToCbor(*report) == reportToCbor(*runAnalysis(quick(), sampleDataset(), progress)));
    }

    void filesOfASharedFolderAreNotSent()
    {
        QTemporaryDir folder, elsewhere;
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("strains")));
        NoProgress progress;
        Dataset placed = sampleDataset();
        for (SourceFile& source : placed.sources) {
            source.path = (folder.path() + QStringLiteral("/strains/")).toStdString() + source.name;
            QFile file(QString::fromStdString(source.path));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(source.bytes.data(), static_cast<qint64>(source.bytes.size()));
        }
        Swarm shared = m_swarm;
        shared.share = folder.path().toStdString();
        RunningWorker worker(shared, "w1");
        const auto report = runOnSwarm(shared, quick(), placed, sampleOptions(), progress);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
        QVERIFY(reportToCbor(*report) == reportToCbor(*runAnalysis(quick(), sampleDataset(), progress)));
        QCOMPARE(m_redis->require({"KEYS", m_swarm.keys.blob("*")})->items.size(), std::size_t{0});

        // A worker reads nothing else: not where a link leads out, not what has changed, nothing without a folder.
        const SourceFile& source = placed.sources.front();
        const QString link = folder.path() + QStringLiteral("/link");
        QVERIFY(QFile::copy(QString::fromStdString(source.path), elsewhere.filePath(QStringLiteral("file"))));
        QVERIFY(QFile::link(elsewhere.filePath(QStringLiteral("file")), link));
        TaskInput input{source.role, source.name, source.sha256, "strains/" + source.name};
        QVERIFY(readShared(shared.share, input, progress));
        QVERIFY(!readShared("", input, progress));
        TaskInput other = input;
        other.place = "link";
        QVERIFY(!readShared(shared.share, other, progress));
        other = input;
        other.sha256 = std::string(64, '0');
        QCOMPARE(readShared(shared.share, other, progress).error().kind, ErrorKind::Io);
        QCOMPARE(placeBelow(shared.share, elsewhere.filePath(QStringLiteral("file")).toStdString()), std::string());
    }

    void filesAreReadFromAUrl()
    {
        const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"));
        if (python.isEmpty()) QSKIP("python3 is not installed");
        QTemporaryDir folder;
        const SourceFile& source = sampleDataset().sources.front();
        QFile file(folder.filePath(QStringLiteral("a genome.gbk")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(source.bytes.data(), static_cast<qint64>(source.bytes.size()));
        file.close();
        QProcess server;
        server.setProcessChannelMode(QProcess::MergedChannels);
        server.start(python, {"-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder.path()});
        QVERIFY(server.waitForStarted() && server.waitForReadyRead(20000));
        const QByteArray said = server.readAll();  // "Serving HTTP on 127.0.0.1 port 41234 (…"
        const QByteArray port = said.mid(said.indexOf("port ") + 5).split(' ').first();
        NoProgress progress;
        TaskInput input{source.role, source.name, source.sha256, "a genome.gbk"};
        const auto read = readShared("http://127.0.0.1:" + port.toStdString(), input, progress);
        QVERIFY2(read, read ? "" : read.error().oneLine().c_str());
        input.place = "missing.gbk";
        QVERIFY(!readShared("http://127.0.0.1:" + port.toStdString(), input, progress));
        server.kill();
        server.waitForFinished();
    }

    void aTaskIsCancelledWithItsPartsAndFailsWithTheirReason()
    {
        const SwarmTask task = taskOf(slow(), sampleDataset().sources, sampleOptions());
        const std::string id = *submitInParts(*m_queue, task, 4, {});
        const auto parts = (*m_queue->status(id))->parts;
        QCOMPARE(*m_queue->cancel({id}), 1);
        const auto stopped = *m_queue->statuses(parts);
        QCOMPARE(stopped.size(), std::size_t{4});
        for (const TaskStatus& part : stopped) QCOMPARE(part.state, TaskState::Cancelled);
        const Request wrong{"cipher.decode", Parameters({{"min_genes", std::int64_t{100000}}}), 1};
        NoProgress progress;
        RunningWorker first(m_swarm, "w1", 2);
        QTRY_COMPARE_WITH_TIMEOUT(m_queue->workers()->size(), std::size_t{1}, 10000);
        const auto failed = runOnSwarm(m_swarm, wrong, sampleDataset(), sampleOptions(), progress);
        QVERIFY(!failed);
        QCOMPARE(failed.error().oneLine(), runAnalysis(wrong, sampleDataset(), progress).error().oneLine());
    }

    void cancelStopsTheWorker()
    {
        RunningWorker worker(m_swarm, "w1");
        StopAfter progress(2s);
        const auto start = std::chrono::steady_clock::now();
        const auto report = runOnSwarm(m_swarm, slow(), sampleDataset(), sampleOptions(), progress);
        QVERIFY(!report && report.error().kind == ErrorKind::Cancelled);
        QVERIFY(std::chrono::steady_clock::now() - start < 10s);
        // The worker is free again.
        NoProgress none;
        QVERIFY(runOnSwarm(m_swarm, quick(), sampleDataset(), sampleOptions(), none));
    }

    void aStoppedWorkerHandsBack()
    {
        NoProgress progress;
        BlobStore blobs(*m_redis, m_swarm.keys);
        for (const SourceFile& source : sampleDataset().sources) QVERIFY(blobs.put(source, progress));
        const std::string id = *m_queue->submit(taskOf(slow(), sampleDataset().sources, sampleOptions()), {});
        {
            RunningWorker worker(m_swarm, "w1");
            QTRY_VERIFY_WITH_TIMEOUT((*m_queue->status(id))->state == TaskState::Running, 10000);
        }
        const auto status = *m_queue->status(id);
        QCOMPARE(status->state, TaskState::Waiting);
        QCOMPARE(status->attempts, 0);
        QCOMPARE(m_queue->depth()->waiting[1], 1);
    }

    void tasksWaitForOthersAndUrgentOnesComeFirst()
    {
        NoProgress progress;
        const SwarmTask task = taskOf(quick(), sampleDataset().sources, sampleOptions());
        QVERIFY(m_queue->prepare());
        const std::string first = *m_queue->submit(task, {});
        SubmitOptions after;
        after.waitsFor = {first};
        const std::string child = *m_queue->submit(task, after);
        SubmitOptions urgent;
        urgent.priority = Priority::High;
        const std::string soon = *m_queue->submit(task, urgent);
        QCOMPARE((*m_queue->status(child))->state, TaskState::Held);
        const auto one = m_queue->claim("w", 10ms);
        QVERIFY(one && *one);
        QCOMPARE((*one)->id, soon);
        const auto two = m_queue->claim("w", 10ms);
        QVERIFY(two && *two);
        QCOMPARE((*two)->id, first);
        QVERIFY(*m_queue->accept(first, "hash", "result", 60s));
        QCOMPARE((*m_queue->status(child))->state, TaskState::Waiting);
        // What waits for a task that fails is cancelled, and what waits for that too.
        SubmitOptions onChild, onGrandchild;
        onChild.waitsFor = {child};
        const std::string grandchild = *m_queue->submit(task, onChild);
        onGrandchild.waitsFor = {grandchild};
        const std::string last = *m_queue->submit(task, onGrandchild);
        QCOMPARE(*m_queue->cancel({child}), 1);
        QCOMPARE((*m_queue->status(grandchild))->state, TaskState::Cancelled);
        QCOMPARE((*m_queue->status(last))->state, TaskState::Cancelled);
    }

    void submittedTwiceIsOneTask()
    {
        const SwarmTask task = taskOf(quick(), sampleDataset().sources, sampleOptions());
        SubmitOptions named;
        named.id = newTaskId();
        for (int again = 0; again < 2; ++again) QCOMPARE(*m_queue->submit(task, named), named.id);
        QCOMPARE(m_queue->depth()->waiting[1], 1);
        QVERIFY(m_queue->claim("w1", 10ms)->has_value());
        QCOMPARE(*m_queue->submit(task, named), named.id);
        QCOMPARE((*m_queue->status(named.id))->state, TaskState::Running);
        QVERIFY(*m_queue->accept(named.id, "hash", "result", 60s));
        QCOMPARE(*m_queue->submit(task, named), named.id);
        QCOMPARE((*m_queue->status(named.id))->state, TaskState::Done);
        QCOMPARE(m_queue->depth()->waiting[1], 0);
        // Nor do the tasks for its parts become more.
        SubmitOptions divided;
        divided.id = newTaskId();
        for (int again = 0; again < 2; ++again) QCOMPARE(*submitInParts(*m_queue, task, 3, divided), divided.id);
        QCOMPARE(m_queue->depth()->waiting[1], 3);
        QCOMPARE((*m_queue->status(divided.id))->parts.size(), std::size_t{3});
    }

    void oneResultIsAccepted()
    {
        QVERIFY(m_queue->prepare());
        const std::string id = *m_queue->submit(taskOf(quick(), sampleDataset().sources, sampleOptions()), {});
        QVERIFY(m_queue->claim("w1", 10ms)->has_value());
        QVERIFY(*m_queue->accept(id, "hash", "first", 60s));
        QVERIFY(!*m_queue->accept(id, "hash", "second", 60s));
        QVERIFY(!*m_queue->fail(id, "w1", "late", true, 0ms));
        QCOMPARE(**m_queue->result("hash"), std::string("first"));
        QCOMPARE((*m_queue->status(id))->state, TaskState::Done);
    }

    void failuresAreTriedAgainThenDead()
    {
        QVERIFY(m_queue->prepare());
        SubmitOptions options;
        options.mostAttempts = 2;
        const std::string id = *m_queue->submit(taskOf(quick(), sampleDataset().sources, sampleOptions()), options);
        QVERIFY(m_queue->claim("w1", 10ms)->has_value());
        QVERIFY(!*m_queue->fail(id, "w2", "not mine", true, 0ms));
        QVERIFY(*m_queue->fail(id, "w1", "disk full", true, 50ms));
        QCOMPARE((*m_queue->status(id))->state, TaskState::Delayed);
        QCOMPARE(m_queue->depth()->delayed, 1);
        std::optional<ClaimedTask> again;
        QTRY_VERIFY_WITH_TIMEOUT(again || (again = *m_queue->claim("w2", 10ms)), 5000);
        QCOMPARE(again->id, id);
        QVERIFY(*m_queue->fail(id, "w2", "disk full again", true, 0ms));
        QCOMPARE((*m_queue->status(id))->state, TaskState::Failed);
        QCOMPARE((*m_queue->status(id))->error, std::string("disk full again"));
        QCOMPARE(m_queue->depth()->dead, 1);
        QVERIFY(*m_queue->retry(id));
        QVERIFY(m_queue->claim("w3", 10ms)->has_value());
    }

    void whatIsInTheQueueIsNotTrusted()
    {
        QVERIFY(m_queue->prepare());
        const std::string id = *m_queue->submit(taskOf(quick(), sampleDataset().sources, sampleOptions()), {});
        QVERIFY(m_redis->require({"HSET", m_swarm.keys.task(id), "request", "rm -rf /"}));
        RunningWorker worker(m_swarm, "w1");
        QTRY_VERIFY_WITH_TIMEOUT((*m_queue->status(id))->state == TaskState::Failed, 10000);
        QVERIFY((*m_queue->status(id))->error.find("not a task") != std::string::npos);
        // An input that is not what its hash says.
        NoProgress progress;
        const SourceFile& source = sampleDataset().sources.front();
        QVERIFY(m_redis->require({"SET", m_swarm.keys.blob(source.sha256), *packed("other bytes", progress)}));
        const auto got = BlobStore(*m_redis, m_swarm.keys).get({source.role, source.name, source.sha256}, progress);
        QVERIFY(!got && got.error().kind == ErrorKind::Io);
        QVERIFY(m_redis->require({"SET", m_swarm.keys.blob(source.sha256), "99999999999999\nx"}));
        QVERIFY(!BlobStore(*m_redis, m_swarm.keys).get({source.role, source.name, source.sha256}, progress));
    }

    void survivesTheLossOfTheServer()
    {
        RunningWorker worker(m_swarm, "w1");
        NoProgress progress;
        QVERIFY(runOnSwarm(m_swarm, quick(1), sampleDataset(), sampleOptions(), progress));
        // The task is under way when the server is lost with everything that it had not yet written.
        std::optional<Result<Report>> report;
        std::thread client([&] { report = runOnSwarm(m_swarm, quick(2), sampleDataset(), sampleOptions(), progress); });
        QTest::qWait(200);
        m_server->kill();
        QTest::qWait(1000);
        const bool isBack = m_server->restart();
        client.join();
        QVERIFY(isBack);
        QVERIFY2(*report, *report ? "" : report->error().oneLine().c_str());
        QVERIFY(reportToCbor(**report) == reportToCbor(*runAnalysis(quick(2), sampleDataset(), progress)));
    }

    void showsProgressAsItIsMade()
    {
        RunningWorker worker(m_swarm, "w1");
        Recorder progress;
        QVERIFY(runOnSwarm(m_swarm, lasting(), sampleDataset(), sampleOptions(), progress));
        // Of a worker, which puts loading before and packing behind it.
        QVERIFY2(
            std::ranges::any_of(progress.texts, [](const std::string& text) { return text.starts_with("Rotating"); }),
            progress.all().c_str());
        QVERIFY(progress.texts.size() > 2);
    }

    void waitsWithoutPermissionToListen()
    {
        QVERIFY(m_redis->require({"ACL", "SETUSER", "deaf", "on", "nopass", "~*", "&*", "+@all", "-subscribe"}));
        m_swarm.address.user = "deaf";
        m_swarm.address.password = "any";
        RunningWorker worker(m_swarm, "w1");
        NoProgress progress;
        const auto report = runOnSwarm(m_swarm, quick(), sampleDataset(), sampleOptions(), progress);
        QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
    }

    void purgeLeavesOtherNamespaces()
    {
        QVERIFY(m_queue->prepare());
        QVERIFY(m_queue->submit(taskOf(quick(), sampleDataset().sources, sampleOptions()), {}));
        TaskQueue other(*m_redis, *swarmKeys("other"));
        QVERIFY(other.prepare());
        const std::string kept = *other.submit(taskOf(quick(), sampleDataset().sources, sampleOptions()), {});
        QVERIFY(*m_queue->purge() >= 5);
        QCOMPARE(m_redis->require({"KEYS", m_swarm.keys.all()})->items.size(), std::size_t{0});
        QVERIFY(other.status(kept)->has_value());
    }

    void asksForThePassword()
    {
        RedisServer guarded({QStringLiteral("--requirepass"), QStringLiteral("s3cret")});
        QVERIFY(guarded.isUp());
        for (const char* password : {"", "wrong"}) {
            RedisConnection redis(*parseRedisAddress(guarded.address(), password));
            const auto refused = redis.require({"PING"});
            QVERIFY(!refused);
            QVERIFY(refused.error().message.find("PLEIOSCOPE_REDIS_PASSWORD") != std::string::npos);
            QCOMPARE(refused.error().kind, ErrorKind::Usage);  // so nobody waits for it to pass
        }
        RedisConnection redis(*parseRedisAddress(guarded.address(), "s3cret"));
        QCOMPARE(redis.require({"PING"})->text, std::string("PONG"));
    }

    void saysWhenThereIsNoServer()
    {
        RedisConnection redis(*parseRedisAddress("redis://127.0.0.1:1"), 500ms);
        const auto reply = redis.run({"PING"});
        QVERIFY(!reply);
        QCOMPARE(reply.error().kind, ErrorKind::Io);
        QCOMPARE(reply.error().where, std::string("redis://127.0.0.1:1"));
    }

private:
    std::unique_ptr<RedisServer> m_server;
    Swarm m_swarm;
    std::unique_ptr<RedisConnection> m_redis;
    std::unique_ptr<TaskQueue> m_queue;
    int m_number = 0;
};

PLEIO_TEST(tst_swarm, TestSwarm)
#include "tst_swarm.moc"
