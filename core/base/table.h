// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pleio {

/// Text that repeats (trait names, reasons), stored as indices into its levels.
struct Categories {
    std::vector<std::string> levels;
    std::vector<std::int32_t> codes;  ///< index into levels, or -1 for "no value"
};

/// How a real column is shown; the stored number is always the full double.
enum class NumberStyle { Plain, Probability, Percent };

/// One named column of a Table. NaN in a real column means "undefined" and is written as an empty
/// field in TSV and as "–" on screen.
struct Column {
    using Values = std::variant<std::vector<std::string>, std::vector<double>, std::vector<std::int64_t>, Categories>;

    std::string id;     ///< header of the TSV column, stable, never translated ("auc_combined")
    std::string title;  ///< header on screen ("AUC, combined")
    std::string help;   ///< one sentence: definition, unit, range
    Values values;
    NumberStyle style = NumberStyle::Plain;
};

/// A typed table of equal-length columns: what analyses return, views show and TSV files hold.
struct Table {
    std::string id;  ///< file stem and stable name ("traits")
    std::string title;
    std::vector<Column> columns;

    [[nodiscard]] std::size_t rows() const;
    /// The column with this id, or nullptr.
    [[nodiscard]] const Column* find(std::string_view columnId) const;
};

[[nodiscard]] std::size_t sizeOf(const Column& column);
/// The cell as written to TSV: the shortest text that reads back to the same double, empty for NaN.
[[nodiscard]] std::string cellText(const Column& column, std::size_t row);
/// The cell as a number for sorting and plotting; NaN for text.
[[nodiscard]] double cellNumber(const Column& column, std::size_t row);
/// What stands for a character of a text in TSV: a blank for tabs and line breaks.
[[nodiscard]] constexpr char tsvCharacter(char c) { return c == '\t' || c == '\n' || c == '\r' ? ' ' : c; }
/// Header line and rows, tab separated, LF. Tabs and line breaks inside text become spaces.
/// `comment`, if not empty, is written first as lines starting with "# ".
[[nodiscard]] std::string toTsv(const Table& table, std::string_view comment = {});

}  // namespace pleio
