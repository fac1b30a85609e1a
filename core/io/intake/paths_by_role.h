// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/intake/intake.h"

#include <string>
#include <vector>

namespace pleio {

/// The paths that somebody gives for each role, in the order of sourceRoles(); of any length up to theirs.
using PathsByRole = std::vector<std::vector<std::string>>;

/// The files that are named, and those in folders and archives that are named in their place: these are sorted by
/// content, and what is given by itself goes before what is found. In the order of their roles. BadInput if a folder
/// that is named for a role holds nothing for it; others as sortIn.
[[nodiscard]] Result<Intake> sortByRole(const PathsByRole& paths, Progress& progress);

}  // namespace pleio
