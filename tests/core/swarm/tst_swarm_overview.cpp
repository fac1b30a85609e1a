// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/swarm_overview.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace pleio;
using namespace pleio::test;
using namespace std::chrono_literals;

namespace {

SwarmTask taskFor(std::string_view analysis)
{
    return taskOf({std::string(analysis), Parameters(), 1}, {}, LoadOptions());
}

std::int64_t allDone(const SwarmOverview& overview)
{
    return std::accumulate(overview.donePerMinute.begin(), overview.donePerMinute.end(), std::int64_t{0},
                           [](std::int64_t sum, const auto& count) { return sum + count.value_or(0); });
}

}  // namespace

class TestSwarmOverview : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->isUp());
    }

    void init()
    {
        m_redis = std::make_unique<RedisConnection>(*parseRedisAddress(m_server->address()));
        m_keys = *swarmKeys("test-" + std::to_string(++m_number));
        m_reader = std::make_unique<SwarmReader>(*m_redis, m_keys);
    }

    void nothingIsThere()
    {
        const auto overview = m_reader->read();
        QVERIFY2(overview, overview ? "" : overview.error().oneLine().c_str());
        QVERIFY(overview->workers.empty() && overview->tasks.empty() && overview->log.empty());
        QVERIFY(std::ranges::all_of(overview->donePerMinute, [](const auto& count) { return count == 0; }));
    }

    void followsTasksFromQueueToEnd()
    {
        TaskQueue& queue = m_reader->queue();
        const std::string first = *queue.submit(taskFor("codon.usage"), {});
        SubmitOptions urgent;
        urgent.priority = Priority::High;
        const std::string second = *queue.submit(taskFor("codon.bias"), urgent);
        WorkerStatus worker{"w1", "Pleioscope 1", 2, 1, 5'000'000, 0, false};
        QVERIFY(queue.beat(worker));

        auto overview = m_reader->read();
        QVERIFY2(overview, overview ? "" : overview.error().oneLine().c_str());
        QCOMPARE(overview->depth.waiting[0], 1);
        QCOMPARE(overview->depth.waiting[1], 1);
        QCOMPARE(overview->workers.size(), std::size_t{1});
        QCOMPARE(workerState(overview->workers.front()), WorkerState::Online);
        QCOMPARE(overview->tasks.size(), std::size_t{2});
        QCOMPARE(overview->tasks[0].status.id, second);  // of the urgent queue
        QCOMPARE(overview->tasks[0].analysis, std::string("codon.bias"));
        QCOMPARE(overview->tasks[1].analysis, std::string("codon.usage"));
        QCOMPARE(overview->log.size(), std::size_t{2});
        QCOMPARE(overview->log.front().what, std::string("submitted"));
        QCOMPARE(allDone(*overview), 0);

        QCOMPARE((*queue.claim("w1", 10ms))->id, second);
        QVERIFY(*queue.tell(second, "w1", 0.5, "half"));
        overview = m_reader->read();
        QCOMPARE(overview->tasks[0].status.state, TaskState::Running);
        QCOMPARE(overview->tasks[0].status.fraction, 0.5);
        QVERIFY(*queue.accept(second, "hash", "result", 60s));
        QCOMPARE(*queue.cancel({first}), 1);
        QVERIFY(queue.drain("w1"));

        overview = m_reader->read();
        QCOMPARE(overview->depth.waiting[0] + overview->depth.waiting[1], 0);
        QCOMPARE(overview->tasks.size(), std::size_t{2});  // no longer in a queue, but in the log
        QCOMPARE(overview->tasks[0].status.id, first);
        QCOMPARE(overview->tasks[0].status.state, TaskState::Cancelled);
        QCOMPARE(overview->tasks[1].status.state, TaskState::Done);
        QCOMPARE(overview->log.front().what, std::string("cancelled"));
        QCOMPARE(workerState(overview->workers.front()), WorkerState::Draining);
        QCOMPARE(allDone(*overview), 1);
        QVERIFY(overview->donePerMinute.back().value_or(0) + overview->donePerMinute[58].value_or(0) == 1);
        QCOMPARE(allDone(*m_reader->read()), 1);  // the news alone are read, and counted once
        QCOMPARE(allDone(*SwarmReader(*m_redis, m_keys).read()), 1);
    }

    void countsByTheMinute()
    {
        const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
        const auto done = [&](std::int64_t at) {
            const std::string id = std::to_string(at) + "-1";
            QVERIFY(m_redis->require({"XADD", m_keys.log(), id, "what", "done", "task", "x", "text", ""}));
        };
        for (const int minutesAgo : {70, 59, 10, 10}) {
            static std::int64_t another = 0;
            done(now - std::int64_t{minutesAgo} * 60'000 + ++another);
        }
        const auto overview = m_reader->read();
        QVERIFY(overview);
        QCOMPARE(allDone(*overview), 3);
        // The minute may have turned between writing and reading.
        QVERIFY(overview->donePerMinute[49] == 2 || overview->donePerMinute[48] == 2);
        // "x" is no id of a task, and is not made into a key.
        QVERIFY(overview->tasks.empty());
        QCOMPARE(overview->log.size(), std::size_t{4});
    }

    void aLogThatIsCutCountsOnlyWhatItHas()
    {
        const std::int64_t start = QDateTime::currentMSecsSinceEpoch() - 300'000;
        std::vector<RedisCommand> events;
        for (int i = 0; i < 10'000; ++i)
            events.push_back({"XADD", m_keys.log(), std::to_string(start) + "-" + std::to_string(i + 1), "what",
                              i % 2 == 0 ? "started" : "done", "task", "x", "text", ""});
        QVERIFY(m_redis->requireAll(events));
        const auto overview = m_reader->read();
        QVERIFY(overview);
        QVERIFY(!overview->donePerMinute.front().has_value());
        QCOMPARE(overview->donePerMinute.back(), std::optional<std::int64_t>(0));
        QCOMPARE(overview->log.size(), SwarmReader::kLogShown);
        QCOMPARE(allDone(*overview), 0);  // the first minute of the log may be a part of one
    }

    void aPurgeIsNoticed()
    {
        const std::string id = *m_reader->queue().submit(taskFor("codon.usage"), {});
        QCOMPARE(m_reader->read()->tasks.size(), std::size_t{1});
        QVERIFY(m_reader->queue().purge());
        const auto after = m_reader->read();
        QVERIFY2(after, after ? "" : after.error().oneLine().c_str());
        QVERIFY(after->tasks.empty() && after->log.empty());
        QVERIFY(m_reader->queue().submit(taskFor("codon.usage"), {}));
        const auto again = m_reader->read();
        QCOMPARE(again->log.size(), std::size_t{1});
        QCOMPARE(again->tasks.size(), std::size_t{1});
        QVERIFY(again->tasks.front().status.id != id);
    }

    void whatTheServerHoldsIsNotTrusted()
    {
        const std::string id = *m_reader->queue().submit(taskFor("codon.usage"), {});
        const std::string other = *m_reader->queue().submit(taskFor("codon.usage"), {});
        QVERIFY(m_redis->require({"HSET", m_keys.task(id), "request", "rm -rf /", "fraction", "nan", "text",
                                  std::string(100'000, 'x'), "attempts", "many"}));
        QVERIFY(m_redis->require({"HSET", m_keys.task(other), "state", "enchanted"}));
        QVERIFY(m_redis->require({"XADD", m_keys.log(), "*", "what", "../x", "task", "../worker:w1"}));
        const auto overview = m_reader->read();
        QVERIFY2(overview, overview ? "" : overview.error().oneLine().c_str());
        QCOMPARE(overview->tasks.size(), std::size_t{1});
        const ListedTask& task = overview->tasks.front();
        QCOMPARE(task.analysis, std::string());
        QCOMPARE(task.status.fraction, 0.0);
        QCOMPARE(task.status.attempts, 0);
        QVERIFY(task.status.text.size() < 10'000);
    }

    void aLostConnectionIsOpenedAgain()
    {
        QVERIFY(m_reader->queue().submit(taskFor("codon.usage"), {}));
        QVERIFY(m_reader->read());
        m_server->kill();
        QVERIFY(!m_reader->read());
        QVERIFY(m_server->restart());
        QVERIFY(m_reader->read());  // of a server that has forgotten all
        QVERIFY(m_reader->read()->tasks.empty());
    }

private:
    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<RedisConnection> m_redis;
    SwarmKeys m_keys{"test"};
    std::unique_ptr<SwarmReader> m_reader;
    int m_number = 0;
};

PLEIO_TEST(tst_swarm_overview, TestSwarmOverview)
#include "tst_swarm_overview.moc"
