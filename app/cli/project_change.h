// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/project_store.h"

#include <functional>
#include <string>

namespace pleio::cli {

/// Changes a private copy of a project and saves that in its place, while no other program may write it. What was there
/// is kept as "FILE~". `change` says whether anything is to be saved; where it fails, nothing happens to the file.
[[nodiscard]] Result<void> changeProject(const std::string& file, Progress& progress,
                                         const std::function<Result<bool>(ProjectStore&, Progress&)>& change);

}  // namespace pleio::cli
