// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/swarm/task.h"

#include <string>

namespace pleio {

/// Where the file `path` lies below the folder `share`, links followed: "strains/K12.gbff.gz". Empty if it does not, or
/// if either is empty.
[[nodiscard]] std::string placeBelow(const std::string& share, const std::string& path);

/// Reads an input that has a place, below `share`: a folder, or a URL that htslib opens (http, https, ftp, s3). The
/// file must lie there, links followed, and be what its hash says; Io if not, or if `share` is empty.
[[nodiscard]] Result<SourceFile> readShared(const std::string& share, const TaskInput& input, Progress& progress);

}  // namespace pleio
