// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_address.h"
#include "core/swarm/redis_link.h"
#include "core/swarm/swarm_keys.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

namespace {

std::string shown(const std::vector<RedisNode>& nodes)
{
    std::string text;
    for (const RedisNode& node : nodes) text += (text.empty() ? "" : " ") + shownNode(node);
    return text;
}

}  // namespace

class TestRedisAddress : public QObject {
    Q_OBJECT

private slots:
    void reads()
    {
        const auto plain = parseRedisAddress("redis://server.lab", "from the keyring");
        QVERIFY(plain);
        QCOMPARE(shown(plain->nodes), std::string("server.lab:6379"));
        QVERIFY(plain->service.empty());
        QCOMPARE(plain->database, 0);
        QCOMPARE(plain->password, std::string("from the keyring"));
        QVERIFY(!plain->tls);
        const auto full =
            parseRedisAddress("rediss://an%40na:se%3Acret@10.0.0.1:7000/3?ca=/etc/ca.pem&cert=c.pem&key=k.pem");
        QVERIFY(full);
        QVERIFY(full->tls);
        QCOMPARE(full->user, std::string("an@na"));
        QCOMPARE(full->password, std::string("se:cret"));
        QCOMPARE(shown(full->nodes), std::string("10.0.0.1:7000"));
        QCOMPARE(full->database, 3);
        QCOMPARE(full->caFile, std::string("/etc/ca.pem"));
        QCOMPARE(full->certificateFile, std::string("c.pem"));
        QCOMPARE(full->keyFile, std::string("k.pem"));
    }

    void readsSeveralNodes()
    {
        const auto cluster = parseRedisAddress("redis://an,na:se,cret@a.lab:7000,b.lab,[::1]:7002");
        QVERIFY(cluster);
        QCOMPARE(shown(cluster->nodes), std::string("a.lab:7000 b.lab:6379 [::1]:7002"));
        QCOMPARE(cluster->user, std::string("an,na"));
        QCOMPARE(cluster->password, std::string("se,cret"));
        QVERIFY(cluster->service.empty());
        QCOMPARE(cluster->shown(), std::string("redis://an,na@a.lab:7000,b.lab:6379,[::1]:7002"));
        const auto one = cluster->at({"::1", 7002});
        QCOMPARE(one.shown(), std::string("redis://an,na@[::1]:7002"));
        QCOMPARE(one.password, std::string("se,cret"));
    }

    void readsSentinels()
    {
        const auto plain = parseRedisAddress("redis+sentinel://s1,s2:7000/main", "from the keyring");
        QVERIFY(plain);
        QCOMPARE(shown(plain->nodes), std::string("s1:26379 s2:7000"));
        QCOMPARE(plain->service, std::string("main"));
        QCOMPARE(plain->database, 0);
        QCOMPARE(plain->password, std::string("from the keyring"));
        QVERIFY(!plain->tls);
        const auto full = parseRedisAddress("rediss+sentinel://anna:secret@s1,s2:7000/my%20main/3?ca=ca.pem");
        QVERIFY(full);
        QVERIFY(full->tls);
        QCOMPARE(full->service, std::string("my main"));
        QCOMPARE(full->database, 3);
        QCOMPARE(full->caFile, std::string("ca.pem"));
        QCOMPARE(full->shown(), std::string("rediss+sentinel://anna@s1:26379,s2:7000/my main/3"));
        // The server that a Sentinel names is asked by the same user in the same way.
        const auto server = full->at({"10.0.0.9", 6380});
        QCOMPARE(server.shown(), std::string("rediss://anna@10.0.0.9:6380/3"));
        QCOMPARE(server.caFile, std::string("ca.pem"));
    }

    void showsNoSecret()
    {
        const auto address = parseRedisAddress("rediss://anna:secret@host:1/2?ca=/home/anna/ca.pem");
        QVERIFY(address);
        QCOMPARE(address->shown(), std::string("rediss://anna@host:1/2"));
        // Nor does the message on an address that cannot be read.
        for (const char* bad : {"http://anna:secret@host", "redis://anna:secret@host/x",
                                "redis://anna:secret@host:99999999", "redis://anna:secret@host?secret=1",
                                "redis://anna:secret@host,anna:secret@b", "redis+sentinel://anna:secret@host"}) {
            const auto refused = parseRedisAddress(bad);
            QVERIFY2(!refused, bad);
            QVERIFY(refused.error().oneLine().find("secret") == std::string::npos);
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"",
                                 "host",
                                 "host:6379",
                                 "redis://",
                                 "redis:///0",
                                 "redis://host/-1",
                                 "redis://host?ca=x",
                                 "redis://a,",
                                 "redis://,a",
                                 "redis://a,,b",
                                 "redis://a,b:x",
                                 "redis://a,b:0x1",

                                 "redis+sentinel://a",
                                 "redis+sentinel://a/",
                                 "redis+sentinel://a/main/x",
                                 "redis+sentinel://a/main/0/1",
                                 "redis+sentinel:///main",
                                 "sentinel://a/main",
                                 "redis+cluster://a",
                                 "redisx://a",
                                 "redis://a/0/1"})
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

    void errorsDoNotRepeatThePassword()
    {
        const auto address = parseRedisAddress("redis://me@server", "s3cret");
        QVERIFY(address);
        RedisReply reply;
        reply.kind = RedisReply::Kind::Error;
        reply.text = "ERR unknown command 'AUTH', with args beginning with: 'me' 's3cret' ";
        const Error error = redisError(reply, *address);
        QVERIFY(error.message.find("unknown command") != std::string::npos);
        QVERIFY(error.oneLine().find("s3cret") == std::string::npos);
    }
};

PLEIO_TEST(tst_redis_address, TestRedisAddress)
#include "tst_redis_address.moc"
