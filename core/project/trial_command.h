// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/note.h"
#include "core/base/result.h"
#include "core/project/trial.h"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// Where files lie, relative to a folder, by name and SHA-256.
using FilePlaces = std::map<std::pair<std::string, std::string>, std::string>;
/// One place a file: its name; where several files have one name, the second lies in "2/", the third in "3/" …, because
/// reports name files without their folders.
[[nodiscard]] FilePlaces placesOfSources(std::span<const SourceFile> sources);

struct TrialCommand {
    std::string text;         ///< one line, quoted for a POSIX shell
    std::vector<Note> notes;  ///< what keeps it from giving the same bytes
};

/// The command line of pleioscope-cli that does the work of a trial again and gives the same bytes with the same build:
/// analysis, files, how they are read, parameters that are not as they are by default, and seed. `options` is how the
/// project reads its files now; where the trial says that a choice was another, that goes before. `places` are those of
/// the project's files in `folder` ("" for the current one); `out` is for the results.
///
/// Usage for a trial of another system, and for an analysis or a parameter that this program does not have.
[[nodiscard]] Result<TrialCommand> commandOf(const Trial& trial, const LoadOptions& options, const FilePlaces& places,
                                             const std::string& folder, const std::string& out);

/// A word as a POSIX shell reads it back: as it is, or in single quotes.
[[nodiscard]] std::string shellWord(const std::string& text);

}  // namespace pleio
