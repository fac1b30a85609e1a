// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/swarm/redis_subscription.h"
#include "core/swarm/swarm_keys.h"

#include <chrono>
#include <string>

namespace pleio {

/// News of one task for who waits for it, as they come. They only spare time: what counts is the task's state, at which
/// the waiting program looks after `listen` and after every `await`.
class TaskEvents {
public:
    TaskEvents(const RedisAddress& address, const SwarmKeys& keys, const std::string& id);

    /// Listens from now on, if the server allows it.
    void listen();
    /// Returns when it is time to look at the task: something happened to it, a second has passed, or the user cancels.
    /// Its progress goes to `progress` meanwhile.
    void await(Progress& progress);

private:
    RedisSubscription m_subscription;
    std::chrono::steady_clock::time_point m_nextAttempt{};
};

}  // namespace pleio
