// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/redis_link.h"
#include "core/swarm/redis_redirection.h"

namespace pleio {

/// A connection to Redis, be it one server, one of several that Sentinels watch, or a Cluster. Its functions wait, so
/// it belongs in a worker thread, and to one thread at a time. A connection that broke is opened again by the next
/// command; a command whose answer was lost is not sent again by itself, because the server may have carried it out.
/// One that the server says it did not carry out is: where a node of a Cluster sends it, or a little later. All keys
/// must be those of one namespace (SwarmKeys): they lie on one node, so that one connection is enough.
class RedisConnection {
public:
    /// `patience`: how long opening and every answer may take.
    explicit RedisConnection(RedisAddress address, std::chrono::milliseconds patience = std::chrono::seconds(10));

    /// Io if there is no server, it refuses, or the time is over; what the server itself reports is a reply of kind
    /// Error. Waits `longer` than usual for commands that block.
    [[nodiscard]] Result<RedisReply> run(const RedisCommand& command, std::chrono::milliseconds longer = {});
    /// Several commands in one go; one reply each. Their order must not matter: one that is redirected comes later.
    [[nodiscard]] Result<std::vector<RedisReply>> runAll(const std::vector<RedisCommand>& commands,
                                                         std::chrono::milliseconds longer = {});
    /// As `run`, but what the server reports as an error is an Error too.
    [[nodiscard]] Result<RedisReply> require(const RedisCommand& command, std::chrono::milliseconds longer = {});
    [[nodiscard]] Result<std::vector<RedisReply>> requireAll(const std::vector<RedisCommand>& commands);

    [[nodiscard]] const RedisAddress& address() const { return m_address; }

private:
    using Link = std::unique_ptr<RedisLink>;
    using Milliseconds = std::chrono::milliseconds;

    [[nodiscard]] Result<std::vector<RedisReply>> sent(const std::vector<RedisCommand>& commands, Milliseconds longer);
    [[nodiscard]] Result<RedisReply> settled(const RedisCommand& command, RedisReply reply, Milliseconds longer);
    [[nodiscard]] Result<RedisReply> follow(const RedisRedirection& redirection, const RedisCommand& command,
                                            Milliseconds longer);
    [[nodiscard]] Result<void> openAt(const RedisNode& node, Link& link);

    RedisAddress m_address;
    std::chrono::milliseconds m_patience;
    std::vector<RedisNode> m_nodes;  ///< of a Cluster, as far as known; the one last used first
    Link m_link;
    Link m_aside;  ///< to the node that keys are moving to
};

}  // namespace pleio
