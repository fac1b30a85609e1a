// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/swarm/task_queue.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace pleio {

/// What a worker tells of its work, one value for each thing that happens. Its log (workerLogLine) and its metrics
/// (WorkerMetrics) are made from these and from nothing else. A batch that waits for a swarm tells those that fit.
namespace worker_event {

struct Ready {
    std::string worker, server, nameSpace;  ///< the server as it may be shown
};
struct Ended {
    std::string worker;
};
/// The part that looks after the others goes round, several times a second, unless it waits for the server.
struct Turned {};
/// The server took a sign of life.
struct Beaten {};
struct DrainAsked {};
struct MemoryChanged {
    bool isShort = false;
};
/// What the server was asked for did not succeed, and is tried again.
struct ServerFailed {
    Error error;
};
struct QueueSeen {
    QueueLoad load;
};
/// `analysis` is the id of a built-in analysis, or empty where the request names none.
struct TaskSubmitted {
    std::string task, analysis;
};
struct TaskBegan {
    std::string task, analysis;
};
enum class Cache { Dataset, Part, Result };
struct CacheAsked {
    Cache cache = Cache::Dataset;
    bool isHit = false;
};
struct PartDamaged {};
struct InputRead {
    std::int64_t bytes = 0;  ///< of the file, unpacked from the swarm's own packing
};
struct ResultSent {
    std::int64_t bytes = 0;  ///< packed
};
enum class Outcome {
    Done,
    Dropped,  ///< another worker's result was first
    Failed,   ///< this attempt; there may be more
    Cancelled,
    HandedBack
};
struct TaskEnded {
    std::string task, analysis;
    Outcome outcome = Outcome::Done;
    std::optional<double> seconds;  ///< of the work, without queueing; nothing if it was not done now
    std::optional<Error> error;     ///< of Failed
};

}  // namespace worker_event

using WorkerEvent = std::variant<worker_event::Ready, worker_event::Ended, worker_event::Turned, worker_event::Beaten,
                                 worker_event::DrainAsked, worker_event::MemoryChanged, worker_event::ServerFailed,
                                 worker_event::QueueSeen, worker_event::TaskSubmitted, worker_event::TaskBegan,
                                 worker_event::CacheAsked, worker_event::PartDamaged, worker_event::InputRead,
                                 worker_event::ResultSent, worker_event::TaskEnded>;

/// Who listens; called from several threads, but by one at a time.
using WorkerEvents = std::function<void(const WorkerEvent&)>;

/// The event as a line of a log, without secrets; empty for what a log leaves out.
[[nodiscard]] std::string workerLogLine(const WorkerEvent& event);

}  // namespace pleio
