// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/source_file.h"

#include <optional>
#include <string>
#include <vector>

namespace pleio {

/// What the user opened or dropped, told apart by content.
struct FileIntake {
    std::string projectPath;          ///< a .pleio file; then there are no sources
    std::vector<SourceFile> sources;  ///< with their roles
    [[nodiscard]] bool hasGenome() const;
};

/// Reads files and finds out what each is. `role` forces the role of all of them. `documentHasGenome`: a GFF3
/// file without a genome beside it is then an annotation of the open genome, else it must hold the genome itself.
[[nodiscard]] Result<FileIntake> readFiles(const std::vector<std::string>& paths, std::optional<SourceRole> role,
                                           bool documentHasGenome, Progress& progress);

}  // namespace pleio
