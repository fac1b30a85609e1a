// SPDX-License-Identifier: GPL-3.0-or-later
// A server that Sentinels watch changes its place with its replica, and is lost.
#include "core/analysis/report_json.h"
#include "tests/core/swarm/redis_servers.h"
#include "tests/core/swarm/swarm_sample.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;
using namespace pleio::test;

namespace {

constexpr int kPatience = 30000;  // ms
const std::string kPassword = "s3cret";

}  // namespace

class TestRedisFailover : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_servers = std::make_unique<WatchedServers>(kPassword);
        QVERIFY(m_servers->isUp());
        m_address = *parseRedisAddress(m_servers->address(), kPassword);
    }

    void theSentinelsNameTheServer()
    {
        RedisConnection redis(m_address);
        QVERIFY(redis.require({"SET", "key", "value"}));
        RedisConnection straight(*parseRedisAddress(m_servers->master().address(), kPassword));
        QCOMPARE(straight.require({"GET", "key"})->text, std::string("value"));
        // Sentinels that are lost do not matter as long as one is there.
        RedisAddress beside = m_address;
        beside.nodes.insert(beside.nodes.begin(), {"127.0.0.1", 1});
        QCOMPARE(RedisConnection(beside).require({"GET", "key"})->text, std::string("value"));

        RedisAddress other = m_address;
        other.service = "other";
        const auto unknown = RedisConnection(other).run({"PING"});
        QVERIFY(!unknown);
        QVERIFY2(unknown.error().message.find("check the service") != std::string::npos,
                 unknown.error().oneLine().c_str());
        RedisAddress wrong = m_address;
        wrong.password = "wrong";
        const auto refused = RedisConnection(wrong).run({"PING"});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find("PLEIOSCOPE_REDIS_PASSWORD") != std::string::npos,
                 refused.error().oneLine().c_str());
    }

    void aServerThatIsNoMasterAnyMoreIsLeft()
    {
        RedisConnection redis(m_address);
        QVERIFY(redis.require({"SET", "key", "1"}));
        RedisConnection replica(*parseRedisAddress(m_servers->replica().address(), kPassword));
        RedisConnection sentinel(m_address.at(m_address.nodes.front()));
        QVERIFY(sentinel.require({"SENTINEL", "FAILOVER", "main"}));
        // What the first takes before it knows is lost; soon the second gets it.
        const auto isThere = [&] {
            if (!redis.require({"SET", "key", "2"})) return false;
            const auto role = replica.require({"ROLE"});
            const auto value = replica.require({"GET", "key"});
            return role && role->items[0].text == "master" && value && value->text == "2";
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), kPatience);
    }

    void aTaskSurvivesTheLossOfTheServer()
    {
        QVERIFY(m_servers->isUp());
        const Swarm swarm{m_address, *swarmKeys("failover")};
        NoProgress progress;
        RunningWorker worker(swarm, "w1");
        QVERIFY(runOnSwarm(swarm, quick(1), sampleDataset(), sampleOptions(), progress));
        RedisConnection open(swarm.address);  // before the loss
        QVERIFY(open.require({"PING"}));
        const Request request = lasting(2);
        std::optional<Result<Report>> report;
        std::atomic<bool> isOver{false};
        std::thread client([&] {
            report = runOnSwarm(swarm, request, sampleDataset(), sampleOptions(), progress);
            isOver = true;
        });
        QTest::qWait(500);
        const bool wasUnderWay = !isOver;
        RedisServer& replica = m_servers->replica();
        m_servers->master().kill();
        client.join();
        QVERIFY(wasUnderWay);
        QVERIFY2(*report, *report ? "" : report->error().oneLine().c_str());
        QVERIFY(reportToCbor(**report) == reportToCbor(*runAnalysis(request, sampleDataset(), progress)));
        QVERIFY(!open.require({"PING"}));                             // broken: the answer to what was sent may be lost
        QTRY_VERIFY_WITH_TIMEOUT(open.require({"PING"}), kPatience);  // opened again, elsewhere
        RedisConnection straight(*parseRedisAddress(replica.address(), kPassword));
        QCOMPARE(straight.require({"ROLE"})->items[0].text, std::string("master"));
        QVERIFY(straight.require({"EXISTS", swarm.keys.log()})->integer == 1);
    }

private:
    std::unique_ptr<WatchedServers> m_servers;
    RedisAddress m_address;
};

PLEIO_TEST(tst_redis_failover, TestRedisFailover)
#include "tst_redis_failover.moc"
