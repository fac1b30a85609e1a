// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trial_comparison.h"

#include "core/project/trial_visit.h"

#include <utility>

namespace pleio {

Result<ComparedTrials> compareTrials(const ProjectStore& store, const std::vector<Trial>& trials,
                                     std::vector<std::string> names, Progress& progress)
{
    SubProgress reading(progress, 0, 0.4), comparing(progress, 0.4, 1);
    ComparedTrials compared;
    compared.names = std::move(names);
    std::vector<ComparedRun> runs;
    for (std::size_t i = 0; i < trials.size(); ++i) {
        Result<std::optional<Report>> report = reportIfAny(store, trials[i].id, reading);
        if (!report) return report.error();
        ComparedRun run{compared.names[i], provenanceOf(trials[i]), nullptr};
        std::shared_ptr<const Report> shared;
        if (*report) {
            shared = std::make_shared<const Report>(**std::move(report));
            run.provenance = shared->provenance;
            run.report = shared.get();
        }
        compared.analyses.push_back(run.provenance.analysis);
        compared.isSimulated = compared.isSimulated || run.provenance.simulated;
        compared.reports.push_back(std::move(shared));
        runs.push_back(std::move(run));
    }
    Result<ReportComparison> comparison = compareReports(runs, comparing);
    if (!comparison) return comparison.error();
    compared.comparison = *std::move(comparison);
    return compared;
}

}  // namespace pleio
