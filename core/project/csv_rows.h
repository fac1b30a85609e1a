// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// CSV as RFC 4180 has it, for tables that must come back as they went: DelimitedReader of io drops blanks, comments
/// and empty lines, as tables of people want it.
namespace pleio {

/// Cells go through writtenText() of base/tsv_cell.h.
class CsvWriter {
public:
    void cell(std::string_view text);
    void endRow();
    [[nodiscard]] std::string take() && { return std::move(m_text); }

private:
    std::string m_text;
    bool m_isFirst = true;
};

/// Rows end with CRLF or LF; a byte order mark before the first is passed over.
class CsvReader {
public:
    explicit CsvReader(std::string_view text);
    /// The next row, its cells as readText() has them; false at the end. BadInput for a quote that is never closed and
    /// for text behind one.
    [[nodiscard]] Result<bool> next(std::vector<std::string>& cells);
    /// Number of the last row, from 1 for the header.
    [[nodiscard]] std::int64_t row() const { return m_row; }

private:
    [[nodiscard]] Result<std::string> takeCell();
    [[nodiscard]] Error damaged(const char* what) const;

    std::string_view m_rest;
    std::int64_t m_row = 0;
};

}  // namespace pleio
