// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_endpoint.h"

#include "core/base/text.h"

#include <algorithm>

namespace pleio {

namespace {

using Milliseconds = std::chrono::milliseconds;
using Link = std::unique_ptr<RedisLink>;

/// Less than for a server: the next Sentinel will do as well.
constexpr Milliseconds kSentinelPatience{3000};

Result<Link> openNode(const RedisAddress& address, Milliseconds patience)
{
    auto link = RedisLink::connect(address, patience);
    if (!link) return link;
    if (const auto greeted = (*link)->greet(patience); !greeted) return greeted.error();
    return link;
}

/// The server that a Sentinel names.
Result<RedisNode> masterBy(const RedisAddress& sentinel, const std::string& service, Milliseconds patience)
{
    const auto link = RedisLink::connect(sentinel, patience);
    if (!link) return link.error();
    const std::vector<RedisCommand> question{{"SENTINEL", "GET-MASTER-ADDR-BY-NAME", service}};
    auto answer = (*link)->exchange(question, patience);
    if (answer && answer->front().isError() && answer->front().text.starts_with("NOAUTH")) {
        if (const auto greeted = (*link)->greet(patience); !greeted) return greeted.error();
        answer = (*link)->exchange(question, patience);
    }
    if (!answer) return answer.error();
    const RedisReply& reply = answer->front();
    if (reply.isError()) return redisError(reply, sentinel);
    std::int64_t port = 0;
    if (reply.items.size() != 2 || !parseInteger(reply.items[1].text, port))
        return Error{ErrorKind::Io, "The Sentinel knows no server of the name; check the service in the address.",
                     sentinel.shown() + '/' + service};
    return RedisNode{reply.items[0].text, static_cast<int>(port)};
}

Result<Link> openMaster(const RedisAddress& address, Milliseconds patience)
{
    Error error{ErrorKind::Io, "The address names no Sentinel.", address.shown()};
    for (const RedisNode& node : address.nodes) {
        RedisAddress sentinel = address.at(node);
        sentinel.database = 0;
        const auto master = masterBy(sentinel, address.service, std::min(patience, kSentinelPatience));
        if (!master) {
            error = master.error();
            continue;
        }
        auto link = openNode(address.at(*master), patience);
        if (!link) {
            error = link.error();
            continue;
        }
        // A Sentinel that was cut off names one that is none any more.
        const auto role = (*link)->exchange({{"ROLE"}}, patience);
        if (!role) {
            error = role.error();
            continue;
        }
        if (role->front().isError()) return redisError(role->front(), (*link)->address());
        if (!role->front().items.empty() && role->front().items[0].text == "master") return link;
        error = {ErrorKind::Io,
                 "The Redis server that the Sentinels name is not the master now; wait until they agree on one.",
                 (*link)->address().shown()};
    }
    return error;
}

}  // namespace

Result<Link> openRedis(const RedisAddress& address, const std::vector<RedisNode>& nodes, Milliseconds patience)
{
    if (!address.service.empty()) return openMaster(address, patience);
    Result<Link> link = Error{ErrorKind::Io, "The address names no server.", address.shown()};
    for (const RedisNode& node : nodes) {
        link = openNode(address.at(node), patience);
        if (link) return link;
    }
    return link;
}

}  // namespace pleio
