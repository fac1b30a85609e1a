// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace pleio::cli {

/// The verbs check, repair, backup and restore of `project`.
void addProjectCare(CLI::App& project, ChosenCommand& chosen);

}  // namespace pleio::cli
