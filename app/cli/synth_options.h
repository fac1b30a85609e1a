// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synth/generator.h"

#include <CLI/CLI.hpp>

namespace pleio::cli {

/// One option for each value of the generator.
void addSynthOptions(CLI::App& command, SynthParams& params);

}  // namespace pleio::cli
