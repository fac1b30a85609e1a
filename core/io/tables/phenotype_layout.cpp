// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/phenotype_layout.h"

#include "core/io/tables/measured_columns.h"

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

/// Of GCT it is known which columns are those of the samples.
PhenotypeLayout layoutOfGct(const DelimitedTable& table, std::size_t gene, std::size_t describing)
{
    PhenotypeLayout layout;
    layout.format = kGct;
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

/// What the role asks for, where a program writes it beside effects.
void takeValuesOfRole(SourceRole role, PhenotypeLayout& layout)
{
    for (ConditionColumns& condition : layout.conditions) {
        const auto own = role == SourceRole::PhenotypeT   ? condition.t
                         : role == SourceRole::PhenotypeP ? condition.p
                         : role == SourceRole::PhenotypeQ ? condition.q
                                                          : std::nullopt;
        if (role == SourceRole::Phenotypes || (!own && !condition.t && !condition.p && !condition.q)) continue;
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
                                       const TableHints& hints)
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
    return wideLayout(columns, gene);
}

const char* whyPhenotypeFormat(std::string_view format)
{
    if (format == kMageck) return "its headers are those of a gene summary of MAGeCK";
    if (format == kComparison) return "effect and p or q of one comparison stand side by side";
    if (format == kGct) return "its first line says so";
    if (format == kLong) return "genes come in several rows, beside a column that names conditions";
    return "a column of numbers a condition";
}

/// What was decided about the columns, but for those of long tables and MAGeCK, which say so themselves.
void decidePhenotypeColumns(const TableColumns& columns, const PhenotypeLayout& layout, Reading& reading)
{
    if (layout.format == kWide || layout.format == kGct) {
        reading.decide("conditions", std::to_string(layout.conditions.size()), "columns of numbers");
        return;
    }
    if (layout.format != kComparison) return;
    const char* const why = "its header is that of a program that compares two conditions";
    const ConditionColumns& one = layout.conditions.front();
    reading.decide("effect", columns.called(one.effect), why);
    if (one.t) reading.decide("t", columns.called(*one.t), why);
    if (one.p) reading.decide("p", columns.called(*one.p), why);
    if (one.q) reading.decide("q", columns.called(*one.q), why);
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

std::optional<std::size_t> columnMeasuring(const TableColumns& columns, std::size_t gene, Measured what)
{
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != gene && isNumeric(columns.kind(c)) && measuredBy(columns.name(c)) == what) return c;
    return {};
}

void leaveOutOthers(const TableColumns& columns, std::size_t gene, PhenotypeLayout& layout)
{
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const bool isTaken = c == gene || std::ranges::any_of(layout.conditions, [c](const ConditionColumns& each) {
                                 return each.effect == c || each.t == c || each.p == c || each.q == c ||
                                        each.otherP == c || each.otherEffect == c;
                             });
        if (!isTaken) layout.leftOut.push_back(columns.name(c));
    }
}

std::string comparisonName(const std::string& file)
{
    const std::string name = file.substr(0, file.find('.'));
    return name.empty() ? file : name;
}

std::optional<PhenotypeLayout> comparisonLayout(const DelimitedTable& table, const TableColumns& columns,
                                                std::size_t gene)
{
    const auto effect = columnMeasuring(columns, gene, Measured::Effect);
    ConditionColumns one{comparisonName(table.fileName()), effect.value_or(0),
                         columnMeasuring(columns, gene, Measured::T), columnMeasuring(columns, gene, Measured::P),
                         columnMeasuring(columns, gene, Measured::Q)};
    if (!effect || (!one.p && !one.q)) return {};
    PhenotypeLayout layout;
    layout.format = kComparison;
    layout.isNamedAsFile = true;
    layout.conditions = {std::move(one)};
    leaveOutOthers(columns, gene, layout);
    return layout;
}

PhenotypeLayout wideLayout(const TableColumns& columns, std::size_t gene)
{
    PhenotypeLayout layout;
    bool begun = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene) continue;
        // A condition may have no value in the rows looked at, but columns before the first number are names.
        const bool empty = begun && columns.kind(c) == ColumnKind::Empty;
        if ((isNumeric(columns.kind(c)) || empty) && !headerNames(columns.name(c), ColumnRole::Gene) &&
            !isTechnicalColumn(columns.name(c))) {
            begun = true;
            layout.conditions.push_back({columns.name(c), c});
        } else {
            layout.leftOut.push_back(columns.name(c));
        }
    }
    return layout;
}

Result<PhenotypeLayout> phenotypeLayout(const DelimitedTable& table, SourceRole role, const TableHints& hints,
                                        std::optional<std::size_t> describing)
{
    const TableColumns columns(table, {hints.choice("gene"), hints.choice("condition"), hints.choice("value")},
                               hints.isGene);
    if (!columns.hasHeader() && !describing)
        return badInput("The first line does not name the conditions; give a table with a header: gene, then one "
                        "column a condition.",
                        table.where(0));
    const Result<std::size_t> gene = columns.saidOrFoundGene(hints.choice("gene"), describing);
    if (!gene) return gene.error();
    Result<PhenotypeLayout> layout = describing ? Result<PhenotypeLayout>(layoutOfGct(table, *gene, *describing))
                                                : layoutOfFormat(table, columns, *gene, hints);
    if (!layout) return layout.error();
    if (layout->conditions.empty())
        return badInput("No column beside the gene's holds numbers (columns: " + columns.list() +
                            "); give a table of gene and one column of numbers a condition.",
                        table.where(0));
    if (Result<void> ok = checkConditionNames(*layout, table); !ok) return ok.error();
    layout->delimiter = table.delimiter();
    layout->gene = *gene;
    layout->geneHeader = columns.name(*gene);
    layout->firstRow = describing ? 1 : columns.firstRow();
    layout->numbers = columns.numbers();
    Reading reading;
    std::vector<std::string> formats{std::string(kWide), std::string(kLong)};
    if (layout->format == kGct)
        formats.clear();
    else if (layout->format != kWide && layout->format != kLong)
        formats.emplace_back(layout->format);
    reading.decide("format", std::string(layout->format),
                   hints.choices.contains("format") ? kAsWasSaid : whyPhenotypeFormat(layout->format),
                   std::move(formats));
    if (describing)
        decideByFormat(reading, "delimiter", delimiterName(table.delimiter()));
    else
        decideDelimiter(reading, table.delimiter(), hints.choices.contains("delimiter"));
    if (layout->numbers.decimalMark == ',') reading.decide("decimal_mark", "comma");
    reading.decide("gene", columns.called(*gene),
                   hints.choices.contains("gene") ? kAsWasSaid : columns.geneReason(*gene), columns.allCalled());
    // A result says which files it is from by their bytes, so that a name that comes from the file must be said here.
    if (layout->isNamedAsFile) reading.decide("condition", layout->conditions.front().name, "the name of the file");
    decidePhenotypeColumns(columns, *layout, reading);
    for (Reading::Decision& decision : layout->reading.decisions) reading.decisions.push_back(std::move(decision));
    layout->reading = std::move(reading);
    takeValuesOfRole(role, *layout);
    return layout;
}

}  // namespace pleio
