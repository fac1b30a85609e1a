// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/swarm/redis_connection.h"
#include "core/swarm/swarm_keys.h"
#include "core/swarm/task.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

enum class TaskState { Held, Waiting, Delayed, Running, Done, Failed, Cancelled };
[[nodiscard]] std::string_view taskStateId(TaskState state);

struct SubmitOptions {
    Priority priority = Priority::Normal;
    int mostAttempts = 3;
    std::chrono::milliseconds timeout = std::chrono::hours(24);  ///< of one attempt
    std::vector<std::string> waitsFor;                           ///< ids of tasks that must be done before
    /// Ids of tasks for its parts: they must be done before, and are cancelled with it.
    std::vector<std::string> parts;
    std::string id;  ///< from newTaskId, by who submits again after a lost answer; empty: a new one
};

/// An id that no other task has.
[[nodiscard]] std::string newTaskId();

/// What the server knows of a task.
struct TaskStatus {
    std::string id;
    TaskState state = TaskState::Held;
    std::string hash, worker, text, error;
    std::vector<std::string> parts;  ///< ids of the tasks for its parts
    double fraction = 0;
    int attempts = 0;
    std::int64_t submittedMs = 0, startedMs = 0, finishedMs = 0;  ///< by the server's clock; 0 if not yet
};

/// A worker counts as offline after so long without a sign of life; it gives three in that time.
inline constexpr std::chrono::seconds kOfflineAfter{30};
inline constexpr int kBeatsBeforeOffline = 3;

struct WorkerStatus {
    std::string id, program;
    int capacity = 0, running = 0;  ///< tasks at once, tasks now
    std::int64_t rssBytes = 0;
    std::int64_t silentMs = 0;  ///< since its last sign of life
    bool draining = false;
};

enum class WorkerState { Online, Draining, Offline };
[[nodiscard]] WorkerState workerState(const WorkerStatus& worker);

/// The queues of a namespace at one moment, all priorities together.
struct QueueLoad {
    std::int64_t waiting = 0, running = 0, delayed = 0, dead = 0;
    std::chrono::milliseconds lag{};  ///< since when the task waits that waits longest; 0 if none does
};

/// A task that a worker holds.
struct ClaimedTask {
    std::string id;
    Priority priority = Priority::Normal;
    std::string entry;  ///< in the stream of its priority
    QByteArray request;
    std::chrono::milliseconds timeout{};
};

/// The tasks of one namespace, kept by Redis Streams with the consumer group "workers" (claiming, acknowledging and
/// taking over from lost workers are Redis's own). The functions wait for the server; errors are those of
/// RedisConnection.
class TaskQueue {
public:
    TaskQueue(RedisConnection& redis, SwarmKeys keys) : m_redis(redis), m_keys(std::move(keys)) {}

    [[nodiscard]] const SwarmKeys& keys() const { return m_keys; }

    /// Makes the streams and their group where there are none.
    [[nodiscard]] Result<void> prepare();
    /// The id of the new task. Its inputs must be there (BlobStore). A task whose result is known is done at once. One
    /// whose id is there already is left as it is.
    [[nodiscard]] Result<std::string> submit(const SwarmTask& task, const SubmitOptions& options);
    /// Nothing for an unknown id.
    [[nodiscard]] Result<std::optional<TaskStatus>> status(const std::string& id);
    /// What was asked for; nothing for an unknown id, BadInput for what is no task.
    [[nodiscard]] Result<std::optional<SwarmTask>> task(const std::string& id);
    /// Of those that are there and are tasks, in the order of `ids`, in one go.
    [[nodiscard]] Result<std::vector<TaskStatus>> statuses(const std::vector<std::string>& ids);
    [[nodiscard]] Result<int> cancel(const std::vector<std::string>& ids);
    [[nodiscard]] Result<bool> retry(const std::string& id);
    /// The packed report or part as a worker stored it; nothing if it is not there (any more).
    [[nodiscard]] Result<std::optional<std::string>> result(const std::string& hash);
    [[nodiscard]] Result<bool> hasResult(const std::string& hash);

    struct Depth {
        std::int64_t waiting[3] = {0, 0, 0};  ///< by priority, those that run included
        std::int64_t delayed = 0, dead = 0;
    };
    [[nodiscard]] Result<Depth> depth();
    [[nodiscard]] Result<QueueLoad> load();
    struct DeadTask {
        std::string id, reason;
    };
    /// Tasks that failed for good, the last first, at most `most`.
    [[nodiscard]] Result<std::vector<DeadTask>> dead(int most);
    [[nodiscard]] Result<std::vector<WorkerStatus>> workers();
    [[nodiscard]] Result<void> drain(const std::string& worker);
    /// Deletes everything of the namespace; how many keys.
    [[nodiscard]] Result<std::int64_t> purge();

    // For workers.

    /// A task for `worker`: one that a lost worker held, else the next by priority. If there is none, waits up to
    /// `patience` for one to come, and gives nothing: ask again.
    [[nodiscard]] Result<std::optional<ClaimedTask>> claim(const std::string& worker,
                                                           std::chrono::milliseconds patience,
                                                           std::chrono::milliseconds offlineAfter = kOfflineAfter);
    /// Keeps others from taking over what this worker holds.
    [[nodiscard]] Result<void> hold(const std::string& worker, const std::vector<ClaimedTask>& tasks);
    /// Whether the result was taken; false if another was first or the task is over.
    [[nodiscard]] Result<bool> accept(const std::string& id, const std::string& hash, const std::string& result,
                                      std::chrono::seconds kept);
    [[nodiscard]] Result<bool> fail(const std::string& id, const std::string& worker, const std::string& reason,
                                    bool again, std::chrono::milliseconds delay);
    [[nodiscard]] Result<bool> handBack(const std::string& id, const std::string& worker);
    /// False if the task is no longer this worker's to do. Who listens (SwarmKeys::events) is told what is new.
    [[nodiscard]] Result<bool> tell(const std::string& id, const std::string& worker, double fraction,
                                    const std::string& text);
    /// Whether the worker is asked to take no more tasks.
    [[nodiscard]] Result<bool> beat(const WorkerStatus& worker);

private:
    [[nodiscard]] RedisCommand scriptCommand(std::string_view body, std::vector<std::string> arguments) const;
    [[nodiscard]] Result<RedisReply> script(std::string_view body, std::vector<std::string> arguments);
    RedisConnection& m_redis;
    SwarmKeys m_keys;
    std::chrono::steady_clock::time_point m_swept{};  ///< when this worker last looked for tasks of lost ones
};

}  // namespace pleio
