// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/parameters.h"
#include "core/synth/generator.h"

#include <CLI/CLI.hpp>

#include <optional>

namespace pleio::cli {

/// The generator's values as written on the command line.
struct SynthOptions {
    SynthParams params;
    std::optional<std::int64_t> genesPerTrait, planted;  ///< without them, what fits the others
};

/// One option for each value of the generator.
void addSynthOptions(CLI::App& command, SynthOptions& options);
/// What is simulated; Usage for a value out of range, `where` the option.
[[nodiscard]] Result<SynthFiles> simulate(const SynthParams& params, Progress& progress);
/// The bounds of cipher.decode that let every trait be tested that has genes enough, as far as they are not the usual
/// ones. Usage if no trait has enough.
[[nodiscard]] Result<Parameters> fittingBounds(const SynthFiles& files);
/// Usage for values that do not fit each other.
[[nodiscard]] Result<SynthParams> synthParams(const SynthOptions& options);

}  // namespace pleio::cli
