// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/redis_connection.h"
#include "core/swarm/swarm_keys.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// What happened to the tasks of a namespace, as the scripts of the queue wrote it down; about the last 10,000 events.
class SwarmLog {
public:
    struct Event {
        std::string id;           ///< greater for later ones
        std::int64_t timeMs = 0;  ///< by the server's clock, since 1970
        std::string what, task, text;
    };

    SwarmLog(RedisConnection& redis, SwarmKeys keys) : m_redis(redis), m_keys(std::move(keys)) {}

    /// The last ones, at most `most`, in order of time.
    [[nodiscard]] Result<std::vector<Event>> last(int most);
    /// Those after the event with this id, or all if it is empty. If there are none, waits up to `patience` for some.
    [[nodiscard]] Result<std::vector<Event>> after(const std::string& id, std::chrono::milliseconds patience);

private:
    RedisConnection& m_redis;
    SwarmKeys m_keys;
};

}  // namespace pleio
