// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/swarm_run.h"
#include "core/swarm/worker_events.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

namespace pleio {

struct WorkerOptions {
    Swarm swarm;
    int capacity = 1;  ///< tasks at once
    /// No task is taken while the process is larger; 0 for no limit. Nor is one while the machine is short of memory.
    std::int64_t mostRssBytes = 0;
    std::string name;  ///< empty: made from host and process
    /// Without a sign of life for so long, other workers count as lost. All workers should be told the same.
    std::chrono::milliseconds offlineAfter = kOfflineAfter;
    /// How often the queue is looked at, for whoever listens (QueueSeen); nothing: never.
    std::optional<std::chrono::milliseconds> queueSeenEvery = {};
};

/// Takes tasks from the queue and runs them, until `stop` is set (tasks under way are handed back) or the worker is
/// told to drain (they are finished). Trusts nothing that comes from the server. Lost connections are opened again,
/// with pauses that grow to ten seconds. Tells `events` what happens. An Error only if the server refuses the worker at
/// the start.
[[nodiscard]] Result<void> runWorker(const WorkerOptions& options, const std::atomic<bool>& stop,
                                     const WorkerEvents& events);

}  // namespace pleio
