// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/project/trial_query.h"

#include <QString>

#include <vector>

namespace pleio {

/// Facts about runs as the page Trials shows them.

/// Everything a run was made from, a line each: program, parameters, seed, files and how they were read, times, place.
[[nodiscard]] QString originText(const Trial& trial);
/// How often analyses ran, alone and with each value of each parameter, how that ended and how long it took.
[[nodiscard]] Table statisticsTable(const std::vector<TrialStatistics>& statistics);

}  // namespace pleio
