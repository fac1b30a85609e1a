// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/swarm_tables.h"

#include "core/analysis/analysis.h"
#include "core/base/undefined.h"
#include "core/swarm/swarm_run.h"
#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <map>
#include <utility>

namespace pleio {

namespace {

struct SwarmTables {
    Q_DECLARE_TR_FUNCTIONS(SwarmTables)
};

constexpr std::int64_t kBytesPerMb = 1'000'000;
constexpr std::size_t kShortId = 8;

/// Enough to tell tasks apart; the parts of one differ behind the dash.
std::string shortId(const std::string& id)
{
    const std::size_t dash = std::min(id.find('-'), id.size());
    return id.substr(0, std::min(kShortId, dash)) + id.substr(dash);
}

QString stateText(WorkerState state)
{
    switch (state) {
    case WorkerState::Online:
        return SwarmTables::tr("online");
    case WorkerState::Draining:
        return SwarmTables::tr("draining");
    case WorkerState::Offline:
        return SwarmTables::tr("offline");
    }
    return {};
}

QString stateText(TaskState state)
{
    switch (state) {
    case TaskState::Held:
        return SwarmTables::tr("waits for others");
    case TaskState::Waiting:
        return SwarmTables::tr("waiting");
    case TaskState::Delayed:
        return SwarmTables::tr("to be tried again");
    case TaskState::Running:
        return SwarmTables::tr("running");
    case TaskState::Done:
        return SwarmTables::tr("done");
    case TaskState::Failed:
        return SwarmTables::tr("failed");
    case TaskState::Cancelled:
        return SwarmTables::tr("cancelled");
    }
    return {};
}

QString eventText(const std::string& what)
{
    static const std::map<std::string, const char*, std::less<>> words{
        {"submitted", QT_TRANSLATE_NOOP("SwarmTables", "submitted")},
        {"started", QT_TRANSLATE_NOOP("SwarmTables", "started")},
        {"done", QT_TRANSLATE_NOOP("SwarmTables", "done")},
        {"failed", QT_TRANSLATE_NOOP("SwarmTables", "failed")},
        {"cancelled", QT_TRANSLATE_NOOP("SwarmTables", "cancelled")},
        {"delayed", QT_TRANSLATE_NOOP("SwarmTables", "to be tried again")},
        {"lost", QT_TRANSLATE_NOOP("SwarmTables", "worker lost")},
        {"handed_back", QT_TRANSLATE_NOOP("SwarmTables", "handed back")},
        {"retried", QT_TRANSLATE_NOOP("SwarmTables", "begun anew")}};
    const auto word = words.find(what);
    return word == words.end() ? qtext(what) : SwarmTables::tr(word->second);
}

/// Texts so written sort by time.
std::string timeText(std::int64_t ms)
{
    if (ms <= 0) return {};
    return utf8(QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

std::string titleOf(const std::string& analysis)
{
    const AnalysisDescriptor* known = findAnalysis(analysis);
    return known ? known->title : analysis;
}

/// So far, for a task that runs.
double secondsOf(const TaskStatus& task, std::int64_t nowMs)
{
    if (task.startedMs == 0) return kUndefined;
    const std::int64_t end = task.state == TaskState::Running ? nowMs : task.finishedMs;
    return end < task.startedMs ? kUndefined : static_cast<double>(end - task.startedMs) / 1000;
}

std::string reasonOf(const TaskStatus& task)
{
    const bool isOver = task.state == TaskState::Failed || task.state == TaskState::Delayed;
    return isOver ? errorFromText(task.error).message : task.error;
}

Column column(const char* id, const QString& title, const QString& help, Column::Values values,
              NumberStyle style = NumberStyle::Plain)
{
    return {id, utf8(title), utf8(help), std::move(values), style};
}

}  // namespace

Table workerTable(const SwarmOverview& overview)
{
    using Texts = std::vector<std::string>;
    using Counts = std::vector<std::int64_t>;
    Texts names, states, programs;
    Counts running, slotCounts, seen;
    std::vector<double> memory;
    for (const WorkerStatus& worker : overview.workers) {
        names.push_back(worker.id);
        states.push_back(utf8(stateText(workerState(worker))));
        running.push_back(worker.running);
        slotCounts.push_back(worker.capacity);
        memory.push_back(static_cast<double>(worker.rssBytes) / kBytesPerMb);
        seen.push_back(worker.silentMs / 1000);
        programs.push_back(worker.program);
    }
    Table table{"swarm_workers", utf8(SwarmTables::tr("Workers of the swarm")), {}};
    table.columns = {
        column("worker", SwarmTables::tr("Worker"), SwarmTables::tr("Name of the worker."), std::move(names)),
        column("state", SwarmTables::tr("State"),
               SwarmTables::tr("Offline after 30 s without a sign of life; draining: takes no more tasks."),
               std::move(states)),
        column("running", SwarmTables::tr("Running"), SwarmTables::tr("Tasks that it runs now."), std::move(running)),
        column("slots", SwarmTables::tr("Slots"), SwarmTables::tr("Tasks that it runs at once."),
               std::move(slotCounts)),
        column("memory_mb", SwarmTables::tr("Memory (MB)"), SwarmTables::tr("Memory that its process holds."),
               std::move(memory)),
        column("seen_s", SwarmTables::tr("Seen (s ago)"), SwarmTables::tr("Since its last sign of life."),
               std::move(seen)),
        column("program", SwarmTables::tr("Program"), SwarmTables::tr("Its version; it refuses tasks of others."),
               std::move(programs))};
    return table;
}

Table taskTable(const SwarmOverview& overview)
{
    std::vector<std::string> ids, shortIds, analyses, states, steps, workers, submitted, reasons;
    std::vector<double> progress, seconds;
    std::vector<std::int64_t> attempts;
    for (const ListedTask& task : overview.tasks) {
        const TaskStatus& status = task.status;
        ids.push_back(status.id);
        shortIds.push_back(shortId(status.id));
        analyses.push_back(titleOf(task.analysis));
        states.push_back(utf8(stateText(status.state)));
        progress.push_back(status.state == TaskState::Done ? 1 : status.startedMs == 0 ? kUndefined : status.fraction);
        steps.push_back(status.state == TaskState::Running ? status.text : std::string());
        workers.push_back(status.worker);
        attempts.push_back(status.attempts);
        submitted.push_back(timeText(status.submittedMs));
        seconds.push_back(secondsOf(status, overview.nowMs));
        reasons.push_back(reasonOf(status));
    }
    Table table{"swarm_tasks", utf8(SwarmTables::tr("Tasks of the swarm")), {}};
    table.columns = {
        column("task", SwarmTables::tr("Task"), SwarmTables::tr("Beginning of its id."), std::move(shortIds)),
        column("analysis", SwarmTables::tr("Analysis"), {}, std::move(analyses)),
        column("state", SwarmTables::tr("State"), {}, std::move(states)),
        column("progress", SwarmTables::tr("Progress (%)"), {}, std::move(progress), NumberStyle::Percent),
        column("step", SwarmTables::tr("Step"), SwarmTables::tr("What is being done."), std::move(steps)),
        column("worker", SwarmTables::tr("Worker"), SwarmTables::tr("That runs it, or ran it last."),
               std::move(workers)),
        column("attempts", SwarmTables::tr("Attempts"), SwarmTables::tr("How often a worker began it."),
               std::move(attempts)),
        column("submitted", SwarmTables::tr("Submitted"), {}, std::move(submitted)),
        column("seconds", SwarmTables::tr("Time (s)"), SwarmTables::tr("Of the last attempt, so far if it runs."),
               std::move(seconds)),
        column("reason", SwarmTables::tr("Reason"), SwarmTables::tr("Why it failed, was cancelled or is tried again."),
               std::move(reasons)),
        column("id", SwarmTables::tr("Id"), {}, std::move(ids))};
    return table;
}

Table logTable(const SwarmOverview& overview)
{
    std::vector<std::string> entries, times, events, tasks, texts;
    for (const SwarmLog::Event& event : overview.log) {
        entries.push_back(event.id);
        times.push_back(timeText(event.timeMs));
        events.push_back(utf8(eventText(event.what)));
        tasks.push_back(shortId(event.task));
        texts.push_back(errorFromText(event.text).message);
    }
    Table table{"swarm_log", utf8(SwarmTables::tr("Log of the swarm")), {}};
    table.columns = {column("time", SwarmTables::tr("Time"), {}, std::move(times)),
                     column("event", SwarmTables::tr("Event"), {}, std::move(events)),
                     column("task", SwarmTables::tr("Task"), SwarmTables::tr("Beginning of its id."), std::move(tasks)),
                     column("text", SwarmTables::tr("Worker or reason"), {}, std::move(texts)),
                     column("entry", SwarmTables::tr("Entry"), SwarmTables::tr("Its place in the log of the server."),
                            std::move(entries))};
    return table;
}

}  // namespace pleio
