// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace pleio::cli {

/// Adds `memory` with `set`, `get` and `remove` to the verbs of `swarm`.
void addSwarmMemory(CLI::App& swarm, ChosenCommand& chosen);

}  // namespace pleio::cli
