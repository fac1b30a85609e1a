// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/source_file.h"

#include <QDateTime>

#include <map>
#include <string>
#include <vector>

namespace pleio {

/// One run of an analysis, kept with what it was made from.
struct Trial {
    std::string id;               ///< UUID
    QDateTime started, finished;  ///< null if it did not come to that
    std::string state;            ///< "done", "cancelled", "failed"
    std::string message;          ///< of a failed run
    Report report;                ///< provenance names analysis, parameters, seed and input hashes
};

/// Everything a .pleio file holds. A project is read and written as a whole; what is in memory is a value.
struct Project {
    std::string name;
    std::vector<SourceFile> sources;              ///< embedded, byte for byte
    std::map<std::string, std::string> settings;  ///< how the sources are read (LoadOptions), by name
    std::vector<Trial> trials;                    ///< oldest first
    std::map<std::string, std::string> view;      ///< page, selection, filters; the window's own business
};

/// Whether a project could be written there: its folder is there, and no folder or write-protected file has its name.
/// Io.
[[nodiscard]] Result<void> checkProjectPlace(const std::string& path);
/// Writes a new SQLite file beside the target and renames it over it, so that a full disk, a cancel or
/// a crash leaves the old project whole. Io if the file cannot be written. A link is followed.
[[nodiscard]] Result<void> saveProject(const Project& project, const std::string& path, Progress& progress);
/// Refuses other files, newer schema versions and damaged content (a hash that does not fit) with BadInput.
/// Nothing is written, not even beside the file.
[[nodiscard]] Result<Project> loadProject(const std::string& path, Progress& progress);

}  // namespace pleio
