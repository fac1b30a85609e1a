// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_reply.h"

#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

namespace {

/// All replies of `bytes`, fed in pieces of `piece` bytes.
Result<std::vector<RedisReply>> replies(const std::string& bytes, std::size_t piece, std::size_t most = 1000)
{
    RedisReplyReader reader(most);
    std::vector<RedisReply> all;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        if (const auto fed = reader.feed(std::string_view(bytes).substr(at, piece)); !fed) return fed.error();
        for (;;) {
            auto next = reader.next();
            if (!next) return next.error();
            if (!*next) break;
            all.push_back(std::move(**next));
        }
    }
    return all;
}

}  // namespace

class TestRedisReply : public QObject {
    Q_OBJECT

private slots:
    void readsEveryKindInAnyPieces_data()
    {
        QTest::addColumn<int>("piece");
        for (const int piece : {1, 2, 3, 7, 1000}) QTest::addRow("%d bytes", piece) << piece;
    }
    void readsEveryKindInAnyPieces()
    {
        QFETCH(int, piece);
        // The examples of the protocol's specification (redis.io, RESP 2).
        const std::string bytes = "+OK\r\n-ERR unknown command\r\n:1000\r\n$6\r\nfoo\r\nr\r\n$0\r\n\r\n$-1\r\n"
                                  "*3\r\n:1\r\n*2\r\n$1\r\na\r\n$-1\r\n+b\r\n*0\r\n";
        const auto all = replies(bytes, static_cast<std::size_t>(piece));
        QVERIFY2(all, all ? "" : all.error().message.c_str());
        QCOMPARE(all->size(), std::size_t{8});
        using Kind = RedisReply::Kind;
        QVERIFY((*all)[0].kind == Kind::Status && (*all)[0].text == "OK");
        QVERIFY((*all)[1].isError() && (*all)[1].text == "ERR unknown command");
        QVERIFY((*all)[2].kind == Kind::Integer && (*all)[2].integer == 1000);
        QCOMPARE((*all)[3].text, std::string("foo\r\nr").substr(0, 6));
        QVERIFY((*all)[4].isText() && (*all)[4].text.empty());
        QVERIFY((*all)[5].isNil());
        QVERIFY((*all)[6].isList() && (*all)[6].items.size() == 3);
        QCOMPARE((*all)[6].items[1].items[0].text, std::string("a"));
        QVERIFY((*all)[6].items[1].items[1].isNil());
        QVERIFY((*all)[7].isList() && (*all)[7].items.empty());
    }

    void refusesWhatIsNoReply_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("another protocol") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
        QTest::newRow("no number") << QByteArray("$x\r\n");
        QTest::newRow("deep") << QByteArray("*1\r\n").repeated(20);
        QTest::newRow("long") << "$5000\r\n" + QByteArray(4000, 'x');
    }
    void refusesWhatIsNoReply()
    {
        QFETCH(QByteArray, bytes);
        const auto all = replies(bytes.toStdString(), 100);
        QVERIFY(!all);
        QCOMPARE(all.error().kind, ErrorKind::Io);
    }

    void manyShortRepliesAreNotTooLong()
    {
        std::string bytes;
        for (int i = 0; i < 1000; ++i) bytes += "$5\r\nhello\r\n";
        const auto all = replies(bytes, 64, 100);
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t{1000});
    }

    void writesCommands()
    {
        const std::vector<std::string> words{"SET", "key", std::string("a\r\n\0b", 5)};
        QCOMPARE(redisCommand(words), std::string("*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$5\r\na\r\n\0b\r\n", 33));
    }
};

PLEIO_TEST(tst_redis_reply, TestRedisReply)
#include "tst_redis_reply.moc"
