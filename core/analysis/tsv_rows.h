// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/io/result_files.h"
#include "core/io/sha256.h"

#include <QSaveFile>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace pleio {

/// Writes a TSV file row by row, as toTsv() writes a whole table.
class TsvRows {
public:
    /// The file "<table>.tsv" of `files`, which must live longer.
    TsvRows(ResultFiles& files, const std::string& table);

    /// Begins with what toTsv() gives for a table without rows. Io if the file cannot be made.
    [[nodiscard]] Result<void> open(std::string_view header);
    void cell(std::string_view text);
    void cell(double value);
    void cell(std::int64_t value);
    [[nodiscard]] Result<void> endRow();
    /// Hands the file over; it gets its name with the other results. Call once, last.
    [[nodiscard]] Result<void> finish();

private:
    /// Where so many bytes, and a tab, have room.
    char* room(std::size_t bytes);
    void endCell(const char* end);
    Result<void> flush();
    [[nodiscard]] Error notWritten(const std::string& why) const;

    ResultFiles& m_files;
    std::string m_name;
    std::unique_ptr<QSaveFile> m_file;
    Sha256 m_hash;
    std::string m_block;  ///< the first m_size bytes are in use
    std::size_t m_size = 0;
};

}  // namespace pleio
