// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

struct FastaRecord {
    std::string id;           ///< the word after '>'
    std::string description;  ///< the rest of the header line
    std::string sequence;     ///< letters only, upper case; U stays U
};

struct FastaFile {
    std::vector<FastaRecord> records;
    bool simulated = false;  ///< some header says [simulated=true]
    std::vector<Note> notes;
};

/// Reads FASTA with headers and lines of any length; lines that begin with ';' and lines before the first
/// '>' are comments. `name` is the file name for messages. A file without any sequence gives BadInput.
[[nodiscard]] Result<FastaFile> readFasta(std::string_view text, const std::string& name, Progress& progress);

/// The value of "[name=value]" in a header, or an empty text.
[[nodiscard]] std::string_view headerValue(std::string_view description, std::string_view name);

}  // namespace pleio
