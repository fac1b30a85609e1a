// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/io/source_file.h"
#include "core/io/tables/gmt_writer.h"
#include "core/traits/named_set.h"

#include <span>
#include <vector>

namespace pleio {

/// What a file gave, and what is to be told of it.
struct ReadSets {
    std::vector<NamedSet> sets;  ///< of genes; also those without any
    std::vector<Note> notes;
};
/// The sets of genes in a file. Lines of one name each are one set, which is called like the file. Anything else is
/// read as traits are (readTraits, matchTraits): every trait is a set, GMT among them. Names that fit no gene are in
/// the notes. Errors of readTraits, and BadInput if none fits.
[[nodiscard]] Result<ReadSets> readGeneSets(const SourceFile& source, const GeneIndex& index, Progress& progress);

/// The sets as GMT, with the notes of people as descriptions.
[[nodiscard]] GmtText gmtOf(std::span<const NamedSet> sets);

}  // namespace pleio
