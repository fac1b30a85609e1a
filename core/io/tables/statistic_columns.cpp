// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/statistic_columns.h"

#include "core/io/sniff_lines.h"
#include "core/io/tables/measured_columns.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace pleio {

namespace {

bool mayHoldNumbers(ColumnKind kind)
{
    return kind == ColumnKind::Numbers || kind == ColumnKind::Flags || kind == ColumnKind::Empty;
}

/// Whether all but one in ten of the first numbers can be what a word says.
bool fitsStatistic(const TableColumns& columns, std::size_t column, const MeasuredCondition& part)
{
    constexpr std::size_t kRows = 2'000;
    constexpr std::size_t kOneIn = 10;
    const bool isWhole = part.what == Measured::Count || headerLetters(part.word) == "n";
    const bool isProbability = part.what == Measured::P || part.what == Measured::Q;
    if (part.what == Measured::T) return true;
    std::size_t all = 0, odd = 0;
    const DelimitedTable& table = columns.table();
    for (std::size_t row = columns.firstRow(); row < std::min(table.rows(), kRows); ++row) {
        const CellNumber number = columns.numbers().read(table.cell(row, column));
        if (number.kind != CellNumber::Kind::Number) continue;
        ++all;
        const bool isOdd = number.value < 0 || (isProbability && number.value > 1) ||
                           (isWhole && number.value != std::floor(number.value));
        if (isOdd) ++odd;
    }
    return odd * kOneIn <= all;
}

/// "t-butanol" is a compound, "LB-t" and "t_LB" are not.
bool isPrefixOfChemistry(std::string_view header, const MeasuredCondition& part)
{
    return part.what == Measured::T && part.word.size() == 1 && header.starts_with(part.word) && header.size() > 1 &&
           header[1] == '-';
}

}  // namespace

StatisticColumns::StatisticColumns(const TableColumns& columns, std::size_t gene)
    : m_is(columns.size()), m_of(columns.size())
{
    std::unordered_map<std::string, std::size_t> byName;  // of columns of numbers
    std::unordered_set<std::string> valued;               // conditions with an effect, a score or a mean
    std::vector<std::optional<MeasuredCondition>> parts(columns.size());
    bool hasValue = false;  // in words that name no condition
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene || !mayHoldNumbers(columns.kind(c))) continue;
        const std::string& name = columns.name(c);
        byName.try_emplace(comparableHeader(name), c);
        if (const auto what = measuredBy(name)) {
            hasValue = hasValue || what == Measured::Effect || what == Measured::Score;
            continue;
        }
        parts[c] = measuredOfCondition(name);
        if (parts[c] && (parts[c]->what == Measured::Effect || parts[c]->what == Measured::Score))
            valued.insert(comparableHeader(parts[c]->condition));
    }
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene || !mayHoldNumbers(columns.kind(c))) continue;
        const std::string& name = columns.name(c);
        if (isSpread(name)) m_is[c] = hasValue;
        if (!parts[c] || parts[c]->what < Measured::T || parts[c]->what == Measured::Abundance ||
            !isOfCondition(parts[c]->word))
            continue;
        const std::string condition = comparableHeader(parts[c]->condition);
        const auto whole = byName.find(condition);
        const bool isWhole = whole != byName.end() && whole->second != c;
        if ((!isWhole && !valued.contains(condition)) || isPrefixOfChemistry(name, *parts[c]) ||
            !fitsStatistic(columns, c, *parts[c]))
            continue;
        m_is[c] = true;
        if (isWhole) m_of[c] = whole->second;
    }
}

}  // namespace pleio
