// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/io/reading.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

class DelimitedTable;

/// Empty, NA, N/A, NaN, null, "-", an error of a spreadsheet (#N/A, #DIV/0!) and the like.
[[nodiscard]] bool isMissing(std::string_view cell);

/// What a cell says where a number is expected.
struct CellNumber {
    enum class Kind {
        Number,
        Bound,      ///< "<0.001": the number is the bound
        NotFinite,  ///< an infinity, or a number above the largest double
        Missing,
        Text,
    };
    Kind kind = Kind::Text;
    double value = 0;
    bool isClamped = false;  ///< below the smallest normal double, which stands for it
    bool isMarked = false;   ///< a footnote mark (*, †, ‡, §) was taken off
    bool isPercent = false;  ///< "12 %", which is 0.12, as in a workbook
};

/// Numbers of a column with and without a percent sign; 0 reads alike in both.
struct PercentUse {
    std::int64_t with = 0, without = 0;

    void count(const CellNumber& number)
    {
        if (number.isPercent)
            ++with;
        else if (number.value != 0)
            ++without;
    }
    [[nodiscard]] bool isMixed() const { return with > 0 && without > 0; }
};

/// How a table writes its numbers.
struct NumberFormat {
    char decimalMark = '.';
    /// Cells with either decimal mark stand in the table, so that each is read with its own.
    bool isMixed = false;
    /// Of a mixed table: whether cells such as "1,234", with the mark that fewer cells have, hold thousands.
    bool otherGroups = false;
    /// A number in figures, with "-" or U+2212 as minus, an exponent, and between thousands the other of point and
    /// comma, a blank of any kind (U+00A0, U+2009, U+202F …) or an apostrophe. Thousands are groups of three behind one
    /// to three figures that do not begin with 0. The locale plays no part.
    [[nodiscard]] CellNumber read(std::string_view cell) const;

private:
    [[nodiscard]] char markOf(std::string_view cell) const;
};

/// The format of numbers of a table, and how sure it is.
struct FoundNumberFormat {
    NumberFormat format;
    /// Cells such as "1,234" are there, which are thousands or decimals, and no cell tells which.
    bool isOpen = false;
    std::string example;  ///< such a cell
    std::string why;      ///< for people
    /// Cells whose mark can be nothing but a decimal one, with the first of them.
    struct Decimals {
        std::int64_t cells = 0;
        std::string example;
    };
    Decimals points, commas;

    [[nodiscard]] bool hasBothMarks() const { return points.cells > 0 && commas.cells > 0; }
};

/// Comma where more cells hold one that can only be a decimal mark ("0,5", "1,2345") than hold a point that can only be
/// one; point else. Where both stand in one table, each cell is read with its own mark; one that may hold thousands or
/// decimals ("1,234") as more of the cells do in which that mark is clear. Where cells leave it open it is a guess:
/// comma in a table that semicolons separate, as programs write it where the comma is the decimal mark, else point.
/// `said` decides: "point", "comma", "both" (each cell by itself), or nothing.
[[nodiscard]] FoundNumberFormat findNumberFormat(const DelimitedTable& table, std::string_view said = {});
/// The format alone.
[[nodiscard]] NumberFormat numberFormatOf(const DelimitedTable& table);
/// Decides "decimal_mark" where it is no point or left open, and notes a guess and a mix.
void decideNumberFormat(const FoundNumberFormat& found, std::string_view said, const std::string& file,
                        Reading& reading, std::vector<Note>& notes);

}  // namespace pleio
