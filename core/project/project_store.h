// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/project/project.h"
#include "core/project/trial_query.h"

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace pleio {

/// What a working copy knows of its file.
struct WorkState {
    std::string name;  ///< of the project
    std::string file;  ///< that it was opened from or saved to last; empty if there is none
    bool isUnsaved = false;
    std::int64_t trials = 0;
};

/// A project as a database: the working copy in which it changes, which saveTo() makes a file of, or a file that is
/// only read. Every change is on its own all there or not at all, also when the program dies in it. One object belongs
/// to one thread at a time; any number of others may read the same working copy meanwhile.
///
/// Errors name the file that the user knows: BadInput for what cannot be read, Io for what cannot be written.
class ProjectStore {
public:
    /// A new working copy at a path where no file is; "" for one that is gone with this object.
    [[nodiscard]] static Result<ProjectStore> create(const std::string& path);
    /// A working copy of a saved project, brought to this version of the schema (migrations.h). The file is not
    /// touched, and nothing is left beside it. Refuses other files, newer versions, damage and what Pleioscope never
    /// writes.
    [[nodiscard]] static Result<ProjectStore> copyOf(const std::string& file, const std::string& path,
                                                     Progress& progress);
    /// A working copy that is there.
    [[nodiscard]] static Result<ProjectStore> open(const std::string& path);
    /// A saved project to read in, without a copy where it is of this version of the schema.
    [[nodiscard]] static Result<ProjectStore> read(const std::string& file, Progress& progress);

    ProjectStore(ProjectStore&&) noexcept;
    ProjectStore& operator=(ProjectStore&&) noexcept;
    ~ProjectStore();

    [[nodiscard]] Result<Project> project(Progress& progress) const;
    /// Writes what differs from what is there; files that are there already are not compressed again.
    [[nodiscard]] Result<void> setProject(const ProjectTexts& texts, std::span<const SourceFile> sources,
                                          Progress& progress);

    /// Appends a run; one that was done has a report.
    [[nodiscard]] Result<void> add(const Trial& trial, const Report* report, Progress& progress);
    /// Appends runs without reports, in one step.
    [[nodiscard]] Result<void> addAll(const std::vector<Trial>& trials, Progress& progress);
    /// Usage if there is no such trial; so the next.
    [[nodiscard]] Result<void> setNotes(const std::string& id, const TrialNotes& notes);
    /// A removed trial is kept until the working copy is saved, and can be brought back.
    [[nodiscard]] Result<void> setRemoved(const std::string& id, bool removed);

    [[nodiscard]] Result<TrialPage> trials(const TrialQuery& query) const;
    [[nodiscard]] Result<Trial> trial(const std::string& id) const;
    [[nodiscard]] Result<bool> hasTrial(const std::string& id) const;
    /// Of each analysis the run of this id if it is one that was done, has its result and was not removed, else the
    /// last of those; in the order of the analyses.
    [[nodiscard]] Result<std::vector<Trial>> lastTrials(const std::set<std::string>& preferred = {}) const;
    [[nodiscard]] Result<std::vector<TrialStatistics>> statistics() const;
    /// Whether there is one; a run that was done may have been brought in without.
    [[nodiscard]] Result<bool> hasReport(const std::string& id) const;
    /// BadInput if it is damaged or missing, Usage if the trial came to none.
    [[nodiscard]] Result<Report> report(const std::string& id, Progress& progress) const;

    /// What was done to the project, oldest first. It is only added to.
    [[nodiscard]] Result<void> addHistory(const HistoryEntry& entry);
    [[nodiscard]] Result<std::vector<HistoryEntry>> history() const;

    [[nodiscard]] Result<WorkState> workState() const;
    /// What it holds would be no loss, because it was only read from files.
    [[nodiscard]] Result<void> setNoLoss();

    /// Writes the project into a file of its own and puts that in place of `target` (TargetFile), whose former content
    /// is kept as "TARGET~". Equal content gives equal bytes. Removed trials and files that nothing uses stay behind.
    [[nodiscard]] Result<void> saveTo(const std::string& target, Progress& progress);

private:
    struct State;
    explicit ProjectStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace pleio
