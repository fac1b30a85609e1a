// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace pleio {

enum class SourceRole { Genome, Annotation, Traits, Expression, Clusters };

[[nodiscard]] std::string_view sourceRoleId(SourceRole role);

/// An input file held in memory exactly as it is on disk, so that it can be hashed, embedded in a
/// project and read again without the disk.
struct SourceFile {
    SourceRole role = SourceRole::Genome;
    std::string name;    ///< file name without folder, used in messages
    std::string path;    ///< where it was read from; empty if it came out of a project
    std::string bytes;   ///< raw, still compressed if it was
    std::string sha256;  ///< of `bytes`, lower-case hexadecimal
};

/// Reads a whole file and hashes it. Missing, unreadable, empty and directory give BadInput.
[[nodiscard]] Result<SourceFile> readSourceFile(const std::string& path, SourceRole role, Progress& progress);
/// The same from bytes that are already in memory.
[[nodiscard]] SourceFile sourceFromBytes(std::string name, std::string bytes, SourceRole role);

/// The text of a source: plain, or inflated if it is gzip or bgzip (found by content). Truncated or
/// damaged compression and binary content give BadInput.
[[nodiscard]] Result<std::string> sourceText(const SourceFile& source, Progress& progress);

}  // namespace pleio
