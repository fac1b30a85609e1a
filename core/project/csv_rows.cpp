// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/csv_rows.h"

#include "core/base/tsv_cell.h"
#include "core/io/tables/delimited_table.h"

#include <algorithm>

namespace pleio {

void CsvWriter::cell(std::string_view text)
{
    if (!m_isFirst) m_text += ',';
    m_isFirst = false;
    const std::string written = writtenText(text);
    const bool isBlankAtEnd = !written.empty() && (written.front() == ' ' || written.back() == ' ');
    if (!isBlankAtEnd && written.find_first_of(",\"\r\n") == std::string::npos) {
        m_text += written;
        return;
    }
    m_text += '"';
    for (const char c : written) {
        if (c == '"') m_text += '"';
        m_text += c;
    }
    m_text += '"';
}

void CsvWriter::endRow()
{
    m_text += "\r\n";
    m_isFirst = true;
}

CsvReader::CsvReader(std::string_view text) : m_rest(withoutByteOrderMark(text)) {}

Error CsvReader::damaged(const char* what) const
{
    return badInput("The row " + std::to_string(m_row) + " " + what + "; the file is cut off or no CSV.");
}

Result<std::string> CsvReader::takeCell()
{
    if (!m_rest.starts_with('"')) {
        const std::size_t end = std::min(m_rest.find_first_of(",\r\n"), m_rest.size());
        const std::string_view cell = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return std::string(readText(cell));
    }
    std::string cell;
    m_rest.remove_prefix(1);
    while (true) {
        const std::size_t quote = m_rest.find('"');
        if (quote == std::string_view::npos) return damaged("has a quotation mark that is never closed");
        cell += m_rest.substr(0, quote);
        m_rest.remove_prefix(quote + 1);
        if (!m_rest.starts_with('"')) break;
        cell += '"';
        m_rest.remove_prefix(1);
    }
    return std::string(readText(cell));
}

Result<bool> CsvReader::next(std::vector<std::string>& cells)
{
    cells.clear();
    if (m_rest.empty()) return false;
    ++m_row;
    while (true) {
        Result<std::string> cell = takeCell();
        if (!cell) return cell.error();
        cells.push_back(*std::move(cell));
        if (m_rest.empty()) return true;
        if (m_rest.starts_with(',')) {
            m_rest.remove_prefix(1);
            continue;
        }
        if (m_rest.starts_with('\r')) m_rest.remove_prefix(1);
        if (!m_rest.starts_with('\n')) return damaged("has text behind a quotation mark");
        m_rest.remove_prefix(1);
        return true;
    }
}

}  // namespace pleio
