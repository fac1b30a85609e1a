// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/project/trial_query.h"

#include <QString>

#include <string>
#include <vector>

namespace pleio {

/// Facts about runs as the page Trials shows them.

/// Everything a run was made from, a line each: program, parameters, seed, files and how they were read, times, place.
[[nodiscard]] QString originText(const Trial& trial);
/// How often analyses ran, alone and with each value of each parameter, how that ended and how long it took.
[[nodiscard]] Table statisticsTable(const std::vector<TrialStatistics>& statistics);

/// The table "settings" of a comparison (compareReports) of runs of these analyses, with titles of parameters, choices
/// and files in place of their ids.
[[nodiscard]] Table settingsShown(const Table& settings, const std::vector<std::string>& analyses);

}  // namespace pleio
