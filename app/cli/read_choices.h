// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/io/reading.h"
#include "core/io/source_file.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace pleio {
struct Question;
}

namespace pleio::cli {

/// The choices of texts "FILE: gene=sysName, value=sample1.bam", by the SHA-256 of the files. FILE is the path or the
/// name of a source. Usage for a text without a colon or an equals sign, and for a file that is none of the sources.
[[nodiscard]] Result<std::map<std::string, ReadChoices>> readChoices(const std::vector<std::string>& texts,
                                                                     std::span<const SourceFile> sources);

/// How the question of an error is answered: "Answer with --read 'pairs.tsv: gene=gene1' or --read …".
[[nodiscard]] std::string howToAnswer(const Question& question);

}  // namespace pleio::cli
