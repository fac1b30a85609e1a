// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace pleio::cli {

/// Adds `log` to the verbs of `swarm`.
void addSwarmLog(CLI::App& swarm, ChosenCommand& chosen);

}  // namespace pleio::cli
