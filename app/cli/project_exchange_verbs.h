// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace pleio::cli {

/// The verbs export and import of `project`.
void addProjectExchange(CLI::App& project, ChosenCommand& chosen);

}  // namespace pleio::cli
