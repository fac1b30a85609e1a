// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/swarm/redis_address.h"
#include "core/swarm/redis_reply.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QTcpSocket;

namespace pleio {

using RedisCommand = std::vector<std::string>;

/// One socket to one server, with or without TLS, carried by Qt. Its functions wait, so it belongs in a worker thread,
/// and to one thread at a time. After an error it is closed for good: what was on its way is lost.
class RedisLink {
public:
    using Milliseconds = std::chrono::milliseconds;

    /// Connects; nobody has said yet who asks. Io if nothing answers there. `address` names one node.
    [[nodiscard]] static Result<std::unique_ptr<RedisLink>> connect(const RedisAddress& address, Milliseconds patience);
    ~RedisLink();
    RedisLink(const RedisLink&) = delete;
    RedisLink& operator=(const RedisLink&) = delete;

    /// Says who asks and chooses the database. Io if the server refuses.
    [[nodiscard]] Result<void> greet(Milliseconds patience);
    /// One reply for each command. `patience` is for each.
    [[nodiscard]] Result<std::vector<RedisReply>> exchange(const std::vector<RedisCommand>& commands,
                                                           Milliseconds patience);
    void send(const RedisCommand& command);
    /// What the server says next, or nothing if it says nothing for so long.
    [[nodiscard]] Result<std::optional<RedisReply>> next(Milliseconds patience);

    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] const RedisAddress& address() const { return m_address; }
    [[nodiscard]] const RedisNode& node() const { return m_address.nodes.front(); }

private:
    explicit RedisLink(const RedisAddress& address);
    [[nodiscard]] Error broken(const std::string& what);
    void close();

    RedisAddress m_address;
    std::unique_ptr<QTcpSocket> m_socket;
    RedisReplyReader m_reader;
};

/// What the server reported, for people. Usage if it does not let this user do so, Io otherwise.
[[nodiscard]] Error redisError(const RedisReply& reply, const RedisAddress& address);

}  // namespace pleio
