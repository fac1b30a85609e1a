// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/metric.h"

#include <vector>

namespace pleio {

/// Resident memory and processor time of this process, under the names that all programs watched by Prometheus use.
[[nodiscard]] std::vector<MetricFamily> processMetrics();

}  // namespace pleio
