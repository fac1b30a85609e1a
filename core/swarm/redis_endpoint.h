// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/redis_link.h"

namespace pleio {

/// A greeted link to a server that answers for the address. With Sentinels: the server that one of them names, if that
/// holds itself to be the master; every call asks anew, because another may have taken its place. A Sentinel that wants
/// a password gets that of the address. Otherwise: the first of `nodes` that answers. The error is that of the last one
/// tried.
[[nodiscard]] Result<std::unique_ptr<RedisLink>>
openRedis(const RedisAddress& address, const std::vector<RedisNode>& nodes, std::chrono::milliseconds patience);

}  // namespace pleio
