// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/swarm/redis_connection.h"
#include "core/swarm/swarm_keys.h"
#include "core/swarm/task_queue.h"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pleio {

/// One line of the log that a namespace keeps.
struct SwarmEvent {
    std::string entry;      ///< its id in the stream
    std::int64_t atMs = 0;  ///< by the server's clock
    std::string what;       ///< "submitted", "started", "done", …; any text, as all that comes from a server
    std::string task;       ///< id
    std::string text;       ///< a worker or a reason; may be empty
};

struct ListedTask {
    TaskStatus status;
    std::string analysis;  ///< id; empty if the request cannot be read
};

/// What a namespace holds and does, at one moment.
struct SwarmOverview {
    static constexpr std::size_t kMinutes = 60;

    std::int64_t nowMs = 0;  ///< by the server's clock
    TaskQueue::Depth depth;
    std::vector<WorkerStatus> workers;
    std::vector<ListedTask> tasks;  ///< those in the queues, then those that something happened to last
    std::vector<SwarmEvent> log;    ///< the last first
    /// Tasks that were done in each minute before the latest look, the last minute last. Every "done" of the log counts
    /// once, also that of a task whose result was known already. Nothing where the log no longer reaches back.
    std::array<std::optional<std::int64_t>, kMinutes> donePerMinute{};
};

/// Reads overviews, one after the other. Remembers what does not change, so that each asks for the news alone.
class SwarmReader {
public:
    static constexpr std::size_t kMostFromQueue = 100;  ///< tasks of each queue, the longest waiting first
    static constexpr std::size_t kMostFromLog = 200;    ///< further tasks
    static constexpr std::size_t kLogShown = 500;

    SwarmReader(RedisConnection& redis, SwarmKeys keys) : m_redis(redis), m_queue(redis, keys), m_keys(std::move(keys))
    {
    }

    /// Waits for the server; errors are those of RedisConnection.
    [[nodiscard]] Result<SwarmOverview> read();
    [[nodiscard]] TaskQueue& queue() { return m_queue; }

private:
    /// What XREVRANGE answered, the last event first.
    [[nodiscard]] Result<void> takeLog(const RedisReply& newer, std::int64_t length);
    [[nodiscard]] Result<std::vector<std::string>> latestTasks(const RedisReply& queues) const;
    [[nodiscard]] Result<void> learnAnalyses(const std::vector<TaskStatus>& tasks);
    void countDone(SwarmOverview& overview) const;

    RedisConnection& m_redis;
    TaskQueue m_queue;
    SwarmKeys m_keys;
    std::deque<SwarmEvent> m_log;                   ///< the last first, as many as the server has
    bool m_logIsCut = false;                        ///< the server dropped what came before
    std::map<std::string, std::string> m_analyses;  ///< by task
};

}  // namespace pleio
