// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/option_checks.h"
#include "app/cli/synth_options.h"
#include "core/analysis/analysis_ids.h"
#include "core/base/terminal.h"
#include "core/base/text.h"

#include <algorithm>
#include <string_view>

namespace pleio::cli {

void addSynthOptions(CLI::App& command, SynthOptions& options)
{
    SynthParams& params = options.params;
    command.add_option("--genes", params.genes, "Genes, 20 to 100,000.")->capture_default_str();
    command.add_option("--traits", params.traits, "Traits, 1 to 1,000.")->capture_default_str();
    command.add_option("--planted", options.planted, "Traits that carry a key, 0 to 200; the others are names only.")
        ->default_str(std::to_string(params.plantedTraits) + ", or all of fewer");
    command.add_option("--genes-per-trait", options.genesPerTrait, "Genes of each trait, 1 to 4 fewer than --genes.")
        ->default_str(std::to_string(params.genesPerTrait) + ", or a quarter of fewer than " +
                      std::to_string(4 * params.genesPerTrait) + " genes");
    command.add_option("--overlap", params.overlap, "Share of a trait's genes that carry another trait, 0 to 1.")
        ->capture_default_str();
    command.add_option("--redrawn", params.redrawn, "Share of a member's codons redrawn from the key, 0 to 1.")
        ->capture_default_str();
    command.add_option("--gc", params.gc, "GC of the third codon position, 0.1 to 0.9.")->capture_default_str();
    command.add_option("--mean-codons", params.meanCodons, "Mean gene length, 30 to 10,000 codons.")
        ->capture_default_str();
    command.add_option("--sd-log-codons", params.sdLogCodons, "Standard deviation of ln length, 0 to 2.")
        ->capture_default_str();
    command
        .add_option("--overdispersion", params.overdispersion,
                    "Dirichlet-multinomial rho within a family, 0 to 0.9; 0 = multinomial.")
        ->capture_default_str();
    command
        .add_option("--unmatched-ids", params.unmatchedIds, "Trait rows whose gene is not in the genome, 0 to 100,000.")
        ->capture_default_str();
    addSeedOption(command, params.seed);
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
                     "--planted"};
    return params;
}

Result<SynthFiles> simulate(const SynthParams& params, Progress& progress)
{
    auto files = synthesize(params, progress);
    if (files || files.error().kind != ErrorKind::Usage) return files;
    Error error = files.error();
    error.where = "--" + error.where;
    return error;
}

Result<Parameters> fittingBounds(const SynthFiles& files)
{
    const AnalysisDescriptor& decode = *findAnalysis(kDecode);
    const auto bound = [&](const char* id) -> const ParameterSpec& {
        return *std::ranges::find(decode.parameters, id, &ParameterSpec::id);
    };
    const ParameterSpec &least = bound("min_genes"), &most = bound("max_genes");
    const auto lowest = static_cast<std::int64_t>(*least.minimum);
    if (files.mostToLearn < lowest)
        return Error{ErrorKind::Usage,
                     "No trait has the " + std::to_string(lowest) +
                         " genes, long enough to learn from and lacked by others, that decoding needs; give more "
                         "genes to a trait, or longer ones by --mean-codons.",
                     "--genes-per-trait"};
    Parameters parameters;
    if (files.fewestToLearn < std::get<std::int64_t>(least.defaultValue))
        parameters.set(least.id, std::max(lowest, files.fewestToLearn));
    if (files.mostToLearn > std::get<std::int64_t>(most.defaultValue)) parameters.set(most.id, files.mostToLearn);
    return parameters;
}

namespace {

/// A word of a shell's command line.
std::string shellWord(const std::string& text)
{
    constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/+=:@%";
    if (text.find_first_not_of(kPlain) == std::string::npos) return text;
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

/// How to analyse what was written.
std::string decodingLine(const std::string& folder, const Parameters& bounds)
{
    std::string line = "pleioscope-cli analyze " + shellWord(folder + "/genome.gbk") + " --traits " +
                       shellWord(folder + "/traits.tsv") + " --out " + shellWord(folder + "/results");
    for (const auto& [id, value] : bounds.values()) line += " " + optionName(id) + " " + parameterText(value);
    return line;
}

struct SynthCommand {
    SynthOptions synth;
    std::string folder;
};

Result<void> synth(const SynthCommand& options, Progress& progress)
{
    const auto place = claimSynthFolder(options.folder);
    if (!place) return place.error();
    const auto params = synthParams(options.synth);
    if (!params) return params.error();
    const auto files = simulate(*params, progress);
    if (!files) return files.error();
    if (const auto written = writeSynthFiles(*files, options.folder); !written) return written.error();
    say("Simulated genome, traits and planted truth: %s\n", options.folder.c_str());
    if (const auto bounds = fittingBounds(*files))
        say("To decode it: %s\n", decodingLine(options.folder, *bounds).c_str());
    else
        say("It is too small to be decoded: %s\n", bounds.error().oneLine().c_str());
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
