// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project_store.h"

#include <functional>
#include <optional>

namespace pleio {

/// Calls `use` with all trials of a query, page by page, until it says that it found what it looks for (true) or fails.
/// `query.limit` is the size of a page. Trials must not be added or removed meanwhile.
[[nodiscard]] Result<void> visitTrials(const ProjectStore& store, TrialQuery query,
                                       const std::function<Result<bool>(const Trial&)>& use);

/// The report of a trial; nothing if it has none. Errors of ProjectStore::report.
[[nodiscard]] Result<std::optional<Report>> reportIfAny(const ProjectStore& store, const std::string& id,
                                                        Progress& progress);

}  // namespace pleio
