// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/option_checks.h"

#include "core/base/seed.h"
#include "core/base/text.h"
#include "core/base/whole_number.h"

#include <cmath>

namespace pleio::cli {

namespace {

std::string refusedSeed(const std::string& text) { return parseSeed(text) ? std::string() : noSeed(text); }

/// CLI11 takes blanks, signs, hexadecimal and octal numbers, so that 010 would be 8.
std::string refusedWhole(const std::string& text)
{
    if (text.empty()) return {};  // has a message of its own
    const std::string_view digits = std::string_view(text).substr(text.starts_with('-') ? 1 : 0);
    const bool isPlain = !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
    std::int64_t value = 0;
    const bool isUnsigned = parseWholeNumber(text).has_value();
    if (isPlain && (isUnsigned || parseInteger(text, value)) && (digits == "0" || digits.front() != '0')) return {};
    return "'" + text + "' is no whole number as it is written here; give digits alone, as 16.";
}

std::string refusedReal(const std::string& text)
{
    double value = 0;
    if (text.empty()) return {};
    if (trimmed(text) == text && parseNumber(text, value) && std::isfinite(value)) return {};
    return "'" + text + "' is no number as it is written here; give one as 0.5.";
}

}  // namespace

void checkValues(CLI::App& command)
{
    for (CLI::Option* option : command.get_options()) {
        const std::string type = option->get_type_name();
        if (type.starts_with("INT") || type.starts_with("UINT"))
            option->check(CLI::Validator(refusedWhole, {}, "whole"));
        if (type.starts_with("FLOAT")) option->check(CLI::Validator(refusedReal, {}, "real"));
        if (option->get_items_expected_max() > 0 && option->get_group() != kParameterGroup)
            option->check(CLI::Validator(
                [isRequired = option->get_required()](const std::string& text) {
                    if (!text.empty()) return std::string();
                    return "The value is empty; give one" +
                           std::string(isRequired ? "." : ", or leave the option out.");
                },
                {}, "not empty"));
    }
    for (CLI::App* below : command.get_subcommands(nullptr)) checkValues(*below);
}

void addSeedOption(CLI::App& command, std::uint64_t& seed)
{
    command.add_option("--seed", seed, "Seed of everything that is drawn at random, a whole number from 0.")
        ->check(CLI::Validator(refusedSeed, {}, "seed"))
        ->capture_default_str();
}

CLI::Validator zeroOrWithin(double low, double high)
{
    const std::string range = "0 or from " + displayNumber(low) + " to " + displayNumber(high);
    const auto refused = [low, high, range](const std::string& text) {
        double value = 0;
        if (parseNumber(text, value) && (value == 0 || (value >= low && value <= high))) return std::string();
        return "'" + text + "' does not fit; give a number that is " + range + ".";
    };
    return CLI::Validator(refused, {}, "range");
}

std::optional<std::string> unknownCommand(const CLI::App& app)
{
    const CLI::App* at = &app;
    std::string path = app.get_name();
    while (!at->get_subcommands().empty()) {
        at = at->get_subcommands().front();
        path += " " + at->get_name();
    }
    if (at->get_subcommands(nullptr).empty()) return {};
    for (const std::string& word : app.remaining(true))
        if (!word.empty() && word.front() != '-')
            return "There is no command \"" + word + "\" of " + path + "; " + path + " --help lists them.";
    return {};
}

}  // namespace pleio::cli
