// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pleio {

inline constexpr std::uint32_t kMostSheetRows = 1'048'576;  ///< of Excel and LibreOffice
inline constexpr std::uint32_t kMostSheetColumns = 16'384;

/// The cells of a sheet as tab-separated text. Line n of the text is row n of the sheet, as long as no cell holds a
/// line end; a column of the text is one of the sheet. A cell that holds a tab, a quotation mark or a line end is
/// quoted (RFC 4180). Rows are filled up with empty cells to the width of the widest, so that readers see a table, but
/// not where that would make the text many times as long.
class SheetText {
public:
    /// The text may have `most` bytes, because cells far to the right and texts that many cells share make it long.
    explicit SheetText(std::uint64_t most) : m_most(most) {}

    /// A rectangle of cells made one; rows and columns from 0, the last ones included.
    struct Merged {
        std::uint32_t firstRow = 0, firstColumn = 0, lastRow = 0, lastColumn = 0;
    };

    /// A cell of the row that is being read; columns from 0, in any order. False if the row has this cell already. With
    /// `quoted` it is quoted whatever it holds, so that a "#" begins no comment.
    [[nodiscard]] bool add(std::uint32_t column, std::string text, bool quoted = false);
    /// Ends the row of this number, from 0, larger than that of the row before. BadInput if the text gets too long,
    /// Internal if there is no room.
    [[nodiscard]] Result<void> endRow(std::uint32_t row);
    [[nodiscard]] Result<void> addMerged(const Merged& merged);

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] std::int64_t merged() const { return m_mergedCount; }
    /// Cells that lie below the first one of merged cells and hold something all the same; finish() leaves them out.
    [[nodiscard]] std::int64_t covered() const { return m_covered; }

    /// The text; BadInput if it gets too long, Internal if there is no room for it. Nothing is to be added behind.
    [[nodiscard]] Result<std::string> finish(Progress& progress);

private:
    struct Row {
        std::uint32_t number;
        std::uint32_t width;  ///< cells up to the last that holds something
        std::size_t end;      ///< in m_text
    };
    [[nodiscard]] std::uint32_t commonWidth() const;

    std::uint64_t m_most;
    std::vector<std::pair<std::uint32_t, std::string>> m_cells;  ///< of the row that is being read
    std::string m_text;                                          ///< rows without line ends and without filling
    std::vector<Row> m_rows;                                     ///< those that hold something
    std::vector<Merged> m_merged;
    std::int64_t m_mergedCount = 0;
    std::int64_t m_covered = 0;
};

}  // namespace pleio
