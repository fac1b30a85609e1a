// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/genomes/fasta.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace pleio {

/// What is known of a FASTA file when its last record has been read.
struct StreamedFasta {
    std::string name;          ///< file name without folder
    std::string sha256;        ///< of the file as it is on disk, lower-case hexadecimal
    std::int64_t records = 0;  ///< with a sequence
    bool simulated = false;    ///< some header says [simulated=true]
    std::vector<Note> notes;
};

/// Reads a FASTA file (plain, gzip, bgzip or alone in a zip archive) piece by piece and hands out its records in their
/// order, the same ones as readFasta() gives, while memory holds about one record. `visit` may move out of the record;
/// an error it returns ends the reading. BadInput for a file that is missing, damaged, or no FASTA, and for one without
/// any sequence.
[[nodiscard]] Result<StreamedFasta> streamFasta(const std::string& path, Progress& progress,
                                                const std::function<Result<void>(FastaRecord&)>& visit);

}  // namespace pleio
