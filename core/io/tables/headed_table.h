// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/tables/delimited_table.h"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

/// The table of a program whose columns are known by their headers, which stand in the first row or in the comment
/// line before it. Headers are compared as comparableHeader() writes them.
class HeadedTable {
public:
    /// As DelimitedTable::read; BadInput that lists the columns where one of `needed` is missing.
    [[nodiscard]] static Result<HeadedTable> read(std::string_view text, const std::string& fileName,
                                                  std::optional<char> delimiter,
                                                  std::initializer_list<std::string_view> needed, Progress& progress);

    /// The same of a text without header, whose columns are `header`.
    [[nodiscard]] static Result<HeadedTable> readHeadless(std::string_view text, const std::string& fileName,
                                                          std::optional<char> delimiter,
                                                          std::span<const std::string_view> header, Progress& progress);

    [[nodiscard]] std::size_t firstRow() const { return m_firstRow; }
    [[nodiscard]] std::size_t rows() const { return m_table.rows(); }
    [[nodiscard]] std::size_t columns() const { return m_headers.size(); }
    /// As the file writes it.
    [[nodiscard]] const std::string& name(std::size_t column) const { return m_names[column]; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view header) const;
    /// The first of the headers that there is.
    [[nodiscard]] std::optional<std::size_t> findAny(std::span<const std::string_view> headers) const;
    /// Empty where there is no such column or the row is too short.
    [[nodiscard]] std::string_view cell(std::size_t row, std::optional<std::size_t> column) const;
    /// "line 12", for examples in notes.
    [[nodiscard]] std::string line(std::size_t row) const { return "line " + std::to_string(m_table.line(row)); }
    [[nodiscard]] const DelimitedTable& table() const { return m_table; }
    /// Says how far the reading of rows is; false if it should stop.
    [[nodiscard]] bool report(std::size_t row, Progress& progress) const;

private:
    explicit HeadedTable(DelimitedTable table) : m_table(std::move(table)) {}
    void takeHeader(std::span<const std::string_view> header);

    DelimitedTable m_table;
    std::vector<std::string> m_names;
    std::vector<std::string> m_headers;
    std::size_t m_firstRow = 0;
};

}  // namespace pleio
