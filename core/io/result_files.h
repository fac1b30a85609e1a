// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <QLockFile>
#include <QSaveFile>
#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// Where a run writes its results.
struct ResultPlace {
    std::string folder;                 ///< need not exist
    std::vector<std::string> inputs{};  ///< paths of the files that the run reads
};

/// The list in each folder of results of what was written there, with SHA-256 sums, as `sha256sum --check` reads it.
inline constexpr std::string_view kResultList = "pleioscope.sha256";

/// Usage if `path` is one of `inputs`, by whatever spelling, symbolic or hard link.
[[nodiscard]] Result<void> checkIsNoInput(const std::string& path, std::span<const std::string> inputs);

/// Whether files of these names may be written into the folder: each must be missing, or still have the sum that
/// kResultList says, and must not be an input of the run (Usage, with the file and what to do). A name may lead out of
/// the folder ("../K12.pleio"). Io if the folder cannot be made or written. Nothing is changed.
[[nodiscard]] Result<void> checkResultPlace(const ResultPlace& place, std::span<const std::string> names);

/// While it lives no other process writes results into the folder, or into the place where it will be. This one may: it
/// may hold a place more than once.
class ResultHold {
public:
    /// Makes the folder that the folder is to be in. Io if that fails or another run holds the place.
    [[nodiscard]] static Result<ResultHold> of(const std::string& folder);
    ResultHold(ResultHold&&) noexcept = default;
    ResultHold& operator=(ResultHold&&) = delete;
    /// What it made and nothing came into goes away again.
    ~ResultHold();

private:
    ResultHold() = default;
    QStringList m_made;  ///< folders, the innermost first
    std::unique_ptr<QLockFile> m_lock;
};

/// checkResultPlace, and the place is held: for a run to begin with, so that a second one into the same folder is told
/// before it computes.
[[nodiscard]] Result<ResultHold> claimResultPlace(const ResultPlace& place, std::span<const std::string> names);

/// What to tell who looks at the folder or writes there again: that a run into it ended halfway, so that its files are
/// of two runs. Empty if it did not. `sha256sum --check pleioscope.sha256` fails in such a folder, and in no other that
/// was left as it was written.
[[nodiscard]] std::string halfwayWarning(const std::string& folder);

/// Enters a file that was written by other means, as a project is, into the list of a folder that is there.
[[nodiscard]] Result<void> listResult(const std::string& folder, const std::string& maker, const std::string& path);
/// How the list of the folder names this file.
[[nodiscard]] std::string nameInResultList(const std::string& folder, const std::string& path);

/// The one way results get into a folder. All files are complete on the disk in a hidden folder before commit()
/// gives them their names; a folder that is missing is made beside its place and renamed, so that it appears whole or
/// not at all. Without commit() nothing remains; what a run that was killed left behind is removed by the next one.
/// While files of an earlier run are replaced the list says both sums of each, so that a mix is known (halfwayWarning).
/// One run writes into a folder at a time, which a lock sees to.
class ResultFiles {
public:
    /// `maker` is what the files come from, as the id of the analysis.
    ResultFiles(ResultPlace place, std::string maker);
    ResultFiles(const ResultFiles&) = delete;
    ResultFiles& operator=(const ResultFiles&) = delete;
    ~ResultFiles();

    /// Makes the place where files wait. Io if that fails, or if another run is writing there.
    [[nodiscard]] Result<void> open();
    /// Writes a file. Io if that fails; Cancelled.
    [[nodiscard]] Result<void> add(const std::string& name, std::string_view content, const Progress& progress);
    /// A file that is not yet open, to be written and handed to `take`.
    [[nodiscard]] std::unique_ptr<QSaveFile> file(const std::string& name) const;
    void take(const std::string& name, std::unique_ptr<QSaveFile> file, std::string sha256);
    /// Of all files so far, in the order of the alphabet.
    [[nodiscard]] std::vector<std::string> names() const;
    /// The path at which a file will be, for messages.
    [[nodiscard]] std::string pathOf(const std::string& name) const;
    /// Where files wait for their names; for temporary files, which must be gone before commit().
    [[nodiscard]] std::string waitingFolder() const { return m_waiting.toStdString(); }

    /// Checks as checkResultPlace, gives the files their names and brings the list up to date. Files that this maker
    /// wrote here before, that this run did not write and that have not been changed are removed.
    [[nodiscard]] Result<void> commit();

private:
    struct Waiting {
        std::unique_ptr<QSaveFile> file;
        std::string sha256;
    };
    [[nodiscard]] Result<void> commitHere();
    [[nodiscard]] Result<void> commitNew();
    [[nodiscard]] Result<void> finishFiles();
    [[nodiscard]] Result<void> giveNames();
    [[nodiscard]] std::optional<std::string> placed(const std::string& name) const;

    ResultPlace m_place;
    std::string m_maker;
    QString m_target, m_waiting;
    std::optional<ResultHold> m_hold;
    bool m_new = false;  ///< the folder is not there yet; m_waiting will be it
    std::map<std::string, Waiting> m_files;
};

}  // namespace pleio
