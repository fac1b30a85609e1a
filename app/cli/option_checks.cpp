// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/option_checks.h"

#include "core/base/text.h"

#include <charconv>

namespace pleio::cli {

namespace {

std::string refusedSeed(const std::string& text)
{
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error == std::errc() && end == text.data() + text.size()) return {};
    return "'" + text + "' is no seed; give a whole number from 0 to 18,446,744,073,709,551,615.";
}

}  // namespace

void refuseEmptyValues(CLI::App& command)
{
    for (CLI::Option* option : command.get_options())
        if (option->get_items_expected_max() > 0 && option->get_group() != kParameterGroup)
            option->check(CLI::Validator(
                [isRequired = option->get_required()](const std::string& text) {
                    if (!text.empty()) return std::string();
                    return "The value is empty; give one" +
                           std::string(isRequired ? "." : ", or leave the option out.");
                },
                {}, "not empty"));
    for (CLI::App* below : command.get_subcommands(nullptr)) refuseEmptyValues(*below);
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
