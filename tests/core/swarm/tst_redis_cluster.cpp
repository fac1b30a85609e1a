// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of a namespace lie on one node of a Cluster, and move to another while tasks run.
#include "core/analysis/report_json.h"
#include "tests/core/swarm/redis_servers.h"
#include "tests/core/swarm/swarm_sample.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;
using namespace pleio::test;
using namespace std::chrono_literals;

class TestRedisCluster : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_cluster = std::make_unique<RedisCluster>();
        QVERIFY(m_cluster->isUp());
    }

    void redirections_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QByteArray>("node");
        QTest::addColumn<bool>("once");
        QTest::newRow("moved") << QByteArray("MOVED 3999 10.0.0.7:6381") << QByteArray("10.0.0.7:6381") << false;
        QTest::newRow("ask") << QByteArray("ASK 3999 node.lab:6381") << QByteArray("node.lab:6381") << true;
        QTest::newRow("IPv6") << QByteArray("MOVED 1 ::1:6381") << QByteArray("[::1]:6381") << false;
        QTest::newRow("the same host") << QByteArray("MOVED 3999 :6381") << QByteArray("here:6381") << false;
        QTest::newRow("other error") << QByteArray("ERR MOVED 3999 a:1") << QByteArray() << false;
        QTest::newRow("no port") << QByteArray("MOVED 3999 a") << QByteArray() << false;
        QTest::newRow("bad port") << QByteArray("MOVED 3999 a:70000") << QByteArray() << false;
        QTest::newRow("empty") << QByteArray("MOVED ") << QByteArray() << false;
    }
    void redirections()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QByteArray, node);
        QFETCH(bool, once);
        RedisReply error;
        error.kind = RedisReply::Kind::Error;
        error.text = reply.toStdString();
        const auto redirection = redirectionOf(error, {"here", 1});
        QCOMPARE(redirection ? QByteArray::fromStdString(shownNode(redirection->node)) : QByteArray(), node);
        QCOMPARE(redirection && redirection->once, once);
        error.kind = RedisReply::Kind::Text;  // what somebody stored is none
        QVERIFY(!redirectionOf(error, {"here", 1}));
    }

    void anyNodeLeadsToTheKeys()
    {
        for (int node = 0; node < 3; ++node) {
            RedisConnection redis(*parseRedisAddress(m_cluster->node(node).address()));
            QVERIFY(redis.require({"SET", "{a}1", std::to_string(node)}));
            const auto replies = redis.runAll({{"GET", "{a}1"}, {"GET", "{a}2"}, {"PING"}});
            QVERIFY(replies);
            QCOMPARE((*replies)[0].text, std::to_string(node));
            QVERIFY((*replies)[1].isNil());
            QCOMPARE((*replies)[2].text, std::string("PONG"));
        }
        // Nodes that are lost do not matter as long as one leads there.
        RedisConnection redis(
            *parseRedisAddress("redis://127.0.0.1:1," + m_cluster->address().substr(std::string("redis://").size())));
        QCOMPARE(redis.require({"GET", "{a}1"})->text, std::string("2"));
    }

    void keysAreFoundWhileTheyMove()
    {
        const int slot = m_cluster->slotOf("{move}"), from = m_cluster->ownerOf(slot), to = (from + 1) % 3;
        RedisConnection redis(*parseRedisAddress(m_cluster->address()));
        for (int i = 0; i < 10; ++i) QVERIFY(redis.require({"SET", "{move}" + std::to_string(i), std::to_string(i)}));
        const RedisCommand count{"EVAL", "return redis.call('EXISTS', '{move}0', '{move}1')", "2", "{move}",
                                 "{move}whole"};
        QCOMPARE(redis.require(count)->integer, 2);
        m_cluster->beginMove(slot, from, to);
        m_cluster->moveKeys(slot, from, to, 5);
        std::vector<RedisCommand> all;
        for (int i = 0; i < 10; ++i) all.push_back({"GET", "{move}" + std::to_string(i)});
        const auto replies = redis.runAll(all);  // half of them by ASK
        QVERIFY2(replies, replies ? "" : replies.error().oneLine().c_str());
        for (int i = 0; i < 10; ++i) QCOMPARE((*replies)[static_cast<std::size_t>(i)].text, std::to_string(i));
        QVERIFY(redis.require({"SET", "{move}new", "here"}));  // made where the others are going
        // A script sees all keys or does not begin.
        const auto early = redis.require(count);
        QVERIFY(!early);
        QCOMPARE(early.error().kind, ErrorKind::Io);
        QVERIFY2(early.error().message.find("TRYAGAIN") != std::string::npos, early.error().oneLine().c_str());
        m_cluster->endMove(slot, from, to);
        QCOMPARE(redis.require(count)->integer, 2);
        QCOMPARE(redis.require({"GET", "{move}new"})->text, std::string("here"));
        QCOMPARE(m_cluster->ownerOf(slot), to);
    }

    void tasksGoOnWhileTheirKeysMove()
    {
        const Swarm swarm{*parseRedisAddress(m_cluster->address()), *swarmKeys("moving")};
        RunningWorker first(swarm, "w1"), second(swarm, "w2");
        constexpr int kTasks = 6;
        std::vector<std::optional<Result<Report>>> reports(kTasks);
        std::atomic<int> open{kTasks};
        std::vector<std::thread> clients;
        for (int i = 0; i < kTasks; ++i)
            clients.emplace_back([&, i] {
                NoProgress progress;
                reports[static_cast<std::size_t>(i)] = runOnSwarm(swarm, quick(static_cast<std::uint64_t>(i) + 1),
                                                                  sampleDataset(), sampleOptions(), progress);
                --open;
            });
        const int slot = m_cluster->slotOf(swarm.keys.root());
        int moves = 0;
        for (int from = m_cluster->ownerOf(slot); open > 0 || moves < 3; ++moves) {
            const int to = (from + 1) % 3;
            m_cluster->beginMove(slot, from, to);
            while (m_cluster->moveKeys(slot, from, to, 2) > 0) std::this_thread::sleep_for(50ms);
            m_cluster->endMove(slot, from, to);
            from = to;
            std::this_thread::sleep_for(800ms);
        }
        for (std::thread& client : clients) client.join();
        NoProgress progress;
        for (int i = 0; i < kTasks; ++i) {
            const auto& report = *reports[static_cast<std::size_t>(i)];
            QVERIFY2(report, report ? "" : report.error().oneLine().c_str());
            const auto local = runAnalysis(quick(static_cast<std::uint64_t>(i) + 1), sampleDataset(), progress);
            QVERIFY(reportToCbor(*report) == reportToCbor(*local));
        }
        RedisConnection redis(swarm.address);
        TaskQueue queue(redis, swarm.keys);
        const auto depth = queue.depth();
        QCOMPARE(depth->waiting[1] + depth->delayed + depth->dead, 0);
        QVERIFY(*queue.purge() > 0);  // from whichever node it was asked
        QCOMPARE(redis.require({"EXISTS", swarm.keys.log()})->integer, 0);
    }

    void aLostNodeIsWaitedFor()
    {
        const std::string key = "{lost}";
        RedisConnection redis(*parseRedisAddress(m_cluster->address()));
        QVERIFY(redis.require({"SET", key, "1"}));
        RedisServer& owner = m_cluster->node(m_cluster->ownerOf(m_cluster->slotOf(key)));
        owner.kill();
        for (int i = 0; i < 3; ++i) {
            const auto lost = redis.require({"SET", key, "2"});
            QVERIFY(!lost);
            QCOMPARE(lost.error().kind, ErrorKind::Io);
        }
        QVERIFY(owner.restart());
        QTRY_VERIFY_WITH_TIMEOUT(redis.require({"SET", key, "3"}), 20000);
    }

private:
    std::unique_ptr<RedisCluster> m_cluster;
};

PLEIO_TEST(tst_redis_cluster, TestRedisCluster)
#include "tst_redis_cluster.moc"
