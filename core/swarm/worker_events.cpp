// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/worker_events.h"

#include "core/base/version.h"

namespace pleio {

namespace {

using namespace worker_event;

struct WorkerLogLine {
    std::string operator()(const Ready& ready) const
    {
        return "Worker " + ready.worker + ", " + programName() + ", waits for tasks of namespace " + ready.nameSpace +
               " at " + ready.server;
    }
    std::string operator()(const Ended& ended) const { return "Worker " + ended.worker + " ends"; }
    std::string operator()(const DrainAsked&) const
    {
        return "Asked to drain: tasks under way are finished, none is taken";
    }
    std::string operator()(const MemoryChanged& memory) const
    {
        return memory.isShort ? "Memory is short: no task is taken until there is more"
                              : "There is memory for tasks again";
    }
    std::string operator()(const ServerFailed& failed) const { return failed.error.oneLine(); }
    std::string operator()(const TaskBegan& begun) const { return "Task " + begun.task + " begins"; }
    std::string operator()(const PartDamaged&) const
    {
        return "A part of a result on the server is damaged and is computed again";
    }
    std::string operator()(const TaskEnded& ended) const
    {
        const std::string task = "Task " + ended.task;
        switch (ended.outcome) {
        case Outcome::Done:
            return task + " is done";
        case Outcome::Dropped:
            return task + " was already over; its result is dropped";
        case Outcome::Failed:
            return task + " failed: " + (ended.error ? ended.error->oneLine() : std::string());
        case Outcome::Cancelled:
            return task + " was cancelled";
        case Outcome::HandedBack:
            return task + " is handed back";
        }
        return {};
    }
    template <class Other>
    std::string operator()(const Other&) const
    {
        return {};
    }
};

}  // namespace

std::string workerLogLine(const WorkerEvent& event) { return std::visit(WorkerLogLine(), event); }

}  // namespace pleio
