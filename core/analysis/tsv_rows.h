// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/table.h"

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
    [[nodiscard]] Result<void> open(const std::string& header);
    template <class Value>
    void cell(Value value)
    {
        appendCell(m_block, value);
        m_block += '\t';
    }
    [[nodiscard]] Result<void> endRow();
    [[nodiscard]] Result<void> commit();

private:
    Result<void> flush();

    QSaveFile m_file;
    std::string m_block;
};

}  // namespace pleio
