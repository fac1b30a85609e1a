// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one text to the reader of delimited tables, and its cells to what tells columns and numbers. The cells that
// were read, written down with quotation marks, must be read again.
#include "core/base/tsv_cell.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/table_numbers.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using namespace pleio;
using pleio::fuzz::require;

namespace {

void checkColumns(const DelimitedTable& table)
{
    const TableColumns columns(table, {});
    require(columns.size() >= 1 && columns.firstRow() <= table.rows() && columns.headerSize() <= columns.size());
    require(columns.geneColumn() < columns.size());
    for (std::size_t column = 0; column < columns.size(); ++column) {
        require(!columns.geneReason(column).empty());
        require(columns.geneShare(column) == 0);
        require(columns.distinct(column) <= table.rows());
    }
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row)
        for (const std::string_view cell : table.row(row)) {
            const CellNumber number = columns.numbers().read(cell);
            if (number.kind == CellNumber::Kind::Number || number.kind == CellNumber::Kind::Bound)
                require(std::isfinite(number.value));
            if (number.isClamped) require(number.value != 0 && std::fabs(number.value) < 1e-300);
            if (isMissing(cell)) require(number.kind == CellNumber::Kind::Missing);
        }
}

void checkReadsAgain(const DelimitedTable& table, Progress& progress)
{
    // Without the comment that names its columns, or the titles above it, the first rows of a table may be titles.
    if (!table.headerComment().empty() || !table.titles().empty()) return;
    std::string text;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (const std::string_view cell : table.row(row)) {
            text += '"';
            for (const char c : writtenText(cell)) text.append(c == '"' ? 2 : 1, c);
            text += "\",";
        }
        text.back() = '\n';
    }
    const auto again = DelimitedTable::read(text, "again.csv", ',', progress);
    require(again.has_value() && again->rows() == table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto before = table.row(row), behind = again->row(row);
        require(std::equal(before.begin(), before.end(), behind.begin(), behind.end()));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    NoProgress progress;
    for (const std::optional<char> delimiter :
         {std::optional<char>(), std::optional<char>('\t'), std::optional<char>(',')}) {
        const auto table = DelimitedTable::read(text, "fuzz.tsv", delimiter, progress);
        if (!table) {
            require(!table.error().message.empty() && !table.error().where.empty());
            continue;
        }
        require(table->rows() > 0 && table->columns() > 0);
        std::size_t widest = 0;
        for (std::size_t row = 0; row < table->rows(); ++row) {
            widest = std::max(widest, table->row(row).size());
            require(row == 0 || table->line(row) > table->line(row - 1));
        }
        require(widest == table->columns());
        checkColumns(*table);
        checkReadsAgain(*table, progress);
    }
    return 0;
}
