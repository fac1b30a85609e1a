// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"

#include "app/cli/option_checks.h"
#include "app/cli/read_choices.h"
#include "core/io/formats.h"
#include "core/io/intake/paths_by_role.h"

#include <algorithm>

namespace pleio::cli {

namespace {

/// The option of a role, or an argument without a name.
CLI::Option* addFileOption(CLI::App& command, Inputs& inputs, SourceRole role, bool positional = false)
{
    const SourceRoleInfo& info = sourceRole(role);
    CLI::Option* option = command.add_option(positional ? std::string(info.id) : std::string(info.option),
                                             inputs.of(role), std::string(info.help));
    if (!info.mayRepeat) option->expected(1);
    return option;
}

}  // namespace

Result<LoadOptions> Inputs::loadOptions(std::span<const SourceFile> sources) const
{
    LoadOptions all = options;
    auto choices = readChoices(read, sources);
    if (!choices) return choices.error();
    all.read = *std::move(choices);
    if (!delimiter.empty()) all.traits.delimiter = delimiter == "tab" ? '\t' : delimiter == "comma" ? ',' : ';';
    return all;
}

CLI::Option* addGenomeOptions(CLI::App& command, Inputs& inputs, bool positional)
{
    CLI::Option* genome = addFileOption(command, inputs, SourceRole::Genome, positional);
    addReadingOptions(command, inputs);
    return genome;
}

void addReadingOptions(CLI::App& command, Inputs& inputs)
{
    addFileOption(command, inputs, SourceRole::Annotation);
    command
        .add_option("--genetic-code", inputs.options.genome.defaultGeneticCode,
                    "NCBI genetic code of CDS that name none.")
        ->capture_default_str();
    command.add_flag("!--no-prodigal", inputs.options.genome.useProdigal,
                     "Do not use prodigal for a genome without annotation, even when it is installed.");
}

void addTraitOptions(CLI::App& command, Inputs& inputs)
{
    CLI::Option* traits = nullptr;
    CLI::Option* expression = nullptr;
    for (const SourceRoleInfo& info : sourceRoles()) {
        if (info.role == SourceRole::Genome || info.role == SourceRole::Annotation) continue;
        CLI::Option* option = addFileOption(command, inputs, info.role);
        if (info.role == SourceRole::Traits) traits = option;
        if (info.role == SourceRole::Expression) expression = option;
    }
    command
        .add_option("--trait-format", inputs.options.traits.format,
                    "Read trait tables as this format instead of by content.")
        ->needs(traits)
        ->check(CLI::IsMember(traitFormatIds()));
    command.add_option("--delimiter", inputs.delimiter, "Delimiter of trait tables instead of the one found.")
        ->needs(traits)
        ->check(CLI::IsMember({"tab", "comma", "semicolon"}));
    command.add_option("--gene-column", inputs.options.traits.geneColumn, "Header of the column that names the gene.")
        ->needs(traits);
    command
        .add_option("--trait-column", inputs.options.traits.traitColumn, "Header of the column that names the trait.")
        ->needs(traits);
    command
        .add_option("--source-column", inputs.options.traits.sourceColumn,
                    "Header of the column that names the trait's source.")
        ->needs(traits);
    command.add_option("--expression-column", inputs.options.expressionColumn, "Header of the expression column.")
        ->needs(expression);
    command.add_option(
        "--read", inputs.read,
        "How one of the files is read, where that is not found right: \"FILE: gene=sysName, value=reads\" "
        "(gene, trait, source, value, condition, group: columns; format; delimiter; of experiments \"use=all\"); "
        "may be given several times.");
}

std::vector<std::string> pathsOf(const Inputs& inputs)
{
    std::vector<std::string> paths;
    for (const auto& ofRole : inputs.files) paths.insert(paths.end(), ofRole.begin(), ofRole.end());
    return paths;
}

Result<std::vector<SourceFile>> readFiles(const Intake& intake, Progress& progress)
{
    // A command that was given no file says itself what is missing.
    return intake.files.empty() ? std::vector<SourceFile>() : readIn(intake, progress);
}

Result<Dataset> load(const Inputs& inputs, Progress& progress)
{
    SubProgress sorting(progress, 0, 0.1), loading(progress, 0.1, 1);
    const auto intake = sortByRole(inputs.files, sorting);
    if (!intake) return intake.error();
    return load(inputs, *intake, loading);
}

Result<Dataset> load(const Inputs& inputs, const Intake& intake, Progress& progress)
{
    SubProgress reading(progress, 0, 0.2), parsing(progress, 0.2, 1);
    auto sources = readFiles(intake, reading);
    if (!sources) return sources.error();
    const auto options = inputs.loadOptions(*sources);
    if (!options) return options.error();
    return loadDataset(std::move(*sources), *options, parsing);
}

void addParameterOptions(CLI::App& command, const AnalysisDescriptor& analysis, ParameterTexts& texts)
{
    for (const ParameterSpec& spec : analysis.parameters) {
        std::string help = spec.help;
        if (!spec.choices.empty()) {
            help += " One of";
            for (const Choice& choice : spec.choices)
                help += (&choice == &spec.choices.front() ? " " : ", ") + choice.id;
            help += ".";
        }
        command
            .add_option_function<std::string>(
                optionName(spec.id), [&texts, id = spec.id](const std::string& text) { texts[id] = text; }, help)
            ->default_str(parameterText(spec.defaultValue))
            ->group(kParameterGroup);
    }
}

Result<Parameters> parametersFrom(const AnalysisDescriptor& analysis, const ParameterTexts& texts)
{
    Parameters given;
    for (const auto& [name, text] : texts) {
        std::string id = name;
        std::ranges::replace(id, '-', '_');
        const auto spec = std::ranges::find(analysis.parameters, id, &ParameterSpec::id);
        if (spec == analysis.parameters.end()) {
            given.set(name, text);  // which is refused below, with the names that there are
            continue;
        }
        auto value = parseParameter(*spec, text);
        if (!value) return value.error();
        given.set(id, std::move(*value));
    }
    return checked(analysis.parameters, given);
}

Error namingOption(const AnalysisDescriptor& analysis, Error error)
{
    if (std::ranges::find(analysis.parameters, error.where, &ParameterSpec::id) != analysis.parameters.end())
        error.where = optionName(error.where);
    return error;
}

}  // namespace pleio::cli
