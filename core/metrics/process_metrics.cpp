// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/process_metrics.h"

#include "core/io/machine_memory.h"

#include <ctime>

namespace pleio {

namespace {

double processorSeconds()
{
    constexpr double kNanoseconds = 1e-9;
    timespec used{};
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used) != 0) return 0;
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * kNanoseconds;
}

}  // namespace

std::vector<MetricFamily> processMetrics()
{
    return {{MetricKind::Gauge,
             "process_resident_memory_bytes",
             "Memory of this process that is in the machine's.",
             {{{}, static_cast<double>(residentBytes())}}},
            {MetricKind::Counter,
             "process_cpu_seconds_total",
             "Processor time of this process, in user and system mode.",
             {{{}, processorSeconds()}}}};
}

}  // namespace pleio
