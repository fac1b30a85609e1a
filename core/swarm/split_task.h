// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/task_queue.h"

namespace pleio {

/// How many parts a task is best divided into: one for every slot of the workers that are online and can run it, 1 if
/// there is at most one or if its analysis does not split.
[[nodiscard]] Result<int> usefulParts(TaskQueue& queue, const SwarmTask& task);

/// Submits the task, and before it one task for each of `parts` parts of its loop, for which it waits; the id of the
/// task. With one part, or if its result is known, the task alone. The ids of the parts are made from that of the task,
/// so that submitting again after a lost answer makes no second tasks.
[[nodiscard]] Result<std::string> submitInParts(TaskQueue& queue, SwarmTask task, int parts, SubmitOptions options);

}  // namespace pleio
