// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/formats.h"
#include "core/io/intake/intake.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// A file while it is being sorted.
struct FoundFile {
    IntakeFile file;
    std::string folder;  ///< where it lies, on the disk or in its archive: files of one folder belong together
    std::string base;    ///< name without folder and without .gz, in lower case
    std::uint64_t size = 0;
    std::string head;                    ///< the first kilobytes of its text: UTF-8, whole lines
    bool isCut = false;                  ///< there is more of it
    const FormatInfo* format = nullptr;  ///< of the head

    void take(SourceRole role, std::string why);
    void leaveOut(std::string why);
    /// What cannot be read whatever is said about it.
    void refuse(std::string why);
    [[nodiscard]] bool isTaken() const { return file.role.has_value(); }
};

/// All files under the paths with their heads; nothing is decided but what cannot be read. The errors are those of
/// sortIn.
[[nodiscard]] Result<std::vector<FoundFile>> findFiles(const std::vector<std::string>& paths, Progress& progress);

/// Whether a file is a project, by its first bytes.
[[nodiscard]] bool isProjectFile(const std::string& path);

}  // namespace pleio
