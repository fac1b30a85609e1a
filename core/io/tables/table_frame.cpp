// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/table_frame.h"

#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_columns.h"

#include <algorithm>
#include <vector>

namespace pleio {

namespace {

constexpr std::size_t kMostTitles = 10;
constexpr std::size_t kRowsForFrame = 200;

std::size_t cellsOf(std::span<const std::string_view> row)
{
    return static_cast<std::size_t>(std::ranges::count_if(row, [](std::string_view cell) { return !cell.empty(); }));
}

/// How many cells half of the first rows hold, or more.
std::size_t commonCells(const DelimitedTable& table)
{
    std::vector<std::size_t> cells;
    for (std::size_t row = 0; row < std::min(table.rows(), kRowsForFrame); ++row)
        cells.push_back(cellsOf(table.row(row)));
    std::ranges::sort(cells);
    return cells[cells.size() / 2];
}

/// What stands below a row in one of its columns.
struct Below {
    std::size_t numbers = 0, others = 0;
    bool recurs = false;  ///< the cell of the row
};

Below belowOf(const DelimitedTable& table, const NumberFormat& format, std::size_t row, std::size_t column)
{
    Below below;
    const std::string_view above = table.cell(row, column);
    for (std::size_t r = row + 1; r < std::min(table.rows(), row + kRowsForFrame); ++r) {
        const std::string_view cell = table.cell(r, column);
        below.recurs = below.recurs || cell == above;
        const CellNumber::Kind kind = format.read(cell).kind;
        const bool isYesOrNo = flagOf(cell) == Flag::Yes || flagOf(cell) == Flag::No;
        if (kind == CellNumber::Kind::Missing && !isYesOrNo) continue;
        ++(kind != CellNumber::Kind::Text || isYesOrNo ? below.numbers : below.others);
    }
    return below;
}

/// Whether a row is one of texts above most columns of numbers.
bool standsAboveNumbers(const DelimitedTable& table, std::size_t row)
{
    const NumberFormat format = numberFormatOf(table);
    std::size_t ofNumbers = 0;
    std::size_t named = 0;
    for (std::size_t c = 0; c < table.columns(); ++c) {
        const std::string_view cell = table.cell(row, c);
        const Below below = belowOf(table, format, row, c);
        if (below.numbers <= below.others) continue;
        ++ofNumbers;
        if (format.read(cell).kind == CellNumber::Kind::Text && flagOf(cell) == Flag::None) ++named;
    }
    return 2 * named > ofNumbers;
}

/// Whether the first cell of a row, or two of its cells, name columns, and hardly any row below holds more.
bool namesColumns(const DelimitedTable& table, std::size_t row)
{
    const NumberFormat format = numberFormatOf(table);
    std::size_t names = 0;
    for (std::size_t c = 0; c < table.row(row).size(); ++c)
        if (namesAnyRole(table.cell(row, c)) && !belowOf(table, format, row, c).recurs) names += c == 0 ? 2 : 1;
    const std::size_t end = std::min(table.rows(), row + kRowsForFrame);
    std::size_t wider = 0;
    for (std::size_t r = row + 1; r < end; ++r)
        if (cellsOf(table.row(r)) > cellsOf(table.row(row))) ++wider;
    constexpr std::size_t kOneIn = 10;
    return names >= 2 && wider * kOneIn <= end - row;
}

}  // namespace

bool isEmptyRow(std::span<const std::string_view> row)
{
    return std::ranges::all_of(row, [](std::string_view cell) { return cell.empty(); });
}

bool isRemark(std::span<const std::string_view> row)
{
    if (cellsOf(row) != 1) return false;
    return std::ranges::any_of(row, [](std::string_view cell) { return cell.find(' ') != std::string_view::npos; });
}

std::size_t titleRows(const DelimitedTable& table)
{
    if (!table.headerComment().empty() || table.rows() < 3) return 0;
    const std::size_t common = commonCells(table);
    if (common < 2) return 0;
    // A title may hold the delimiter, but begins in the first cell.
    const auto mayBeTitle = [&](std::size_t row) {
        const std::size_t cells = cellsOf(table.row(row));
        const std::string_view first = table.cell(row, 0);
        return cells <= std::max<std::size_t>(1, common / 2) ||
               (cells < common && !first.empty() && !namesAnyRole(first));
    };
    std::size_t titles = 0;
    std::size_t cells = 0;  // of the widest
    while (titles < table.rows() && mayBeTitle(titles)) cells = std::max(cells, cellsOf(table.row(titles++)));
    if (titles == 0 || titles > kMostTitles || titles + 1 >= table.rows()) return 0;
    return standsAboveNumbers(table, titles) || (cells == 1 && namesColumns(table, titles)) ? titles : 0;
}

std::string_view withoutTitles(std::string_view text)
{
    NoProgress progress;
    const auto table = DelimitedTable::read(text.substr(0, kSniffBytes), {}, {}, progress);
    if (!table || table->titles().empty()) return text;
    std::string_view rest = text;
    for (std::int64_t line = 1; line < table->line(0); ++line) static_cast<void>(takeLine(rest));
    return rest;
}

bool checkSurplus(std::span<const std::string_view> row, std::size_t columns, const NumberFormat& numbers,
                  std::int64_t line, const std::string& file, NoteList& notes)
{
    if (row.size() <= columns) return true;
    std::string texts;
    bool isNumber = false;
    for (const std::string_view cell : row.subspan(columns)) {
        if (cell.empty()) continue;
        addToList(texts, cell);
        isNumber = isNumber || numbers.read(cell).kind == CellNumber::Kind::Number;
    }
    if (texts.empty()) return true;
    const std::string example = "line " + std::to_string(line) + ": " + texts;
    if (isNumber)
        notes.add(Severity::Warning, "table.surplus_row",
                  "{line|lines} left out: {it holds|they hold} more fields than the header, and a number behind its "
                  "last one, so that "
                  "nobody can tell which belongs where; put what holds the separator in quotes.",
                  example, file);
    else
        notes.add(Severity::Warning, "table.surplus",
                  "{line holds|lines hold} text behind the last column that the header names, which was not read; put "
                  "text that "
                  "holds the separator in quotes.",
                  example, file);
    return !isNumber;
}

}  // namespace pleio
