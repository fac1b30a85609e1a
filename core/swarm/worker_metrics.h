// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"
#include "core/swarm/worker_events.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// Counts what a worker, or a batch that waits for a swarm, tells. Labels are ids of built-in analyses, states and
/// kinds of errors: nothing of what users name or send. May be asked while it is told.
class WorkerMetrics {
public:
    enum class Of { Worker, Batch };

    /// `mostSilence`: for how long a worker may give no sign of life before it is not ready.
    explicit WorkerMetrics(Of of, std::chrono::milliseconds mostSilence = kOfflineAfter);

    void tell(const WorkerEvent& event);

    [[nodiscard]] std::vector<MetricFamily> families() const;
    /// Why the program needs to be started again, in a sentence; empty if it does not.
    [[nodiscard]] std::string unhealthy() const;
    /// Why it would take no task now, or hears nothing from the server; empty if it is ready.
    [[nodiscard]] std::string unready() const;

private:
    using Clock = std::chrono::steady_clock;
    struct Listener;

    const Of m_of;
    const std::chrono::milliseconds m_mostSilence;
    mutable std::mutex m_mutex;  ///< guards what follows
    Clock::time_point m_turnedAt = Clock::now();
    Clock::time_point m_beatenAt = Clock::now();  ///< a worker that never was heard is silent since its start
    bool m_isReady = false, m_isReached = false, m_isDraining = false, m_isMemoryShort = false;
    struct UnderWay {
        std::string analysis;
        Clock::time_point since;
        bool isRunning = false;  ///< here; else it is known to wait or to run elsewhere
    };
    std::map<std::string, UnderWay> m_underWay;                                      ///< by task
    std::map<std::pair<std::string, worker_event::Outcome>, std::uint64_t> m_ended;  ///< by analysis
    std::map<std::string, Histogram> m_durations;                                    ///< by analysis
    std::array<std::array<std::uint64_t, 2>, 3> m_asked{};                           ///< by Cache; misses and hits
    std::array<std::uint64_t, 5> m_errors{};                                         ///< by ErrorKind
    std::int64_t m_readBytes = 0, m_sentBytes = 0;
    std::optional<QueueLoad> m_queue;
};

}  // namespace pleio
