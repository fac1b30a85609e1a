// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/monitoring/metrics_server.h"
#include "core/swarm/swarm_run.h"
#include "core/swarm/worker_metrics.h"

#include <atomic>
#include <memory>
#include <string>
#include <thread>

namespace pleio::cli {

/// Serves metrics of a batch that waits for a swarm: of what it tells, and of the queue, which a thread looks at.
class BatchMonitor {
public:
    /// `address` as parseMetricsAddress takes it, and its errors.
    [[nodiscard]] static Result<std::unique_ptr<BatchMonitor>> start(const Swarm& swarm, const std::string& address);
    ~BatchMonitor();
    BatchMonitor(const BatchMonitor&) = delete;
    BatchMonitor& operator=(const BatchMonitor&) = delete;

    void tell(const WorkerEvent& event) { m_metrics.tell(event); }
    /// Tells how a task that `report` came from, or not, has ended; asks the server how long it took.
    void tellEnd(const std::string& task, const std::string& analysis, const Result<Report>& report);

private:
    explicit BatchMonitor(const Swarm& swarm) : m_swarm(swarm) {}
    void watch();

    const Swarm& m_swarm;
    WorkerMetrics m_metrics{WorkerMetrics::Of::Batch};
    std::unique_ptr<MetricsServer> m_server;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

}  // namespace pleio::cli
