// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <CLI/CLI.hpp>

#include <span>
#include <string>
#include <string_view>

namespace pleio::cli {

/// One file that the user named to be written.
struct OutputFile {
    std::string path;
    bool replace = false;  ///< a file that is there
};

/// The flag --replace.
void addReplaceFlag(CLI::App& command, OutputFile& file);
/// Usage if the file is there and may not be replaced, is a folder, or is one of `inputs`; asked before the work.
[[nodiscard]] Result<void> checkOutputFile(const OutputFile& file, std::span<const std::string> inputs);
/// Makes the folder that the file is to be in. Io if that fails.
[[nodiscard]] Result<void> makeFolderOf(const OutputFile& file);
/// Checks again and writes the file, whole or not at all, in a folder that is made if need be. Io if that fails.
[[nodiscard]] Result<void> writeOutputFile(const OutputFile& file, std::span<const std::string> inputs,
                                           std::string_view content);

}  // namespace pleio::cli
