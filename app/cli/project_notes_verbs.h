// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"

namespace pleio::cli {

/// The verbs note, remove and bring-back of `project trials`.
void addProjectNotes(CLI::App& trials, ChosenCommand& chosen);

}  // namespace pleio::cli
