// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/swarm/split_task.h"

#include <algorithm>
#include <chrono>

namespace pleio {

Result<int> usefulParts(TaskQueue& queue, const SwarmTask& task)
{
    const AnalysisDescriptor* analysis = findAnalysis(task.request.analysis);
    if (analysis == nullptr || analysis->runInParts == nullptr) return 1;
    const auto workers = queue.workers();
    if (!workers) return workers.error();
    int places = 0;
    for (const WorkerStatus& worker : *workers)
        if (workerState(worker) == WorkerState::Online && worker.program == task.program)
            places += std::clamp(worker.capacity, 0, kMostParts);
    return std::clamp(places, 1, kMostParts);
}

Result<std::string> submitInParts(TaskQueue& queue, SwarmTask task, int parts, SubmitOptions options)
{
    if (parts > 1) {
        const auto known = queue.hasResult(taskHash(task));
        if (!known) return known.error();
        if (*known) parts = 1;
    }
    task.parts = std::clamp(parts, 1, kMostParts);
    if (options.id.empty()) options.id = newTaskId();
    SubmitOptions own = options;
    for (int index = 0; task.parts > 1 && index < task.parts; ++index) {
        own.id = options.id + "-" + std::to_string(index + 1);
        if (const auto part = queue.submit(partOf(task, index), own); !part) return part;
        options.parts.push_back(own.id);
    }
    return queue.submit(task, options);
}

}  // namespace pleio
