// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// A GCT file, version 1.2 or 1.3, as a table: a header, then a row a gene. It begins with columns that describe the
/// rows (Name and Description; in 1.3 id and metadata), behind which each column is a sample.
struct GctTable {
    std::string version;           ///< "1.2"
    std::size_t rows = 0;          ///< as its second line says
    std::size_t samples = 0;       ///< likewise
    std::size_t describing = 2;    ///< columns before the samples
    std::int64_t linesBefore = 0;  ///< lines of the file before the rows that are not before them here
    /// What the rows of metadata of the samples hold, which are left out: "dose", "cell_id".
    std::vector<std::string> sampleMetadata;

    /// Lives as long as this and the text that was read.
    [[nodiscard]] std::string_view text() const { return m_joined.empty() ? m_rest : std::string_view(m_joined); }

private:
    friend Result<GctTable> gctTable(std::string_view text, const std::string& file);
    std::string_view m_rest;
    std::string m_joined;
};

/// Whether the first line says so.
[[nodiscard]] bool isGct(std::string_view text);

/// Takes the table out of the text of a file. BadInput for other versions and where header or metadata do not have the
/// dimensions that the second line gives; those of the rows are for their reader to check (checkGctRow, checkGctRows).
/// Source: the manuals of GenePattern (1.2) and of the Connectivity Map (1.3), see docs/reading.md.
[[nodiscard]] Result<GctTable> gctTable(std::string_view text, const std::string& file);
/// BadInput for a row with another number of fields than the file says. `line` is that of the file.
[[nodiscard]] Result<void> checkGctRow(const GctTable& table, std::size_t fields, const std::string& file,
                                       std::int64_t line);
/// BadInput for another number of rows.
[[nodiscard]] Result<void> checkGctRows(const GctTable& table, std::size_t rows, const std::string& file);

}  // namespace pleio
