// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_options.h"
#include "app/cli/analysis_run.h"
#include "app/cli/commands.h"
#include "app/cli/swarm_options.h"
#include "core/analysis/analysis_ids.h"
#include "core/base/terminal.h"

#include <cassert>

namespace pleio::cli {

namespace {

struct AnalyzeOptions {
    AnalysisOptions analysis;
    Outputs outputs;
    SwarmOptions swarm;
};

Result<void> runAnalyze(const AnalysisDescriptor& analysis, const AnalyzeOptions& options, Progress& progress)
{
    const auto place = claimOutputs(analysis, options.outputs, pathsOf(options.analysis.inputs));
    if (!place) return place.error();
    const auto swarm = swarmFrom(options.swarm);
    if (!swarm) return swarm.error();
    SubProgress loading(progress, 0.0, 0.1), running(progress, 0.1, 1.0);
    const auto prepared = prepareAnalysis(analysis, options.analysis, loading);
    if (!prepared) return namingOption(analysis, prepared.error());
    const Runner runner = [&](const Request& request, const Dataset& dataset, Progress& part) {
        return *swarm ? runOnSwarm(**swarm, request, dataset, prepared->options, part)
                      : runHere(request, dataset, part);
    };
    const auto report = runAndWrite(runner, prepared->request, prepared->dataset, prepared->options, prepared->notes,
                                    options.outputs, running);
    if (!report) return namingOption(analysis, report.error());
    printWarnings(*report, options.outputs.folder);
    printFindings(*report);
    say("Tables and report: %s\n", options.outputs.folder.c_str());
    if (!options.outputs.project.empty()) say("Project: %s\n", options.outputs.project.c_str());
    return {};
}

void addAnalysis(CLI::App& command, const AnalysisDescriptor& analysis, bool positionalGenome, ChosenCommand& chosen)
{
    const auto options = std::make_shared<AnalyzeOptions>();
    addAnalysisOptions(command, analysis, options->analysis, positionalGenome);
    command.add_option("--out", options->outputs.folder, "Folder for tables and report.")->required();
    command.add_option("--project", options->outputs.project, "Project file (.pleio) to write as well.");
    addSwarmOptions(command, options->swarm, false);
    addShareOption(command, options->swarm);
    command.callback([&chosen, options, &analysis] {
        chosen.drawsFigures = true;
        chosen.action = [options, &analysis](Progress& progress) { return runAnalyze(analysis, *options, progress); };
    });
}

}  // namespace

void addAnalyze(CLI::App& app, ChosenCommand& chosen)
{
    const AnalysisDescriptor* decode = findAnalysis(kDecode);
    assert(decode != nullptr);
    addAnalysis(*app.add_subcommand("analyze", "Learn trait keys from a genome and trait tables, decode its genes."),
                *decode, true, chosen);
}

void addRun(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& run = *app.add_subcommand("run", "Run one analysis by its id; see list.");
    run.require_subcommand(1);
    run.fallthrough();
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        addAnalysis(*run.add_subcommand(analysis.id, analysis.title), analysis, false, chosen);
}

}  // namespace pleio::cli
