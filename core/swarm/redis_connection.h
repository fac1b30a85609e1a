// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/swarm/redis_address.h"
#include "core/swarm/redis_reply.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

class QTcpSocket;

namespace pleio {

using RedisCommand = std::vector<std::string>;

/// One connection to a Redis server, carried by Qt's sockets and so with or without TLS. Its functions wait for the
/// server, so it belongs in a worker thread, and to one thread at a time. A connection that broke is opened again by
/// the next command, after authentication and choice of the database; a command whose answer was lost is not sent
/// again by itself, because the server may have carried it out.
class RedisConnection {
public:
    /// `patience`: how long opening and every answer may take.
    explicit RedisConnection(RedisAddress address, std::chrono::milliseconds patience = std::chrono::seconds(10));
    ~RedisConnection();
    RedisConnection(const RedisConnection&) = delete;
    RedisConnection& operator=(const RedisConnection&) = delete;

    /// Io if there is no server, it refuses, or the time is over; what the server itself reports is a reply of kind
    /// Error. Waits `longer` than usual for commands that block.
    [[nodiscard]] Result<RedisReply> run(const RedisCommand& command, std::chrono::milliseconds longer = {});
    /// Several commands in one go; one reply each.
    [[nodiscard]] Result<std::vector<RedisReply>> runAll(const std::vector<RedisCommand>& commands,
                                                         std::chrono::milliseconds longer = {});
    /// As `run`, but what the server reports as an error is an Error too.
    [[nodiscard]] Result<RedisReply> require(const RedisCommand& command, std::chrono::milliseconds longer = {});
    [[nodiscard]] Result<std::vector<RedisReply>> requireAll(const std::vector<RedisCommand>& commands);

    void close();
    [[nodiscard]] const RedisAddress& address() const { return m_address; }

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<void> connectSocket();
    [[nodiscard]] Result<void> greet();
    [[nodiscard]] Result<std::vector<RedisReply>> exchange(const std::vector<RedisCommand>& commands,
                                                           std::chrono::milliseconds patience);
    [[nodiscard]] Error broken(const std::string& what);

    RedisAddress m_address;
    std::chrono::milliseconds m_patience;
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<RedisReplyReader> m_reader;
};

/// What the server reported, for people.
[[nodiscard]] Error redisError(const RedisReply& reply, const RedisAddress& address);

}  // namespace pleio
