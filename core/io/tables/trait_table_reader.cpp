// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/cell_lists.h"
#include "core/io/tables/go_annotation.h"
#include "core/io/tables/table_columns.h"
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

/// What the choice "source" says where no column is to be it.
constexpr const char* kFileName = "file name";

/// Column numbers of a long table.
struct LongColumns {
    std::size_t gene = 0;
    std::size_t trait = 0;
    std::optional<std::size_t> source;
    std::optional<std::size_t> description;
    std::optional<std::size_t> qualifier;  ///< of annotations of the Gene Ontology
    std::optional<std::size_t> evidence;
    bool swapped = false;  ///< the gene column is not the one that comes first, and no header says so
    std::string whyGene, whyTrait, whySource;
};

/// The column with one of the headers, in the form of comparableHeader().
std::optional<std::size_t> columnHeaded(const TableColumns& columns, std::initializer_list<std::string_view> headers)
{
    for (std::size_t c = 0; columns.hasHeader() && c < columns.size(); ++c)
        if (std::ranges::find(headers, comparableHeader(columns.name(c))) != headers.end()) return c;
    return {};
}

/// False if the work should stop.
bool reportRow(const DelimitedTable& table, std::size_t row, Progress& progress)
{
    const auto number = static_cast<std::int64_t>(row);
    return goesOn(number, row, table.rows(), progress,
                  [number] { return "Reading traits, row " + displayCount(number); });
}

std::string lineOf(const DelimitedTable& table, std::size_t row) { return "line " + std::to_string(table.line(row)); }

/// The gene column of a long table: the one that names genes of the genome, alone or in lists; else the one with a
/// known header; else, by what cells look like, one with lists of genes if the other column is no better, or the second
/// of two if only that looks like locus tags, or if the first says the same again and again (the tables term, gene of
/// enrichment tools).
std::size_t geneColumnByContent(const DelimitedTable& table, const TableColumns& columns, const GeneNames& isGene,
                                std::optional<std::size_t> except)
{
    const std::size_t base = columns.geneColumn(except);
    constexpr double kHalf = 0.5;
    if (columns.geneShare(base) >= kHalf) return base;
    const bool headed = columns.find(ColumnRole::Gene, except).has_value();
    const GeneCells ofBase(table, columns.firstRow(), base, false, isGene);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == except || c == base || columns.kind(c) != ColumnKind::Text) continue;
        const bool isList = columns.hasHeader() && namesGeneList(columns.name(c));
        const GeneCells cells(table, columns.firstRow(), c, isList, isGene);
        if (cells.geneShare() >= kHalf && cells.geneShare() > ofBase.geneShare()) return c;
        if (headed) continue;
        if (isList) return c;
        if (cells.listShare() >= kHalf && (cells.locusShare() > ofBase.locusShare() || ofBase.nameShare() < kHalf))
            return c;
    }
    constexpr double kNearlyAll = 0.9;
    if (columns.size() != 2 || base != 0 || except || columns.hasHeader()) return base;
    const GeneCells second(table, columns.firstRow(), 1, false);
    if (second.nameShare() < kNearlyAll) return base;
    if (second.locusShare() >= kNearlyAll && ofBase.locusShare() <= 1 - kNearlyAll) return 1;
    const bool alike = (second.locusShare() >= kHalf) == (ofBase.locusShare() >= kHalf);
    return alike && 2 * columns.distinct(0) <= columns.distinct(1) ? 1 : base;
}

Result<std::size_t> geneColumnOf(const DelimitedTable& table, const TableColumns& columns, const TraitContext& context,
                                 std::optional<std::size_t> except)
{
    if (!context.layout.geneColumn.empty()) return columns.named(context.layout.geneColumn);
    if (!except && !columns.find(ColumnRole::Gene)) except = columns.find(ColumnRole::Trait);
    const std::size_t gene = geneColumnByContent(table, columns, context.isGene, except);
    if (auto rivals = columns.geneRivals(gene, except); !rivals.empty())
        return columns.undecidedGene(gene, std::move(rivals));
    return gene;
}

/// The columns that may hold what no header names: those that hold something, and not another name of genes unless
/// the genome says that such a header misleads.
std::vector<std::size_t> unnamedColumns(const TableColumns& columns, const LongColumns& taken)
{
    const bool misleads = columns.geneShare(taken.gene) > 0 && !headerNames(columns.name(taken.gene), ColumnRole::Gene);
    std::vector<std::size_t> free;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == taken.gene || c == taken.source || c == taken.description || c == taken.qualifier ||
            c == taken.evidence)
            continue;
        const bool namesGenes = headerNames(columns.name(c), ColumnRole::Gene);
        if (columns.kind(c) == ColumnKind::Empty || (namesGenes && !misleads)) continue;
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

/// Of columns that no header names, the only one that holds terms of known vocabularies is the trait, and of the others
/// one may name the terms. False if there is no such column; a Usage error asks which of several it is.
Result<bool> findTerms(const DelimitedTable& table, const TableColumns& columns, std::vector<std::size_t> free,
                       LongColumns& found)
{
    std::vector<std::size_t> terms;
    for (const std::size_t c : free)
        if (TraitCells(table, columns, c, {}).areTerms()) terms.push_back(c);
    if (terms.size() > 1) return columns.undecided("trait", terms, "hold terms of known vocabularies");
    if (terms.empty()) return false;
    found.trait = terms.front();
    found.whyTrait = "its cells are terms of known vocabularies";
    std::erase(free, found.trait);
    for (const std::size_t c : free)
        if (!found.description && 2 * columns.distinct(c) > columns.distinct(found.trait) &&
            describesTraits(table, columns, found.trait, c))
            found.description = c;
    if (free.size() == 1 && free.front() != found.description && !found.source) {
        found.source = free.front();
        found.whySource = "it is what is left";
    }
    return true;
}

/// Finds the trait column, and the source column where neither user nor header names one.
Result<void> findTrait(const DelimitedTable& table, const TableColumns& columns, LongColumns& found)
{
    if (const auto trait = columns.find(ColumnRole::Trait, found.gene)) {
        found.trait = *trait;
        found.whyTrait = "its header names traits";
        return {};
    }
    std::vector<std::size_t> free = unnamedColumns(columns, found);
    if (free.empty() && found.description) free.push_back(*std::exchange(found.description, std::nullopt));
    if (free.size() > 1) {
        const Result<bool> terms = findTerms(table, columns, free, found);
        if (!terms) return terms.error();
        if (*terms) return {};
    }
    if (free.size() == 2 && !found.source) {
        // A source says the same for many traits.
        const bool firstIsSource = columns.distinct(free[0]) < columns.distinct(free[1]);
        found.trait = free[firstIsSource ? 1 : 0];
        found.source = free[firstIsSource ? 0 : 1];
        found.whyTrait = "it says more different things than " + inQuotes(columns.name(*found.source));
        found.whySource = "it says fewer different things than " + inQuotes(columns.name(found.trait));
        return {};
    }
    if (free.size() == 1) {
        found.trait = free.front();
        found.whyTrait = "it is what is left";
        return {};
    }
    if (!free.empty()) return columns.undecided("trait", free, "may each name the traits");
    return badInput("Cannot tell which column names the trait (columns: " + columns.list() +
                        "); name the trait column, or give a table of gene and trait, or one of 0 and 1.",
                    table.where(0));
}

/// The column of evidence codes, by its header or because it holds nothing else.
std::optional<std::size_t> evidenceColumn(const DelimitedTable& table, const TableColumns& columns)
{
    if (const auto headed = columnHeaded(
            columns, {"evidence", "evidence_code", "go_evidence_code", "go_term_evidence_code", "evidence_type"}))
        return headed;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        bool all = columns.kind(c) == ColumnKind::Text && table.rows() > columns.firstRow();
        for (std::size_t row = columns.firstRow(); all && row < table.rows(); ++row)
            all = isGoEvidence(table.cell(row, c));
        if (all) return c;
    }
    return {};
}

Result<LongColumns> longColumns(const DelimitedTable& table, const TableColumns& columns, const TraitContext& context)
{
    const TraitLayout& layout = context.layout;
    LongColumns found;
    std::optional<std::size_t> namedTrait;
    if (!layout.traitColumn.empty()) {
        const Result<std::size_t> trait = columns.named(layout.traitColumn);
        if (!trait) return trait.error();
        namedTrait = *trait;
    }
    const Result<std::size_t> gene = geneColumnOf(table, columns, context, namedTrait);
    if (!gene) return gene.error();
    found.gene = *gene;
    found.whyGene = layout.geneColumn.empty() ? columns.geneReason(found.gene) : kAsWasSaid;
    found.swapped = layout.geneColumn.empty() && !columns.hasHeader() && !context.isGene &&
                    found.gene != columns.geneColumn(namedTrait);
    found.qualifier = columnHeaded(columns, {"qualifier", "qualifiers", "qualifier_s", "go_qualifier"});
    found.evidence = evidenceColumn(table, columns);
    if (found.gene == namedTrait)
        return Error{ErrorKind::Usage, "The gene and the trait cannot be in the same column; name two columns.",
                     table.where(0)};
    found.source = columns.find(ColumnRole::Source, found.gene);
    if (found.source) found.whySource = "its header names sources";
    if (!layout.sourceColumn.empty()) {
        const Result<std::size_t> source = columns.named(layout.sourceColumn);
        if (!source && layout.sourceColumn != kFileName) return source.error();
        found.source = source ? std::optional(*source) : std::nullopt;
        found.whySource = kAsWasSaid;
    }
    found.description = columns.find(ColumnRole::Description, found.gene);

    if (namedTrait) {
        found.trait = *namedTrait;
        found.whyTrait = kAsWasSaid;
        if (found.description == found.trait) found.description.reset();
        if (found.source == found.trait) found.source.reset();
    } else if (const Result<void> result = findTrait(table, columns, found); !result) {
        return result.error();
    }
    if (found.source == found.trait)
        return Error{ErrorKind::Usage, "The trait and its source cannot be in the same column; name two columns.",
                     table.where(0)};
    if (found.description && !describesTraits(table, columns, found.trait, *found.description))
        found.description.reset();
    return found;
}

/// What a long table was read as, for its reading.
void decideColumns(const TableColumns& columns, const LongColumns& found, const GeneCells& genes,
                   const TraitCells& traits, Reading& reading)
{
    const auto optional = [&](const char* id, std::optional<std::size_t> column) {
        if (column) reading.decide(id, columns.called(*column), "its header or its cells say so");
    };
    const std::vector<std::string> all = columns.allCalled();
    if (!columns.hasHeader()) reading.decide("header", "none", "no cell of the first row names a column");
    reading.decide("gene", columns.called(found.gene), found.whyGene, all);
    if (genes.anyList()) reading.decide("genes_in_a_cell", "separated by " + delimiterName(genes.separator()));
    reading.decide("trait", columns.called(found.trait), found.whyTrait, all);
    if (const std::string cut = traits.text(); !cut.empty()) reading.decide("traits_in_a_cell", cut.substr(2));
    std::vector<std::string> sources = all;
    sources.insert(sources.begin(), kFileName);
    reading.decide("source", found.source ? columns.called(*found.source) : kFileName,
                   found.whySource.empty() ? "no column is one of sources" : found.whySource, std::move(sources));
    optional("description", found.description);
    optional("qualifier", found.qualifier);
    optional("evidence", found.evidence);
}

std::string_view optionalCell(const DelimitedTable& table, std::size_t row, std::optional<std::size_t> column)
{
    return column ? table.cell(row, *column) : std::string_view();
}

/// All genes of a row carry all its traits.
void addLongRow(const DelimitedTable& table, std::size_t row, const LongColumns& found,
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
    const Result<LongColumns> resolved = longColumns(table, columns, context);
    if (!resolved) return resolved.error();
    const LongColumns& found = *resolved;
    const std::size_t needed = std::max(found.gene, found.trait) + 1;

    TraitFileBuilder builder("long", table.fileName());
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != found.gene && c != found.trait && c != found.source && c != found.description &&
            c != found.qualifier && c != found.evidence)
            builder.addNote(Severity::Info, "traits.column_ignored", "columns were not read.", columns.name(c));
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
                             "lines left out: they end before the gene or the trait.", lineOf(table, row));
            continue;
        }
        if (columns.hasHeader() && width > columns.headerSize())
            builder.addNote(Severity::Warning, "traits.long_line",
                            "lines hold more fields than the header; put text that holds the separator in quotes.",
                            lineOf(table, row));
        const auto genes = geneCells.of(row);
        if (genes.empty()) {
            builder.leaveOut(Severity::Warning, "traits.no_gene", "lines left out: they name no gene.",
                             lineOf(table, row));
            continue;
        }
        const auto traits = traitCells.of(row);
        if (traits.empty()) {
            builder.leaveOut(Severity::Info, "traits.no_trait", "lines left out: they name no trait.",
                             lineOf(table, row));
            continue;
        }
        if (traitCells.keptWhole(row))
            builder.addNote(Severity::Info, "traits.cell_whole",
                            "cells hold a semicolon or a bar and were taken as one trait, because what stands between "
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

/// Whether a column of numbers is one of 0 and 1 with so few other numbers that they are slips: one, or one in fifty.
/// Counts (of domains, of copies) hold more.
bool isFlagsWithSlips(const DelimitedTable& table, const TableColumns& columns, std::size_t column)
{
    std::size_t yes = 0;
    std::size_t flags = 0;
    std::size_t others = 0;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        const Flag flag = flagOf(table.cell(row, column));
        if (flag == Flag::None) ++others;
        if (flag == Flag::Yes) ++yes;
        if (flag == Flag::Yes || flag == Flag::No) ++flags;
    }
    constexpr std::size_t kOneIn = 50;
    constexpr std::size_t kLeastFlags = 9;
    return yes > 0 && flags >= kLeastFlags && (others == 1 || others * kOneIn <= flags);
}

/// Columns of flags. Where the user says that the table is wide, more cells may be something else.
std::vector<std::size_t> flagColumns(const DelimitedTable& table, const TableColumns& columns, std::size_t gene,
                                     bool saidWide)
{
    std::vector<std::size_t> flags;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene) continue;
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
    const Result<std::size_t> geneColumn =
        isSaid ? columns.named(layout.geneColumn) : Result<std::size_t>(columns.geneColumn());
    if (!geneColumn) return geneColumn.error();
    if (auto rivals = columns.geneRivals(*geneColumn); !isSaid && !rivals.empty())
        return columns.undecidedGene(*geneColumn, std::move(rivals));
    const std::vector<std::size_t> flags = flagColumns(table, columns, *geneColumn, layout.format == "wide");
    if (flags.empty())
        return badInput(
            "No column of the wide table holds 0 and 1 (or TRUE and FALSE, yes and no, x); give one trait a "
            "column of such cells.",
            table.where(0));

    TraitFileBuilder builder("wide", table.fileName());
    decideDelimiter(builder.reading(), table.delimiter(), layout.delimiter.has_value());
    builder.reading().decide("gene", columns.called(*geneColumn), isSaid ? kAsWasSaid : columns.geneReason(*geneColumn),
                             columns.allCalled());
    builder.reading().decide("columns_of_traits", std::to_string(flags.size()), "they hold yes and no");
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
            builder.leaveOut(Severity::Warning, "traits.no_gene", "lines left out: they name no gene.",
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

bool isWide(const DelimitedTable& table, const TableColumns& columns, const TraitLayout& layout)
{
    if (layout.format == "wide") return true;
    const bool namesColumns = !layout.traitColumn.empty() || !layout.sourceColumn.empty();
    if (layout.format == "long" || namesColumns || !columns.hasHeader()) return false;
    const std::size_t gene = columns.geneColumn();
    const auto trait = columns.find(ColumnRole::Trait, gene);
    if (trait && columns.kind(*trait) != ColumnKind::Flags) return false;
    return !flagColumns(table, columns, gene, false).empty();
}

}  // namespace

Result<TraitFile> readTraitTable(std::string_view text, const std::string& fileName, const TraitContext& context,
                                 Progress& progress)
{
    const TraitLayout& layout = context.layout;
    SubProgress splitting(progress, 0, 0.5);
    const Result<DelimitedTable> table = DelimitedTable::read(text, fileName, layout.delimiter, splitting);
    if (!table) return table.error();
    std::vector<std::string> headers{layout.geneColumn, layout.traitColumn, layout.sourceColumn};
    for (std::size_t c = 0; c < table->columns(); ++c)
        if (standsAboveTerms(*table, c)) headers.emplace_back(table->cell(0, c));
    const TableColumns columns(*table, headers, context.isGene);
    SubProgress reading(progress, 0.5, 1);
    return isWide(*table, columns, layout) ? readWide(*table, columns, layout, reading)
                                           : readLong(*table, columns, context, reading);
}

}  // namespace pleio
