// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/inputs.h"

#include "app/cli/option_checks.h"
#include "app/cli/read_choices.h"
#include "core/io/formats.h"

#include <algorithm>

namespace pleio::cli {

namespace {

Result<void> append(std::vector<SourceFile>& sources, const std::string& path, SourceRole role, Progress& progress)
{
    if (path.empty()) return {};
    auto source = readSourceFile(path, role, progress);
    if (!source) return source.error();
    sources.push_back(std::move(*source));
    return {};
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

void addGenomeOptions(CLI::App& command, Inputs& inputs, bool positional)
{
    command
        .add_option(positional ? "genome" : "--genome", inputs.genome,
                    "Genome: GenBank, GFF3 with sequence, FASTA of CDS, or genome FASTA; plain, gzip or bgzip.")
        ->required();
    addReadingOptions(command, inputs);
}

void addReadingOptions(CLI::App& command, Inputs& inputs)
{
    command.add_option("--annotation", inputs.annotation, "GFF3 annotation of a genome FASTA.");
    command
        .add_option("--genetic-code", inputs.options.genome.defaultGeneticCode,
                    "NCBI genetic code of CDS that name none.")
        ->capture_default_str();
    command.add_flag("!--no-prodigal", inputs.options.genome.useProdigal,
                     "Do not use prodigal for a genome without annotation, even when it is installed.");
}

void addTraitOptions(CLI::App& command, Inputs& inputs)
{
    auto* traits = command.add_option(
        "--traits", inputs.traits,
        "Table of genes and traits, or the output of an annotation program; may be given several times.");
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
    auto* expression = command.add_option("--expression", inputs.expression,
                                          "Table gene, measured expression; replaces CAI in the covariate model.");
    command.add_option("--expression-column", inputs.options.expressionColumn, "Header of the expression column.")
        ->needs(expression);
    command.add_option("--clusters", inputs.clusters, "Table cluster, gene; replaces the built-in protein families.");
    command.add_option(
        "--read", inputs.read,
        "How one of the files is read, where that is not found right: \"FILE: gene=sysName, value=reads\" "
        "(gene, trait, source, value: columns; format; delimiter); may be given several times.");
    command.add_option("--codon-table", inputs.codonTables,
                       "Codon usage table (EMBOSS, GCG or CUTG) to compare with; may be given several times.");
    command.add_option(
        "--trna", inputs.trna,
        "tRNA gene copy numbers: table of anticodon and number, or the output of tRNAscan-SE; replaces the "
        "annotation's tRNA genes.");
    command.add_option("--phenotypes", inputs.phenotypes, "Table of genes and conditions: scores, or calls -1/0/1.");
    command.add_option("--phenotype-t", inputs.phenotypeT, "t values of the phenotypes, rows and columns named alike.");
    command.add_option("--phenotype-p", inputs.phenotypeP, "Two-sided p values of the phenotypes.");
    command.add_option("--phenotype-q", inputs.phenotypeQ, "Adjusted p values of the phenotypes.");
    command.add_option("--conditions", inputs.conditions,
                       "Table of condition and group (chemical, stress): which conditions measure one trait.");
}

std::vector<std::string> pathsOf(const Inputs& inputs)
{
    std::vector<std::string> paths;
    Inputs::forEachFile(inputs, [&](const std::string& path, SourceRole) {
        if (!path.empty()) paths.push_back(path);
    });
    return paths;
}

Result<std::vector<SourceFile>> readSources(const Inputs& inputs, Progress& progress)
{
    std::vector<SourceFile> sources;
    Result<void> read;
    Inputs::forEachFile(inputs, [&](const std::string& path, SourceRole role) {
        if (read) read = append(sources, path, role, progress);
    });
    if (!read) return read.error();
    return sources;
}

Result<Dataset> load(const Inputs& inputs, Progress& progress)
{
    auto sources = readSources(inputs, progress);
    if (!sources) return sources.error();
    const auto options = inputs.loadOptions(*sources);
    if (!options) return options.error();
    return loadDataset(std::move(*sources), *options, progress);
}

std::string optionName(const std::string& parameter)
{
    std::string name = "--" + parameter;
    std::ranges::replace(name, '_', '-');
    return name;
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
