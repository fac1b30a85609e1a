// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "core/base/table.h"
#include "core/project/trial_query.h"

#include <vector>

namespace pleio::cli {

/// The verb trials of `project`, with the verbs below it.
void addProjectTrials(CLI::App& project, ChosenCommand& chosen);

/// How often each analysis ran and how that ended.
[[nodiscard]] Table statisticsTable(const std::vector<TrialStatistics>& statistics);

}  // namespace pleio::cli
