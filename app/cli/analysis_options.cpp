// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analysis_options.h"

#include "app/cli/option_checks.h"
#include "core/analysis/needs.h"

namespace pleio::cli {

void addAnalysisOptions(CLI::App& command, const AnalysisDescriptor& analysis, AnalysisOptions& options,
                        bool positionalGenome)
{
    addGenomeOptions(command, options.inputs, positionalGenome)->required(analysis.needsSequence);
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
    SubProgress sorting(progress, 0, 0.1), loading(progress, 0.1, 1);
    const auto intake = sortByRole(options.inputs.files, sorting);
    if (!intake) return intake.error();
    const AtHand given{intake->has(SourceRole::Genome), intake->has(SourceRole::Traits),
                       intake->has(SourceRole::Phenotypes)};
    if (const auto need = lacking(analysis, given))
        return Error{ErrorKind::Usage, needText(*need), std::string(sourceRole(roleOf(*need)).option)};
    auto dataset = load(options.inputs, *intake, loading);
    if (!dataset) return dataset.error();
    auto loadOptions = options.inputs.loadOptions(dataset->sources);
    if (!loadOptions) return loadOptions.error();
    return PreparedAnalysis{{analysis.id, std::move(*parameters), options.seed},
                            std::move(*dataset),
                            *std::move(loadOptions),
                            intakeNotes(*intake)};
}

}  // namespace pleio::cli
