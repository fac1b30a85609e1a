// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace pleio::cli {

/// The group of options in which an empty text is a value: the parameters of an analysis, which check themselves.
inline constexpr const char* kParameterGroup = "Parameters";

/// Refuses an empty text as the value of any option or argument of the command and its subcommands, but for
/// kParameterGroup: it is a variable of a script that is not set, and would be read as 0 or as no file.
/// Numbers are decimal, without blanks and finite.
void checkValues(CLI::App& command);
/// --seed, which is whole and has 64 bits.
void addSeedOption(CLI::App& command, std::uint64_t& seed);
/// A measure of a figure: 0, which stands for its own, or a number from `low` to `high`.
[[nodiscard]] CLI::Validator zeroOrWithin(double low, double high);
/// What was written in place of a subcommand, as a sentence, if the command line lacks one for that reason.
[[nodiscard]] std::optional<std::string> unknownCommand(const CLI::App& app);

}  // namespace pleio::cli
