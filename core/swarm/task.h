// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "core/analysis/dataset.h"
#include "core/base/parts.h"
#include "core/base/result.h"

#include <QByteArray>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pleio {

/// An input of a task by its content; the bytes are kept apart (BlobStore).
struct TaskInput {
    SourceRole role = SourceRole::Genome;
    std::string name;  ///< file name without folder
    std::string sha256;
    /// Where the file lies below the folder that all machines of the swarm share; empty: its bytes are on the server.
    std::string place = {};
    [[nodiscard]] bool operator==(const TaskInput&) const = default;
};

/// One analysis as any machine can run it: the request, the inputs by content, and how they are read.
struct SwarmTask {
    std::string program;  ///< programName() of who asks; another build may give other numbers
    int analysisVersion = 1;
    Request request;
    std::map<std::string, std::string> settings;  ///< loadSettings
    std::vector<TaskInput> inputs;
    /// Of a task that computes only one part of the analysis' long loop: which. Its result are ItemValues.
    std::optional<Part> part;
    /// Of a task for a whole report: into how many parts its loop may have been computed by other tasks (partOf).
    int parts = 1;
    /// What was noticed before the files were read, as what was left out of a folder. No report is made from it:
    /// whoever fetches one adds it (awaitSwarm).
    std::vector<Note> notes = {};
};

inline constexpr int kMostParts = 1024;
/// The task that computes one of the parts of `whole`.
[[nodiscard]] SwarmTask partOf(const SwarmTask& whole, int index);

/// The task of running `request` on what `sources` hold when they are loaded with `options`.
[[nodiscard]] SwarmTask taskOf(const Request& request, const std::vector<SourceFile>& sources,
                               const LoadOptions& options);

/// Equal tasks give equal bytes.
[[nodiscard]] QByteArray taskToCbor(const SwarmTask& task);
/// What a result is known by: SHA-256 of those bytes, but for the number of parts, the places of inputs and the notes,
/// on which a report does not depend.
[[nodiscard]] std::string taskHash(const SwarmTask& task);

inline constexpr qsizetype kMostTaskBytes = qsizetype{4} << 20;
inline constexpr std::size_t kMostTaskInputs = 1000;
inline constexpr std::size_t kMostTaskNotes = 100;

/// From bytes that nobody vouches for: BadInput unless they are exactly a task, not larger than kMostTaskBytes, whose
/// names are names and no paths and whose hashes are hashes. Whether this program can run it is for refusalOf.
[[nodiscard]] Result<SwarmTask> taskFromCbor(const QByteArray& bytes);

/// Why this program must not run the task: it was asked for by another version, or has an unknown analysis. Empty if it
/// may.
[[nodiscard]] std::string refusalOf(const SwarmTask& task);

}  // namespace pleio
