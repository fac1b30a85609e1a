// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/headed_table.h"

#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"

#include <algorithm>

namespace pleio {

void HeadedTable::takeHeader(std::span<const std::string_view> header)
{
    m_names.assign(header.begin(), header.end());
    m_headers.clear();
    for (const std::string& name : m_names) m_headers.push_back(comparableHeader(name));
}

Result<HeadedTable> HeadedTable::read(std::string_view text, const std::string& fileName, std::optional<char> delimiter,
                                      std::initializer_list<std::string_view> needed, Progress& progress)
{
    Result<DelimitedTable> table = DelimitedTable::read(text, fileName, delimiter, progress);
    if (!table) return table.error();
    HeadedTable headed(*std::move(table));
    const auto hasAll = [&] {
        return std::ranges::all_of(needed, [&](std::string_view header) { return headed.find(header).has_value(); });
    };
    headed.takeHeader(headed.m_table.headerComment());
    if (headed.columns() > 0 && hasAll()) return headed;
    headed.takeHeader(headed.m_table.row(0));
    headed.m_firstRow = 1;
    if (hasAll()) return headed;
    std::string missing;
    for (const std::string_view header : needed)
        if (!headed.find(header)) addToList(missing, header);
    std::string there;
    for (const std::string& name : headed.m_names) addToList(there, name);
    return badInput("The table lacks columns that this format has (" + missing + "; there are: " + there +
                        "); give the file as the program wrote it, or read it as a long table.",
                    headed.m_table.where(0));
}

Result<HeadedTable> HeadedTable::readHeadless(std::string_view text, const std::string& fileName,
                                              std::optional<char> delimiter, std::span<const std::string_view> header,
                                              Progress& progress)
{
    Result<DelimitedTable> table = DelimitedTable::read(text, fileName, delimiter, progress);
    if (!table) return table.error();
    HeadedTable headed(*std::move(table));
    headed.takeHeader(header);
    return headed;
}

std::optional<std::size_t> HeadedTable::find(std::string_view header) const
{
    const auto found = std::ranges::find(m_headers, header);
    if (header.empty() || found == m_headers.end()) return {};
    return static_cast<std::size_t>(found - m_headers.begin());
}

std::optional<std::size_t> HeadedTable::findAny(std::span<const std::string_view> headers) const
{
    for (const std::string_view header : headers)
        if (const auto column = find(header)) return column;
    return {};
}

std::string_view HeadedTable::cell(std::size_t row, std::optional<std::size_t> column) const
{
    return column ? m_table.cell(row, *column) : std::string_view();
}

bool HeadedTable::report(std::size_t row, Progress& progress) const
{
    const auto number = static_cast<std::int64_t>(row);
    return goesOn(number, row, rows(), progress, [number] { return "Reading rows, row " + displayCount(number); });
}

}  // namespace pleio
