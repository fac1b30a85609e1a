// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/codon_stream.h"
#include "core/base/terminal.h"
#include "core/base/text.h"

namespace pleio::cli {

namespace {

struct StatisticsOptions {
    AnalysisDescriptor analysis = *findAnalysis(kCodonBias);  ///< with the parameters that can be had here
    CodonStreamInput input;
    std::string codonTable, trna, folder;
    ParameterTexts parameters;
};

Result<void> runStatistics(const StatisticsOptions& options, Progress& progress)
{
    const auto parameters = parametersFrom(options.analysis, options.parameters);
    if (!parameters) return namingOption(options.analysis, parameters.error());
    CodonStreamInput input = options.input;
    for (const auto& [path, role] :
         {std::pair{&options.codonTable, SourceRole::CodonTable}, {&options.trna, SourceRole::Trna}}) {
        if (path->empty()) continue;
        auto source = readSourceFile(*path, role, progress);
        if (!source) return source.error();
        input.references.push_back(*std::move(source));
    }
    const auto report = streamCodonStatistics(input, *parameters, options.folder, progress);
    if (!report) return namingOption(options.analysis, report.error());
    say("Genes: %s\nTables and report: %s\n",
        displayCount(static_cast<std::int64_t>(report->scalar("genes")->value)).c_str(), options.folder.c_str());
    return {};
}

}  // namespace

void addCodonStatistics(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command = *app.add_subcommand(
        "codon-statistics",
        "Codon bias and codon counts of each record of a FASTA file of coding sequences of any size, read one by one.");
    const auto options = std::make_shared<StatisticsOptions>();
    options->analysis.parameters = codonStreamParameters();
    command.add_option("fasta", options->input.fasta, "FASTA of CDS; plain, gzip, bgzip or in a zip archive.")
        ->required();
    command.add_option("--out", options->folder, "Folder for tables and report.")->required();
    command.add_option("--genetic-code", options->input.geneticCode, "NCBI genetic code of CDS that name none.")
        ->capture_default_str();
    command.add_option("--codon-table", options->codonTable,
                       "Codon usage table (EMBOSS, GCG or CUTG) for --reference table.");
    command.add_option("--trna", options->trna,
                       "tRNA gene copy numbers: table of anticodon and number, or the output of tRNAscan-SE.");
    addParameterOptions(command, options->analysis, options->parameters);
    command.callback([&chosen, options] {
        chosen.needsApplication = false;
        chosen.action = [options](Progress& progress) { return runStatistics(*options, progress); };
    });
}

}  // namespace pleio::cli
