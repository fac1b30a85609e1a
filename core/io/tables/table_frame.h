// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/note_list.h"
#include "core/io/tables/table_numbers.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pleio {

class DelimitedTable;

/// Whether a row holds nothing at all, as spreadsheets write below a table (",,,").
[[nodiscard]] bool isEmptyRow(std::span<const std::string_view> row);

/// Whether a row holds a text in one cell, with a blank in it, and nothing else: a title or a footnote of a table.
[[nodiscard]] bool isRemark(std::span<const std::string_view> row);

/// Rows before the header that name no columns: titles, dates, names of groups of columns. Each holds one cell, or not
/// more than half as many as the rows of the table do, and what stands below them is a header: texts above most columns
/// of numbers, or, below rows of one cell, known names of columns in a row that none is wider than. 0 where it does
/// not.
[[nodiscard]] std::size_t titleRows(const DelimitedTable& table);

/// The text from the header on, without the titles above it, as far as the first lines tell.
[[nodiscard]] std::string_view withoutTitles(std::string_view text);

/// Whether the fields of a row fit `columns` columns, which is noted where they do not: true where the rest is text,
/// which is not read. False if it holds a number: then nobody can tell which field belongs to which column, and the row
/// is to be left out.
[[nodiscard]] bool checkSurplus(std::span<const std::string_view> row, std::size_t columns, const NumberFormat& numbers,
                                std::int64_t line, const std::string& file, NoteList& notes);

}  // namespace pleio
