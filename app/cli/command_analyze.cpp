// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_run.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"

#include <cassert>
#include <cstdio>

namespace pleio::cli {

namespace {

struct Options {
    Inputs inputs;
    ParameterTexts parameters;
    std::uint64_t seed = 1;
    Outputs outputs;
};

void addOutputOptions(CLI::App& command, Outputs& outputs)
{
    command.add_option("--out", outputs.folder, "Folder for tables and report.")->required();
    command.add_option("--project", outputs.project, "Project file (.pleio) to write as well.");
}

Result<void> runCommand(const AnalysisDescriptor& analysis, const Options& options, Progress& progress)
{
    // The parameters are checked before anything is read: a typing error should not cost a minute.
    const auto parameters = parametersFrom(analysis, options.parameters);
    if (!parameters) return parameters.error();
    if (analysis.needsTraits && options.inputs.traits.empty())
        return Error{ErrorKind::Usage, "This analysis learns from traits; name at least one trait table.", "--traits"};
    if (analysis.needsPhenotypes && options.inputs.phenotypes.empty() && options.inputs.traits.empty())
        return Error{ErrorKind::Usage, "This analysis reads phenotypes; name a table of genes and conditions.", "--phenotypes"};
    SubProgress loading(progress, 0.0, 0.1);
    const auto dataset = load(options.inputs, loading);
    if (!dataset) return dataset.error();
    SubProgress running(progress, 0.1, 1.0);
    const auto report = runAndWrite({analysis.id, *parameters, options.seed}, *dataset, options.inputs.options,
                                    options.outputs, running);
    if (!report) return report.error();
    printFindings(*report);
    std::printf("Tables and report: %s\n", options.outputs.folder.c_str());
    if (!options.outputs.project.empty()) std::printf("Project: %s\n", options.outputs.project.c_str());
    return {};
}

void addAnalysis(CLI::App& command, const AnalysisDescriptor& analysis, bool positionalGenome, ChosenCommand& chosen)
{
    const auto options = std::make_shared<Options>();
    addGenomeOptions(command, options->inputs, positionalGenome);
    addTraitOptions(command, options->inputs);
    addOutputOptions(command, options->outputs);
    addParameterOptions(command, analysis, options->parameters);
    command.add_option("--seed", options->seed, "Seed of everything that is drawn at random.")->capture_default_str();
    command.callback([&chosen, options, &analysis] {
        chosen.drawsFigures = true;
        chosen.action = [options, &analysis](Progress& progress) { return runCommand(analysis, *options, progress); };
    });
}

}  // namespace

void addAnalyze(CLI::App& app, ChosenCommand& chosen)
{
    const AnalysisDescriptor* decode = findAnalysis("cipher.decode");
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
