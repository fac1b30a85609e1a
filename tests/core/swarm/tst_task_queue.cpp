// SPDX-License-Identifier: GPL-3.0-or-later
// How tasks are claimed and told about, without running any.
#include "core/swarm/redis_subscription.h"
#include "core/swarm/swarm_log.h"
#include "core/swarm/task_queue.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace pleio;
using namespace pleio::test;
using namespace std::chrono_literals;

namespace {

SwarmTask someTask()
{
    SwarmTask task;
    task.program = "Pleioscope";
    task.request.analysis = "codon.usage";
    return task;
}

}  // namespace

class TestTaskQueue : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->isUp());
        m_address = *parseRedisAddress(m_server->address());
    }

    void init()
    {
        m_keys = *swarmKeys("test-" + std::to_string(++m_number));
        m_redis = std::make_unique<RedisConnection>(m_address);
        m_queue = std::make_unique<TaskQueue>(*m_redis, m_keys);
    }

    /// A worker that waits for long is woken by every task, also by one that comes just before it begins to wait.
    void everyTaskWakesAWorker()
    {
        constexpr int kTasks = 100;
        std::atomic<int> claimed{0};
        std::atomic<bool> stop{false};
        std::thread worker([&] {
            RedisConnection redis(m_address);
            TaskQueue queue(redis, m_keys);
            while (!stop) {
                const auto task = queue.claim("w", 30s);
                if (task && *task) ++claimed;
            }
        });
        for (int i = 1; i <= kTasks; ++i) {
            const auto id = m_queue->submit(someTask(), {});
            QVERIFY(id);
            QTRY_COMPARE_WITH_TIMEOUT(claimed.load(), i, 10000);
        }
        stop = true;
        QVERIFY(m_queue->submit(someTask(), {}));  // wakes it once more
        worker.join();
    }

    void tasksOfALostWorkerAreFoundBehindThoseOfOthers()
    {
        constexpr int kTasks = 25;
        std::vector<ClaimedTask> held;
        for (int i = 0; i < kTasks; ++i) QVERIFY(m_queue->submit(someTask(), {}));
        for (int i = 0; i < kTasks - 1; ++i) held.push_back(**m_queue->claim("w1", 10ms));
        const std::string lost = (*m_queue->claim("w2", 10ms))->id;
        QTest::qWait(300);
        QVERIFY(m_queue->hold("w1", held));
        RedisConnection redis(m_address);
        const auto found = TaskQueue(redis, m_keys).claim("w3", 10ms, 250ms);
        QVERIFY2(found, found ? "" : found.error().oneLine().c_str());
        QVERIFY(found->has_value());
        QCOMPARE((*found)->id, lost);
        QCOMPARE((*m_queue->status(lost))->attempts, 2);
        const auto log = SwarmLog(redis, m_keys).last(2);
        QVERIFY(log && log->size() == 2);
        QCOMPARE((*log)[0].what + ' ' + (*log)[0].text, std::string("lost w2"));
        QCOMPARE((*log)[1].what + ' ' + (*log)[1].text, std::string("started w3"));
        QVERIFY(!*m_queue->tell(lost, "w2", 0.5, "late"));
        QVERIFY(*m_queue->tell(lost, "w3", 0.5, "in time"));
    }

    void aTaskThatTwoWorkersDiedOfIsDead()
    {
        SubmitOptions options;
        options.mostAttempts = 100;
        const std::string id = *m_queue->submit(someTask(), options);
        for (const char* worker : {"w1", "w2"}) {
            RedisConnection redis(m_address);  // that looks for tasks of lost workers at once
            const auto claimed = TaskQueue(redis, m_keys).claim(worker, 10ms, 250ms);
            QVERIFY(claimed && *claimed);
            QTest::qWait(300);
        }
        RedisConnection redis(m_address);
        TaskQueue third(redis, m_keys);
        const auto none = third.claim("w3", 10ms, 250ms);
        QVERIFY(none && !*none);
        const auto status = m_queue->status(id);
        QCOMPARE((*status)->state, TaskState::Failed);
        QCOMPARE((*status)->attempts, 2);
        QVERIFY2((*status)->error.find("2 so far") != std::string::npos, (*status)->error.c_str());
        const auto dead = m_queue->dead(10);
        QVERIFY(dead && dead->size() == 1 && dead->front().id == id);
        // Who knows better may try it again.
        QVERIFY(*m_queue->retry(id));
        QVERIFY(third.claim("w3", 10ms, 250ms)->has_value());
    }

    void cancelledTasksLeaveTheQueue()
    {
        const std::string first = *m_queue->submit(someTask(), {}), second = *m_queue->submit(someTask(), {});
        QCOMPARE(m_queue->depth()->waiting[1], 2);
        QCOMPARE(*m_queue->cancel({first}), 1);
        QCOMPARE(m_queue->depth()->waiting[1], 1);
        const auto claimed = m_queue->claim("w", 10ms);
        QVERIFY(claimed && *claimed);
        QCOMPARE((*claimed)->id, second);
        QVERIFY(!m_queue->claim("w", 10ms)->has_value());
    }

    void equalTasksAreRunOnce()
    {
        const std::string first = *m_queue->submit(someTask(), {}), second = *m_queue->submit(someTask(), {});
        QVERIFY(m_queue->claim("w", 10ms)->has_value());
        QVERIFY(*m_queue->accept(first, (*m_queue->status(first))->hash, "result", 60s));
        QVERIFY(!m_queue->claim("w", 10ms)->has_value());
        QCOMPARE((*m_queue->status(second))->state, TaskState::Done);
        QCOMPARE((*m_queue->status(second))->attempts, 0);
    }

    void whatIsOverIsForgottenInTime()
    {
        constexpr int kWeek = 7 * 24 * 3600;
        const auto timeLeft = [this](const std::string& id) {
            return m_redis->require({"TTL", m_keys.task(id)})->integer;
        };
        const std::string id = *m_queue->submit(someTask(), {});
        QCOMPARE(timeLeft(id), -1);
        QVERIFY(m_queue->claim("w", 10ms)->has_value());
        QVERIFY(*m_queue->fail(id, "w", "It cannot be read.", false, 0ms));
        QVERIFY(timeLeft(id) > kWeek - 60 && timeLeft(id) <= kWeek);
        QVERIFY(*m_queue->retry(id));
        QCOMPARE(timeLeft(id), -1);
    }

    void whoWaitsForWhatFailedIsToldWhy()
    {
        const std::string id = *m_queue->submit(someTask(), {});
        SubmitOptions after;
        after.waitsFor = {id};
        const std::string held = *m_queue->submit(someTask(), after);
        QVERIFY(m_queue->claim("w", 10ms)->has_value());
        QVERIFY(*m_queue->fail(id, "w", "It cannot be read.", false, 0ms));
        const std::string late = *m_queue->submit(someTask(), after);
        for (const std::string& child : {held, late}) {
            QCOMPARE((*m_queue->status(child))->state, TaskState::Cancelled);
            QCOMPARE((*m_queue->status(child))->error, std::string("It cannot be read."));
        }
    }

    void aPurgedNamespaceBeginsAnew()
    {
        QVERIFY(m_queue->prepare());
        QVERIFY(*m_queue->purge() > 0);
        for (int again = 0; again < 2; ++again) {
            const auto nothing = m_queue->claim("w", 10ms);
            QVERIFY2(nothing, nothing ? "" : nothing.error().oneLine().c_str());
            QVERIFY(!*nothing);
        }
        QVERIFY(m_queue->submit(someTask(), {}));
        QVERIFY(m_queue->claim("w", 10ms)->has_value());
    }

    void whoListensIsTold()
    {
        const std::string id = *m_queue->submit(someTask(), {});
        RedisSubscription events(m_address, m_keys.events(id));
        QVERIFY(!events.next(10ms));  // not open
        QVERIFY(events.open());
        QVERIFY(m_queue->claim("w", 10ms)->has_value());
        QCOMPARE(heard(events), QByteArray("started"));
        for (int again = 0; again < 3; ++again) QVERIFY(*m_queue->tell(id, "w", 0.25, "Counting codons"));
        QVERIFY(*m_queue->tell(id, "w", 0.5, "Counting codons"));
        QCOMPARE(heard(events), QByteArray("progress 0.25 Counting codons"));
        QCOMPARE(heard(events), QByteArray("progress 0.5 Counting codons"));
        QVERIFY(*m_queue->accept(id, "hash", "result", 60s));
        QCOMPARE(heard(events), QByteArray("done"));
        QVERIFY(!events.next(10ms)->has_value());
    }

    void listeningEndsWithTheServerAndBeginsAnew()
    {
        RedisServer other;
        RedisSubscription events(*parseRedisAddress(other.address()), "channel");
        QVERIFY(events.open());
        other.kill();
        QVERIFY(!events.next(10s));
        QVERIFY(!events.isOpen());
        QVERIFY(!events.open());
        QVERIFY(other.restart());
        QVERIFY(events.open());
        RedisConnection redis(*parseRedisAddress(other.address()));
        QCOMPARE(redis.require({"PUBLISH", "channel", "hello"})->integer, 1);
        QCOMPARE(heard(events), QByteArray("hello"));
    }

private:
    static QByteArray heard(RedisSubscription& events)
    {
        const auto message = events.next(10s);
        if (!message) return QByteArray::fromStdString(message.error().oneLine());
        return *message ? QByteArray::fromStdString(**message) : QByteArray("nothing");
    }

    std::unique_ptr<RedisServer> m_server;
    RedisAddress m_address;
    SwarmKeys m_keys{"test"};
    std::unique_ptr<RedisConnection> m_redis;
    std::unique_ptr<TaskQueue> m_queue;
    int m_number = 0;
};

PLEIO_TEST(tst_task_queue, TestTaskQueue)
#include "tst_task_queue.moc"
