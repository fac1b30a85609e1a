// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/table_columns.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// A table whose columns are genes, turned so that its rows are.
struct TurnedTable {
    std::string text;       ///< tab-separated, without titles
    char delimiter = '\t';  ///< of the file
    Reading::Decision decision;
    std::vector<Note> notes;  ///< that lines in other notes are columns of the file, and titles
};

/// Nothing for a table with a row a gene. One with a column a gene is known by its header:
///
/// - with a genome, half of the cells behind the first are its genes, and hardly a cell of any column is;
/// - without one, nearly all look like locus tags of one prefix, hardly any of the first column does, and the first
/// cell
///   names conditions ("condition", "sample"), or the table has many columns and few rows.
///
/// `said` decides: "genes across" or "genes down"; Usage for other words. BadInput if the text is no table.
[[nodiscard]] Result<std::optional<TurnedTable>> turnedTable(std::string_view text, const std::string& file,
                                                             std::optional<char> delimiter, const GeneNames& isGene,
                                                             const std::string& said, Progress& progress);

/// Puts the decision of a turned table, and its delimiter, into the reading of what was made of it, and its notes
/// before the others.
void addTurned(const TurnedTable& turned, Reading& reading, std::vector<Note>& notes);

}  // namespace pleio
