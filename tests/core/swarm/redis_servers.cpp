// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/swarm/redis_servers.h"

#include <QDeadlineTimer>

#include <thread>

namespace pleio::test {

namespace {

constexpr int kSlots = 16384;
constexpr std::chrono::milliseconds kSettlePatience{20000}, kStep{50};

template <class Condition>
bool waitFor(Condition holds)
{
    for (QDeadlineTimer deadline(kSettlePatience); !deadline.hasExpired(); std::this_thread::sleep_for(kStep))
        if (holds()) return true;
    return false;
}

/// What one server says, without following it anywhere; an error reply if it says nothing.
RedisReply askServer(const RedisServer& server, const std::string& password, const RedisCommand& command)
{
    RedisReply none;
    none.kind = RedisReply::Kind::Error;
    const auto link = RedisLink::connect(*parseRedisAddress(server.address(), password), kSettlePatience);
    if (!link || !(*link)->greet(kSettlePatience)) return none;
    auto replies = (*link)->exchange({command}, kSettlePatience);
    return replies ? replies->front() : none;
}

QStringList nodeOptions()
{
    return {QStringLiteral("--cluster-enabled"),      QStringLiteral("yes"),
            QStringLiteral("--cluster-port"),         QString::number(freePort()),
            QStringLiteral("--cluster-node-timeout"), QStringLiteral("2000")};
}

}  // namespace

WatchedServers::WatchedServers(const std::string& password) : m_password(password)
{
    QStringList options;
    if (!password.empty())
        options = {QStringLiteral("--requirepass"), QString::fromStdString(password), QStringLiteral("--masterauth"),
                   QString::fromStdString(password)};
    m_first = std::make_unique<RedisServer>(options);
    m_second =
        std::make_unique<RedisServer>(options + QStringList{QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1"),
                                                            QString::number(m_first->port())});
    std::string lines = "sentinel monitor main 127.0.0.1 " + std::to_string(m_first->port()) +
                        " 2\nsentinel down-after-milliseconds main 1000\nsentinel failover-timeout main 5000\n";
    if (!password.empty()) lines += "sentinel auth-pass main " + password + "\nrequirepass " + password + "\n";
    for (auto& sentinel : m_sentinels) sentinel = RedisServer::sentinel(QByteArray::fromStdString(lines));
}

bool WatchedServers::isUp()
{
    if (!m_first->isUp() || !m_second->isUp()) return false;
    return waitFor([&] {
        for (const auto& sentinel : m_sentinels) {
            if (!sentinel->isUp()) return false;
            const auto others = askServer(*sentinel, m_password, {"SENTINEL", "SENTINELS", "main"});
            const auto replicas = askServer(*sentinel, m_password, {"SENTINEL", "REPLICAS", "main"});
            if (others.items.size() != 2 || replicas.items.size() != 1) return false;
        }
        const auto role = askServer(replica(), m_password, {"ROLE"});
        return role.items.size() == 5 && role.items[3].text == "connected";
    });
}

RedisServer& WatchedServers::master()
{
    const auto role = askServer(*m_second, m_password, {"ROLE"});
    return !role.items.empty() && role.items[0].text == "master" ? *m_second : *m_first;
}

RedisServer& WatchedServers::replica() { return &master() == m_first.get() ? *m_second : *m_first; }

std::string WatchedServers::address() const
{
    std::string text = "redis+sentinel://";
    for (const auto& sentinel : m_sentinels)
        text += (sentinel == m_sentinels.front() ? "127.0.0.1:" : ",127.0.0.1:") + std::to_string(sentinel->port());
    return text + "/main";
}

RedisCluster::RedisCluster()
{
    for (auto& node : m_nodes) node = std::make_unique<RedisServer>(nodeOptions());
    const int share = kSlots / 3;
    for (int i = 0; i < 3; ++i) {
        m_ids[static_cast<std::size_t>(i)] = ask(i, {"CLUSTER", "MYID"}).text;
        ask(i, {"CLUSTER", "SET-CONFIG-EPOCH", std::to_string(i + 1)});
        ask(i, {"CLUSTER", "ADDSLOTSRANGE", std::to_string(i * share),
                std::to_string(i == 2 ? kSlots - 1 : (i + 1) * share - 1)});
    }
    for (int i = 1; i < 3; ++i) {
        // The third word is the port of the nodes among themselves.
        const std::string bus = ask(i, {"CONFIG", "GET", "cluster-port"}).items.back().text;
        ask(0, {"CLUSTER", "MEET", "127.0.0.1", std::to_string(node(i).port()), bus});
    }
}

RedisReply RedisCluster::ask(int index, const RedisCommand& command) { return askServer(node(index), {}, command); }

bool RedisCluster::isUp()
{
    return waitFor([&] {
        for (int i = 0; i < 3; ++i) {
            const std::string info = ask(i, {"CLUSTER", "INFO"}).text;
            if (info.find("cluster_state:ok") == std::string::npos ||
                info.find("cluster_known_nodes:3") == std::string::npos)
                return false;
        }
        return true;
    });
}

std::string RedisCluster::address() const
{
    std::string text = "redis://";
    for (const auto& node : m_nodes)
        text += (node == m_nodes.front() ? "127.0.0.1:" : ",127.0.0.1:") + std::to_string(node->port());
    return text;
}

int RedisCluster::slotOf(const std::string& key)
{
    return static_cast<int>(ask(0, {"CLUSTER", "KEYSLOT", key}).integer);
}

int RedisCluster::ownerOf(int slot)
{
    for (const RedisReply& range : ask(0, {"CLUSTER", "SLOTS"}).items)
        if (range.items[0].integer <= slot && slot <= range.items[1].integer)
            for (int i = 0; i < 3; ++i)
                if (range.items[2].items[1].integer == node(i).port()) return i;
    return -1;
}

void RedisCluster::beginMove(int slot, int from, int to)
{
    ask(to, {"CLUSTER", "SETSLOT", std::to_string(slot), "IMPORTING", m_ids[static_cast<std::size_t>(from)]});
    ask(from, {"CLUSTER", "SETSLOT", std::to_string(slot), "MIGRATING", m_ids[static_cast<std::size_t>(to)]});
}

int RedisCluster::moveKeys(int slot, int from, int to, int most)
{
    const auto keys = ask(from, {"CLUSTER", "GETKEYSINSLOT", std::to_string(slot), std::to_string(most)});
    RedisCommand migrate{"MIGRATE", "127.0.0.1", std::to_string(node(to).port()), "", "0", "10000", "KEYS"};
    for (const RedisReply& key : keys.items) migrate.push_back(key.text);
    if (!keys.items.empty()) ask(from, migrate);
    return static_cast<int>(keys.items.size());
}

void RedisCluster::endMove(int slot, int from, int to)
{
    while (moveKeys(slot, from, to, 100) > 0) {
    }
    const RedisCommand assign{"CLUSTER", "SETSLOT", std::to_string(slot), "NODE", m_ids[static_cast<std::size_t>(to)]};
    for (const int index : {to, from, 3 - to - from}) ask(index, assign);
}

}  // namespace pleio::test
