// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_address.h"
#include "core/swarm/swarm_keys.h"

#include <QTest>

using namespace pleio;

class TestRedisAddress : public QObject {
    Q_OBJECT

private slots:
    void reads()
    {
        const auto plain = parseRedisAddress("redis://server.lab", "from the keyring");
        QVERIFY(plain);
        QCOMPARE(plain->host, std::string("server.lab"));
        QCOMPARE(plain->port, 6379);
        QCOMPARE(plain->database, 0);
        QCOMPARE(plain->password, std::string("from the keyring"));
        QVERIFY(!plain->tls);
        const auto full =
            parseRedisAddress("rediss://an%40na:se%3Acret@10.0.0.1:7000/3?ca=/etc/ca.pem&cert=c.pem&key=k.pem");
        QVERIFY(full);
        QVERIFY(full->tls);
        QCOMPARE(full->user, std::string("an@na"));
        QCOMPARE(full->password, std::string("se:cret"));
        QCOMPARE(full->port, 7000);
        QCOMPARE(full->database, 3);
        QCOMPARE(full->caFile, std::string("/etc/ca.pem"));
        QCOMPARE(full->certificateFile, std::string("c.pem"));
        QCOMPARE(full->keyFile, std::string("k.pem"));
    }

    void showsNoSecret()
    {
        const auto address = parseRedisAddress("rediss://anna:secret@host:1/2?ca=/home/anna/ca.pem");
        QVERIFY(address);
        QCOMPARE(address->shown(), std::string("rediss://anna@host:1/2"));
        // Nor does the message on an address that cannot be read.
        for (const char* bad : {"http://anna:secret@host", "redis://anna:secret@host/x",
                                "redis://anna:secret@host:99999999", "redis://anna:secret@host?secret=1"}) {
            const auto refused = parseRedisAddress(bad);
            QVERIFY2(!refused, bad);
            QVERIFY(refused.error().oneLine().find("secret") == std::string::npos);
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "host", "host:6379", "redis://", "redis:///0", "redis://host/-1", "redis://host?ca=x"})
            QTest::newRow(text[0] == '\0' ? "empty" : text) << QByteArray(text);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        const auto address = parseRedisAddress(text.toStdString());
        QVERIFY(!address);
        QCOMPARE(address.error().kind, ErrorKind::Usage);
    }

    void namespacesAreKeptApart()
    {
        const auto keys = swarmKeys("lab-1.anna_b");
        QVERIFY(keys);
        QCOMPARE(keys->task("7"), std::string("pleio:{lab-1.anna_b}:task:7"));
        for (const char* bad : {"", "a b", "a}b", "a*", "ä"}) QVERIFY2(!swarmKeys(bad), bad);
        QVERIFY(!swarmKeys(std::string(65, 'a')));
    }
};

QTEST_APPLESS_MAIN(TestRedisAddress)
#include "tst_redis_address.moc"
