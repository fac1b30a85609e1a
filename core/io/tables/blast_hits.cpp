// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/blast_hits.h"

#include "core/base/text.h"
#include "core/io/sniff_lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace pleio {

namespace {

bool isBlastHit(std::string_view line)
{
    constexpr std::size_t kFields = 12, kIdentity = 2, kFirstWhole = 3, kLastWhole = 9;
    constexpr double kPercent = 100;
    const auto fields = splitView(line, '\t');
    if (fields.size() != kFields || fields[0].empty() || fields[1].empty()) return false;
    double number = 0;
    if (!parseNumber(fields[kIdentity], number) || number < 0 || number > kPercent) return false;
    for (std::size_t i = kFirstWhole; i <= kLastWhole; ++i)
        if (std::int64_t whole = 0; !parseInteger(fields[i], whole) || whole < 0) return false;
    return parseNumber(trimmed(fields[kLastWhole + 1]), number) && parseNumber(trimmed(fields[kLastWhole + 2]), number);
}

}  // namespace

bool isBlastHits(std::string_view text)
{
    const auto lines = firstLines(text);
    return !lines.empty() && std::ranges::all_of(lines, isBlastHit);
}

}  // namespace pleio
