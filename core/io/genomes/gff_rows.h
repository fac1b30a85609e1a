// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/gene.h"
#include "core/genome/note_list.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// One row of GFF3 or GTF, which share all columns but the ninth; views into the text.
struct GffRow {
    std::string_view seqid;
    std::string_view source;
    std::string_view type;
    std::int64_t start = 0;  ///< 1-based, as written
    std::int64_t end = 0;
    char strand = '.';
    char phase = '.';
    std::string_view attributes;
};

/// Reads the columns, which tabs separate; the ninth may be missing. False if this is no row.
[[nodiscard]] bool parseGffRow(std::string_view line, GffRow& row);

/// What is wrong with a line that parseGffRow does not take.
enum class GffFault { Columns, Numbers, StartBelowOne, StartBehindEnd, EndBeyond };
/// Nothing for one that it takes. The columns are in `row` as far as they can be read.
[[nodiscard]] std::optional<GffFault> gffRowFault(std::string_view line, GffRow& row);

/// How the ninth column of a row is written: by its first pair, so that a sign inside a value decides nothing.
enum class GffStyle {
    Empty,
    NameEqualsValue,  ///< GFF3: ID=a;Parent=b
    NameQuoted,       ///< GTF: gene_id "a"; transcript_id "b";
    Words,            ///< older GFF, or the bare name of AUGUSTUS
};
[[nodiscard]] GffStyle gffStyle(std::string_view attributes);

/// Hands each pair of the ninth column to `use`; the value as written, without the quotes of GTF. The style is found
/// for each row. A name may repeat.
void forEachGffAttribute(std::string_view attributes,
                         const std::function<void(std::string_view name, std::string_view value)>& use);
/// The first value of a name, or an empty text.
[[nodiscard]] std::string_view gffAttribute(std::string_view attributes, std::string_view wanted);

/// "%2C" and the like decoded.
[[nodiscard]] std::string unescapedGff(std::string_view text);
/// The reverse, for any column: only what GFF3 allows in the name of a sequence stays as it is.
[[nodiscard]] std::string escapedGff(std::string_view text);

/// The type, or an accession of the Sequence Ontology, names coding sequence; capitals do not matter.
[[nodiscard]] bool isCodingType(std::string_view type);

/// Sets location, incomplete ends and codon start of a CDS from its rows, in the order of translation.
void setGffLocation(Gene& gene, std::vector<GffRow> rows, NoteList& notes);

}  // namespace pleio
