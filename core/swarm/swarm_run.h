// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/swarm/redis_address.h"
#include "core/swarm/swarm_keys.h"
#include "core/swarm/task_queue.h"

#include <chrono>
#include <optional>

namespace pleio {

/// For how long a server that cannot be reached is tried again; nothing: as long as it takes.
using Patience = std::optional<std::chrono::milliseconds>;
inline constexpr std::chrono::minutes kSwarmPatience{2};

/// Where a swarm is.
struct Swarm {
    RedisAddress address;
    SwarmKeys keys{"default"};
    /// A folder that all machines see, here under this name: files below it are not sent. Empty for none. For a worker
    /// it may be a URL (readShared).
    std::string share = {};
};

/// From what a user gives: see parseRedisAddress and swarmKeys. `password` may be nullptr, as the environment answers.
[[nodiscard]] Result<Swarm> swarmAt(const std::string& address, const std::string& nameSpace, const char* password);
/// The same for the programs without a window: Usage if the address holds a password, which comes from the environment
/// variable PLEIOSCOPE_REDIS_PASSWORD or the first line of the file that PLEIOSCOPE_REDIS_PASSWORD_FILE names. Nothing
/// of the address is in the message.
[[nodiscard]] Result<Swarm> swarmOfCommandLine(const std::string& address, const std::string& nameSpace);

/// An Error as the queue keeps it, and back; whatever is not so written becomes an Error of kind Internal.
[[nodiscard]] std::string errorText(const Error& error);
[[nodiscard]] Error errorFromText(const std::string& text);

/// What is to be run elsewhere.
struct SwarmWork {
    const Request& request;
    const std::vector<SourceFile>& sources;
    const LoadOptions& options;
    const std::vector<Note>& notes;  ///< for whoever fetches the report (SwarmTask::notes)
};
/// Sends the inputs and submits the task, divided into `parts` if its analysis splits (0: usefulParts); its id.
[[nodiscard]] Result<std::string> submitToSwarm(const Swarm& swarm, const SwarmWork& work,
                                                const SubmitOptions& submission, int parts, Progress& progress,
                                                Patience patience = kSwarmPatience);
/// Waits for the report of a task, as long as it takes; its notes end with those of the task. A cancel ends the waiting
/// and leaves the task as it is. Usage for an unknown id.
[[nodiscard]] Result<Report> awaitSwarm(const Swarm& swarm, const std::string& id, Progress& progress,
                                        Patience patience = kSwarmPatience);

/// Runs the request on the workers of the swarm, its loop divided among them if the analysis splits, and gives the
/// report that runAnalysis gives here, byte for byte. Waits for workers as long as it takes; a cancel stops the task on
/// the worker too. While the server cannot be reached it is tried again, with pauses that grow to half a minute.
[[nodiscard]] Result<Report> runOnSwarm(const Swarm& swarm, const Request& request, const Dataset& dataset,
                                        const LoadOptions& options, Progress& progress,
                                        Patience patience = kSwarmPatience);

}  // namespace pleio
