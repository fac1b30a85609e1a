// SPDX-License-Identifier: GPL-3.0-or-later
// What a real worker tells, and what its log and its metrics make of it.
#include "core/swarm/task_queue.h"
#include "core/swarm/worker.h"
#include "core/swarm/worker_metrics.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/core/swarm/swarm_sample.h"
#include "tests/support/promtool.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace pleio;
using namespace pleio::test;
using namespace pleio::worker_event;
using namespace std::chrono_literals;

namespace {

/// A worker in a thread, with what it told.
class ToldWorker {
public:
    ToldWorker(const Swarm& swarm, WorkerMetrics& metrics)
        : m_options{swarm, 1, 0, "secret-name", 3s, 100ms}, m_thread([this, &metrics] {
              const auto ran = runWorker(m_options, m_stop, [this, &metrics](const WorkerEvent& event) {
                  metrics.tell(event);
                  const std::lock_guard lock(m_mutex);
                  m_log += QString::fromStdString(workerLogLine(event)) + u'\n';
              });
              if (!ran) m_log += QString::fromStdString(ran.error().oneLine());
          })
    {
    }
    ~ToldWorker() { end(); }
    void end()
    {
        m_stop = true;
        if (m_thread.joinable()) m_thread.join();
    }
    [[nodiscard]] QString log() const
    {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }

private:
    WorkerOptions m_options;
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    QString m_log;
    std::thread m_thread;
};

QString textOf(const WorkerMetrics& metrics) { return QString::fromStdString(prometheusText(metrics.families())); }

/// The value of one series, "name{labels}"; -1 if it is not there.
double valueOf(const WorkerMetrics& metrics, const QString& series)
{
    for (const QString& line : textOf(metrics).split(u'\n'))
        if (line.startsWith(series + u' ')) return line.mid(series.size() + 1).toDouble();
    return -1;
}

}  // namespace

class TestWorkerEvents : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->isUp());
    }

    void init() { m_swarm = *swarmAt(m_server->address(), "secret-" + std::to_string(++m_number), nullptr); }

    void countsWhatAWorkerDoes()
    {
        WorkerMetrics metrics(WorkerMetrics::Of::Worker, 3s);
        QVERIFY(!metrics.unready().empty());
        ToldWorker worker(m_swarm, metrics);
        QTRY_COMPARE_WITH_TIMEOUT(metrics.unready(), std::string(), 10'000);
        QCOMPARE(metrics.unhealthy(), std::string());
        for (const std::uint64_t seed : {1, 2}) QVERIFY(!submit(quick(seed)).empty());
        const QString decode = QStringLiteral("{analysis=\"cipher.decode\"");
        QTRY_COMPARE(valueOf(metrics, "pleioscope_tasks_ended_total" + decode + ",state=\"done\"}"), 2.0);
        QCOMPARE(valueOf(metrics, "pleioscope_analysis_duration_seconds_count" + decode + "}"), 2.0);
        QVERIFY(valueOf(metrics, "pleioscope_analysis_duration_seconds_sum" + decode + "}") > 0);
        QCOMPARE(valueOf(metrics, QStringLiteral("pleioscope_cache_misses_total{cache=\"dataset\"}")), 1.0);
        QCOMPARE(valueOf(metrics, QStringLiteral("pleioscope_cache_hits_total{cache=\"dataset\"}")), 1.0);
        QVERIFY(valueOf(metrics, QStringLiteral("pleioscope_read_bytes_total")) > 1000);
        QVERIFY(valueOf(metrics, QStringLiteral("pleioscope_written_bytes_total")) > 1000);
        QVERIFY(valueOf(metrics, QStringLiteral("pleioscope_heartbeat_age_seconds")) < 3);
        QVERIFY2(worker.log().contains(QRegularExpression(QStringLiteral("Task [0-9a-f]{32} is done"))),
                 qPrintable(worker.log()));
    }

    void showsATaskUnderWayAndTheQueueBehindIt()
    {
        WorkerMetrics metrics(WorkerMetrics::Of::Worker, 3s);
        ToldWorker worker(m_swarm, metrics);
        const std::string running = submit(slow());
        const QString decode = QStringLiteral("{analysis=\"cipher.decode\"");
        QTRY_COMPARE_WITH_TIMEOUT(valueOf(metrics, "pleioscope_tasks" + decode + ",state=\"running\"}"), 1.0, 20'000);
        const std::string waiting = submit(quick());
        QTRY_COMPARE(valueOf(metrics, QStringLiteral("pleioscope_queue_tasks{state=\"waiting\"}")), 1.0);
        QCOMPARE(valueOf(metrics, QStringLiteral("pleioscope_queue_tasks{state=\"running\"}")), 1.0);
        QTRY_VERIFY(valueOf(metrics, QStringLiteral("pleioscope_queue_lag_seconds")) > 0.5);
        QTRY_VERIFY(valueOf(metrics, "pleioscope_analysis_running_seconds" + decode + "}") > 1);
        RedisConnection redis(m_swarm.address);
        QVERIFY(TaskQueue(redis, m_swarm.keys).cancel({running}));
        QTRY_COMPARE_WITH_TIMEOUT(valueOf(metrics, "pleioscope_tasks_ended_total" + decode + ",state=\"done\"}"), 1.0,
                                  20'000);
        QCOMPARE(valueOf(metrics, "pleioscope_tasks_ended_total" + decode + ",state=\"cancelled\"}"), 1.0);
        QCOMPARE(valueOf(metrics, "pleioscope_tasks" + decode + ",state=\"running\"}"), -1.0);
        QTRY_COMPARE(valueOf(metrics, QStringLiteral("pleioscope_queue_lag_seconds")), 0.0);
    }

    /// Only what Pleioscope itself calls something is a label, whatever a request, a file or an error says.
    void labelsHoldNoNames()
    {
        WorkerMetrics metrics(WorkerMetrics::Of::Worker, 3s);
        RedisConnection redis(m_swarm.address);
        TaskQueue queue(redis, m_swarm.keys);
        SwarmTask task = taskOf({"secret.analysis", {}, 1}, {}, {});
        QVERIFY(queue.submit(task, {}));
        const std::string unreadable = submit(quick());
        QVERIFY(redis.require({"HSET", m_swarm.keys.task(unreadable), "request", "secret"}));
        const SourceFile missing = sourceFromBytes("secret.gbk", "ACGTSECRET", SourceRole::Genome);
        SubmitOptions once;
        once.mostAttempts = 1;
        QVERIFY(queue.submit(taskOf({"codon.usage", {}, 1}, {missing}, {}), once));
        // Not before: it might take a task that is to be spoiled.
        ToldWorker worker(m_swarm, metrics);
        QTRY_COMPARE_WITH_TIMEOUT(valueOf(metrics, QStringLiteral("pleioscope_queue_tasks{state=\"dead\"}")), 3.0,
                                  20'000);
        const QString unknown = QStringLiteral("pleioscope_tasks_ended_total{analysis=\"unknown\",state=\"failed\"}");
        QVERIFY2(valueOf(metrics, unknown) >= 1, qPrintable(textOf(metrics)));
        QCOMPARE(valueOf(metrics, QStringLiteral("pleioscope_errors_total{kind=\"io\"}")), 1.0);
        const QString text = textOf(metrics);
        QVERIFY2(!text.contains(QStringLiteral("secret"), Qt::CaseInsensitive), qPrintable(text));
        static const QRegularExpression label(QStringLiteral("([a-z]+)=\""));
        for (auto match = label.globalMatch(text); match.hasNext();) {
            const QString name = match.next().captured(1);
            QVERIFY2(QStringList({"analysis", "state", "kind", "cache", "le", "version", "commit"}).contains(name),
                     qPrintable(name));
        }
    }

    void saysWhyItIsNotReady()
    {
        RedisServer server;
        QVERIFY(server.isUp());
        const Swarm swarm = *swarmAt(server.address(), "ready", nullptr);
        WorkerMetrics metrics(WorkerMetrics::Of::Worker, 3s);
        ToldWorker worker(swarm, metrics);
        QTRY_COMPARE_WITH_TIMEOUT(metrics.unready(), std::string(), 10'000);
        server.kill();
        QTRY_COMPARE_WITH_TIMEOUT(metrics.unready(), std::string("The Redis server cannot be reached."), 10'000);
        QVERIFY(valueOf(metrics, QStringLiteral("pleioscope_errors_total{kind=\"io\"}")) >= 1);
        QTRY_VERIFY_WITH_TIMEOUT(valueOf(metrics, QStringLiteral("pleioscope_heartbeat_age_seconds")) > 3, 10'000);
        QCOMPARE(metrics.unhealthy(), std::string());
        QVERIFY(server.restart());
        QTRY_COMPARE_WITH_TIMEOUT(metrics.unready(), std::string(), 30'000);
        RedisConnection redis(swarm.address);
        QVERIFY(TaskQueue(redis, swarm.keys).drain("secret-name"));
        QTRY_VERIFY_WITH_TIMEOUT(!metrics.unready().empty(), 10'000);
    }

    void loadOfTheQueues()
    {
        RedisConnection redis(m_swarm.address);
        TaskQueue queue(redis, m_swarm.keys);
        const auto load = [&] { return *queue.load(); };
        QCOMPARE(load().waiting + load().running + load().delayed + load().dead, std::int64_t{0});
        SubmitOptions high, low;
        high.priority = Priority::High;
        low.priority = Priority::Low;
        SwarmTask task = taskOf({"codon.usage", {}, 1}, {}, {});
        for (const SubmitOptions& options : {low, high, SubmitOptions(), low}) {
            ++task.request.seed;
            QVERIFY(queue.submit(task, options));
        }
        QTest::qWait(300);
        QCOMPARE(load().waiting, std::int64_t{4});
        QVERIFY(load().lag >= 250ms && load().lag < 30s);
        std::vector<ClaimedTask> claimed;
        for (int i = 0; i < 4; ++i) {
            claimed.push_back(**queue.claim("w", 10ms));
            QCOMPARE(load().running, std::int64_t{i + 1});
            QCOMPARE(load().waiting, std::int64_t{3 - i});
        }
        QCOMPARE(load().lag, 0ms);
        QVERIFY(*queue.fail(claimed[0].id, "w", "x", true, 1h));
        QVERIFY(*queue.fail(claimed[1].id, "w", "x", false, 0s));
        QVERIFY(*queue.handBack(claimed[2].id, "w"));
        QCOMPARE(load().delayed, std::int64_t{1});
        QCOMPARE(load().dead, std::int64_t{1});
        QCOMPARE(load().waiting, std::int64_t{1});
        QCOMPARE(load().running, std::int64_t{1});
    }

    /// Debian's promtool accepts the text of a worker and of a batch, with all their families.
    void promtoolAcceptsTheText_data()
    {
        QTest::addColumn<bool>("isBatch");
        QTest::newRow("worker") << false;
        QTest::newRow("batch") << true;
    }

    void promtoolAcceptsTheText()
    {
        if (!hasPromtool()) QSKIP("promtool is not installed");
        QFETCH(bool, isBatch);
        WorkerMetrics metrics(isBatch ? WorkerMetrics::Of::Batch : WorkerMetrics::Of::Worker);
        metrics.tell(QueueSeen{{1, 2, 3, 4, 5s}});
        metrics.tell(TaskSubmitted{"a", "codon.usage"});
        metrics.tell(TaskBegan{"b", "codon.usage"});
        metrics.tell(TaskEnded{"c", "codon.usage", Outcome::Done, 1.5, {}});
        metrics.tell(TaskEnded{"d", "", Outcome::Failed, 1.5, Error{ErrorKind::Io, "x", {}}});
        QCOMPARE(complaintsOfPromtool(textOf(metrics).toUtf8()), QByteArray());
    }

private:
    std::string submit(const Request& request)
    {
        NoProgress none;
        const auto id = submitToSwarm(m_swarm, {request, sampleDataset().sources, sampleOptions(), {}}, {}, 1, none);
        return id ? *id : std::string();
    }

    std::unique_ptr<RedisServer> m_server;
    Swarm m_swarm;
    int m_number = 0;
};

PLEIO_TEST(tst_worker_events, TestWorkerEvents)
#include "tst_worker_events.moc"
