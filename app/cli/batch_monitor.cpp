// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batch_monitor.h"

#include "core/base/terminal.h"
#include "core/swarm/redis_connection.h"
#include "core/swarm/task_queue.h"

#include <chrono>
#include <optional>

namespace pleio::cli {

namespace {

constexpr std::chrono::seconds kBetweenQueueLooks{5};
constexpr std::chrono::milliseconds kWatchStep{100};

}  // namespace

Result<std::unique_ptr<BatchMonitor>> BatchMonitor::start(const Swarm& swarm, const std::string& address)
{
    const auto parsed = parseMetricsAddress(address);
    if (!parsed) return parsed.error();
    std::unique_ptr<BatchMonitor> monitor(new BatchMonitor(swarm));
    WorkerMetrics& metrics = monitor->m_metrics;
    auto server = MetricsServer::start(*parsed, pagesOf(metrics));
    if (!server) return server.error();
    monitor->m_server = std::move(*server);
    warn("Metrics at %s/metrics\n", monitor->m_server->url().c_str());
    metrics.tell(worker_event::Ready());
    monitor->m_thread = std::thread([&watching = *monitor] { watching.watch(); });
    return monitor;
}

BatchMonitor::~BatchMonitor()
{
    m_stop = true;
    if (m_thread.joinable()) m_thread.join();
}

void BatchMonitor::watch()
{
    RedisConnection redis(m_swarm.address);
    TaskQueue queue(redis, m_swarm.keys);
    std::optional<std::chrono::steady_clock::time_point> looked;
    while (!m_stop) {
        m_metrics.tell(worker_event::Turned());
        const auto now = std::chrono::steady_clock::now();
        if (!looked || now - *looked >= kBetweenQueueLooks) {
            looked = now;
            if (const auto load = queue.load())
                m_metrics.tell(worker_event::QueueSeen{*load});
            else
                m_metrics.tell(worker_event::ServerFailed{load.error()});
        }
        std::this_thread::sleep_for(kWatchStep);
    }
}

void BatchMonitor::tellEnd(const std::string& task, const std::string& analysis, const Result<Report>& report)
{
    worker_event::TaskEnded ended{task, analysis, worker_event::Outcome::Done, {}, {}};
    if (!report) {
        const bool isCancelled = report.error().kind == ErrorKind::Cancelled;
        ended.outcome = isCancelled ? worker_event::Outcome::Cancelled : worker_event::Outcome::Failed;
        if (!isCancelled) ended.error = report.error();
    } else {
        RedisConnection redis(m_swarm.address);
        const auto status = TaskQueue(redis, m_swarm.keys).status(task);
        if (status && *status) {
            // A task whose result was known never began.
            const bool isKnown = (*status)->startedMs == 0;
            m_metrics.tell(worker_event::CacheAsked{worker_event::Cache::Result, isKnown});
            constexpr double kMsOfSecond = 1000;
            if (!isKnown)
                ended.seconds = static_cast<double>((*status)->finishedMs - (*status)->startedMs) / kMsOfSecond;
        }
    }
    m_metrics.tell(ended);
}

}  // namespace pleio::cli
