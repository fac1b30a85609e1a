// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/output_file.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/codon_table_export.h"
#include "core/analysis/genetic_codes.h"
#include "core/base/terminal.h"
#include "core/io/formats.h"

#include <cstdio>

#include <unistd.h>

namespace pleio::cli {

namespace {

struct CodonTableOptions {
    Inputs inputs;
    std::vector<const CLI::Option*> ofGenomes;  ///< that mean nothing for a codon usage table
    const CLI::Option* geneticCode = nullptr;
    std::string format = "cut";
    std::string startCodon = "keep";
    OutputFile out;  ///< without a path: standard output
};

struct MadeCodonTable {
    CodonTable table;
    const GeneticCode* code = nullptr;
};

/// The genetic code that the table states, else the one that is asked for; Usage if these differ.
Result<const GeneticCode*> codeFor(const CodonTable& table, const CodonTableOptions& options)
{
    const int asked = options.inputs.options.genome.defaultGeneticCode;
    const bool isStated = GeneticCode::find(table.geneticCode) != nullptr;
    if (isStated && options.geneticCode->count() > 0 && asked != table.geneticCode)
        return Error{ErrorKind::Usage,
                     "The codon table states genetic code " + std::to_string(table.geneticCode) +
                         ", and another was given; leave the option out.",
                     "--genetic-code"};
    return geneticCodeOf(isStated ? table.geneticCode : asked);
}

/// The pooled table of a genome, by the analysis that reports it.
Result<MadeCodonTable> pooled(const CodonTableOptions& options, Progress& progress)
{
    SubProgress loading(progress, 0, 0.6), running(progress, 0.6, 1);
    const auto dataset = load(options.inputs, loading);
    if (!dataset) return dataset.error();
    Parameters parameters;
    parameters.set("start_codon", options.startCodon);
    const auto report = runAnalysis({std::string(kCodonUsage), parameters, 1}, *dataset, running);
    if (!report) return report.error();
    auto table = codonTableFrom(*report->table("codon_usage"));
    if (!table) return badInput("No gene of the genome can be pooled; see info.", options.inputs.genome());
    table->name = dataset->genome.organism.empty() ? dataset->sources.front().name : dataset->genome.organism;
    if (dataset->simulated) table->name = "Simulated data: " + table->name;
    table->codingSequences = static_cast<std::int64_t>(report->scalar("genes_pooled")->value);
    return MadeCodonTable{*std::move(table),
                          GeneticCode::find(static_cast<int>(report->scalar("genetic_code")->value))};
}

Result<MadeCodonTable> made(const CodonTableOptions& options, Progress& progress)
{
    if (mayHoldSeveral(options.inputs.genome())) return pooled(options, progress);
    const auto source = readSourceFile(options.inputs.genome(), SourceRole::CodonTable, progress);
    if (!source) return source.error();
    const Result<SourceText> text = sourceText(*source, progress);
    if (!text) return text.error();
    const FormatInfo* format = sniffFormat(*text);
    if (format == nullptr || format->role != SourceRole::CodonTable) return pooled(options, progress);
    for (const CLI::Option* option : options.ofGenomes)
        if (option->count() > 0)
            return Error{ErrorKind::Usage,
                         "This says how a genome is read, and the file is a codon usage table; leave the option out.",
                         option->get_name()};
    auto tables = readCodonTables(*source, progress);
    if (!tables) return tables.error();
    if (tables->size() > 1)
        return badInput("The file holds " + std::to_string(tables->size()) + " codon tables; give one alone.",
                        source->name);
    const auto code = codeFor(tables->front(), options);
    if (!code) return code.error();
    return MadeCodonTable{std::move(tables->front()), *code};
}

Result<void> write(const CodonTableOptions& options, Progress& progress)
{
    const std::vector<std::string> inputs = pathsOf(options.inputs);
    if (!options.out.path.empty())
        if (auto free = checkOutputFile(options.out, inputs); !free) return free;
    const auto table = made(options, progress);
    if (!table) return table.error();
    const Result<std::string> text = writeCodonTable(table->table, options.format, *table->code);
    if (!text) return text.error();
    if (!options.out.path.empty()) return writeOutputFile(options.out, inputs, *text);
    const std::string shown = isatty(STDOUT_FILENO) != 0 ? terminalText(*text) : *text;  // else it is a file
    std::fwrite(shown.data(), 1, shown.size(), stdout);
    return {};
}

}  // namespace

void addCodonTable(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command = *app.add_subcommand(
        "codon-table",
        "Write the codon usage table of a genome, or another codon usage table, in a format of EMBOSS, GCG or CUTG.");
    const auto options = std::make_shared<CodonTableOptions>();
    addGenomeOptions(command, options->inputs, true)->required();
    std::vector<std::string> ids;
    for (const CodonTableFormat& format : codonTableFormats()) ids.emplace_back(format.id);
    command.add_option("--format", options->format, "Format to write.")
        ->check(CLI::IsMember(ids))
        ->capture_default_str();
    auto* start =
        command.add_option("--start-codon", options->startCodon, "Count start codons of a genome or leave them out.")
            ->check(CLI::IsMember({"keep", "drop"}))
            ->capture_default_str();
    options->ofGenomes = {start, command.get_option("--annotation"), command.get_option("--no-prodigal")};
    options->geneticCode = command.get_option("--genetic-code");
    command.add_option("--out", options->out.path, "File to write instead of standard output.");
    addReplaceFlag(command, options->out);
    command.callback(
        [&chosen, options] { chosen.action = [options](Progress& progress) { return write(*options, progress); }; });
}

}  // namespace pleio::cli
