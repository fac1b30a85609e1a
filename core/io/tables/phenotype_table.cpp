// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/phenotype_table.h"

#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/genome/note_list.h"
#include "core/io/tables/measured_columns.h"
#include "core/io/tables/table_columns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace pleio {

namespace {

constexpr std::size_t kMinConditions = 3;  // fewer numbers beside a gene are more likely its properties
constexpr std::size_t kMinShareOfNumbers =
    4;  // one in four: calls of a condition may all be 0 or 1 in the lines looked at
constexpr std::size_t kSampleBytes = 1 << 20;
constexpr std::size_t kRowsBetweenReports = 256;

/// The first lines: enough to tell what the columns hold, without a table of every cell of a large file.
std::string_view sampleOf(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes) return text;
    const std::size_t end = text.rfind('\n', bytes);
    return end == std::string_view::npos ? text : text.substr(0, end);
}

/// Which columns hold what.
struct PhenotypeLayout {
    char delimiter = '\t';
    std::size_t gene = 0;
    std::string geneHeader, geneReason, effectHeader;
    std::string tHeader, pHeader, qHeader;
    std::size_t firstRow = 0;  ///< the first with data
    std::vector<std::size_t> conditions;
    std::vector<std::string> names;
    std::vector<std::string> leftOut;
    NumberFormat numbers;
    std::optional<std::size_t> t, p, q;  ///< of the one condition of a comparison
};

bool isNumeric(ColumnKind kind) { return kind == ColumnKind::Numbers || kind == ColumnKind::Flags; }

/// The first column of numbers that its header says to hold this.
std::optional<std::size_t> columnMeasuring(const TableColumns& columns, std::size_t gene, Measured what)
{
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != gene && isNumeric(columns.kind(c)) && measuredBy(columns.name(c)) == what) return c;
    return {};
}

/// A name of one or two letters ("t", "B") is one of a program only beside others of it.
bool isTechnicalColumn(std::string_view header)
{
    constexpr std::size_t kShort = 2;
    return header.size() > kShort && measuredBy(header) == Measured::Technical;
}

/// "treated_vs_control" for "treated_vs_control.deseq2.csv.gz": what the one condition of a comparison is called.
std::string comparisonName(const std::string& file)
{
    const std::string name = file.substr(0, file.find('.'));
    return name.empty() ? file : name;
}

PhenotypeLayout phenotypeLayout(const DelimitedTable& table, const TableColumns& columns, std::size_t gene)
{
    PhenotypeLayout layout;
    layout.delimiter = table.delimiter();
    layout.gene = gene;
    layout.geneReason = columns.geneReason(gene);
    layout.geneHeader = columns.name(layout.gene);
    layout.firstRow = columns.firstRow();
    layout.numbers = columns.numbers();
    // A program that compares two conditions writes effect, p and q of the one comparison side by side.
    const auto effect = columnMeasuring(columns, layout.gene, Measured::Effect);
    layout.p = columnMeasuring(columns, layout.gene, Measured::P);
    layout.q = columnMeasuring(columns, layout.gene, Measured::Q);
    if (effect && (layout.p || layout.q)) {
        layout.t = columnMeasuring(columns, layout.gene, Measured::T);
        if (layout.t) layout.tHeader = columns.name(*layout.t);
        if (layout.p) layout.pHeader = columns.name(*layout.p);
        if (layout.q) layout.qHeader = columns.name(*layout.q);
        layout.conditions = {*effect};
        layout.effectHeader = columns.name(*effect);
        layout.names = {comparisonName(table.fileName())};
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (c != layout.gene && c != effect && c != layout.t && c != layout.p && c != layout.q)
                layout.leftOut.push_back(columns.name(c));
        return layout;
    }
    layout.p.reset();
    layout.q.reset();
    bool begun = false;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == layout.gene) continue;
        // A condition may have no value in the rows looked at, but columns before the first number are names.
        const bool empty = begun && columns.kind(c) == ColumnKind::Empty;
        if ((isNumeric(columns.kind(c)) || empty) && !headerNames(columns.name(c), ColumnRole::Gene) &&
            !isTechnicalColumn(columns.name(c))) {
            begun = true;
            layout.conditions.push_back(c);
            layout.names.push_back(columns.name(c));
        } else {
            layout.leftOut.push_back(columns.name(c));
        }
    }
    return layout;
}

Result<PhenotypeLayout> phenotypeLayout(std::string_view text, const std::string& file, const TableHints& hints,
                                        Progress& progress)
{
    auto table = DelimitedTable::read(sampleOf(text, kSampleBytes), file, {}, progress);
    if (!table) return table.error();
    const std::string named = hints.choice("gene");
    const TableColumns columns(*table, {named}, hints.isGene);
    if (!columns.hasHeader())
        return badInput("The first line does not name the conditions; give a table with a header: gene, then one "
                        "column a condition.",
                        table->where(0));
    std::size_t gene = columns.geneColumn();
    if (!named.empty()) {
        const Result<std::size_t> column = columns.named(named);
        if (!column) return column.error();
        gene = *column;
    }
    PhenotypeLayout layout = phenotypeLayout(*table, columns, gene);
    if (!named.empty()) layout.geneReason = "as was said";
    if (layout.conditions.empty())
        return badInput("No column beside the gene's holds numbers (columns: " + columns.list() +
                            "); give a table of gene and one column of numbers a condition.",
                        table->where(0));
    std::unordered_set<std::string_view> seen;
    for (const std::string& name : layout.names)
        if (!seen.insert(name).second)
            return badInput("Two columns are named \"" + name + "\"; give every condition a name of its own.",
                            table->where(0));
    return layout;
}

/// The rows of the table, one by one.
class Rows {
public:
    Rows(const PhenotypeLayout& layout, bool areProbabilities, PhenotypeTable& table)
        : m_layout(layout), m_areProbabilities(areProbabilities), m_table(table)
    {
    }

    void add(const std::vector<std::string_view>& fields, std::int64_t line)
    {
        const std::string_view gene = m_layout.gene < fields.size() ? fields[m_layout.gene] : std::string_view();
        if (gene.empty()) {
            m_notes.add(Severity::Warning, "phenotypes.no_gene", "lines left out: they name no gene.",
                        "line " + std::to_string(line), m_table.file);
            return;
        }
        if (isTechnicalRow(gene)) {
            m_notes.add(Severity::Info, "phenotypes.technical_row",
                        "lines left out: they hold weights or names of arrays, not values of a gene.",
                        std::string(gene), m_table.file);
            return;
        }
        m_table.rows.emplace_back(gene);
        for (const std::size_t column : m_layout.conditions) m_table.values.push_back(numberIn(fields, column, line));
        if (m_layout.t) m_table.t.push_back(numberIn(fields, *m_layout.t, line));
        if (m_layout.p) m_table.p.push_back(numberIn(fields, *m_layout.p, line));
        if (m_layout.q) m_table.q.push_back(numberIn(fields, *m_layout.q, line));
    }

    std::vector<Note> notes()
    {
        std::vector<Note> notes = m_notes.take();
        if (!m_layout.leftOut.empty())
            notes.push_back({Severity::Info,
                             "phenotypes.columns",
                             "Columns of the phenotype table hold no numbers, or something else than values of a "
                             "condition, and are not conditions.",
                             static_cast<std::int64_t>(m_layout.leftOut.size()),
                             {m_layout.leftOut.begin(),
                              m_layout.leftOut.begin() +
                                  static_cast<std::ptrdiff_t>(std::min(m_layout.leftOut.size(), kMaxExamples))},
                             m_table.file});
        return notes;
    }

private:
    double numberIn(const std::vector<std::string_view>& fields, std::size_t column, std::int64_t line)
    {
        const std::string_view cell = column < fields.size() ? fields[column] : std::string_view();
        const CellNumber number = m_layout.numbers.read(cell);
        if (number.kind == CellNumber::Kind::Missing) return kUndefined;
        const auto where = [&] { return "line " + std::to_string(line) + ": " + std::string(cell); };
        if (number.kind == CellNumber::Kind::Bound && m_areProbabilities) {
            m_notes.add(Severity::Info, "phenotypes.bound",
                        "probabilities are given as a bound (\"<\"), which was taken for them.", where(), m_table.file);
            return number.value;
        }
        if (number.kind != CellNumber::Kind::Number) {
            m_notes.add(Severity::Warning, "phenotypes.no_number", "cells hold no finite number and count as missing.",
                        where(), m_table.file);
            return kUndefined;
        }
        if (number.isClamped)
            m_notes.add(Severity::Info, "phenotypes.tiny",
                        "numbers are smaller than a double can hold; the smallest, 2.2e-308, stands for them.", where(),
                        m_table.file);
        if (number.isMarked)
            m_notes.add(Severity::Info, "phenotypes.footnote", "numbers bear a footnote mark, which was taken off.",
                        where(), m_table.file);
        return number.value;
    }

    const PhenotypeLayout& m_layout;
    bool m_areProbabilities;
    PhenotypeTable& m_table;
    NoteList m_notes;
};

/// What was decided about a table, for its reading.
void decideLayout(const PhenotypeLayout& layout, const SourceText& text, Reading& reading)
{
    reading.decisions.insert(reading.decisions.end(), text.decisions().begin(), text.decisions().end());
    reading.decide("delimiter", delimiterName(layout.delimiter));
    if (layout.numbers.decimalMark == ',') reading.decide("decimal_mark", "comma");
    reading.decide("gene", layout.geneHeader, layout.geneReason);
    if (layout.effectHeader.empty()) {
        reading.decide("conditions", std::to_string(layout.conditions.size()), "columns of numbers");
        return;
    }
    const char* const why = "its header is that of a program that compares two conditions";
    reading.decide("effect", layout.effectHeader, why);
    if (layout.t) reading.decide("t", layout.tHeader, why);
    if (layout.p) reading.decide("p", layout.pHeader, why);
    if (layout.q) reading.decide("q", layout.qHeader, why);
}

}  // namespace

bool isPhenotypeTable(std::string_view text)
{
    NoProgress progress;
    const auto table = DelimitedTable::read(sampleOf(text, kSampleBytes / 16), {}, {}, progress);
    if (!table) return false;
    const TableColumns columns(*table, {});
    if (!columns.hasHeader()) return false;
    if (columns.find(ColumnRole::Trait)) return false;  // numbers beside a statement of gene and trait
    const PhenotypeLayout layout = phenotypeLayout(*table, columns, columns.geneColumn());
    // A table of yes and no is one of traits, even with a column of lengths beside.
    const auto numbers = static_cast<std::size_t>(std::ranges::count_if(
        layout.conditions, [&](std::size_t c) { return columns.kind(c) == ColumnKind::Numbers; }));
    if (layout.p || layout.q) return true;
    return layout.conditions.size() >= kMinConditions && numbers > 0 &&
           numbers * kMinShareOfNumbers >= layout.conditions.size();
}

Result<PhenotypeTable> readPhenotypes(const SourceFile& source, const TableHints& hints, Progress& progress)
{
    SubProgress inflating(progress, 0, 0.3);
    const Result<SourceText> inflated = sourceText(source, inflating, hints.choice("sheet"));
    if (!inflated) return inflated.error();
    const std::string_view text = withoutByteOrderMark(*inflated);
    SubProgress sampling(progress, 0.3, 0.35);
    const Result<PhenotypeLayout> layout = phenotypeLayout(text, source.name, hints, sampling);
    if (!layout) return layout.error();

    PhenotypeTable table;
    table.file = source.name;
    table.conditions = layout->names;
    SubProgress reading(progress, 0.35, 1);
    DelimitedReader reader(text, {layout->delimiter});
    const bool areProbabilities = source.role == SourceRole::PhenotypeP || source.role == SourceRole::PhenotypeQ;
    Rows rows(*layout, areProbabilities, table);
    std::vector<std::string_view> fields;
    for (std::size_t row = 0; reader.next(fields); ++row) {
        if (row < layout->firstRow) continue;
        rows.add(fields, reader.line());
        if (table.rows.size() % kRowsBetweenReports == 0) {
            if (reading.isCancelled()) return cancelled();
            reading.report(static_cast<double>(reader.position()) / static_cast<double>(text.size()),
                           "Reading phenotypes");
        }
    }
    if (reader.openQuoteLine() > 0)
        return badInput("A quotation mark is never closed.",
                        source.name + ":" + std::to_string(reader.openQuoteLine()));
    if (table.rows.empty()) return badInput("The table has a header but no rows.", source.name);
    table.notes = rows.notes();
    decideLayout(*layout, *inflated, table.reading);
    table.notes.insert(table.notes.begin(), inflated->notes().begin(), inflated->notes().end());
    table.layout =
        delimiterName(layout->delimiter) + ", gene in column '" + layout->geneHeader + "', " +
        displayCount(static_cast<std::int64_t>(table.rows.size())) + " rows, " +
        (layout->p || layout->q ? "a comparison: effect in column '" + layout->effectHeader + "'"
                                : displayCount(static_cast<std::int64_t>(table.conditions.size())) + " conditions") +
        (layout->numbers.decimalMark == ',' ? ", decimal comma" : "");
    return table;
}

}  // namespace pleio
