// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/phenotype_table.h"

#include "core/base/text.h"
#include "core/io/tables/gct.h"
#include "core/io/tables/measured_columns.h"
#include "core/io/tables/phenotype_layout.h"
#include "core/io/tables/phenotype_rows.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/table_frame.h"
#include "core/io/tables/table_orientation.h"
#include "core/io/tables/trait_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kMinConditions = 3;  // fewer numbers beside a gene may be its properties
constexpr std::size_t kMinShareOfNumbers =
    4;  // one in four: calls of a condition may all be 0 or 1 in the lines looked at
constexpr std::size_t kSampleBytes = 1 << 20;
constexpr std::size_t kRowsBetweenReports = 256;

/// The first lines: enough to tell what the columns hold, without a table of every cell of a large file.
std::string_view sampleOf(std::string_view text, std::size_t bytes)
{
    // The header of thousands of conditions may be all that stands in so many bytes.
    constexpr int kLeastLines = 8;
    std::size_t end = 0;
    for (int line = 0; line < kLeastLines || end < bytes; ++line) {
        const std::size_t next = text.find('\n', end);
        if (next == std::string_view::npos) return text;
        if (line >= kLeastLines && next >= bytes) break;
        end = next + 1;
    }
    return text.substr(0, end);
}

/// Whether the columns say yes and no but for slips, so that the table is one of traits. -1 is no slip, because calls
/// have it.
bool isOfYesAndNo(const DelimitedTable& table, const TableColumns& columns, const PhenotypeLayout& layout)
{
    std::size_t yes = 0, odd = 0;
    for (const ConditionColumns& condition : layout.conditions) {
        if (columns.kind(condition.effect) == ColumnKind::Numbers &&
            !isFlagsWithSlips(table, columns, condition.effect))
            return false;
        for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
            const CellNumber number = columns.numbers().read(table.cell(row, condition.effect));
            if (number.kind != CellNumber::Kind::Number || number.value == 0) continue;
            if (number.value == -1) return false;
            ++(number.value == 1 ? yes : odd);
        }
    }
    return odd < yes;
}

/// Whether a table has one or two columns of real numbers, and nothing beside but names and descriptions of its genes.
/// Whole numbers may be labels or counts.
bool isOfRealNumbers(const DelimitedTable& table, const TableColumns& columns, std::size_t gene,
                     const PhenotypeLayout& layout)
{
    const auto isReal = [&](const ConditionColumns& condition) {
        if (columns.kind(condition.effect) != ColumnKind::Numbers) return false;
        for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
            const CellNumber number = columns.numbers().read(table.cell(row, condition.effect));
            if (number.kind == CellNumber::Kind::Number && number.value != std::floor(number.value)) return true;
        }
        return false;
    };
    const auto isOfGene = [&](std::size_t c) {
        const std::string& name = columns.name(c);
        return isNumeric(columns.kind(c)) || columns.kind(c) == ColumnKind::Empty ||
               headerNames(name, ColumnRole::Gene) || headerNames(name, ColumnRole::Description) ||
               measuredBy(name) == Measured::Technical;
    };
    if (!headerNames(columns.name(gene), ColumnRole::Gene) || layout.conditions.empty()) return false;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (!isOfGene(c)) return false;
    return std::ranges::all_of(layout.conditions, isReal);
}

/// Whether a table is the output of a program that compares, beside which a column of words may stand: each gene once,
/// a log fold change, and p or q.
bool isOfProgram(const DelimitedTable& table, const TableColumns& columns, std::size_t gene)
{
    const bool isTested = columnMeasuring(columns, gene, Measured::P) || columnMeasuring(columns, gene, Measured::Q);
    return isTested && columnMeasuring(columns, gene, Measured::Effect) &&
           comparisonLayout(table, columns, gene).has_value() && !textsComeAgain(table, columns, gene);
}

/// What was found by content, for people.
std::string phenotypeLayoutText(const PhenotypeLayout& layout, const PhenotypeTable& table)
{
    std::string text = delimiterName(layout.delimiter) + ", gene in column '" + layout.geneHeader + "', " +
                       counted(table.rows.size() - table.replicateRows, "row", "rows") + ", ";
    if (layout.format == kComparison && table.conditions.size() == 1)
        text += "a comparison: effect in column '" + layout.reading.find("effect")->value + "'";
    else
        text += layout.format == kComparison ? counted(table.conditions.size(), "comparison", "comparisons")
                                             : counted(table.conditions.size(), "condition", "conditions");
    if (layout.inRows) text += " in the rows";
    if (layout.format == kMageck) text += ", a gene summary of MAGeCK";
    if (layout.format == kGct) text += ", GCT";
    return text + (layout.numbers.decimalMark == ',' ? ", decimal comma" : "");
}

std::vector<double> keptColumns(const std::vector<double>& values, std::size_t rows, std::size_t columns,
                                const std::vector<std::size_t>& kept)
{
    std::vector<double> out;
    if (values.empty()) return out;
    out.reserve(rows * kept.size());
    for (std::size_t row = 0; row < rows; ++row)
        for (const std::size_t c : kept) out.push_back(values[row * columns + c]);
    return out;
}

/// A column without a number says nothing of a condition, whatever its header.
Result<void> leaveOutEmptyConditions(PhenotypeTable& table)
{
    std::vector<std::size_t> kept;
    Note note{
        Severity::Warning, "phenotypes.no_numbers", "Columns hold no number in any row and are not conditions.", 0, {},
        table.file};
    const std::size_t conditions = table.conditions.size();
    std::vector<bool> has(conditions);
    for (std::size_t i = 0; i < table.values.size(); ++i)
        if (!std::isnan(table.values[i])) has[i % conditions] = true;
    for (std::size_t c = 0; c < conditions; ++c) {
        if (has[c]) {
            kept.push_back(c);
            continue;
        }
        ++note.count;
        if (note.examples.size() < kMaxExamples) note.examples.push_back(table.conditions[c]);
    }
    if (kept.empty())
        return badInput("No cell of the conditions holds a number; check how the table was written.", table.file);
    if (note.count == 0) return {};
    keepConditions(table, kept);
    table.notes.push_back(std::move(note));
    return {};
}

}  // namespace

void keepConditions(PhenotypeTable& table, const std::vector<std::size_t>& kept)
{
    for (std::vector<double>* values : {&table.values, &table.t, &table.p, &table.q})
        *values = keptColumns(*values, table.rows.size(), table.conditions.size(), kept);
    for (std::vector<std::string>* names : {&table.conditions, &table.groups}) {
        if (names->empty()) continue;
        std::vector<std::string> left;
        for (const std::size_t c : kept) left.push_back(std::move((*names)[c]));
        *names = std::move(left);
    }
}

bool isPhenotypeTable(std::string_view text)
{
    NoProgress progress;
    const auto table = DelimitedTable::read(sampleOf(text, kSampleBytes / 16), {}, {}, progress);
    if (!table) return false;
    const TableColumns columns(*table, {});
    if (!columns.hasHeader()) return false;
    if (isMageckSummary(columns)) return true;
    const std::size_t gene = columns.geneColumn();
    // Numbers beside a statement of gene and trait; a program that compares gives each gene once, whatever it is said
    // of.
    if (columns.find(ColumnRole::Trait, gene)) return isOfProgram(*table, columns, gene);
    const auto inRows = longLayout(*table, columns, gene, {}, true);
    if (inRows && *inRows) return true;
    if (comparisonLayout(*table, columns, gene)) return true;
    const PhenotypeLayout layout = wideLayout(columns, gene);
    const auto numbers =
        static_cast<std::size_t>(std::ranges::count_if(layout.conditions, [&](const ConditionColumns& condition) {
            return columns.kind(condition.effect) == ColumnKind::Numbers;
        }));
    if (layout.conditions.size() < kMinConditions) return isOfRealNumbers(*table, columns, gene, layout);
    // A table of yes and no is one of traits, even with a column of lengths or one odd number beside.
    return numbers > 0 && numbers * kMinShareOfNumbers >= layout.conditions.size() &&
           !isOfYesAndNo(*table, columns, layout);
}

Result<PhenotypeTable> readPhenotypes(const SourceFile& source, const TableHints& hints, Progress& progress)
{
    SubProgress inflating(progress, 0, 0.3);
    const Result<SourceText> inflated = sourceText(source, inflating, hints.choice("sheet"));
    if (!inflated) return inflated.error();
    std::string_view text = withoutByteOrderMark(*inflated);
    std::optional<GctTable> gct;
    if (isGct(text)) {
        auto table = gctTable(text, source.name);
        if (!table) return table.error();
        gct = *std::move(table);
        text = gct->text();
    }
    SubProgress sampling(progress, 0.3, 0.35);
    const auto said = chosenDelimiter(hints.choices, source.name);
    if (!said) return said.error();
    TableOrientation orientation;
    if (!gct) {
        auto found = orientationOf(text, source.name, *said, hints.isGene, hints.choice("orientation"), sampling);
        if (!found) return found.error();
        orientation = *std::move(found);
    }
    if (orientation.turned) text = *orientation.turned;
    const std::optional<char> delimiter = gct || orientation.turned ? std::optional('\t') : *said;
    const auto sample =
        DelimitedTable::read(sampleOf(text, kSampleBytes), source.name, delimiter, sampling, gct ? '\0' : kCommentSign);
    if (!sample) return sample.error();
    const Result<PhenotypeLayout> layout =
        phenotypeLayout(*sample, source.role, hints, gct ? std::optional(gct->describing) : std::nullopt);
    if (!layout) return askedAbout(source, layout.error());

    SubProgress reading(progress, 0.35, 1);
    DelimitedReader reader(text, {layout->delimiter, true, gct ? '\0' : '#'});
    PhenotypeRows rows(*layout, source.role == SourceRole::PhenotypeP || source.role == SourceRole::PhenotypeQ,
                       source.name);
    std::vector<std::string_view> fields;
    const std::int64_t before =
        layout->firstRow < sample->rows() ? sample->line(layout->firstRow) - 1 : sample->line(sample->rows() - 1);
    while (reader.next(fields)) {
        if (reader.line() <= before || isEmptyRow(fields)) continue;
        const std::int64_t line = reader.line() + (gct ? gct->linesBefore : 0);
        if (gct) {
            while (fields.size() > gct->describing + gct->samples && fields.back().empty()) fields.pop_back();
            if (Result<void> ok = checkGctRow(*gct, fields.size(), source.name, line); !ok) return ok.error();
        }
        if (Result<void> ok = rows.add(fields, line); !ok) return ok.error();
        if (rows.added() % kRowsBetweenReports == 0) {
            if (reading.isCancelled()) return cancelled();
            reading.report(static_cast<double>(reader.position()) / static_cast<double>(text.size()),
                           "Reading phenotypes");
        }
    }
    if (reader.openQuoteLine() > 0)
        return badInput("A quotation mark is never closed.",
                        source.name + ":" + std::to_string(reader.openQuoteLine() + (gct ? gct->linesBefore : 0)));
    if (gct)
        if (Result<void> ok = checkGctRows(*gct, rows.added(), source.name); !ok) return ok.error();
    auto table = rows.take();
    if (!table) return table.error();
    if (table->rows.empty()) return badInput("The table has a header but no rows.", source.name);
    if (source.role == SourceRole::Phenotypes && !layout->inRows)
        if (Result<void> ok = leaveOutEmptyConditions(*table); !ok) return ok.error();
    table->reading = layout->reading;
    table->notes.insert(table->notes.begin(), layout->notes.begin(), layout->notes.end());
    // The format comes first, as for traits, and then what leads to the text.
    table->reading.decisions.insert(table->reading.decisions.begin() + 1, inflated->decisions().begin(),
                                    inflated->decisions().end());
    // Those without a number are gone since.
    for (Reading::Decision& decision : table->reading.decisions)
        if (decision.id == "conditions") decision.value = std::to_string(table->conditions.size());
    if (layout->inRows)
        table->reading.decide("conditions", std::to_string(table->conditions.size()), "different ones in the rows");
    if (gct && !gct->sampleMetadata.empty())
        table->notes.push_back({Severity::Info, "phenotypes.sample_metadata",
                                "Rows that describe the samples were left out; a table of conditions can say what they "
                                "say.",
                                static_cast<std::int64_t>(gct->sampleMetadata.size()), gct->sampleMetadata,
                                source.name});
    addOrientation(orientation, table->reading, table->notes);
    for (const auto& notes : {sample->notes(), inflated->notes()})
        table->notes.insert(table->notes.begin(), notes.begin(), notes.end());
    table->layout = phenotypeLayoutText(*layout, *table);
    return table;
}

}  // namespace pleio
