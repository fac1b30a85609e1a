// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/codon_stream.h"
#include "core/base/text.h"

#include <cstdio>

namespace pleio::cli {

namespace {

struct StatisticsOptions {
    CodonStreamInput input;
    std::string codonTable, trna, folder;
    ParameterTexts parameters;
};

Result<void> runStatistics(const AnalysisDescriptor& analysis, const StatisticsOptions& options, Progress& progress)
{
    const auto parameters = parametersFrom(analysis, options.parameters);
    if (!parameters) return parameters.error();
    CodonStreamInput input = options.input;
    for (const auto& [path, role] :
         {std::pair{&options.codonTable, SourceRole::CodonTable}, {&options.trna, SourceRole::Trna}}) {
        if (path->empty()) continue;
        auto source = readSourceFile(*path, role, progress);
        if (!source) return source.error();
        input.references.push_back(*std::move(source));
    }
    const auto report = streamCodonStatistics(input, *parameters, options.folder, progress);
    if (!report) return report.error();
    std::printf("Genes: %s\nTables and report: %s\n",
                displayCount(static_cast<std::int64_t>(report->scalar("genes")->value)).c_str(),
                options.folder.c_str());
    return {};
}

}  // namespace

void addCodonStatistics(CLI::App& app, ChosenCommand& chosen)
{
    CLI::App& command = *app.add_subcommand(
        "codon-statistics",
        "Codon bias and codon counts of each record of a FASTA file of coding sequences of any size, read one by one.");
    const AnalysisDescriptor& analysis = *findAnalysis(kCodonBias);
    const auto options = std::make_shared<StatisticsOptions>();
    command.add_option("fasta", options->input.fasta, "FASTA of CDS; plain, gzip or bgzip.")->required();
    command.add_option("--out", options->folder, "Folder for tables and report.")->required();
    command.add_option("--genetic-code", options->input.geneticCode, "NCBI genetic code of CDS that name none.")
        ->capture_default_str();
    command.add_option("--codon-table", options->codonTable,
                       "Codon usage table (EMBOSS, GCG or CUTG) for --reference table.");
    command.add_option("--trna", options->trna,
                       "tRNA gene copy numbers: table of anticodon and number, or the output of tRNAscan-SE.");
    addParameterOptions(command, analysis, options->parameters);
    command.callback([&chosen, options, &analysis] {
        chosen.needsApplication = false;
        chosen.action = [options, &analysis](Progress& progress) {
            return runStatistics(analysis, *options, progress);
        };
    });
}

}  // namespace pleio::cli
