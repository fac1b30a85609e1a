// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_options.h"

#include "app/cli/option_checks.h"

namespace pleio::cli {

void addAnalysisOptions(CLI::App& command, const AnalysisDescriptor& analysis, AnalysisOptions& options,
                        bool positionalGenome)
{
    addGenomeOptions(command, options.inputs, positionalGenome);
    addTraitOptions(command, options.inputs);
    addParameterOptions(command, analysis, options.parameters);
    addSeedOption(command, options.seed);
}

Result<PreparedAnalysis> prepareAnalysis(const AnalysisDescriptor& analysis, const AnalysisOptions& options,
                                         Progress& progress)
{
    // The parameters are checked before anything is read: a typing error should not cost a minute.
    auto parameters = parametersFrom(analysis, options.parameters);
    if (!parameters) return parameters.error();
    if (analysis.needsTraits && options.inputs.traits.empty())
        return Error{ErrorKind::Usage, "This analysis learns from traits; name at least one trait table.", "--traits"};
    if (analysis.needsMeasurements && options.inputs.phenotypes.empty())
        return Error{ErrorKind::Usage, "This analysis reads measured phenotypes; name a table of genes and conditions.",
                     "--phenotypes"};
    if (analysis.needsPhenotypes && options.inputs.phenotypes.empty() && options.inputs.traits.empty())
        return Error{ErrorKind::Usage, "This analysis reads phenotypes; name a table of genes and conditions.",
                     "--phenotypes"};
    auto dataset = load(options.inputs, progress);
    if (!dataset) return dataset.error();
    auto loadOptions = options.inputs.loadOptions(dataset->sources);
    if (!loadOptions) return loadOptions.error();
    return PreparedAnalysis{
        {analysis.id, std::move(*parameters), options.seed}, std::move(*dataset), *std::move(loadOptions)};
}

}  // namespace pleio::cli
