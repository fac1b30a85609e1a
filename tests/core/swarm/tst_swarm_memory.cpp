// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/swarm_memory.h"
#include "tests/core/swarm/redis_server.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;
using namespace pleio::test;
using namespace std::chrono_literals;

class TestSwarmMemory : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = redisMissing(); !missing.isEmpty()) QSKIP(qPrintable(missing));
        m_server = std::make_unique<RedisServer>();
        QVERIFY(m_server->isUp());
        m_redis = std::make_unique<RedisConnection>(*parseRedisAddress(m_server->address()));
    }

    void remembers()
    {
        SwarmMemory memory(*m_redis, *swarmKeys("one"));
        const std::string bytes("any\0\r\nbytes", 11);
        QVERIFY(!memory.get("name")->has_value());
        QVERIFY(memory.set("name", bytes));
        QCOMPARE(**memory.get("name"), bytes);
        QVERIFY(memory.set("name", ""));
        QCOMPARE(**memory.get("name"), std::string());
        QVERIFY(!SwarmMemory(*m_redis, *swarmKeys("other")).get("name")->has_value());
        QVERIFY(*memory.remove("name"));
        QVERIFY(!*memory.remove("name"));
        QVERIFY(!memory.get("name")->has_value());
    }

    void forgetsInTime()
    {
        const SwarmKeys keys = *swarmKeys("time");
        SwarmMemory memory(*m_redis, keys);
        QVERIFY(!memory.set("an hour", "x"));  // a space
        QVERIFY(memory.set("hour", "x"));
        const std::int64_t left = m_redis->require({"TTL", keys.memory("hour")})->integer;
        QVERIFY2(left > 3500 && left <= 3600, std::to_string(left).c_str());
        QVERIFY(memory.set("second", "x", 1s));
        QTRY_VERIFY_WITH_TIMEOUT(!memory.get("second")->has_value(), 20000);
        QVERIFY(!memory.set("never", "x", 0s));
    }

    void manyInOneGo()
    {
        SwarmMemory memory(*m_redis, *swarmKeys("many"));
        std::vector<SwarmMemory::Named> values;
        std::vector<std::string> names;
        for (int i = 0; i < 1000; ++i) {
            names.push_back("n/" + std::to_string(i));
            if (i % 10 != 0) values.emplace_back(names.back(), std::to_string(i * i));
        }
        QVERIFY(memory.setMany(values));
        const auto known = memory.getMany(names);
        QVERIFY(known);
        QCOMPARE(known->size(), names.size());
        for (int i = 0; i < 1000; ++i) {
            const auto& value = (*known)[static_cast<std::size_t>(i)];
            QCOMPARE(value.has_value(), i % 10 != 0);
            if (value) QCOMPARE(*value, std::to_string(i * i));
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("long") << QByteArray(201, 'a');
        QTest::newRow("pattern") << QByteArray("a*");
        QTest::newRow("line") << QByteArray("a\nb");
    }
    void refuses()
    {
        QFETCH(QByteArray, name);
        SwarmMemory memory(*m_redis, *swarmKeys("bad"));
        const auto set = memory.set(name.toStdString(), "x");
        QVERIFY(!set);
        QCOMPARE(set.error().kind, ErrorKind::Usage);
        QVERIFY(!memory.get(name.toStdString()));
        QVERIFY(!memory.remove(name.toStdString()));
    }

    void valuesAreBounded()
    {
        SwarmMemory memory(*m_redis, *swarmKeys("large"));
        QVERIFY(memory.set("most", std::string(SwarmMemory::kMostValueBytes, 'x')));
        QCOMPARE((*memory.get("most"))->size(), SwarmMemory::kMostValueBytes);
        QVERIFY(!memory.set("more", std::string(SwarmMemory::kMostValueBytes + 1, 'x')));
    }

private:
    std::unique_ptr<RedisServer> m_server;
    std::unique_ptr<RedisConnection> m_redis;
};

PLEIO_TEST(tst_swarm_memory, TestSwarmMemory)
#include "tst_swarm_memory.moc"
