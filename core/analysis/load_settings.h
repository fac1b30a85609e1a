// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"

#include <map>
#include <string>

namespace pleio {

/// LoadOptions as text that a project or a task of a swarm keeps, so that sources are read the same way again. Only
/// what differs from the default is written; the path of prodigal belongs to the machine and is not.
[[nodiscard]] std::map<std::string, std::string> loadSettings(const LoadOptions& options);
/// The reverse; unknown names are left alone, since a newer version may have written them.
[[nodiscard]] LoadOptions loadOptionsFrom(const std::map<std::string, std::string>& settings);

/// The options with what they say about all files of traits, and about expression, said of each file that leaves it
/// open, so that it can be changed file by file. The readings stay as they are.
[[nodiscard]] LoadOptions saidOfFiles(LoadOptions options, const Dataset& dataset);

}  // namespace pleio
