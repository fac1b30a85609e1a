// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_subscription.h"

#include "core/swarm/redis_endpoint.h"

namespace pleio {

RedisSubscription::RedisSubscription(RedisAddress address, std::string channel, std::chrono::milliseconds patience)
    : m_address(std::move(address)), m_channel(std::move(channel)), m_patience(patience)
{
}

Result<void> RedisSubscription::open()
{
    if (isOpen()) return {};
    m_link.reset();
    auto link = openRedis(m_address, m_address.nodes, m_patience);
    if (!link) return link.error();
    const auto replies = (*link)->exchange({{"SUBSCRIBE", m_channel}}, m_patience);
    if (!replies) return replies.error();
    if (replies->front().isError()) return redisError(replies->front(), m_address);
    m_link = std::move(*link);
    return {};
}

Result<std::optional<std::string>> RedisSubscription::next(std::chrono::milliseconds patience)
{
    if (!m_link) return Error{ErrorKind::Io, "Nothing is heard from the Redis server.", m_address.shown()};
    auto reply = m_link->next(patience);
    if (!reply) {
        m_link.reset();
        return reply.error();
    }
    // {"message", channel, text}
    if (!*reply || (*reply)->items.size() != 3) return std::optional<std::string>();
    return std::optional(std::move((*reply)->items[2].text));
}

}  // namespace pleio
