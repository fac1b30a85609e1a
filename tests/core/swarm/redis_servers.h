// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/redis_connection.h"
#include "tests/core/swarm/redis_server.h"

#include <array>
#include <memory>
#include <string>

namespace pleio::test {

/// A server, its replica, and three Sentinels that watch it as "main" and put the replica in its place a second or so
/// after it is lost.
class WatchedServers {
public:
    /// With a password all of them want it.
    explicit WatchedServers(const std::string& password = {});

    /// Whether the Sentinels know each other and the replica follows; waits for that.
    [[nodiscard]] bool isUp();
    /// By their own word; the first if none or both say that they are the master.
    [[nodiscard]] RedisServer& master();
    [[nodiscard]] RedisServer& replica();
    /// "redis+sentinel://…/main"
    [[nodiscard]] std::string address() const;

private:
    std::string m_password;
    std::unique_ptr<RedisServer> m_first, m_second;
    std::array<std::unique_ptr<RedisServer>, 3> m_sentinels;
};

/// A Redis Cluster of three nodes, a third of the slots on each.
class RedisCluster {
public:
    RedisCluster();

    /// Whether the nodes agree on who has which slots; waits for that.
    [[nodiscard]] bool isUp();
    [[nodiscard]] RedisServer& node(int index) { return *m_nodes[static_cast<std::size_t>(index)]; }
    /// All nodes.
    [[nodiscard]] std::string address() const;
    [[nodiscard]] int slotOf(const std::string& key);
    /// The node that has the slot for good.
    [[nodiscard]] int ownerOf(int slot);

    // Moving a slot, step by step.
    void beginMove(int slot, int from, int to);
    /// At most so many keys; how many were left to move before.
    int moveKeys(int slot, int from, int to, int most);
    void endMove(int slot, int from, int to);

private:
    RedisReply ask(int index, const RedisCommand& command);

    std::array<std::unique_ptr<RedisServer>, 3> m_nodes;
    std::array<std::string, 3> m_ids;
};

}  // namespace pleio::test
