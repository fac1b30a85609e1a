// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/synth_options.h"
#include "core/base/text.h"

#include <cstdio>

namespace pleio::cli {

void addSynthOptions(CLI::App& command, SynthOptions& options)
{
    SynthParams& params = options.params;
    command.add_option("--genes", params.genes, "Genes.")->capture_default_str();
    command.add_option("--traits", params.traits, "Traits.")->capture_default_str();
    command.add_option("--planted", options.planted, "Traits that carry a key; the others are names only.")
        ->default_str(std::to_string(params.plantedTraits) + ", or all of fewer");
    command.add_option("--genes-per-trait", options.genesPerTrait, "Genes of each trait.")
        ->default_str(std::to_string(params.genesPerTrait) + ", or a quarter of fewer than " +
                      std::to_string(4 * params.genesPerTrait) + " genes");
    command.add_option("--overlap", params.overlap, "Share of a trait's genes that carry another trait, 0 to 1.")
        ->capture_default_str();
    command.add_option("--redrawn", params.redrawn, "Share of a member's codons redrawn from the key, 0 to 1.")
        ->capture_default_str();
    command.add_option("--gc", params.gc, "GC of the third codon position.")->capture_default_str();
    command.add_option("--mean-codons", params.meanCodons, "Mean gene length, codons.")->capture_default_str();
    command.add_option("--sd-log-codons", params.sdLogCodons, "Standard deviation of ln length.")
        ->capture_default_str();
    command
        .add_option("--overdispersion", params.overdispersion,
                    "Dirichlet-multinomial rho within a family; 0 = multinomial.")
        ->capture_default_str();
    command.add_option("--unmatched-ids", params.unmatchedIds, "Trait rows whose gene is not in the genome.")
        ->capture_default_str();
    command.add_option("--seed", params.seed, "Seed.")->capture_default_str();
}

Result<SynthParams> synthParams(const SynthOptions& options)
{
    SynthParams params = options.params;
    params.genesPerTrait = options.genesPerTrait.value_or(usualGenesPerTrait(params.genes));
    params.plantedTraits = options.planted.value_or(usualPlantedTraits(params.traits));
    if (options.planted && *options.planted > params.traits)
        return Error{ErrorKind::Usage,
                     "There are only " + displayCount(params.traits) +
                         " traits; let fewer carry a key, or give --traits.",
                     "planted"};
    return params;
}

namespace {

struct SynthCommand {
    SynthOptions synth;
    std::string folder;
};

Result<void> synth(const SynthCommand& options, Progress& progress)
{
    if (auto free = checkSynthFolder(options.folder); !free) return free;
    const auto params = synthParams(options.synth);
    if (!params) return params.error();
    const auto files = synthesize(*params, progress);
    if (!files) return files.error();
    if (const auto written = writeSynthFiles(*files, options.folder); !written) return written.error();
    std::printf("Simulated genome, traits and planted truth: %s\n", options.folder.c_str());
    return {};
}

}  // namespace

void addSynth(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command =
        *app.add_subcommand("synth", "Write a simulated genome and trait table with planted keys and their truth.");
    const auto options = std::make_shared<SynthCommand>();
    addSynthOptions(command, options->synth);
    command.add_option("--out", options->folder, "Folder to write.")->required();
    command.callback(
        [&chosen, options] { chosen.action = [options](Progress& progress) { return synth(*options, progress); }; });
}

}  // namespace pleio::cli
