// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/phenotype_layout.h"
#include "core/io/tables/statistic_columns.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace pleio {

namespace {

/// Endings of file names that say how a file is written, and those of MAGeCK that say which of its files it is.
constexpr std::array<std::string_view, 19> kEndings{
    "gz",   "bgz",  "bz2", "xz",  "zst",          "zip",           "csv",  "tsv", "tab", "txt",
    "xlsx", "xlsm", "xls", "dat", "gene_summary", "sgrna_summary", "diff", "out", "gct"};

std::optional<std::size_t> columnOfLetters(const TableColumns& columns, std::string_view letters)
{
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (headerLetters(columns.name(c)) == letters && columns.kind(c) != ColumnKind::Text) return c;
    return {};
}

/// Whether the table is one of NOISeq, which gives each gene a probability instead of p.
bool isOfNoiseq(const TableColumns& columns)
{
    return columnOfLetters(columns, "prob") &&
           (columnOfLetters(columns, "ranking") || columnOfLetters(columns, "d") || columnOfLetters(columns, "theta"));
}

/// The effect of the only comparison of a table. `isTested`: it has p or q.
std::optional<std::size_t> effectColumn(const TableColumns& columns, std::size_t gene, bool isTested)
{
    // sleuth calls it b, as limma calls its log odds.
    if (columnOfLetters(columns, "seb"))
        if (const auto b = columnOfLetters(columns, "b"); b && b != gene) return b;
    if (isOfNoiseq(columns))
        if (const auto m = columnOfLetters(columns, "m"); m && m != gene) return m;
    if (const auto effect = columnMeasuring(columns, gene, Measured::Effect)) return effect;
    return isTested ? columnMeasuring(columns, gene, Measured::Score) : std::nullopt;
}

/// The best columns of one comparison, where several stand side by side.
struct SideComparison {
    std::string name;
    std::array<std::optional<std::size_t>, 5> columns;  ///< by Measured, from Effect to Q
    std::array<int, 5> ranks{};
    bool isPlain = false;  ///< the effect is a column whose header is the condition alone

    [[nodiscard]] std::optional<std::size_t> of(Measured what) const { return columns[static_cast<std::size_t>(what)]; }
    [[nodiscard]] bool isTested() const { return of(Measured::P) || of(Measured::Q); }
    [[nodiscard]] std::optional<std::size_t> effect() const
    {
        if (const auto effect = of(Measured::Effect)) return effect;
        return isTested() ? of(Measured::Score) : std::nullopt;
    }
    [[nodiscard]] ConditionColumns conditionColumns() const
    {
        return {name, *effect(), of(Measured::T), of(Measured::P), of(Measured::Q)};
    }
};

/// Those with an effect, in the order in which the table names them first.
std::vector<SideComparison> sideComparisons(const TableColumns& columns, std::size_t gene)
{
    const StatisticColumns statistics(columns, gene);
    std::vector<SideComparison> all;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        // A comparison may have no p in the rows looked at.
        const bool mayBe = isNumeric(columns.kind(c)) || columns.kind(c) == ColumnKind::Empty;
        if (c == gene || !mayBe || measuredBy(columns.name(c))) continue;
        const auto measured = measuredOfCondition(columns.name(c));
        if (!measured || measured->what > Measured::Q) continue;
        // "t-butanol" is a condition, and a word so short counts only beside the column of which it speaks.
        constexpr std::size_t kShort = 2;
        const bool isOfTest = measured->what >= Measured::T;
        if (isOfTest && measured->word.size() <= kShort && !statistics.is(c)) continue;
        auto own = std::ranges::find(all, measured->condition, &SideComparison::name);
        if (own == all.end()) own = all.insert(own, {std::string(measured->condition), {}, {}});
        const auto what = static_cast<std::size_t>(measured->what);
        const int rank = measuredRank(measured->word);
        if (own->columns[what] && own->ranks[what] <= rank) continue;
        own->columns[what] = c;
        own->ranks[what] = rank;
        const auto whole = isOfTest && statistics.is(c) ? statistics.conditionOf(c) : std::nullopt;
        if (!whole || own->effect()) continue;
        own->columns[static_cast<std::size_t>(Measured::Effect)] = whole;
        own->isPlain = true;
        own->name = columns.name(*whole);
    }
    std::erase_if(all, [](const SideComparison& each) { return !each.effect(); });
    return all;
}

Note jointNote(const TableColumns& columns, const std::vector<std::size_t>& joint, const std::string& file)
{
    Note note{Severity::Info,
              "phenotypes.joint_p",
              "Columns of p, q or their statistic were left out, because they belong to all conditions of the table "
              "together and to none by itself.",
              static_cast<std::int64_t>(joint.size()),
              {},
              file};
    for (const std::size_t c : joint)
        if (note.examples.size() < kMaxExamples) note.examples.push_back(columns.name(c));
    return note;
}

/// Columns of tests that speak of no condition.
std::vector<std::size_t> jointColumns(const TableColumns& columns, std::size_t gene)
{
    std::vector<std::size_t> joint;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene || !isNumeric(columns.kind(c))) continue;
        const auto what = measuredBy(columns.name(c));
        if (what == Measured::P || what == Measured::Q) joint.push_back(c);
    }
    return joint;
}

/// Adds the conditions that stand without t, p and q beside others with them.
void addConditionsAlone(const TableColumns& columns, std::size_t gene, PhenotypeLayout& layout)
{
    for (ConditionColumns& alone : wideLayout(columns, gene).conditions)
        if (std::ranges::find(layout.conditions, alone.effect, &ConditionColumns::effect) == layout.conditions.end())
            layout.conditions.push_back(std::move(alone));
    std::ranges::sort(layout.conditions, {}, &ConditionColumns::effect);
}

/// Several comparisons side by side, each with headers that name it; `one` is a comparison without a name beside them.
std::optional<PhenotypeLayout> sideLayout(const DelimitedTable& table, const TableColumns& columns, std::size_t gene,
                                          std::optional<ConditionColumns> one)
{
    const std::vector<SideComparison> all = sideComparisons(columns, gene);
    const auto tested = static_cast<std::size_t>(std::ranges::count_if(all, &SideComparison::isTested));
    const std::vector<std::size_t> joint = one ? std::vector<std::size_t>() : jointColumns(columns, gene);
    constexpr std::size_t kSeveral = 2;
    const bool anyPlain = !one && std::ranges::any_of(all, &SideComparison::isPlain);
    const bool hasOwn = tested >= (one ? kSeveral : 1) || anyPlain;
    if (!hasOwn && (one || joint.empty() || all.size() < kSeveral)) return {};
    PhenotypeLayout layout;
    layout.format = kComparison;
    layout.whyFormat = "its headers name comparisons and what of each stands there";
    if (one) layout.conditions.push_back(*std::move(one));
    for (const SideComparison& each : all) layout.conditions.push_back(each.conditionColumns());
    if (anyPlain) addConditionsAlone(columns, gene, layout);
    if (!joint.empty()) layout.notes.push_back(jointNote(columns, joint, table.fileName()));
    leaveOutOthers(columns, gene, layout);
    return layout;
}

/// drugZ tests a gene in either direction, each with a p of one side and a q of its own.
std::optional<PhenotypeLayout> drugzLayout(const DelimitedTable& table, const TableColumns& columns, std::size_t gene)
{
    const auto z = columnOfLetters(columns, "normz");
    const auto lower = columnOfLetters(columns, "pvalsynth");
    const auto higher = columnOfLetters(columns, "pvalsupp");
    if (!z || !lower || !higher) return {};
    PhenotypeLayout layout;
    layout.format = kComparison;
    layout.whyFormat = "its headers are those of drugZ";
    layout.isNamedAsFile = true;
    ConditionColumns one{comparisonName(table.fileName()), *z, *z, lower};
    one.otherP = higher;
    layout.conditions = {std::move(one)};
    leaveOutOthers(columns, gene, layout);
    return layout;
}

}  // namespace

std::optional<std::size_t> columnMeasuring(const TableColumns& columns, std::size_t gene, Measured what)
{
    std::optional<std::size_t> best;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene || !isNumeric(columns.kind(c)) || measuredBy(columns.name(c)) != what) continue;
        if (!best || measuredRank(columns.name(c)) < measuredRank(columns.name(*best))) best = c;
    }
    return best;
}

std::string comparisonName(const std::string& file)
{
    std::string name = file;
    while (true) {
        const auto dot = name.rfind('.');
        if (dot == std::string::npos || dot == 0) return name;
        const std::string ending = toLowerAscii(name.substr(dot + 1));
        if (std::ranges::find(kEndings, ending) == kEndings.end()) return name;
        name.resize(dot);
    }
}

std::optional<PhenotypeLayout> comparisonLayout(const DelimitedTable& table, const TableColumns& columns,
                                                std::size_t gene)
{
    if (auto drugz = drugzLayout(table, columns, gene)) return drugz;
    const auto p = columnMeasuring(columns, gene, Measured::P);
    const auto q = columnMeasuring(columns, gene, Measured::Q);
    const bool isTested = p || q;
    const auto effect = effectColumn(columns, gene, isTested);
    std::optional<ConditionColumns> one;
    if (effect && isTested)
        one = ConditionColumns{comparisonName(table.fileName()), *effect, columnMeasuring(columns, gene, Measured::T),
                               p, q};
    if (auto several = sideLayout(table, columns, gene, one)) return several;
    if (!one && effect && (isOfNoiseq(columns) || !hasOtherValues(columns, gene, *effect)))
        one = ConditionColumns{comparisonName(table.fileName()), *effect, columnMeasuring(columns, gene, Measured::T)};
    if (!one) return {};
    PhenotypeLayout layout;
    layout.format = kComparison;
    layout.whyFormat = isTested              ? "effect and p or q of one comparison stand side by side"
                       : isOfNoiseq(columns) ? "its headers are those of NOISeq"
                                             : "its only column of values is the effect of a comparison";
    layout.isNamedAsFile = true;
    layout.conditions = {*std::move(one)};
    leaveOutOthers(columns, gene, layout);
    return layout;
}

}  // namespace pleio
