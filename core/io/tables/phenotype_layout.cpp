// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/phenotype_layout.h"

#include "core/io/sniff_lines.h"
#include "core/io/tables/measured_columns.h"
#include "core/io/tables/statistic_columns.h"
#include "core/io/tables/yes_no_columns.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

constexpr std::array kPhenotypeFormats{kWide, kLong, kComparison, kMageck};

/// A name of one or two letters ("t", "B") is one of a program only beside others of it.
bool isTechnicalColumn(std::string_view header)
{
    constexpr std::size_t kShort = 2;
    return header.size() > kShort && measuredBy(header) == Measured::Technical;
}

/// Whether a word is of tests and of what programs write beside them.
bool isOfTest(Measured what)
{
    return what == Measured::T || what == Measured::P || what == Measured::Q || what == Measured::Count ||
           what == Measured::Technical;
}

/// Whether columns say by more than a letter that they hold p or q.
bool holdsTests(const TableColumns& columns, std::size_t gene)
{
    constexpr std::size_t kShort = 2;
    const auto isTest = [](Measured what) { return what == Measured::P || what == Measured::Q; };
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene || !isNumeric(columns.kind(c))) continue;
        const std::string& name = columns.name(c);
        if (const auto what = measuredBy(name); what && isTest(*what) && name.size() > kShort) return true;
        if (const auto part = measuredOfCondition(name); part && isTest(part->what) && part->word.size() > kShort)
            return true;
    }
    return false;
}

/// Whether columns hold effects of comparisons by their headers, beside which programs write what they counted.
bool holdsEffects(const TableColumns& columns, std::size_t gene)
{
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene || !isNumeric(columns.kind(c))) continue;
        if (measuredBy(columns.name(c)) == Measured::Effect) return true;
    }
    return false;
}

/// Headers of a letter or a common word that say what a program counted where another of its columns stands beside: the
/// Gumbel method, the HMM and Tn5Gaps of TRANSIT, NOISeq.
struct BesideHeader {
    std::string_view beside;
    std::array<std::string_view, 11> headers;
};
constexpr std::array kBesideHeaders{
    BesideHeader{"zbar", {"k", "n", "r", "s"}}, BesideHeader{"lenovr", {"k", "n", "r", "s"}},
    BesideHeader{"statecall", {"n", "n0", "n1", "n2", "n3", "es", "gd", "ne", "ga", "mean"}},
    BesideHeader{"nzmean", {"n", "es", "gd", "ne", "ga", "tas", "mean"}}, BesideHeader{"prob", {"d"}}};

/// Whether a column counts sites and runs beside the essentiality of genes, or is the like of another program.
bool isOfProgramBeside(const TableColumns& columns, std::size_t column)
{
    const std::string letters = headerLetters(columns.name(column));
    const auto stands = [&](std::string_view header) {
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (headerLetters(columns.name(c)) == header) return true;
        return false;
    };
    constexpr std::size_t kLongest = 4;
    return !letters.empty() && letters.size() <= kLongest &&
           std::ranges::any_of(kBesideHeaders, [&](const BesideHeader& each) {
               return std::ranges::find(each.headers, letters) != each.headers.end() && stands(each.beside);
           });
}

/// Whether a column of numbers may be a condition by its header. `besideTests`: p, q or effects stand beside it.
bool mayBeCondition(const TableColumns& columns, std::size_t column, bool besideTests)
{
    const std::string& name = columns.name(column);
    if (isOfProgramBeside(columns, column)) return false;
    if (columns.isRowNumber(column) || headerNames(name, ColumnRole::Gene) || isTechnicalColumn(name) ||
        isNumberOfMeasurement(name))
        return false;
    if (!besideTests) return true;
    // Of a table without effects "B" and "t" are names of conditions, but "F" is what tests several at once.
    const auto what = measuredBy(name);
    if (what) return !isOfTest(*what) || (name.size() == 1 && headerLetters(name) != "f");
    const auto part = measuredOfCondition(name);
    constexpr std::size_t kShort = 2;  // "p-coumarate" is a condition
    return !part || part->word.size() <= kShort || !isOfTest(part->what);
}

/// Of GCT it is known which columns are those of the samples.
PhenotypeLayout layoutOfGct(const DelimitedTable& table, std::size_t gene, std::size_t describing)
{
    PhenotypeLayout layout;
    layout.format = kGct;
    layout.whyFormat = "its first line says so";
    const auto header = table.row(0);
    for (std::size_t c = 0; c < header.size(); ++c) {
        if (c == gene || header[c].empty()) continue;
        if (c < describing)
            layout.leftOut.emplace_back(header[c]);
        else
            layout.conditions.push_back({std::string(header[c]), c});
    }
    return layout;
}

std::optional<std::size_t> ownOfRole(SourceRole role, const ConditionColumns& condition)
{
    return role == SourceRole::PhenotypeT   ? condition.t
           : role == SourceRole::PhenotypeP ? condition.p
           : role == SourceRole::PhenotypeQ ? condition.q
                                            : std::nullopt;
}

/// What the role asks for, where a program writes it beside effects.
void takeValuesOfRole(SourceRole role, PhenotypeLayout& layout)
{
    if (role == SourceRole::Phenotypes) return;
    // Of comparisons side by side some may come without.
    const auto has = [role](const ConditionColumns& condition) { return ownOfRole(role, condition).has_value(); };
    if (std::ranges::any_of(layout.conditions, has))
        std::erase_if(layout.conditions, [&has](const ConditionColumns& condition) { return !has(condition); });
    for (ConditionColumns& condition : layout.conditions) {
        const auto own = ownOfRole(role, condition);
        if (!own && !condition.t && !condition.p && !condition.q) continue;
        // Two p of one side each are still made one.
        condition = {condition.name, own.value_or(condition.effect)};
    }
}

/// The format that was asked for, or nothing.
Result<std::string_view> askedFormat(const TableHints& hints)
{
    const std::string asked = hints.choice("format");
    if (asked.empty()) {
        const bool isLong =
            hints.choices.contains("condition") || hints.choices.contains("dose") || hints.choices.contains("value");
        return isLong ? kLong : std::string_view();
    }
    const auto found = std::ranges::find(kPhenotypeFormats, asked);
    if (found == kPhenotypeFormats.end())
        return Error{ErrorKind::Usage,
                     "There is no format of phenotypes \"" + asked + "\"; say wide, long, comparison or mageck.",
                     "format"};
    return *found;
}

Error otherFormat(std::string_view asked, const DelimitedTable& table, const TableColumns& columns)
{
    const std::string needs = asked == kMageck       ? "the columns of a gene summary of MAGeCK"
                              : asked == kComparison ? "an effect (log2FoldChange, logFC …) and a p or q beside it"
                                                     : "a column of conditions in words and one of numbers";
    return {ErrorKind::Usage,
            "The table cannot be read in the format \"" + std::string(asked) + "\", which needs " + needs +
                " (columns: " + columns.list() + ").",
            table.where(0)};
}

Result<PhenotypeLayout> layoutOfFormat(const DelimitedTable& table, const TableColumns& columns, std::size_t gene,
                                       SourceRole role, const TableHints& hints)
{
    const auto asked = askedFormat(hints);
    if (!asked) return asked.error();
    const auto mayBe = [&](std::string_view format) { return asked->empty() || *asked == format; };
    if (mayBe(kMageck) && isMageckSummary(columns)) return mageckLayout(table, columns, gene);
    if (mayBe(kLong)) {
        auto layout = longLayout(table, columns, gene, hints, false);
        if (!layout) return layout.error();
        if (*layout) return **std::move(layout);
    }
    if (mayBe(kComparison))
        if (auto layout = comparisonLayout(table, columns, gene)) return *std::move(layout);
    if (!mayBe(kWide)) return otherFormat(*asked, table, columns);
    return wideLayout(columns, gene, role != SourceRole::Phenotypes);
}

/// There is nothing that can be a condition.
Error noConditions(const DelimitedTable& table, const TableColumns& columns, std::size_t gene)
{
    if (holdsTests(columns, gene))
        return badInput(
            "The table holds p or q of tests, but no effect that says in which direction and how far a gene "
            "departs (columns: " +
                columns.list() +
                "); give the table of a test with effects, such as log fold changes, or give this one as p "
                "or q values of phenotypes.",
            table.where(0));
    return badInput("No column beside the gene's holds numbers (columns: " + columns.list() +
                        "); give a table of gene and one column of numbers a condition.",
                    table.where(0));
}

/// What was decided about the columns, but for those of long tables and MAGeCK, which say so themselves.
void decidePhenotypeColumns(const TableColumns& columns, const PhenotypeLayout& layout, Reading& reading)
{
    if (layout.format == kWide || layout.format == kGct) {
        reading.decide("conditions", std::to_string(layout.conditions.size()), "columns of numbers");
        return;
    }
    if (layout.format != kComparison) return;
    const bool isOne = layout.conditions.size() == 1;
    if (!isOne)
        reading.decide("conditions", std::to_string(layout.conditions.size()), "comparisons that the headers name");
    const char* const why = isOne ? "its header is that of a program that compares two conditions"
                                  : "that of the first comparison, by its header";
    const ConditionColumns& one = layout.conditions.front();
    reading.decide("effect", columns.called(one.effect), why);
    if (one.t) reading.decide("t", columns.called(*one.t), why);
    if (one.p && one.otherP)
        reading.decide(
            "p", "2 × the smaller of " + columns.called(*one.p) + " and " + columns.called(*one.otherP) + ", at most 1",
            "each is of one side, and either direction counts");
    else if (one.p)
        reading.decide("p", columns.called(*one.p), why);
    if (one.q) reading.decide("q", columns.called(*one.q), why);
}

/// Whether a column has a number below 0, which no ratio is.
bool goesBelowZero(const TableColumns& columns, std::size_t column)
{
    const DelimitedTable& table = columns.table();
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row)
        if (const CellNumber number = columns.numbers().read(table.cell(row, column));
            number.kind == CellNumber::Kind::Number && number.value < 0)
            return true;
    return false;
}

/// A fold change that is no logarithm is 1, and not 0, where nothing happens.
void noteRatios(const TableColumns& columns, const std::string& file, PhenotypeLayout& layout)
{
    if (layout.format == kWide || layout.format == kGct) return;
    for (const ConditionColumns& condition : layout.conditions) {
        const std::string& header = columns.name(condition.effect);
        // "log2(fold_change)" is known as a whole, and holds no fold change of a condition "log2".
        const auto part = measuredBy(header) ? std::nullopt : measuredOfCondition(header);
        if (!isRatio(header) && !(part && isRatio(part->word))) continue;
        if (goesBelowZero(columns, condition.effect)) continue;
        layout.notes.push_back({Severity::Warning,
                                "phenotypes.ratio",
                                "The effect is a fold change and no logarithm, so that a gene without effect has 1 and "
                                "not 0; give its logarithm, so that genes that are lower have effects below 0.",
                                1,
                                {header},
                                file});
    }
}

Result<void> checkConditionNames(const PhenotypeLayout& layout, const DelimitedTable& table)
{
    std::unordered_set<std::string_view> seen;
    for (const ConditionColumns& condition : layout.conditions)
        if (!seen.insert(condition.name).second)
            return badInput("Two columns are named \"" + condition.name + "\"; give every condition a name of its own.",
                            table.where(0));
    return {};
}

}  // namespace

void leaveOutOthers(const TableColumns& columns, std::size_t gene, PhenotypeLayout& layout)
{
    std::unordered_set<std::size_t> taken{gene};
    for (const ConditionColumns& each : layout.conditions) {
        taken.insert(each.effect);
        for (const auto& column : {each.t, each.p, each.q, each.otherP, each.otherEffect})
            if (column) taken.insert(*column);
    }
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (!taken.contains(c)) layout.leftOut.push_back(columns.name(c));
}

PhenotypeLayout wideLayout(const TableColumns& columns, std::size_t gene, bool isOfTests)
{
    PhenotypeLayout layout;
    layout.whyFormat = "a column of numbers a condition";
    const bool besideTests = !isOfTests && (holdsTests(columns, gene) || holdsEffects(columns, gene));
    const StatisticColumns statistics(columns, gene);
    bool begun = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene) continue;
        // A condition may have no value in the rows looked at, but columns before the first number are names.
        const bool empty = begun && columns.kind(c) == ColumnKind::Empty;
        const bool isStatistic = !isOfTests && statistics.is(c);
        if ((isNumeric(columns.kind(c)) || empty) && !isStatistic && mayBeCondition(columns, c, besideTests)) {
            begun = true;
            layout.conditions.push_back({columns.name(c), c});
        } else {
            layout.leftOut.push_back(columns.name(c));
        }
    }
    return layout;
}

bool hasOtherValues(const TableColumns& columns, std::size_t gene, std::size_t effect)
{
    const std::vector<ConditionColumns> conditions = wideLayout(columns, gene).conditions;
    return std::ranges::any_of(
        conditions, [&](const ConditionColumns& each) { return each.effect != effect && !measuredBy(each.name); });
}

Result<PhenotypeLayout> phenotypeLayout(const DelimitedTable& table, SourceRole role, const TableHints& hints,
                                        std::optional<std::size_t> describing)
{
    const std::string decimalMark = hints.choice("decimal_mark");
    const TableColumns columns(table, {hints.choice("gene"), hints.choice("condition"), hints.choice("value")},
                               hints.isGene, decimalMark);
    if (!columns.hasHeader() && !describing)
        return badInput("The first line does not name the conditions; give a table with a header: gene, then one "
                        "column a condition.",
                        table.where(0));
    const Result<std::size_t> gene = columns.saidOrFoundGene(hints.choice("gene"), describing);
    if (!gene) return gene.error();
    Result<PhenotypeLayout> layout = describing ? Result<PhenotypeLayout>(layoutOfGct(table, *gene, *describing))
                                                : layoutOfFormat(table, columns, *gene, role, hints);
    if (!layout) return layout.error();
    if (layout->format == kWide && role == SourceRole::Phenotypes)
        if (Result<void> ok = decideYesAndNo(columns, *gene, hints.choice("yes_no"), table.fileName(), *layout); !ok)
            return ok.error();
    if (layout->conditions.empty()) return noConditions(table, columns, *gene);
    if (Result<void> ok = checkConditionNames(*layout, table); !ok) return ok.error();
    layout->delimiter = table.delimiter();
    layout->gene = *gene;
    layout->geneHeader = columns.name(*gene);
    layout->firstRow = describing ? 1 : columns.firstRow();
    layout->columns = columns.size();
    layout->numbers = columns.numbers();
    Reading reading;
    std::vector<std::string> formats{std::string(kWide), std::string(kLong)};
    if (layout->format == kGct)
        formats.clear();
    else if (layout->format != kWide && layout->format != kLong)
        formats.emplace_back(layout->format);
    reading.decide("format", std::string(layout->format),
                   hints.choices.contains("format") ? kAsWasSaid : layout->whyFormat, std::move(formats));
    if (describing)
        decideByFormat(reading, "delimiter", delimiterName(table.delimiter()));
    else
        decideDelimiter(reading, table.delimiter(), hints.choices.contains("delimiter"));
    decideNumberFormat(columns.numberFormat(), decimalMark, table.fileName(), reading, layout->notes);
    reading.decide("gene", columns.called(*gene),
                   hints.choices.contains("gene") ? kAsWasSaid : columns.geneReason(*gene), columns.allCalled());
    // A result says which files it is from by their bytes, so that a name that comes from the file must be said here.
    if (layout->isNamedAsFile) reading.decide("condition", layout->conditions.front().name, "the name of the file");
    decidePhenotypeColumns(columns, *layout, reading);
    for (Reading::Decision& decision : layout->reading.decisions) reading.decisions.push_back(std::move(decision));
    layout->reading = std::move(reading);
    if (role == SourceRole::Phenotypes) noteRatios(columns, table.fileName(), *layout);
    takeValuesOfRole(role, *layout);
    return layout;
}

}  // namespace pleio
