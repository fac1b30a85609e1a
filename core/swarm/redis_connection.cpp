// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_connection.h"

#include "core/swarm/redis_endpoint.h"

#include <algorithm>
#include <thread>

namespace pleio {

namespace {

constexpr std::size_t kMostNodesKnown = 64;
constexpr int kMostRepeats = 7, kQuickRepeats = 3;
constexpr std::chrono::milliseconds kPause{20};

}  // namespace

RedisConnection::RedisConnection(RedisAddress address, Milliseconds patience)
    : m_address(std::move(address)), m_patience(patience), m_nodes(m_address.nodes)
{
}

Result<std::vector<RedisReply>> RedisConnection::sent(const std::vector<RedisCommand>& commands, Milliseconds longer)
{
    if (!m_link || !m_link->isOpen()) {
        auto link = openRedis(m_address, m_nodes, m_patience);
        if (!link) return link.error();
        m_link = std::move(*link);
    }
    return m_link->exchange(commands, m_patience + longer);
}

Result<void> RedisConnection::openAt(const RedisNode& node, Link& link)
{
    if (link && link->isOpen() && link->node() == node) return {};
    auto opened = openRedis(m_address.at(node), {node}, m_patience);
    if (!opened) return opened.error();
    link = std::move(*opened);
    return {};
}

Result<RedisReply> RedisConnection::follow(const RedisRedirection& redirection, const RedisCommand& command,
                                           Milliseconds longer)
{
    const RedisNode& node = redirection.node;
    if (redirection.once) {
        if (const auto opened = openAt(node, m_aside); !opened) return opened.error();
        auto replies = m_aside->exchange({{"ASKING"}, command}, m_patience + longer);
        if (!replies) return replies.error();
        return std::move(replies->back());
    }
    if (const auto opened = openAt(node, m_link); !opened) return opened.error();
    std::erase(m_nodes, node);
    m_nodes.insert(m_nodes.begin(), node);
    if (m_nodes.size() > kMostNodesKnown) m_nodes.pop_back();
    auto replies = sent({command}, longer);
    if (!replies) return replies.error();
    return std::move(replies->front());
}

Result<RedisReply> RedisConnection::settled(const RedisCommand& command, RedisReply reply, Milliseconds longer)
{
    for (int repeat = 0; repeat < kMostRepeats; ++repeat) {
        const auto redirection = redirectionOf(reply, m_link->node());
        if (!redirection && !passesSoon(reply)) return reply;
        // Nodes that do not agree yet send in circles.
        if (!redirection || repeat >= kQuickRepeats) std::this_thread::sleep_for(kPause * (1 << repeat));
        if (redirection) {
            auto next = follow(*redirection, command, longer);
            if (!next) return next;
            reply = std::move(*next);
        } else {
            if (!m_address.service.empty()) m_link.reset();  // opening asks the Sentinels which is the master now
            auto next = sent({command}, longer);
            if (!next) return next.error();
            reply = std::move(next->front());
        }
    }
    // The next command begins elsewhere, if there is another node.
    std::rotate(m_nodes.begin(), m_nodes.begin() + 1, m_nodes.end());
    Error error = redisError(reply, m_link->address());
    m_link.reset();
    return error;
}

Result<std::vector<RedisReply>> RedisConnection::runAll(const std::vector<RedisCommand>& commands, Milliseconds longer)
{
    auto replies = sent(commands, longer);
    if (!replies) return replies;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        auto reply = settled(commands[i], std::move((*replies)[i]), longer);
        if (!reply) return reply.error();
        (*replies)[i] = std::move(*reply);
    }
    return replies;
}

Result<RedisReply> RedisConnection::run(const RedisCommand& command, Milliseconds longer)
{
    auto replies = runAll({command}, longer);
    if (!replies) return replies.error();
    return std::move(replies->front());
}

Result<RedisReply> RedisConnection::require(const RedisCommand& command, Milliseconds longer)
{
    auto reply = run(command, longer);
    if (reply && reply->isError()) return redisError(*reply, m_address);
    return reply;
}

Result<std::vector<RedisReply>> RedisConnection::requireAll(const std::vector<RedisCommand>& commands)
{
    if (commands.empty()) return std::vector<RedisReply>();
    auto replies = runAll(commands);
    if (!replies) return replies;
    for (const RedisReply& reply : *replies)
        if (reply.isError()) return redisError(reply, m_address);
    return replies;
}

}  // namespace pleio
