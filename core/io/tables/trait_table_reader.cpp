// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/cell_lists.h"
#include "core/io/tables/go_annotation.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/table_orientation.h"
#include "core/io/tables/trait_columns.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace pleio {

namespace {

std::string inQuotes(std::string_view name) { return '"' + std::string(name) + '"'; }

/// False if the work should stop.
bool reportRow(const DelimitedTable& table, std::size_t row, Progress& progress)
{
    const auto number = static_cast<std::int64_t>(row);
    return goesOn(number, row, table.rows(), progress,
                  [number] { return "Reading traits, row " + displayCount(number); });
}

std::string lineOf(const DelimitedTable& table, std::size_t row) { return "line " + std::to_string(table.line(row)); }

/// What a long table was read as, for its reading.
void decideColumns(const TableColumns& columns, const TraitColumns& found, const GeneCells& genes,
                   const TraitCells& traits, Reading& reading)
{
    const auto optional = [&](const char* id, std::optional<std::size_t> column, const std::string& why) {
        if (column) reading.decide(id, columns.called(*column), why);
    };
    const std::vector<std::string> all = columns.allCalled();
    if (!columns.hasHeader()) reading.decide("header", "none", "no cell of the first row names a column");
    reading.decide("gene", columns.called(found.gene), found.whyGene, all);
    if (genes.anyList()) reading.decide("genes_in_a_cell", "separated by " + delimiterName(genes.separator()));
    reading.decide("trait", columns.called(found.trait), found.whyTrait, all);
    if (const std::string cut = traits.text(); !cut.empty()) reading.decide("traits_in_a_cell", cut.substr(2));
    std::vector<std::string> sources = all;
    sources.insert(sources.begin(), kTraitFileName);
    reading.decide("source", found.source ? columns.called(*found.source) : kTraitFileName,
                   found.whySource.empty() ? "no column is one of sources" : found.whySource, std::move(sources));
    optional("description", found.description, found.whyDescription);
    optional("qualifier", found.qualifier, found.whyQualifier);
    optional("evidence", found.evidence, found.whyEvidence);
}

std::string_view optionalCell(const DelimitedTable& table, std::size_t row, std::optional<std::size_t> column)
{
    return column ? table.cell(row, *column) : std::string_view();
}

/// All genes of a row carry all its traits.
void addLongRow(const DelimitedTable& table, std::size_t row, const TraitColumns& found,
                const std::vector<std::string_view>& genes, const std::vector<TraitCells::Value>& traits,
                TraitFileBuilder& builder)
{
    const std::string_view evidence = optionalCell(table, row, found.evidence);
    for (const TraitCells::Value& trait : traits) {
        if (!statesTrait({genes.front(), trait.name, optionalCell(table, row, found.qualifier), evidence, {}}, builder))
            continue;
        const std::string_view description = optionalCell(table, row, found.description);
        const std::int32_t index = builder.trait(trait.name, optionalCell(table, row, found.source),
                                                 description.empty() ? trait.description : description);
        for (const std::string_view gene : genes) builder.addRow(gene, index, evidence);
    }
}

Result<TraitFile> readLong(const DelimitedTable& table, const TableColumns& columns, const TraitContext& context,
                           Progress& progress)
{
    const Result<TraitColumns> resolved = traitColumns(table, columns, context);
    if (!resolved) return resolved.error();
    const TraitColumns& found = *resolved;
    const std::size_t needed = std::max(found.gene, found.trait) + 1;

    TraitFileBuilder builder("long", table.fileName());
    builder.addNotes(table.notes());
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != found.gene && c != found.trait && c != found.source && c != found.description &&
            c != found.qualifier && c != found.evidence)
            builder.addNote(Severity::Info, "traits.column_ignored", "{column was|columns were} not read.",
                            columns.name(c));
    if (found.swapped)
        builder.addNote(Severity::Info, "traits.gene_column_by_content",
                        "tables without a header have their genes behind the traits, as their content looks; name the "
                        "gene column if that is wrong.",
                        columns.name(found.gene));

    const TraitCells traitCells(table, columns, found.trait, found.source);
    const GeneCells geneCells(table, columns.firstRow(), found.gene,
                              columns.hasHeader() && namesGeneList(columns.name(found.gene)));
    decideDelimiter(builder.reading(), table.delimiter(), context.layout.delimiter.has_value());
    decideColumns(columns, found, geneCells, traitCells, builder.reading());
    std::size_t shortLines = 0;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        if (!reportRow(table, row, progress)) return cancelled();
        const std::size_t width = table.row(row).size();
        // Programs that assign terms list the genes without one too.
        const bool lacksTermOnly = traitCells.areTerms() && width > found.gene && width <= found.trait;
        if (width < needed && !lacksTermOnly) {
            ++shortLines;
            builder.leaveOut(Severity::Warning, "traits.short_line",
                             "{line|lines} left out: {it ends|they end} before the gene or the trait.",
                             lineOf(table, row));
            continue;
        }
        if (columns.hasHeader() && width > columns.size())
            builder.addNote(
                Severity::Warning, "traits.long_line",
                "{line holds|lines hold} more fields than the header; put text that holds the separator in quotes.",
                lineOf(table, row));
        const auto genes = geneCells.of(row);
        if (genes.empty()) {
            builder.leaveOut(Severity::Warning, "traits.no_gene",
                             "{line|lines} left out: {it names|they name} no gene.", lineOf(table, row));
            continue;
        }
        const auto traits = traitCells.of(row);
        if (traits.empty()) {
            builder.leaveOut(Severity::Info, "traits.no_trait", "{line|lines} left out: {it names|they name} no trait.",
                             lineOf(table, row));
            continue;
        }
        if (traitCells.keptWhole(row))
            builder.addNote(Severity::Info, "traits.cell_whole",
                            "{cell holds|cells hold} a semicolon or a bar and {was|were} taken as one trait, because "
                            "what stands between "
                            "is no known term and hardly comes again.",
                            lineOf(table, row) + ": " + std::string(table.cell(row, found.trait)));
        addLongRow(table, row, found, genes, traits, builder);
    }
    if (2 * shortLines > table.rows() - columns.firstRow())
        return badInput("Most lines end before the gene or the trait, read as " + delimiterName(table.delimiter()) +
                            "-separated; give a table of gene and trait, or name the delimiter.",
                        table.where(columns.firstRow()));
    std::string text = delimiterName(table.delimiter()) + "-separated, gene in " + inQuotes(columns.name(found.gene));
    if (geneCells.anyList()) text += ", several in a cell, separated by " + delimiterName(geneCells.separator());
    text += ", trait in " + inQuotes(columns.name(found.trait)) + traitCells.text();
    if (found.source) text += ", source in " + inQuotes(columns.name(*found.source));
    if (found.description) text += ", description in " + inQuotes(columns.name(*found.description));
    if (found.qualifier) text += ", qualifier in " + inQuotes(columns.name(*found.qualifier));
    if (found.evidence) text += ", evidence in " + inQuotes(columns.name(*found.evidence));
    builder.setLayout(text + (columns.hasHeader() ? "" : ", no header"));
    return std::move(builder).finish();
}

/// Columns of flags. Where the user says that the table is wide, more cells may be something else.
std::vector<std::size_t> flagColumns(const DelimitedTable& table, const TableColumns& columns, std::size_t gene,
                                     bool saidWide)
{
    std::vector<std::size_t> flags;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene || isTechnicalOfTraits(columns.name(c))) continue;
        const ColumnKind kind = columns.kind(c);
        if (kind == ColumnKind::Flags || kind == ColumnKind::Marks || (saidWide && columns.mostlyFlags(c)) ||
            (kind == ColumnKind::Numbers && isFlagsWithSlips(table, columns, c)))
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
    const bool isSaid = !layout.geneColumn.empty();
    const Result<std::size_t> geneColumn = columns.saidOrFoundGene(layout.geneColumn);
    if (!geneColumn) return geneColumn.error();
    const std::vector<std::size_t> flags = flagColumns(table, columns, *geneColumn, layout.format == "wide");
    if (flags.empty())
        return badInput(
            "No column of the wide table holds 0 and 1 (or TRUE and FALSE, yes and no, x); give one trait a "
            "column of such cells.",
            table.where(0));

    TraitFileBuilder builder("wide", table.fileName());
    builder.addNotes(table.notes());
    decideDelimiter(builder.reading(), table.delimiter(), layout.delimiter.has_value());
    builder.reading().decide("gene", columns.called(*geneColumn), isSaid ? kAsWasSaid : columns.geneReason(*geneColumn),
                             columns.allCalled());
    builder.reading().decide("columns_of_traits", std::to_string(flags.size()), "they hold yes and no");
    std::vector<std::int32_t> traits;
    for (const std::size_t c : flags) traits.push_back(builder.trait(columns.name(c), {}, {}));
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != *geneColumn && std::ranges::find(flags, c) == flags.end())
            builder.addNote(Severity::Info, "traits.column_ignored",
                            "{column holds|columns hold} no yes and no of genes and {was|were} not read.",
                            columns.name(c));
    if (builder.file().traits.size() < flags.size())
        builder.addNote(Severity::Warning, "traits.column_repeated",
                        "tables have several columns of one name, which were taken as one trait.", table.fileName());

    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        if (!reportRow(table, row, progress)) return cancelled();
        const std::string_view gene = table.cell(row, *geneColumn);
        if (gene.empty()) {
            builder.leaveOut(Severity::Warning, "traits.no_gene",
                             "{line|lines} left out: {it names|they name} no gene.", lineOf(table, row));
            continue;
        }
        if (table.row(row).size() < columns.size())
            builder.addNote(Severity::Warning, "traits.short_line",
                            "{line ends|lines end} early; the cells {it lacks|they lack} were taken as missing.",
                            lineOf(table, row));
        for (std::size_t i = 0; i < flags.size(); ++i) {
            const std::string_view cell = table.cell(row, flags[i]);
            const Flag flag = flagOf(cell);
            if (flag == Flag::Yes) builder.addRow(gene, traits[i]);
            if (flag == Flag::None)
                builder.addNote(Severity::Warning, "traits.not_a_flag",
                                "{cell holds|cells hold} neither 0 nor 1 and {was|were} taken as missing.",
                                lineOf(table, row) + ", " + columns.name(flags[i]) + ": " + std::string(cell));
        }
    }
    builder.setLayout(delimiterName(table.delimiter()) + "-separated, gene in " + inQuotes(columns.name(*geneColumn)) +
                      ", columns of traits: " + displayCount(static_cast<std::int64_t>(flags.size())));
    return std::move(builder).finish();
}

/// Whether the first row can only be a header, because something else stands above nothing but terms.
bool standsAboveTerms(const DelimitedTable& table, std::size_t column)
{
    const std::string_view first = table.cell(0, column);
    if (isMissing(first) || !termsIn(first).empty()) return false;
    std::size_t terms = 0;
    for (std::size_t row = 1; row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        if (isMissing(cell)) continue;
        if (termsIn(cell).empty()) return false;
        ++terms;
    }
    return terms > 0;
}

/// Whether the first row can only be a header, because words stand above nothing but genes of the genome.
bool standsAboveGenes(const DelimitedTable& table, std::size_t column, const GeneNames& isGene)
{
    const std::string_view first = table.cell(0, column);
    constexpr double kNearlyAll = 0.9;
    if (!isGene || first.find(' ') == std::string_view::npos || std::ranges::any_of(first, isDigit)) return false;
    for (const std::string_view piece : piecesOf(first, ";,/| "))
        if (isGene(piece) != nullptr) return false;
    return GeneCells(table, 1, column, namesGeneList(first), isGene).geneShare() >= kNearlyAll;
}

/// Whether any cell says yes: a column of zeros beside text is a measurement that was always zero.
bool anyYes(const DelimitedTable& table, const TableColumns& columns, const std::vector<std::size_t>& flags)
{
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row)
        for (const std::size_t c : flags)
            if (flagOf(table.cell(row, c)) == Flag::Yes) return true;
    return false;
}

bool anyTraitText(const DelimitedTable& table, const TableColumns& columns, std::size_t gene)
{
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != gene && columns.kind(c) == ColumnKind::Text && !headerNames(columns.name(c), ColumnRole::Gene) &&
            !headerNames(columns.name(c), ColumnRole::Description) && canNameTraits(table, columns, c))
            return true;
    return false;
}

bool isWide(const DelimitedTable& table, const TableColumns& columns, const TraitLayout& layout)
{
    if (layout.format == "wide") return true;
    const bool namesColumns = !layout.traitColumn.empty() || !layout.sourceColumn.empty();
    if (layout.format == "long" || namesColumns || !columns.hasHeader()) return false;
    const std::size_t gene = columns.geneColumn();
    const auto trait = columns.find(ColumnRole::Trait, gene);
    if (trait && columns.kind(*trait) != ColumnKind::Flags) return false;
    const std::vector<std::size_t> flags = flagColumns(table, columns, gene, false);
    return !flags.empty() && (anyYes(table, columns, flags) || !anyTraitText(table, columns, gene));
}

}  // namespace

Result<TraitFile> readTraitTable(std::string_view text, const std::string& fileName, const TraitContext& context,
                                 Progress& progress)
{
    const TraitLayout& layout = context.layout;
    SubProgress splitting(progress, 0, 0.5);
    const bool saysColumns = !layout.geneColumn.empty() || !layout.traitColumn.empty() ||
                             !layout.sourceColumn.empty() || layout.format == "long";
    TableOrientation orientation;
    if (!saysColumns) {
        auto found = orientationOf(text, fileName, layout.delimiter, context.isGene, {}, splitting);
        if (!found) return found.error();
        orientation = *std::move(found);
    }
    const bool isTurned = orientation.turned.has_value();
    const Result<DelimitedTable> table = DelimitedTable::read(
        isTurned ? *orientation.turned : text, fileName, isTurned ? std::optional('\t') : layout.delimiter, splitting);
    if (!table) return table.error();
    std::vector<std::string> headers{layout.geneColumn, layout.traitColumn, layout.sourceColumn};
    for (std::size_t c = 0; c < table->columns(); ++c)
        if (standsAboveTerms(*table, c) || standsAboveGenes(*table, c, context.isGene))
            headers.emplace_back(table->cell(0, c));
    const TableColumns columns(*table, headers, context.isGene);
    SubProgress reading(progress, 0.5, 1);
    auto file = isWide(*table, columns, layout) ? readWide(*table, columns, layout, reading)
                                                : readLong(*table, columns, context, reading);
    if (!file || !isTurned) return file;
    orientation.decision->alternatives.clear();
    addOrientation(orientation, file->reading, file->notes);
    return file;
}

}  // namespace pleio
