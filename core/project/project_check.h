// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// What a saved project is, read without its files and results.
struct ProjectFacts {
    std::string name, program;  ///< program: that saved it; empty if it does not say
    int version = 0;            ///< of its schema
    std::int64_t bytes = 0;     ///< of the file
    struct Source {
        std::string role, name, sha256;
        std::int64_t bytes = 0;
    };
    std::vector<Source> sources;
};
/// Errors as of ProjectStore::read.
[[nodiscard]] Result<ProjectFacts> factsOfProject(const std::string& file);

struct ProjectCheck {
    int version = 0;
    std::int64_t files = 0, trials = 0, results = 0;  ///< that were looked at
    std::vector<std::string> faults;                  ///< one sentence each; none in a sound project
};
/// Looks at every page, row, embedded file and result of a saved project. BadInput only for what is no project of this
/// or an older version at all; what is wrong inside is a fault. Cancelled.
[[nodiscard]] Result<ProjectCheck> checkProject(const std::string& file, Progress& progress);

}  // namespace pleio
