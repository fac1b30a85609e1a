// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/redis_address.h"
#include "core/swarm/redis_reply.h"

#include <optional>

namespace pleio {

/// Where a node of a Cluster sends who asked it for the keys of another.
struct RedisRedirection {
    RedisNode node;
    bool once = false;  ///< for this command alone, because the keys are on their way there (ASK, not MOVED)
};

/// Nothing if the reply is no redirection. `from` gave it; a redirection without a host means the same host.
[[nodiscard]] std::optional<RedisRedirection> redirectionOf(const RedisReply& reply, const RedisNode& from);

/// Whether the command was not carried out for a reason that passes: the server loads its data, is no master any more,
/// or the keys are moving between nodes.
[[nodiscard]] bool passesSoon(const RedisReply& reply);

}  // namespace pleio
