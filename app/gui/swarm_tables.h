// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/swarm/swarm_overview.h"

namespace pleio {

/// What is seen of a swarm as tables. Texts of the server stay as they are; states and events are words.

/// Key: "worker".
[[nodiscard]] Table workerTable(const SwarmOverview& overview);
/// Key: "id", the whole id of a task.
[[nodiscard]] Table taskTable(const SwarmOverview& overview);
/// Key: "entry".
[[nodiscard]] Table logTable(const SwarmOverview& overview);

}  // namespace pleio
