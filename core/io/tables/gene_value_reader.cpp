// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/genome/note_list.h"
#include "core/io/tables/gct.h"
#include "core/io/tables/measured_columns.h"
#include "core/io/tables/phenotype_layout.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/table_frame.h"
#include "core/io/tables/table_orientation.h"
#include "core/io/tables/trait_reader.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

namespace pleio {

namespace {

bool mayBeValue(const TableColumns& columns, std::size_t column, ColumnKind kind)
{
    return columns.kind(column) == kind && measuredBy(columns.name(column)) != Measured::Technical &&
           !headerNames(columns.name(column), ColumnRole::Gene);
}

/// The columns that may hold the value of a gene: the abundances that are preferred (measuredRank), else
/// counts, else numbers whose header says nothing; flags (0 and 1) serve if there are no other numbers.
std::vector<std::size_t> valueColumns(const TableColumns& columns, std::size_t gene)
{
    for (const ColumnKind kind : {ColumnKind::Numbers, ColumnKind::Flags}) {
        std::vector<std::size_t> abundances, counts, others;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (c == gene || !mayBeValue(columns, c, kind)) continue;
            const auto what = measuredBy(columns.name(c));
            (what == Measured::Abundance ? abundances : what == Measured::Count ? counts : others).push_back(c);
        }
        std::ranges::stable_sort(abundances, {}, [&](std::size_t c) { return measuredRank(columns.name(c)); });
        if (!abundances.empty()) {
            const int best = measuredRank(columns.name(abundances.front()));
            std::erase_if(abundances, [&](std::size_t c) { return measuredRank(columns.name(c)) != best; });
            return abundances;
        }
        for (const auto& found : {counts, others})
            if (!found.empty()) return found;
    }
    return {};
}

/// The same of GCT, where each column behind those that describe the rows is a sample.
std::vector<std::size_t> sampleColumns(const GctTable& gct)
{
    std::vector<std::size_t> samples;
    for (std::size_t c = gct.describing; c < gct.describing + gct.samples; ++c) samples.push_back(c);
    return samples;
}

/// The column of the values, which was said or is the only one that can be it.
Result<std::size_t> valueColumn(const DelimitedTable& table, const TableColumns& columns, std::size_t gene,
                                const std::string& asked, const std::optional<GctTable>& gct)
{
    std::optional<std::size_t> number;
    if (!asked.empty()) {
        const Result<std::size_t> named = columns.named(asked);
        if (!named) return named.error();
        number = *named;
    } else {
        const std::vector<std::size_t> candidates = gct ? sampleColumns(*gct) : valueColumns(columns, gene);
        if (candidates.size() > 1) return columns.undecided("value", candidates, "may each hold the value of a gene");
        if (!candidates.empty()) number = candidates.front();
    }
    if (number && *number != gene) return *number;
    return badInput("No column besides the gene's holds numbers (columns: " + columns.list() +
                        "); give a table of gene and number.",
                    table.where(0));
}

Result<void> checkGctTable(const GctTable& gct, const DelimitedTable& table)
{
    for (std::size_t row = 1; row < table.rows(); ++row) {
        std::size_t fields = table.row(row).size();
        while (fields > gct.describing + gct.samples && table.cell(row, fields - 1).empty()) --fields;
        if (Result<void> ok = checkGctRow(gct, fields, table.fileName(), table.line(row) + gct.linesBefore); !ok)
            return ok;
    }
    return checkGctRows(gct, table.rows() - 1, table.fileName());
}

}  // namespace

Result<GeneValues> readGeneValues(const SourceFile& source, const std::string& asked, const TableHints& hints,
                                  Progress& progress)
{
    const std::string column = hints.choices.contains("value") ? hints.choice("value") : asked;
    SubProgress inflating(progress, 0, 0.3);
    const Result<SourceText> text = sourceText(source, inflating, hints.choice("sheet"));
    if (!text) return text.error();
    SubProgress splitting(progress, 0.3, 1);
    std::optional<GctTable> gct;
    if (isGct(*text)) {
        auto found = gctTable(*text, source.name);
        if (!found) return found.error();
        gct = *std::move(found);
    }
    const auto said = chosenDelimiter(hints.choices, source.name);
    if (!said) return said.error();
    TableOrientation orientation;
    if (!gct) {
        auto found = orientationOf(*text, source.name, *said, hints.isGene, hints.choice("orientation"), splitting);
        if (!found) return found.error();
        orientation = *std::move(found);
    }
    std::string_view content = *text;
    if (gct) content = gct->text();
    if (orientation.turned) content = *orientation.turned;
    const Result<DelimitedTable> table =
        DelimitedTable::read(content, source.name, gct || orientation.turned ? std::optional('\t') : *said, splitting,
                             gct ? '\0' : kCommentSign);
    if (!table) return table.error();
    if (gct)
        if (Result<void> ok = checkGctTable(*gct, *table); !ok) return ok.error();
    const std::string decimalMark = hints.choice("decimal_mark");
    const TableColumns columns(*table, {column, hints.choice("gene")}, hints.isGene, decimalMark);
    const Result<std::size_t> gene =
        columns.saidOrFoundGene(hints.choice("gene"), gct ? std::optional(gct->describing) : std::nullopt);
    if (!gene) return askedAbout(source, gene.error());
    const Result<std::size_t> number = valueColumn(*table, columns, *gene, column, gct);
    if (!number) return askedAbout(source, number.error());

    GeneValues values;
    values.column = columns.name(*number);
    if (gct) values.reading.decide("format", std::string(kGct), "its first line says so");
    values.reading.decisions.insert(values.reading.decisions.end(), text->decisions().begin(), text->decisions().end());
    if (gct)
        decideByFormat(values.reading, "delimiter", delimiterName(table->delimiter()));
    else
        decideDelimiter(values.reading, table->delimiter(), said->has_value());
    std::vector<Note> guesses;
    decideNumberFormat(columns.numberFormat(), decimalMark, source.name, values.reading, guesses);
    values.reading.decide("gene", columns.called(*gene),
                          hints.choice("gene").empty() ? columns.geneReason(*gene) : kAsWasSaid, columns.allCalled());
    values.reading.decide("value", columns.called(*number),
                          !column.empty()             ? kAsWasSaid
                          : measuredBy(values.column) ? "its header is that of a program that measures genes"
                                                      : "no other column of numbers can be the value",
                          columns.allCalled());
    NoteList notes;
    PercentUse percents;
    std::unordered_set<std::string_view> seen;
    const std::int64_t linesBefore = gct ? gct->linesBefore : 0;
    for (std::size_t row = gct ? 1 : columns.firstRow(); row < table->rows(); ++row) {
        const std::string_view name = table->cell(row, *gene);
        const std::string_view cell = table->cell(row, *number);
        if (isMissing(cell)) continue;
        if (!gct &&
            !checkSurplus(table->row(row), columns.size(), columns.numbers(), table->line(row), source.name, notes))
            continue;
        if (isTechnicalRow(name) || (name.empty() && isTechnicalRow(table->cell(row, 0)))) {
            notes.add(Severity::Info, "values.technical_row",
                      "{line|lines} left out: {it counts|they count} what fits no gene.", std::string(name),
                      source.name);
            continue;
        }
        const CellNumber value = columns.numbers().read(cell);
        if (name.empty() || value.kind != CellNumber::Kind::Number) {
            notes.add(Severity::Warning, "values.unreadable",
                      "{line|lines} left out: {it lacks|they lack} a gene or hold no finite number.",
                      "line " + std::to_string(table->line(row) + linesBefore) + ", " + values.column + ": " +
                          std::string(cell),
                      source.name);
            continue;
        }
        percents.count(value);
        if (value.isPercent)
            notes.add(Severity::Info, "values.percent",
                      "{number bears|numbers bear} a percent sign; 12 % was read as 0.12.",
                      std::string(name) + ": " + std::string(cell), source.name);
        if (!seen.insert(name).second)
            notes.add(Severity::Warning, "values.repeated",
                      "{line gives|lines give} a value for a gene that has one already.", std::string(name),
                      source.name);
        values.values.emplace_back(name, value.value);
    }
    if (values.values.empty())
        return badInput("The column \"" + values.column + "\" holds no number; name another column.", table->where(0));
    values.notes = notes.take();
    if (percents.isMixed())
        values.notes.push_back({Severity::Warning,
                                "values.percent_mixed",
                                "The column mixes " + counted(percents.with, "number", "numbers") +
                                    " with a percent sign and " + displayCount(percents.without) +
                                    " without; 12 % was read as 0.12, and a number without the sign "
                                    "as it stands. Write all alike.",
                                percents.with,
                                {values.column},
                                source.name});
    addOrientation(orientation, values.reading, values.notes);
    for (const auto& before : {guesses, table->notes(), text->notes()})
        values.notes.insert(values.notes.begin(), before.begin(), before.end());
    return values;
}

}  // namespace pleio
