// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// Without leading and trailing blanks, tabs and carriage returns.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// ASCII lower case; other bytes are kept.
[[nodiscard]] std::string toLowerAscii(std::string_view text);
[[nodiscard]] bool startsWithNoCase(std::string_view text, std::string_view prefix);
/// Pieces between separators; an empty text gives one empty piece.
[[nodiscard]] std::vector<std::string_view> splitView(std::string_view text, char separator);
/// The first line of `rest` without its line end (LF or CRLF); `rest` moves behind it.
[[nodiscard]] std::string_view takeLine(std::string_view& rest);
/// The shortest decimal text that reads back to the same double (std::to_chars).
[[nodiscard]] std::string shortestNumber(double value);
/// For people: `digits` significant digits with their zeros from 0.001 up ("0.650"), the shorter of the
/// usual forms below and from a million up ("1.2e-05"), whole numbers with commas ("4,288"), "–" for NaN.
[[nodiscard]] std::string displayNumber(double value, int digits = 3);
[[nodiscard]] std::string displayCount(std::int64_t value);
/// "a" and then "a, b": one more item of a list for people.
void addToList(std::string& list, std::string_view item);
/// "1 gene", "2,000 genes": the number with the words of one or of many, "1 gene is", "0 genes are".
template <class Number>
[[nodiscard]] std::string counted(Number n, std::string_view one, std::string_view many)
{
    return displayCount(static_cast<std::int64_t>(n)).append(" ").append(n == 1 ? one : many);
}
/// The whole text as a number; false if it is not one. The locale plays no part.
[[nodiscard]] bool parseNumber(std::string_view text, double& value);
[[nodiscard]] bool parseInteger(std::string_view text, std::int64_t& value);

}  // namespace pleio
