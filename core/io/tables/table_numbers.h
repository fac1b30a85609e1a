// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

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
};

/// How a table writes its numbers.
struct NumberFormat {
    char decimalMark = '.';
    /// A number in figures, with "-" or U+2212 as minus, an exponent, and the other of point and comma between
    /// thousands. The locale plays no part.
    [[nodiscard]] CellNumber read(std::string_view cell) const;
};

/// Comma where cells hold one that can only be a decimal mark ("0,5", "1,2345") and none holds a point that can only be
/// one; point else.
[[nodiscard]] NumberFormat numberFormatOf(const DelimitedTable& table);

}  // namespace pleio
