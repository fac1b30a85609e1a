// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/trial.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pleio {

/// What a list of trials is ordered by. Equal ones follow the order in which they were made.
enum class TrialOrder { Made, Name, Analysis, State, Duration, Starred };

/// Which trials of a project a list shows.
struct TrialQuery {
    /// Words that stand in name, hypothesis, note, tags, analysis, parameters or message, each as the begin of a word
    /// there; case and accents do not matter. Empty for all.
    std::string text;
    std::string analysis;  ///< id; empty for all
    std::string tag;       ///< empty for all
    std::optional<TrialState> state;
    bool onlyStarred = false;
    bool removed = false;  ///< those that were deleted, instead of the others
    TrialOrder order = TrialOrder::Made;
    bool isDescending = true;
    std::int64_t offset = 0, limit = 200;
};

struct TrialPage {
    std::vector<Trial> trials;
    std::int64_t total = 0;  ///< without offset and limit
};

/// How often an analysis ran and how that ended, removed trials left out.
struct TrialStatistics {
    std::string analysis;
    std::string parameter, value;  ///< counts the runs with this value alone; both empty: all of the analysis
    std::int64_t done = 0, failed = 0, cancelled = 0;
    std::int64_t milliseconds = 0;  ///< of those that were done, together
};

}  // namespace pleio
