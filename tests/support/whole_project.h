// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/project_store.h"

#include <string>
#include <utility>
#include <vector>

namespace pleio::test {

struct KeptTrial {
    Trial trial;
    Report report;
};

/// A project with all its reports, as tests compare it.
struct WholeProject : Project {
    std::vector<KeptTrial> trials;
};

inline KeptTrial keptTrial(const std::string& id, Report report)
{
    KeptTrial kept{trialOf(report.provenance), std::move(report)};
    kept.trial.id = id;
    return kept;
}

/// A file of the project alone.
inline Result<void> saveWhole(const WholeProject& project, const std::string& path, Progress& progress)
{
    Result<ProjectStore> store = ProjectStore::create({});
    if (!store) return store.error();
    SubProgress parts(progress, 0, 0.5), rest(progress, 0.5, 1);
    if (Result<void> ok = store->setProject(project, project.sources, parts); !ok) return ok;
    for (const KeptTrial& kept : project.trials)
        if (Result<void> ok = store->add(kept.trial, &kept.report, parts); !ok) return ok;
    return store->saveTo(path, rest);
}

inline Result<WholeProject> loadWhole(const std::string& path, Progress& progress)
{
    SubProgress opening(progress, 0, 0.3), reading(progress, 0.3, 0.7), reports(progress, 0.7, 1);
    Result<ProjectStore> store = ProjectStore::read(path, opening);
    if (!store) return store.error();
    Result<Project> project = store->project(reading);
    if (!project) return project.error();
    WholeProject whole{*std::move(project), {}};
    TrialQuery all;
    all.isDescending = false;
    all.limit = 1'000'000;
    Result<TrialPage> trials = store->trials(all);
    if (!trials) return trials.error();
    for (Trial& trial : trials->trials) {
        Result<Report> report = store->report(trial.id, reports);
        if (!report) return report.error();
        whole.trials.push_back({std::move(trial), *std::move(report)});
    }
    return whole;
}

}  // namespace pleio::test
