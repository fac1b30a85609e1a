// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/yes_no_columns.h"

#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/io/tables/trait_columns.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr const char* kAsNumbers = "1 and 0";
constexpr const char* kLeaveOut = "leave out";

bool isInWords(const TableColumns& columns, std::size_t column)
{
    return columns.flagWords(column) == FlagWords::Words || columns.flagWords(column) == FlagWords::Crosses;
}

}  // namespace

Result<void> decideYesAndNo(const TableColumns& columns, std::size_t gene, const std::string& said,
                            const std::string& file, PhenotypeLayout& layout)
{
    if (!said.empty() && said != kAsNumbers && said != kLeaveOut)
        return Error{ErrorKind::Usage, "Yes and no cannot be read as \"" + said + "\"; say 1 and 0, or leave out.",
                     "yes_no"};
    std::vector<std::size_t> words;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != gene && isInWords(columns, c) && !headerNames(columns.name(c), ColumnRole::Gene) &&
            !isTechnicalOfTraits(columns.name(c)))
            words.push_back(c);
    if (words.empty()) return {};
    std::erase_if(layout.conditions,
                  [&](const ConditionColumns& condition) { return isInWords(columns, condition.effect); });
    const bool isTaken = said.empty() ? words.size() > layout.conditions.size() : said == kAsNumbers;
    std::vector<std::string> names;
    for (const std::size_t c : words) {
        names.push_back(columns.name(c));
        std::erase(layout.leftOut, columns.name(c));
        if (!isTaken) {
            layout.leftOut.push_back(columns.name(c));
            continue;
        }
        ConditionColumns condition{columns.name(c), c};
        condition.flags = columns.flagWords(c);
        layout.conditions.push_back(std::move(condition));
    }
    std::ranges::sort(layout.conditions, {}, &ConditionColumns::effect);
    layout.reading.decide("yes_no", isTaken ? kAsNumbers : kLeaveOut,
                          !said.empty() ? kAsWasSaid
                          : isTaken     ? "columns say yes and no in words"
                                        : "columns say yes and no in words, beside more columns of numbers",
                          {kAsNumbers, kLeaveOut});
    if (!isTaken) return {};
    const bool anyCrosses =
        std::ranges::any_of(words, [&columns](std::size_t c) { return columns.flagWords(c) == FlagWords::Crosses; });
    const auto number = static_cast<std::int64_t>(names.size());
    if (names.size() > kMaxExamples) names.resize(kMaxExamples);
    layout.notes.push_back({Severity::Info, "phenotypes.yes_no",
                            counted(number, "condition says", "conditions say") +
                                " yes and no in words, which were read as 1 and 0" +
                                (anyCrosses ? "; where yes alone is marked, an empty cell is 0." : "."),
                            number, std::move(names), file});
    return {};
}

double yesOrNo(std::string_view cell, FlagWords flags)
{
    switch (flagOf(cell)) {
    case Flag::Yes:
        return 1;
    case Flag::No:
        return 0;
    case Flag::Missing:
        return flags == FlagWords::Crosses && cell.empty() ? 0 : kUndefined;
    case Flag::None:
        break;
    }
    return kUndefined;
}

}  // namespace pleio
