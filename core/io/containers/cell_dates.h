// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pleio {

/// What a number format of a workbook makes of a number.
enum class CellDate {
    None,     ///< it stays a number
    Date,     ///< a day, with its time of day or not
    Time,     ///< a time of day
    Elapsed,  ///< hours, minutes or seconds without end ("[h]:mm")
};

/// Of a format code ("d-mmm", "[h]:mm:ss", "0.00E+00"), which is in English whatever the language of the workbook
/// (ECMA-376, part 1, 18.8.31). Of several sections the first counts.
[[nodiscard]] CellDate dateOfFormat(std::string_view code);
/// Of the formats that a workbook does not spell out, by their number (18.8.30).
[[nodiscard]] CellDate dateOfBuiltinFormat(std::int64_t id);

/// The ISO 8601 text of a stored number: "2024-09-02", "2024-09-02T13:30:00", "13:30:00". Days are counted from
/// 1900-01-01 as day 1, with a 29th of February 1900 that never was, as spreadsheets do, or from 1904-01-01 as day 0.
/// Nothing for a number that is no date there.
[[nodiscard]] std::optional<std::string> isoDate(double serial, CellDate kind, bool from1904);

}  // namespace pleio
