// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/trial_visit.h"

namespace pleio {

Result<void> visitTrials(const ProjectStore& store, TrialQuery query,
                         const std::function<Result<bool>(const Trial&)>& use)
{
    for (std::int64_t total = query.offset + 1; query.offset < total; query.offset += query.limit) {
        const auto page = store.trials(query);
        if (!page) return page.error();
        total = page->total;
        for (const Trial& trial : page->trials) {
            const Result<bool> isFound = use(trial);
            if (!isFound) return isFound.error();
            if (*isFound) return {};
        }
    }
    return {};
}

Result<std::optional<Report>> reportIfAny(const ProjectStore& store, const std::string& id, Progress& progress)
{
    const Result<bool> isThere = store.hasReport(id);
    if (!isThere) return isThere.error();
    if (!*isThere) return std::optional<Report>();
    Result<Report> report = store.report(id, progress);
    if (!report) return report.error();
    return std::optional(*std::move(report));
}

}  // namespace pleio
