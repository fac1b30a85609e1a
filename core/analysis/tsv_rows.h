// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSaveFile>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pleio {

/// Writes a TSV file row by row, as toTsv() writes a whole table. The file has its name once commit() has succeeded;
/// what is not committed is removed.
class TsvRows {
public:
    explicit TsvRows(const std::string& path);

    /// Begins with what toTsv() gives for a table without rows. Io if the file cannot be made.
    [[nodiscard]] Result<void> open(std::string_view header);
    void cell(std::string_view text);
    void cell(double value);
    void cell(std::int64_t value);
    [[nodiscard]] Result<void> endRow();
    [[nodiscard]] Result<void> commit();

private:
    /// Where so many bytes, and a tab, have room.
    char* room(std::size_t bytes);
    void endCell(const char* end);
    Result<void> flush();

    QSaveFile m_file;
    std::string m_block;  ///< the first m_size bytes are in use
    std::size_t m_size = 0;
};

}  // namespace pleio
