// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <optional>
#include <span>

namespace pleio {

/// Tasks of a swarm by where they stand.
struct SwarmCounts {
    std::int64_t high = 0, normal = 0, low = 0;  ///< in the queues, those that run included
    std::int64_t delayed = 0, failed = 0;
};
/// Plot "swarm_queues": one bar for each.
[[nodiscard]] PlotSpec swarmQueuePlot(const SwarmCounts& counts);

/// Plot "swarm_throughput": tasks done in each of the last minutes, the last minute at 0. Minutes without a number are
/// left out.
[[nodiscard]] PlotSpec swarmThroughputPlot(std::span<const std::optional<std::int64_t>> donePerMinute);

}  // namespace pleio
