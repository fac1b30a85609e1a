// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project_store.h"

#include <functional>

namespace pleio {

/// Calls `use` with all trials of a query, page by page, until it says that it found what it looks for (true) or fails.
/// `query.limit` is the size of a page. Trials must not be added or removed meanwhile.
[[nodiscard]] Result<void> visitTrials(const ProjectStore& store, TrialQuery query,
                                       const std::function<Result<bool>(const Trial&)>& use);

}  // namespace pleio
