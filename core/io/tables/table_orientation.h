// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/table_columns.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// Whether the rows of a table are genes, or its columns.
struct TableOrientation {
    /// Of a table whose columns are genes, turned so that its rows are: tab-separated, without titles.
    std::optional<std::string> turned;
    char delimiter = '\t';  ///< of the file
    /// Where the columns are genes, or it was said what are.
    std::optional<Reading::Decision> decision;
    std::vector<Note> notes;  ///< that lines in other notes are columns of the file, and titles
};

/// A table with a column a gene is known by its header:
///
/// - with a genome, half of the cells behind the first are its genes, and hardly a cell of any column is;
/// - without one, nearly all look like locus tags of one prefix, hardly any of the first column does, and the first
/// cell
///   names conditions ("condition", "sample"), or the table has many columns and few rows.
///
/// `said` decides: "genes across" or "genes down"; Usage for other words. BadInput if the text is no table.
[[nodiscard]] Result<TableOrientation> orientationOf(std::string_view text, const std::string& file,
                                                     std::optional<char> delimiter, const GeneNames& isGene,
                                                     const std::string& said, Progress& progress);

/// Puts the decision, and the delimiter of a turned table, into the reading of what was made of it, and the notes
/// before the others.
void addOrientation(const TableOrientation& orientation, Reading& reading, std::vector<Note>& notes);

}  // namespace pleio
