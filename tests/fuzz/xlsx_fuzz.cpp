// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds one workbook to its reader. A file that is no archive is taken for the parts of one, because few changes of an
// archive leave it whole: the XML of a sheet, of the texts and of the formats, and a second sheet, with a line "%%"
// between two of them.
#include "core/io/containers/contained_text.h"
#include "core/io/containers/xlsx_table.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/text_encoding.h"
#include "tests/fuzz/require.h"
#include "tests/support/zip_bytes.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using pleio::fuzz::require;

namespace {

std::string workbookOf(const std::string& text)
{
    constexpr std::string_view kBetween = "\n%%\n";
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(kBetween, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        begin = end + kBetween.size();
    }
    parts.resize(4);
    return pleio::test::workbookBytes(
        {{{"first", parts[0]}, {"second", parts[3]}}, parts[1], parts[2], "date1904=\"0\""});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string bytes(reinterpret_cast<const char*>(data), size);
    if (!pleio::isZip(bytes)) bytes = workbookOf(bytes);
    pleio::NoProgress progress;
    const auto sheets = pleio::xlsxSheets(bytes, "fuzz.xlsx", progress);
    if (!sheets) require(!sheets.error().message.empty() && sheets.error().where == "fuzz.xlsx");
    for (const std::string_view sheet : {"", "2"}) {
        const auto table = pleio::containedText(bytes, "fuzz.xlsx", sheet, progress);
        if (!table) {
            require(!table.error().message.empty() && table.error().where == "fuzz.xlsx");
            continue;
        }
        for (const pleio::Note& note : table->notes) require(note.count > 0 && !note.text.empty());
        if (!table->file.empty()) continue;  // of an archive that is no workbook
        require(sheets.has_value() && !sheets->empty() && !table->sheetWhy.empty());
        require(pleio::isUtf8(table->bytes) && table->bytes.find('\0') == std::string::npos);
        require(table->bytes.ends_with('\n'));
        const auto cells = pleio::DelimitedTable::read(table->bytes, "fuzz.xlsx", '\t', progress);
        require(cells || !cells.error().message.empty());
    }
    return 0;
}
