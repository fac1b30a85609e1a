// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/analysis/analysis.h"
#include "core/base/terminal.h"
#include "core/base/text.h"

namespace pleio::cli {

namespace {

Result<void> list(Progress&)
{
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        say("%-18s %s\n", analysis.id.c_str(), analysis.title.c_str());
    return {};
}

Result<void> describe(const std::string& id)
{
    const AnalysisDescriptor* analysis = findAnalysis(id);
    if (analysis == nullptr)
        return Error{ErrorKind::Usage, "There is no analysis \"" + id + "\"; `pleioscope-cli list` names them all.",
                     "ID"};
    say("%s, version %d: %s\n%s\n", analysis->id.c_str(), analysis->version, analysis->title.c_str(),
        analysis->answers.c_str());
    if (!analysis->citation.empty()) say("Source: %s\n", analysis->citation.c_str());
    const std::string_view genome = analysis->needsSequence ? "a genome" : "";
    const std::string_view tables = analysis->needsTraits         ? "trait tables"
                                    : analysis->needsMeasurements ? "measured phenotypes"
                                    : analysis->needsPhenotypes   ? "phenotypes or trait tables"
                                                                  : "";
    const std::string_view joint = genome.empty() || tables.empty() ? "" : " and ";
    say("Needs: %s\n", genome.empty() && tables.empty()
                           ? "a genome or tables of genes"
                           : (std::string(genome) + std::string(joint) + std::string(tables)).c_str());
    if (!analysis->splitsOver.empty()) say("Splits over: %s (on a swarm)\n", analysis->splitsOver.c_str());
    for (const ParameterSpec& spec : analysis->parameters) {
        say("  %s (default %s%s%s)\n      %s\n", spec.id.c_str(), parameterText(spec.defaultValue).c_str(),
            spec.unit.empty() ? "" : " ", spec.unit.c_str(), spec.help.c_str());
        if (spec.minimum && spec.maximum)
            say("      from %s to %s\n", displayNumber(*spec.minimum).c_str(), displayNumber(*spec.maximum).c_str());
        for (const pleio::Choice& choice : spec.choices) say("      %s: %s\n", choice.id.c_str(), choice.title.c_str());
    }
    return {};
}

}  // namespace

void addList(CLI::App& app, ChosenCommand& chosen)
{
    app.add_subcommand("list", "List the analyses.")->callback([&chosen] { chosen.action = list; });
}

void addDescribe(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command =
        *app.add_subcommand("describe", "Say what an analysis answers, what it needs and which parameters it has.");
    const auto id = std::make_shared<std::string>();
    command.add_option("id", *id, "Id of the analysis.")->required();
    command.callback([&chosen, id] { chosen.action = [id](Progress&) { return describe(*id); }; });
}

}  // namespace pleio::cli
