// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

struct Repaired {
    std::int64_t files = 0, trials = 0, results = 0;  ///< that the new file has
    std::vector<std::string> lost;                    ///< one sentence each
};

/// Writes what can be read of a damaged project into a new file, row by row, so that a damaged page costs what stands
/// on it and no more. The damaged file is only read. Files and results of which a byte is not as it was saved are left
/// out, and all that is missing is said.
///
/// BadInput for what is no project or of a newer version, and where nothing can be read; Io as of ProjectStore::saveTo;
/// Cancelled.
[[nodiscard]] Result<Repaired> repairProject(const std::string& file, const std::string& target, Progress& progress);

}  // namespace pleio
