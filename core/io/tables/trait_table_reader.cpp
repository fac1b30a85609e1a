// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

std::string inQuotes(std::string_view name) { return '"' + std::string(name) + '"'; }

/// Column numbers of a long table.
struct LongColumns {
    std::size_t gene = 0;
    std::size_t trait = 0;
    std::optional<std::size_t> source;
    std::optional<std::size_t> description;
};

/// False if the work should stop.
bool reportRow(const DelimitedTable& table, std::size_t row, Progress& progress)
{
    if (row % kLinesPerReport != 0) return true;
    progress.report(static_cast<double>(row) / static_cast<double>(table.rows()),
                    "Reading traits, row " + displayCount(static_cast<std::int64_t>(row)));
    return !progress.isCancelled();
}

std::string lineOf(const DelimitedTable& table, std::size_t row) { return "line " + std::to_string(table.line(row)); }

Result<std::size_t> geneColumnOf(const TableColumns& columns, const TraitLayout& layout,
                                 std::optional<std::size_t> except = {})
{
    if (!layout.geneColumn.empty()) return columns.named(layout.geneColumn);
    return columns.geneColumn(except);
}

/// The columns that may hold what no header names: those that hold something, and not another name of genes.
std::vector<std::size_t> unnamedColumns(const TableColumns& columns, const LongColumns& taken)
{
    std::vector<std::size_t> free;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == taken.gene || c == taken.source || c == taken.description) continue;
        if (columns.kind(c) == ColumnKind::Empty || headerNames(columns.name(c), ColumnRole::Gene)) continue;
        free.push_back(c);
    }
    return free;
}

/// Whether every trait has one text in the column: a gene's description differs from row to row.
bool describesTraits(const DelimitedTable& table, const TableColumns& columns, std::size_t trait, std::size_t column)
{
    std::unordered_map<std::string_view, std::string_view> texts;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        const std::string_view text = table.cell(row, column);
        if (texts.try_emplace(table.cell(row, trait), text).first->second != text) return false;
    }
    return true;
}

/// Finds the trait column, and the source column where neither user nor header names one.
Result<void> findTrait(const DelimitedTable& table, const TableColumns& columns, LongColumns& found)
{
    if (const auto trait = columns.find(ColumnRole::Trait, found.gene)) {
        found.trait = *trait;
        return {};
    }
    std::vector<std::size_t> free = unnamedColumns(columns, found);
    if (free.empty() && found.description) free.push_back(*std::exchange(found.description, std::nullopt));
    if (free.size() == 2 && !found.source) {
        // A source says the same for many traits.
        const bool firstIsSource = columns.distinct(free[0]) < columns.distinct(free[1]);
        found.trait = free[firstIsSource ? 1 : 0];
        found.source = free[firstIsSource ? 0 : 1];
        return {};
    }
    if (free.size() == 1) {
        found.trait = free.front();
        return {};
    }
    return badInput("Cannot tell which column names the trait (columns: " + columns.list() +
                        "); name the trait column, or give a table of gene and trait, or one of 0 and 1.",
                    table.where(0));
}

Result<LongColumns> longColumns(const DelimitedTable& table, const TableColumns& columns, const TraitLayout& layout)
{
    LongColumns found;
    std::optional<std::size_t> namedTrait;
    if (!layout.traitColumn.empty()) {
        const Result<std::size_t> trait = columns.named(layout.traitColumn);
        if (!trait) return trait.error();
        namedTrait = *trait;
    }
    const Result<std::size_t> gene = geneColumnOf(columns, layout, namedTrait);
    if (!gene) return gene.error();
    found.gene = *gene;
    if (found.gene == namedTrait)
        return Error{ErrorKind::Usage, "The gene and the trait cannot be in the same column; name two columns.",
                     table.where(0)};
    found.source = columns.find(ColumnRole::Source, found.gene);
    if (!layout.sourceColumn.empty()) {
        const Result<std::size_t> source = columns.named(layout.sourceColumn);
        if (!source) return source.error();
        found.source = *source;
    }
    found.description = columns.find(ColumnRole::Description, found.gene);

    if (namedTrait) {
        found.trait = *namedTrait;
        if (found.description == found.trait) found.description.reset();
        if (found.source == found.trait) found.source.reset();
    } else if (const Result<void> result = findTrait(table, columns, found); !result) {
        return result.error();
    }
    if (found.description && !describesTraits(table, columns, found.trait, *found.description))
        found.description.reset();
    return found;
}

Result<TraitFile> readLong(const DelimitedTable& table, const TableColumns& columns, const TraitLayout& layout,
                           Progress& progress)
{
    const Result<LongColumns> resolved = longColumns(table, columns, layout);
    if (!resolved) return resolved.error();
    const LongColumns& found = *resolved;
    const std::size_t needed = std::max(found.gene, found.trait) + 1;

    TraitFileBuilder builder("long", table.fileName());
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != found.gene && c != found.trait && c != found.source && c != found.description)
            builder.addNote(Severity::Info, "traits.column_ignored", "columns were not read.", columns.name(c));

    std::size_t shortLines = 0;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        if (!reportRow(table, row, progress)) return cancelled();
        const std::size_t width = table.row(row).size();
        if (width < needed) {
            ++shortLines;
            builder.addNote(Severity::Warning, "traits.short_line",
                            "lines left out: they end before the gene or the trait.", lineOf(table, row));
            continue;
        }
        if (columns.hasHeader() && width > columns.headerSize())
            builder.addNote(Severity::Warning, "traits.long_line",
                            "lines hold more fields than the header; put text that holds the separator in quotes.",
                            lineOf(table, row));
        const std::string_view gene = table.cell(row, found.gene);
        const std::string_view trait = table.cell(row, found.trait);
        if (gene.empty()) {
            builder.addNote(Severity::Warning, "traits.no_gene", "lines left out: they name no gene.",
                            lineOf(table, row));
            continue;
        }
        if (isMissing(trait)) {
            builder.addNote(Severity::Info, "traits.no_trait", "lines left out: they name no trait.",
                            lineOf(table, row));
            continue;
        }
        builder.addRow(gene,
                       builder.trait(trait, found.source ? table.cell(row, *found.source) : std::string_view(),
                                     found.description ? table.cell(row, *found.description) : std::string_view()));
    }
    if (2 * shortLines > table.rows() - columns.firstRow())
        return badInput("Most lines end before the gene or the trait, read as " + delimiterName(table.delimiter()) +
                            "-separated; give a table of gene and trait, or name the delimiter.",
                        table.where(columns.firstRow()));
    std::string text = delimiterName(table.delimiter()) + "-separated, gene in " + inQuotes(columns.name(found.gene)) +
                       ", trait in " + inQuotes(columns.name(found.trait));
    if (found.source) text += ", source in " + inQuotes(columns.name(*found.source));
    if (found.description) text += ", description in " + inQuotes(columns.name(*found.description));
    builder.setLayout(text + (columns.hasHeader() ? "" : ", no header"));
    return std::move(builder).finish();
}

/// Columns of flags. Where the user says that the table is wide, some cells may be something else.
std::vector<std::size_t> flagColumns(const TableColumns& columns, std::size_t gene, bool saidWide)
{
    std::vector<std::size_t> flags;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene) continue;
        const ColumnKind kind = columns.kind(c);
        if (kind == ColumnKind::Flags || kind == ColumnKind::Marks || (saidWide && columns.mostlyFlags(c)))
            flags.push_back(c);
    }
    return flags;
}

Result<TraitFile> readWide(const DelimitedTable& table, const TableColumns& columns, const TraitLayout& layout,
                           Progress& progress)
{
    if (!columns.hasHeader())
        return badInput("A wide table needs a header line that names the traits; add one.", table.where(0));
    if (!layout.traitColumn.empty() || !layout.sourceColumn.empty())
        return Error{
            ErrorKind::Usage,
            "A wide table has a column for every trait, none of trait names or sources; name the gene column alone.",
            table.where(0)};
    const Result<std::size_t> geneColumn = geneColumnOf(columns, layout);
    if (!geneColumn) return geneColumn.error();
    const std::vector<std::size_t> flags = flagColumns(columns, *geneColumn, layout.format == "wide");
    if (flags.empty())
        return badInput(
            "No column of the wide table holds 0 and 1 (or TRUE and FALSE, yes and no, x); give one trait a "
            "column of such cells.",
            table.where(0));

    TraitFileBuilder builder("wide", table.fileName());
    std::vector<std::int32_t> traits;
    for (const std::size_t c : flags) traits.push_back(builder.trait(columns.name(c), {}, {}));
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != *geneColumn && std::ranges::find(flags, c) == flags.end())
            builder.addNote(Severity::Info, "traits.column_ignored", "columns hold no 0 and 1 and were not read.",
                            columns.name(c));
    if (builder.file().traits.size() < flags.size())
        builder.addNote(Severity::Warning, "traits.column_repeated",
                        "tables have several columns of one name, which were taken as one trait.", table.fileName());

    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        if (!reportRow(table, row, progress)) return cancelled();
        const std::string_view gene = table.cell(row, *geneColumn);
        if (gene.empty()) {
            builder.addNote(Severity::Warning, "traits.no_gene", "lines left out: they name no gene.",
                            lineOf(table, row));
            continue;
        }
        if (table.row(row).size() < columns.size())
            builder.addNote(Severity::Warning, "traits.short_line",
                            "lines end early; the cells they lack were taken as missing.", lineOf(table, row));
        for (std::size_t i = 0; i < flags.size(); ++i) {
            const std::string_view cell = table.cell(row, flags[i]);
            const Flag flag = flagOf(cell);
            if (flag == Flag::Yes) builder.addRow(gene, traits[i]);
            if (flag == Flag::None)
                builder.addNote(Severity::Warning, "traits.not_a_flag",
                                "cells hold neither 0 nor 1 and were taken as missing.",
                                lineOf(table, row) + ", " + columns.name(flags[i]) + ": " + std::string(cell));
        }
    }
    builder.setLayout(delimiterName(table.delimiter()) + "-separated, gene in " + inQuotes(columns.name(*geneColumn)) +
                      ", columns of traits: " + displayCount(static_cast<std::int64_t>(flags.size())));
    return std::move(builder).finish();
}

bool isWide(const TableColumns& columns, const TraitLayout& layout)
{
    if (layout.format == "wide") return true;
    const bool namesColumns = !layout.traitColumn.empty() || !layout.sourceColumn.empty();
    if (layout.format == "long" || namesColumns || !columns.hasHeader()) return false;
    const std::size_t gene = columns.geneColumn();
    const auto trait = columns.find(ColumnRole::Trait, gene);
    if (trait && columns.kind(*trait) != ColumnKind::Flags) return false;
    return !flagColumns(columns, gene, false).empty();
}

}  // namespace

bool hasTraitTableHeader(std::string_view text)
{
    DelimitedReader reader(text, {});
    std::vector<std::string_view> fields;
    return reader.next(fields) && std::ranges::any_of(fields, [](std::string_view field) {
               return headerNames(field, ColumnRole::Gene) || headerNames(field, ColumnRole::Trait);
           });
}

Result<TraitFile> readTraitTable(std::string_view text, const std::string& fileName, const TraitLayout& layout,
                                 Progress& progress)
{
    SubProgress splitting(progress, 0, 0.5);
    const Result<DelimitedTable> table = DelimitedTable::read(text, fileName, layout.delimiter, splitting);
    if (!table) return table.error();
    const TableColumns columns(*table, {layout.geneColumn, layout.traitColumn, layout.sourceColumn});
    SubProgress reading(progress, 0.5, 1);
    return isWide(columns, layout) ? readWide(*table, columns, layout, reading)
                                   : readLong(*table, columns, layout, reading);
}

}  // namespace pleio
