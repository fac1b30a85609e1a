// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/containers/cell_dates.h"

#include "core/base/text.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <cmath>

namespace pleio {

namespace {

constexpr std::int64_t kMillisecondsPerSecond = 1'000;
constexpr std::int64_t kSecondsPerMinute = 60;
constexpr std::int64_t kMinutesPerHour = 60;
constexpr std::int64_t kMillisecondsPerDay = 86'400'000;
constexpr double kDaysBehind = 2'958'466;  ///< the first day behind 9999-12-31
constexpr double kDaysBefore1904 = 1'462;
constexpr std::int64_t kNoDay = 60;  ///< 1900-02-29

/// "13:30:00", with milliseconds where there are any.
std::string clockText(std::int64_t milliseconds)
{
    const auto padded = [](std::int64_t number, std::size_t digits) {
        std::string text = std::to_string(number);
        if (text.size() < digits) text.insert(0, digits - text.size(), '0');
        return text;
    };
    const std::int64_t seconds = milliseconds / kMillisecondsPerSecond;
    const std::int64_t minutes = seconds / kSecondsPerMinute;
    std::string text = padded(minutes / kMinutesPerHour, 2) + ':' + padded(minutes % kMinutesPerHour, 2) + ':' +
                       padded(seconds % kSecondsPerMinute, 2);
    if (const std::int64_t rest = milliseconds % kMillisecondsPerSecond; rest > 0) text += '.' + padded(rest, 3);
    return text;
}

std::string dayText(std::int64_t day, bool from1904)
{
    if (!from1904 && day == kNoDay) return "1900-02-29";
    const QDate first = from1904 ? QDate(1904, 1, 1) : day < kNoDay ? QDate(1899, 12, 31) : QDate(1899, 12, 30);
    return first.addDays(day).toString(Qt::ISODate).toStdString();
}

}  // namespace

CellDate dateOfFormat(std::string_view code)
{
    bool day = false, month = false, clock = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        switch (code[i]) {
        case '"':
            i = std::min(code.find('"', i + 1), code.size());
            break;
        case '\\':
        case '_':
        case '*':
            ++i;  // the next character stands for itself, for a gap of its width, or for a filling
            break;
        case '[': {  // a colour, a condition, a language, or hours without end
            const std::size_t end = std::min(code.find(']', i), code.size());
            const std::string inner = toLowerAscii(code.substr(i + 1, end - i - 1));
            if (!inner.empty() && (inner.find_first_not_of('h') == std::string::npos ||
                                   inner.find_first_not_of('m') == std::string::npos ||
                                   inner.find_first_not_of('s') == std::string::npos))
                return CellDate::Elapsed;
            i = end;
            break;
        }
        case 'y':
        case 'Y':
        case 'd':
        case 'D':
            day = true;
            break;
        case 'm':
        case 'M':
            month = true;
            break;
        case 'h':
        case 'H':
        case 's':
        case 'S':
            clock = true;
            break;
        default:
            break;
        }
    }
    if (day || (month && !clock)) return CellDate::Date;
    return clock ? CellDate::Time : CellDate::None;
}

CellDate dateOfBuiltinFormat(std::int64_t id)
{
    struct Range {
        std::int64_t first;
        std::int64_t last;
        CellDate kind;
    };
    // From 27 on, those of East Asian languages.
    static constexpr std::array<Range, 10> kRanges{{{14, 17, CellDate::Date},
                                                    {18, 21, CellDate::Time},
                                                    {22, 22, CellDate::Date},
                                                    {27, 31, CellDate::Date},
                                                    {32, 35, CellDate::Time},
                                                    {36, 36, CellDate::Date},
                                                    {45, 45, CellDate::Time},
                                                    {46, 46, CellDate::Elapsed},
                                                    {47, 47, CellDate::Time},
                                                    {50, 58, CellDate::Date}}};
    for (const Range& range : kRanges)
        if (id >= range.first && id <= range.last) return range.kind;
    return CellDate::None;
}

std::optional<std::string> isoDate(double serial, CellDate kind, bool from1904)
{
    const double end = from1904 ? kDaysBehind - kDaysBefore1904 : kDaysBehind;
    if (kind == CellDate::None || !(serial >= 0) || !(serial < end)) return {};
    const auto milliseconds = static_cast<std::int64_t>(std::llround(serial * kMillisecondsPerDay));
    if (milliseconds >= static_cast<std::int64_t>(end) * kMillisecondsPerDay) return {};
    const std::int64_t day = milliseconds / kMillisecondsPerDay;
    const std::int64_t rest = milliseconds % kMillisecondsPerDay;
    if (kind == CellDate::Elapsed) return clockText(milliseconds);
    const bool hasDay = from1904 ? kind == CellDate::Date || day > 0 : day > 0;
    if (!hasDay) return clockText(rest);
    if (rest == 0 && kind == CellDate::Date) return dayText(day, from1904);
    return dayText(day, from1904) + 'T' + clockText(rest);
}

}  // namespace pleio
