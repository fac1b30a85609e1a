// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/genome/genome.h"

#include <string>
#include <string_view>

namespace pleio {

/// Reads GenBank or EMBL flat files with any number of records: sequence, CDS features with their
/// qualifiers, identifiers that only the gene feature gives. A CDS without /transl_table has genetic
/// code 1, as the INSDC feature table definition says. `name` is the file name for messages.
/// Genes are not finished (see finishGenes). Protein records, files without sequence and truncated
/// files give BadInput.
[[nodiscard]] Result<Genome> readGenbank(std::string_view text, const std::string& name, Progress& progress);
[[nodiscard]] Result<Genome> readEmbl(std::string_view text, const std::string& name, Progress& progress);

}  // namespace pleio
