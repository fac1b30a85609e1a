// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace pleio::cli {

/// The verb compare of `project trials`.
void addProjectCompare(CLI::App& trials, ChosenCommand& chosen);

}  // namespace pleio::cli
