// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report_comparison.h"
#include "core/project/project_store.h"

#include <memory>
#include <string>
#include <vector>

namespace pleio {

/// Trials of a project that are compared, and what sets them apart.
struct ComparedTrials {
    std::vector<std::string> names;     ///< each another
    std::vector<std::string> analyses;  ///< their ids, in the order of the names
    /// In the order of the names; null for a run without a result, which is compared by what it was made from.
    std::vector<std::shared_ptr<const Report>> reports;
    ReportComparison comparison;
    bool isSimulated = false;  ///< some of them
};

/// `names` are those of the trials, as their columns are to be called. Precondition: two trials at least. Errors of
/// ProjectStore::report and compareReports.
[[nodiscard]] Result<ComparedTrials> compareTrials(const ProjectStore& store, const std::vector<Trial>& trials,
                                                   std::vector<std::string> names, Progress& progress);

}  // namespace pleio
