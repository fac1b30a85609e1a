// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_reader.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pleio {

/// What the cells of a column of traits hold.
enum class TraitCellKind {
    Terms,         ///< identifiers; each vocabulary is a source of its own unless the column names one
    Words,         ///< names between separators, taken as they stand
    CogLetters,    ///< "EH": a letter a category
    KeggPathways,  ///< identifiers, of which "ko00010" repeats "map00010"
};

/// A column of traits in the table of an annotation program.
struct AnnotationColumn {
    std::string_view header;       ///< in the form of comparableHeader()
    std::string_view source = {};  ///< of its traits
    TraitCellKind kind = TraitCellKind::Terms;
    std::string_view separators = ",;";
};

/// The table of an annotation program: a row a gene, columns of traits of several vocabularies, "-" or nothing where
/// there is none. Columns that are named neither as names nor as traits are never traits.
struct AnnotationTable {
    std::string_view format;
    std::string_view title;
    std::span<const std::string_view> names;  ///< columns that name the gene; the first that is filled, else the others
    std::span<const AnnotationColumn> traits;
};

/// Reads the columns of traits that there are; BadInput that lists the columns where no name or no trait is among them.
[[nodiscard]] Result<TraitFile> readAnnotationTable(std::string_view text, const std::string& fileName,
                                                    const TraitContext& context, const AnnotationTable& format,
                                                    Progress& progress);

/// Adds the traits of one cell of a gene.
void addTraitCell(std::string_view gene, std::string_view cell, const AnnotationColumn& column,
                  TraitFileBuilder& builder);

}  // namespace pleio
