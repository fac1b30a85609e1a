// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/worker_metrics.h"

#include "core/base/build_info.h"
#include "core/base/error_kinds.h"
#include "core/metrics/process_metrics.h"

#include <algorithm>

namespace pleio {

namespace {

using namespace worker_event;

constexpr std::array<std::string_view, 5> kOutcomes{"done", "dropped", "failed", "cancelled", "handed_back"};
constexpr std::array<std::string_view, 3> kCaches{"dataset", "part", "result"};
/// For longer than any wait for a server that does not answer.
constexpr std::chrono::minutes kMostBetweenTurns{2};

/// From a look at a genome to the longest permutation tests; 300 s is where the alert begins.
std::vector<double> durationBounds() { return {0.1, 0.3, 1, 3, 10, 30, 60, 120, 300, 600, 1800, 3600}; }

std::string analysisLabel(const std::string& analysis) { return analysis.empty() ? "unknown" : analysis; }

double secondsSince(std::chrono::steady_clock::time_point time)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - time).count();
}

MetricFamily gauge(std::string name, std::string help)
{
    return {MetricKind::Gauge, std::move(name), std::move(help), {}};
}

MetricFamily counter(std::string name, std::string help)
{
    return {MetricKind::Counter, std::move(name), std::move(help), {}};
}

template <class Number>
MetricFamily one(MetricFamily family, Number value)
{
    family.samples.push_back({{}, static_cast<double>(value)});
    return family;
}

MetricFamily buildInfo()
{
    MetricFamily family = gauge("pleioscope_build_info", "Which build this is; always 1.");
    family.samples.push_back({{{"version", kBuildVersion}, {"commit", kBuildCommit}}, 1});
    return family;
}

void addQueue(std::vector<MetricFamily>& families, const QueueLoad& load)
{
    MetricFamily tasks = gauge("pleioscope_queue_tasks",
                               "Tasks of the namespace by state, as the server keeps them; dead are those that failed "
                               "for good, of about the last 10,000.");
    for (const auto& [state, count] : {std::pair{"waiting", load.waiting}, std::pair{"running", load.running},
                                       std::pair{"delayed", load.delayed}, std::pair{"dead", load.dead}})
        tasks.samples.push_back({{{"state", state}}, static_cast<double>(count)});
    families.push_back(std::move(tasks));
    families.push_back(one(gauge("pleioscope_queue_lag_seconds",
                                 "For how long the task that waits longest has waited for a worker; 0 if none waits."),
                           std::chrono::duration<double>(load.lag).count()));
}

}  // namespace

struct WorkerMetrics::Listener {
    WorkerMetrics& metrics;

    void operator()(const Ready&) const { metrics.m_isReady = true; }
    void operator()(const Ended&) const { metrics.m_isReady = false; }
    void operator()(const Turned&) const { metrics.m_turnedAt = Clock::now(); }
    void operator()(const Beaten&) const
    {
        metrics.m_beatenAt = Clock::now();
        metrics.m_isReached = true;
    }
    void operator()(const DrainAsked&) const { metrics.m_isDraining = true; }
    void operator()(const MemoryChanged& memory) const { metrics.m_isMemoryShort = memory.isShort; }
    void operator()(const ServerFailed& failed) const
    {
        if (failed.error.kind == ErrorKind::Io) metrics.m_isReached = false;
        count(failed.error);
    }
    void operator()(const QueueSeen& seen) const
    {
        metrics.m_queue = seen.load;
        metrics.m_isReached = true;
    }
    void operator()(const TaskSubmitted& task) const
    {
        metrics.m_underWay[task.task] = {analysisLabel(task.analysis), Clock::now(), false};
    }
    void operator()(const TaskBegan& task) const
    {
        metrics.m_underWay[task.task] = {analysisLabel(task.analysis), Clock::now(), true};
    }
    void operator()(const CacheAsked& asked) const
    {
        ++metrics.m_asked[static_cast<std::size_t>(asked.cache)][asked.isHit ? 1 : 0];
    }
    void operator()(const PartDamaged&) const { count({ErrorKind::Internal, {}, {}}); }
    void operator()(const InputRead& read) const { metrics.m_readBytes += read.bytes; }
    void operator()(const ResultSent& sent) const { metrics.m_sentBytes += sent.bytes; }
    void operator()(const TaskEnded& ended) const
    {
        const std::string analysis = analysisLabel(ended.analysis);
        metrics.m_underWay.erase(ended.task);
        ++metrics.m_ended[{analysis, ended.outcome}];
        if (ended.error) count(*ended.error);
        if (ended.outcome == Outcome::Done && ended.seconds)
            metrics.m_durations.try_emplace(analysis, durationBounds()).first->second.observe(*ended.seconds);
    }

private:
    void count(const Error& error) const { ++metrics.m_errors[static_cast<std::size_t>(error.kind)]; }
};

WorkerMetrics::WorkerMetrics(Of of, std::chrono::milliseconds mostSilence) : m_of(of), m_mostSilence(mostSilence) {}

void WorkerMetrics::tell(const WorkerEvent& event)
{
    const std::lock_guard lock(m_mutex);
    std::visit(Listener{*this}, event);
}

std::vector<MetricFamily> WorkerMetrics::families() const
{
    std::vector<MetricFamily> families = processMetrics();
    families.push_back(buildInfo());
    const std::lock_guard lock(m_mutex);

    MetricFamily tasks = gauge("pleioscope_tasks", "Tasks that run here (running), or that this batch waits for "
                                                   "(submitted), by analysis.");
    MetricFamily running = gauge("pleioscope_analysis_running_seconds",
                                 "For how long the task that runs here longest has run, by analysis.");
    std::map<std::pair<std::string, bool>, double> counts;
    std::map<std::string, double> longest;
    for (const auto& [task, state] : m_underWay) {
        ++counts[{state.analysis, state.isRunning}];
        if (state.isRunning) longest[state.analysis] = std::max(longest[state.analysis], secondsSince(state.since));
    }
    for (const auto& [of, count] : counts)
        tasks.samples.push_back({{{"analysis", of.first}, {"state", of.second ? "running" : "submitted"}}, count});
    for (const auto& [analysis, seconds] : longest) running.samples.push_back({{{"analysis", analysis}}, seconds});

    MetricFamily ended = counter("pleioscope_tasks_ended_total", "Attempts at tasks that ended, by analysis and how.");
    for (const auto& [of, count] : m_ended)
        ended.samples.push_back(
            {{{"analysis", of.first}, {"state", std::string(kOutcomes[static_cast<std::size_t>(of.second)])}},
             static_cast<double>(count)});
    MetricFamily durations{MetricKind::Histogram,
                           "pleioscope_analysis_duration_seconds",
                           "How long analyses took that gave a result, with fetching and reading their inputs.",
                           {}};
    for (const auto& [analysis, histogram] : m_durations) histogram.addTo(durations, {{"analysis", analysis}});

    MetricFamily hits = counter("pleioscope_cache_hits_total", "What was asked for and was there already: the inputs "
                                                               "as they were read, parts of a report, whole results.");
    MetricFamily misses = counter("pleioscope_cache_misses_total", "What was asked for and had to be made.");
    for (std::size_t i = 0; i < kCaches.size(); ++i) {
        // A batch reads no datasets and asks for no parts; a worker does not hear of results that were known.
        if ((kCaches[i] == "result") != (m_of == Of::Batch)) continue;
        const MetricLabels labels{{"cache", std::string(kCaches[i])}};
        misses.samples.push_back({labels, static_cast<double>(m_asked[i][0])});
        hits.samples.push_back({labels, static_cast<double>(m_asked[i][1])});
    }
    MetricFamily errors = counter("pleioscope_errors_total", "Failed attempts and failed talks with the server, by "
                                                             "kind of error.");
    for (std::size_t i = 0; i < kErrorKinds.size(); ++i)
        errors.samples.push_back({{{"kind", std::string(kErrorKinds[i])}}, static_cast<double>(m_errors[i])});
    for (MetricFamily* family : {&tasks, &running, &ended, &durations, &hits, &misses, &errors})
        families.push_back(std::move(*family));
    families.push_back(one(counter("pleioscope_read_bytes_total", "Bytes of inputs that were read."), m_readBytes));
    if (m_of == Of::Worker) {
        families.push_back(
            one(counter("pleioscope_written_bytes_total", "Bytes of packed results that were sent."), m_sentBytes));
        families.push_back(one(gauge("pleioscope_heartbeat_age_seconds",
                                     "Time since the server took the last sign of life of this worker."),
                               secondsSince(m_beatenAt)));
    }
    if (m_queue) addQueue(families, *m_queue);
    return families;
}

std::string WorkerMetrics::unhealthy() const
{
    const std::lock_guard lock(m_mutex);
    if (Clock::now() - m_turnedAt <= kMostBetweenTurns) return {};
    return "The loop that looks after the tasks stands still; start this program again.";
}

std::string WorkerMetrics::unready() const
{
    const std::lock_guard lock(m_mutex);
    if (!m_isReady) return "The program has not begun yet or is about to end.";
    if (m_isDraining) return "The worker was asked to drain and takes no more tasks.";
    if (m_isMemoryShort) return "Memory is short: no task is taken until there is more.";
    if (!m_isReached || (m_of == Of::Worker && Clock::now() - m_beatenAt > m_mostSilence))
        return "The Redis server cannot be reached.";
    return {};
}

}  // namespace pleio
