// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/redis_redirection.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace pleio {

std::optional<RedisRedirection> redirectionOf(const RedisReply& reply, const RedisNode& from)
{
    constexpr std::int64_t kMostPort = 65535;
    if (!reply.isError()) return std::nullopt;
    // "MOVED 3999 10.0.0.7:6381"; the host of an IPv6 address has no brackets.
    const std::string_view text = reply.text;
    const bool once = text.starts_with("ASK ");
    if (!once && !text.starts_with("MOVED ")) return std::nullopt;
    const std::size_t space = text.rfind(' '), colon = text.rfind(':');
    std::int64_t port = 0;
    if (colon == std::string_view::npos || colon < space || !parseInteger(text.substr(colon + 1), port) || port < 1 ||
        port > kMostPort)
        return std::nullopt;
    const std::string host(text.substr(space + 1, colon - space - 1));
    return RedisRedirection{{host.empty() ? from.host : host, static_cast<int>(port)}, once};
}

bool passesSoon(const RedisReply& reply)
{
    constexpr std::array<std::string_view, 6> kReasons{"TRYAGAIN",   "CLUSTERDOWN", "LOADING",
                                                       "MASTERDOWN", "READONLY",    "UNBLOCKED"};
    return reply.isError() && std::ranges::any_of(kReasons, [&](std::string_view reason) {
               return reply.text.starts_with(std::string(reason) + ' ');
           });
}

}  // namespace pleio
