// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/genome/trna.h"
#include "core/io/source_file.h"

#include <string_view>
#include <vector>

namespace pleio {

/// tRNA gene copy numbers as a file gives them.
struct TrnaTable {
    TrnaCopies copies;
    std::string layout;  ///< how it was read, for people: "anticodon in column 1, copies in column 2"
    Reading reading;     ///< the layout, and what was decided on the way to the text
    std::vector<Note> notes;
};

/// Reads tRNA gene copy numbers, found by content; plain, gzip or bgzip:
///
/// - a table (tab, comma, semicolon, blanks) with a column of anticodons or of codons and a column of numbers, in any
///   order, with or without a header, amino acids beside them. A header decides between anticodon and codon; without
///   one the triplets do: one that pairs with a stop codon is no anticodon, and a stop codon needs none.
/// - what tRNAscan-SE prints (-o): a row a tRNA; pseudogenes and undetermined ones are left out with a note.
/// - 64 numbers, one a line, by the codon that pairs, in TCAG order, as the R package tAI reads them.
///
/// Rows that cannot be read are noted. BadInput if no copy of any tRNA is found.
[[nodiscard]] Result<TrnaTable> readTrnaTable(const SourceFile& source, Progress& progress,
                                              std::string_view sheet = {});

/// Sniffers of the first two, for the list of formats.
[[nodiscard]] bool isTrnaTable(std::string_view text);
[[nodiscard]] bool isTrnascan(std::string_view text);

}  // namespace pleio
