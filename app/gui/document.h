// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/decode_index.h"
#include "app/gui/result_index.h"
#include "core/analysis/analysis.h"
#include "core/analysis/analysis_ids.h"
#include "core/analysis/dataset.h"
#include "core/io/intake/intake.h"
#include "core/project/project_lock.h"
#include "core/project/working_copy.h"
#include "core/traits/gene_index.h"
#include "core/traits/named_set.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// A kept run that was done, with what is needed to find things in its report.
struct IndexedTrial {
    std::shared_ptr<const Trial> trial;
    std::shared_ptr<const ResultIndex> index;
    std::shared_ptr<const DecodeIndex> decoding;  ///< the same index of a run of kDecode, else null
};

/// The sets that a person keeps; never null. Shared by the steps that change it.
using SetList = std::shared_ptr<const std::vector<NamedSet>>;

/// What the window shows: sources as read, and what was computed from them. Everything is shared and
/// read-only; the functions below run in worker threads and make new documents.
struct Document {
    std::string name;         ///< of the project: its file stem, or the genome's
    std::string projectPath;  ///< empty if it was never saved
    LoadOptions options;
    std::shared_ptr<const Dataset> dataset;
    std::shared_ptr<const GeneIndex> geneNames;
    std::shared_ptr<const ResultIndex>
        summary;  ///< of kGenomeSummary, for the pages before anything was run; never saved
    /// By analysis, the run that pages show: the pinned one, else the last that was done. All others are in `copy`.
    std::map<std::string, IndexedTrial, std::less<>> shown;
    std::vector<IndexedTrial> unkept;   ///< results on their way into `copy`
    std::shared_ptr<WorkingCopy> copy;  ///< where it is kept until it is saved, and after that too
    std::shared_ptr<ProjectLock> lock;  ///< of projectPath; null if there is none or another has it
    std::string readOnlyReason;         ///< why there is no lock: who has the file, and what can be done
    std::string lockedBy;               ///< the other machine that has it, of which nobody here knows whether it is on
    std::vector<Note> notes;            ///< of opening the project, which are no notes of its sources
    std::map<std::string, std::string> view;
    SetList sets = std::make_shared<const std::vector<NamedSet>>();
    /// The same genome with other sources or read in another way: results and name of the open document stay.
    bool extendsOpen = false;

    /// Changes since it was opened. Sources, how they are read, results and parameters of next runs are changes; what
    /// `view` holds besides goes along with the next save, but nobody is asked about it.
    std::int64_t revision = 0;
    /// The revision that the file holds; that of opening where there was nothing to lose.
    std::int64_t writtenRevision = 0;

    [[nodiscard]] bool isUnsaved() const { return revision != writtenRevision; }
    /// The shown run of an analysis, or null.
    [[nodiscard]] std::shared_ptr<const ResultIndex> result(std::string_view analysis) const;
    /// The run that is shown because it is pinned to the pages of its analysis, or null.
    [[nodiscard]] std::shared_ptr<const Trial> pinnedRun(std::string_view analysis) const;
    /// The ids of the runs that are pinned to the pages of their analysis.
    [[nodiscard]] std::set<std::string> pinned() const;
};

/// Where Document::view notes what is pinned, by analysis.
[[nodiscard]] std::string pinEntry(std::string_view analysis);

/// What was answered to questions about files (Error::question), and what need not be read again after the answer.
struct ReadAnswers {
    std::map<std::string, ReadChoices> choices;  ///< by the SHA-256 of the file
    /// Of the reading that asked, or that of the open document. One reading at a time uses it.
    std::shared_ptr<KnownGenome> genome = std::make_shared<KnownGenome>();
};

/// Parses sources into a document without trials, and sums up the genome.
[[nodiscard]] Result<Document> makeDocument(std::vector<SourceFile> sources, const LoadOptions& options,
                                            Progress& progress, KnownGenome* known = nullptr);
/// The same for the sources of the open document, whose genome is not read again if it is the same.
[[nodiscard]] Result<Document> reloaded(std::vector<SourceFile> sources, const LoadOptions& options,
                                        const KnownGenome& open, const ReadAnswers& answers, Progress& progress);
/// What paths led to: a document, or files of which somebody should see what they are taken for.
struct Opened {
    std::optional<Document> document;
    Intake sorted;  ///< where there is no document
};
/// Opens a project, a file that is given by itself, or files of a role that was said. Several files, folders and
/// archives are only sorted (sortIn).
[[nodiscard]] Result<Opened> openPaths(const std::vector<std::string>& paths, std::optional<SourceRole> role,
                                       const std::shared_ptr<const Dataset>& base, const LoadOptions& options,
                                       const ReadAnswers& answers, const std::string& workRoot, Progress& progress);
/// Opens sorted files, or adds them to `base` (may be null) when they hold no genome or `base` has none with sequences.
/// A file of a role that only one can have replaces the one that is there.
[[nodiscard]] Result<Document> openIntake(const Intake& intake, const std::shared_ptr<const Dataset>& base,
                                          const LoadOptions& options, const ReadAnswers& answers, Progress& progress);
/// The project changes in a working copy below `workRoot`. One that another program has open, or that lies where
/// nothing can be written, comes without a lock, and a note says so.
[[nodiscard]] Result<Document> openProject(const std::string& path, const ReadAnswers& answers,
                                           const std::string& workRoot, Progress& progress);
/// Takes over what a program that died left; it is unsaved.
[[nodiscard]] Result<Document> recover(const LeftWork& left, const ReadAnswers& answers, Progress& progress);
/// Gives a document that replaces the open one a working copy below `workRoot`, if it has none.
[[nodiscard]] Result<Document> withWorkingCopy(Result<Document> document, const std::string& workRoot,
                                               Progress& progress);
/// The options with the answers.
[[nodiscard]] LoadOptions answered(LoadOptions options, const ReadAnswers& answers);
/// The sample project: a generated genome with planted keys, marked as simulated.
[[nodiscard]] Result<Document> makeSample(Progress& progress);
/// Brings a working copy to what the document holds, also to results that could not be kept when they were there.
[[nodiscard]] Result<void> keepDocument(const Document& document, ProjectStore& store, Progress& progress);
/// Brings the working copy up to date and writes the file from it. Gives the lock of that file.
[[nodiscard]] Result<std::shared_ptr<ProjectLock>> saveDocument(const Document& document, const std::string& path,
                                                                Progress& progress);

/// The runs that pages show. Those that the document shows already are not read again; one that cannot be read is left
/// out, and a note says why.
struct ShownRuns {
    std::map<std::string, IndexedTrial, std::less<>> runs;  ///< by analysis
    std::vector<Note> notes;
};
[[nodiscard]] Result<ShownRuns> readShown(const ProjectStore& store, const Document& document, Progress& progress);

/// The trial of a request that begins now, made from another or from none.
[[nodiscard]] Trial begunTrial(const Request& request, const Dataset& dataset, const std::string& place,
                               const std::string& parent);
/// The same, over now: done, or by this error.
[[nodiscard]] Trial endedTrial(Trial trial, const std::optional<Error>& error = {});
[[nodiscard]] IndexedTrial indexed(Trial trial, const std::shared_ptr<const Report>& report);

}  // namespace pleio
