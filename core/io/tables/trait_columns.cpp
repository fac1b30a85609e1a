// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/trait_columns.h"

#include "core/base/ascii.h"
#include "core/base/progress.h"
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/blast_hits.h"
#include "core/io/tables/cell_lists.h"
#include "core/io/tables/go_annotation.h"
#include "core/io/tables/measured_columns.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pleio {

namespace {

std::string quotedColumn(std::string_view name) { return '"' + std::string(name) + '"'; }

/// The column with one of the headers, in the form of comparableHeader().
std::optional<std::size_t> columnHeaded(const TableColumns& columns, std::initializer_list<std::string_view> headers)
{
    for (std::size_t c = 0; columns.hasHeader() && c < columns.size(); ++c)
        if (std::ranges::find(headers, comparableHeader(columns.name(c))) != headers.end()) return c;
    return {};
}

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

constexpr std::size_t kSampleOfTraits = 1 << 16;

/// Headers of columns that are no trait beside those that programs which measure genes write.
constexpr std::array kTechnicalHeaders = std::to_array<std::string_view>(
    {"strandedness",  "orientation", "contig",       "contigid",  "scaffold",  "fasta",       "replicon",   "chrom",
     "startposition", "endposition", "geneposition", "genestart", "geneend",   "seqlength",   "ntlength",   "aalength",
     "score",         "bitscore",    "evalue",       "thrshld",   "threshold", "probability", "confidence", "identity",
     "pident",        "csposition",  "hits",         "simmean",   "gc",        "gccontent",   "kme",        "tags"});

/// Headers of what annotation programs say of a gene, which is a trait only where nothing else can be one.
constexpr std::array kGeneTextHeaders = std::to_array<std::string_view>(
    {"product", "geneproduct", "proteinname", "proteinnames", "genedescription", "proteindescription", "note", "desc"});

bool describesGenes(const TableColumns& columns, std::size_t column)
{
    return columns.hasHeader() &&
           std::ranges::find(kGeneTextHeaders, headerLetters(columns.name(column))) != kGeneTextHeaders.end();
}

/// Whether nearly every row of many says something else, as a text about its gene does.
bool differsFromRowToRow(const DelimitedTable& table, const TableColumns& columns, std::size_t column)
{
    constexpr std::size_t kLeastRows = 20;
    constexpr std::size_t kOneIn = 10;
    std::set<std::string_view> texts;
    std::size_t cells = 0;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        if (isMissing(cell)) continue;
        ++cells;
        texts.insert(cell);
    }
    return cells >= kLeastRows && (cells - texts.size()) * kOneIn <= cells;
}

/// Whether whole numbers are labels: of few kinds and close together, or with zeros in front.
bool areLabels(const DelimitedTable& table, const TableColumns& columns, std::size_t column)
{
    std::set<std::int64_t> labels;
    std::size_t cells = 0;
    bool padded = false;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        if (isMissing(cell)) continue;
        std::int64_t label = 0;
        if (!parseInteger(cell, label) || label < 0) return false;
        padded = padded || (cell.size() > 1 && cell[0] == '0');
        labels.insert(label);
        ++cells;
    }
    if (labels.empty()) return false;
    const std::string_view header = columns.hasHeader() ? std::string_view(columns.name(column)) : std::string_view();
    if (padded || headerNames(header, ColumnRole::Trait) || headerNames(header, ColumnRole::Cluster)) return true;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != column && columns.kind(c) == ColumnKind::Numbers) return false;
    return 2 * labels.size() <= cells && *labels.rbegin() <= 2 * static_cast<std::int64_t>(labels.size());
}

bool anyNumbers(const TableColumns& columns, std::size_t gene)
{
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != gene && columns.kind(c) == ColumnKind::Numbers) return true;
    return false;
}

/// The columns that may hold what no header names: those that hold something, and not another name of genes unless
/// the genome says that such a header misleads.
std::vector<std::size_t> unnamedColumns(const DelimitedTable& table, const TableColumns& columns,
                                        const TraitColumns& taken)
{
    const bool misleads = columns.geneShare(taken.gene) > 0 && !headerNames(columns.name(taken.gene), ColumnRole::Gene);
    std::vector<std::size_t> free;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == taken.gene || c == taken.source || c == taken.description || c == taken.qualifier ||
            c == taken.evidence)
            continue;
        const bool namesGenes = headerNames(columns.name(c), ColumnRole::Gene);
        if (!canNameTraits(table, columns, c) || (namesGenes && !misleads)) continue;
        free.push_back(c);
    }
    return free;
}

/// Whether every trait has one text in the column: a gene's description differs from row to row. Cells with several
/// traits stand beside what describes the gene.
bool describesTraits(const DelimitedTable& table, const TableColumns& columns, std::size_t trait, std::size_t column)
{
    const TraitCells traits(table, columns, trait, {});
    std::unordered_map<std::string_view, std::string_view> texts;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        const std::string_view text = table.cell(row, column);
        const auto values = traits.of(row);
        if (values.size() > 1 && !isMissing(text)) return false;
        for (const TraitCells::Value& value : values)
            if (texts.try_emplace(value.name, text).first->second != text) return false;
    }
    return true;
}

/// Whether cells are words and no identifiers, which hold digits and no blank.
bool holdsWords(const DelimitedTable& table, const TableColumns& columns, std::size_t column)
{
    if (columns.kind(column) != ColumnKind::Text) return false;
    std::size_t all = 0;
    std::size_t words = 0;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        if (isMissing(cell)) continue;
        ++all;
        const bool isCode = std::ranges::any_of(cell, isDigit) || cell.find('_') != std::string_view::npos;
        if (cell.find(' ') != std::string_view::npos || !isCode) ++words;
    }
    return 2 * words > all;
}

/// Of columns that no header names, the only one that holds terms of known vocabularies is the trait, and of the others
/// one may name the terms. False if there is no such column; a Usage error asks which of several it is.
Result<bool> findTerms(const DelimitedTable& table, const TableColumns& columns, std::vector<std::size_t> free,
                       TraitColumns& found)
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
            holdsWords(table, columns, c) && describesTraits(table, columns, found.trait, c)) {
            found.description = c;
            found.whyDescription = "its cells are words, the same ones for every row of a trait";
        }
    // A source says the same of many terms; what says more is about the genes.
    const auto isOfSource = [&](std::size_t c) {
        return c != found.description && !describesGenes(columns, c) &&
               columns.distinct(c) < columns.distinct(found.trait) && !differsFromRowToRow(table, columns, c);
    };
    if (free.size() == 1 && !found.source && isOfSource(free.front())) {
        found.source = free.front();
        found.whySource = "it is what is left";
    }
    return true;
}

/// The column whose header is the best known one of traits. Counts of terms ("#GO") have one too, but name none.
std::optional<std::size_t> headedTrait(const DelimitedTable& table, const TableColumns& columns, std::size_t gene)
{
    const auto best = columns.find(ColumnRole::Trait, gene);
    if (!best || columns.kind(*best) == ColumnKind::Empty || canNameTraits(table, columns, *best)) return best;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (c != gene && headerNames(columns.name(c), ColumnRole::Trait) && canNameTraits(table, columns, c)) return c;
    return {};
}

Error theseAreNumbers(const DelimitedTable& table, const TableColumns& columns)
{
    return badInput("These are numbers, and no column names a trait (columns: " + columns.list() +
                        "); give the table as phenotypes, or as expression, or name the trait column.",
                    table.where(0));
}

/// Refuses a column of yes and no in which too many cells hold something else: its words are no traits.
Result<void> checkNoMixedFlags(const DelimitedTable& table, const TableColumns& columns, std::size_t column)
{
    if (columns.kind(column) != ColumnKind::Text || !columns.mostlyFlags(column)) return {};
    std::set<std::string> others;
    std::int64_t number = 0;
    bool yes = false;
    bool no = false;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        const Flag flag = flagOf(cell);
        // Letters and signs (x, T, +) are names of traits as well.
        if (flag != Flag::None && cell.size() == 1 && !isDigit(cell.front())) return {};
        yes = yes || flag == Flag::Yes;
        no = no || flag == Flag::No;
        if (flag != Flag::None) continue;
        ++number;
        constexpr std::size_t kShown = 3;
        if (others.size() < kShown) others.insert('"' + std::string(cell) + '"');
    }
    if (!yes || !no || number == 0) return {};
    std::string shown;
    for (const std::string& other : others) addToList(shown, other);
    return Error{ErrorKind::Usage,
                 "The column " + quotedColumn(columns.name(column)) + " says yes and no, but " +
                     counted(number, "cell holds", "cells hold") + " something else (" + shown +
                     "); empty those, or read the table in the format \"wide\", which leaves them out, or name the "
                     "column as that of the traits if its words are traits.",
                 table.where(0)};
}

/// Finds the trait column, and the source column where neither user nor header names one.
Result<void> findTrait(const DelimitedTable& table, const TableColumns& columns, TraitColumns& found)
{
    if (const auto trait = headedTrait(table, columns, found.gene)) {
        found.trait = *trait;
        found.whyTrait = "its header names traits";
        return {};
    }
    std::vector<std::size_t> free = unnamedColumns(table, columns, found);
    if (free.empty() && found.description && !anyNumbers(columns, found.gene))
        free.push_back(*std::exchange(found.description, std::nullopt));
    if (free.size() > 1) {
        const Result<bool> terms = findTerms(table, columns, free, found);
        if (!terms) return terms.error();
        if (*terms) return {};
    }
    if (std::ranges::any_of(free, [&](std::size_t c) { return !describesGenes(columns, c); }))
        std::erase_if(free, [&](std::size_t c) { return describesGenes(columns, c); });
    if (free.size() == 2 && !found.source &&
        differsFromRowToRow(table, columns, free[0]) != differsFromRowToRow(table, columns, free[1]))
        return columns.undecided("trait", free, "may each name the traits, or say something of their genes");
    if (free.size() == 2 && !found.source) {
        // A source says the same for many traits.
        const bool firstIsSource = columns.distinct(free[0]) < columns.distinct(free[1]);
        found.trait = free[firstIsSource ? 1 : 0];
        found.source = free[firstIsSource ? 0 : 1];
        found.whyTrait = "it says more different things than " + quotedColumn(columns.name(*found.source));
        found.whySource = "it says fewer different things than " + quotedColumn(columns.name(found.trait));
        return {};
    }
    if (free.size() == 1) {
        found.trait = free.front();
        found.whyTrait = "it is what is left";
        return {};
    }
    if (!free.empty()) return columns.undecided("trait", free, "may each name the traits");
    if (anyNumbers(columns, found.gene)) return theseAreNumbers(table, columns);
    return badInput("Cannot tell which column names the trait (columns: " + columns.list() +
                        "); name the trait column, or give a table of gene and trait, or one of 0 and 1.",
                    table.where(0));
}

/// The column of evidence codes, by its header or because it holds nothing else.
std::optional<std::size_t> evidenceColumn(const DelimitedTable& table, const TableColumns& columns, std::string& why)
{
    why = "its header names evidence";
    if (const auto headed = columnHeaded(
            columns, {"evidence", "evidence_code", "go_evidence_code", "go_term_evidence_code", "evidence_type"}))
        return headed;
    why = "its cells are codes of evidence";
    for (std::size_t c = 0; c < columns.size(); ++c) {
        bool all = columns.kind(c) == ColumnKind::Text && table.rows() > columns.firstRow();
        for (std::size_t row = columns.firstRow(); all && row < table.rows(); ++row)
            all = isGoEvidence(table.cell(row, c));
        if (all) return c;
    }
    return {};
}

/// The column of qualifiers, by its header or because it holds nothing else.
std::optional<std::size_t> qualifierColumn(const DelimitedTable& table, const TableColumns& columns, std::string& why)
{
    why = "its header names qualifiers";
    if (const auto headed = columnHeaded(columns, {"qualifier", "qualifiers", "qualifier_s", "go_qualifier"}))
        return headed;
    why = "its cells are relations of the Gene Ontology";
    for (std::size_t c = 0; c < columns.size(); ++c) {
        bool all = columns.kind(c) == ColumnKind::Text;
        bool any = false;
        for (std::size_t row = columns.firstRow(); all && row < table.rows(); ++row) {
            if (isMissing(table.cell(row, c))) continue;
            any = true;
            all = isGoQualifier(table.cell(row, c));
        }
        if (all && any) return c;
    }
    return {};
}

/// Numbers of genes, as a table about traits or clusters has them, come again and again; ids of genes do not.
bool areCounts(const DelimitedTable& table, const TableColumns& columns, std::size_t column)
{
    std::set<std::string_view> different;
    std::size_t all = 0;
    for (std::size_t row = columns.firstRow(); row < table.rows(); ++row)
        if (const std::string_view cell = table.cell(row, column); !isMissing(cell)) {
            different.insert(cell);
            ++all;
        }
    return columns.hasHeader() && headerLetters(columns.name(column)) == "genes" && 2 * different.size() <= all;
}

}  // namespace

bool isTechnicalOfTraits(std::string_view header)
{
    constexpr std::size_t kShort = 2;  // "b" and "f" are columns of a program only beside others of it
    const std::string letters = headerLetters(header);
    return header.starts_with('#') || (letters.size() > kShort && measuredBy(header) == Measured::Technical) ||
           std::ranges::find(kTechnicalHeaders, letters) != kTechnicalHeaders.end();
}

bool canNameTraits(const DelimitedTable& table, const TableColumns& columns, std::size_t column)
{
    const ColumnKind kind = columns.kind(column);
    if (kind == ColumnKind::Empty) return false;
    const std::string& header = columns.name(column);
    if (columns.hasHeader() && isTechnicalOfTraits(header)) return false;
    // Zeros and ones beside other columns are counts or scores where they are no flags.
    if (kind == ColumnKind::Flags && columns.size() > 2 && !headerNames(header, ColumnRole::Trait))
        for (std::size_t row = columns.firstRow(); row < table.rows(); ++row)
            if (const std::string_view cell = table.cell(row, column); !isMissing(cell))
                return columns.numbers().read(cell).kind != CellNumber::Kind::Number;
    if (kind != ColumnKind::Numbers) return true;
    if (columns.hasHeader() && measuredBy(header)) return false;
    return areLabels(table, columns, column);
}

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

bool holdsTraits(std::string_view text)
{
    if (text.size() > kSampleOfTraits) {
        const auto end = text.rfind('\n', kSampleOfTraits);
        text = text.substr(0, end == std::string_view::npos ? kSampleOfTraits : end);
    }
    if (isBlastHits(text)) return false;
    NoProgress progress;
    const auto table = DelimitedTable::read(text, {}, {}, progress);
    if (!table) return true;
    const TableColumns columns(*table, {});
    const std::size_t gene = columns.geneColumn();
    if (columns.kind(gene) == ColumnKind::Numbers && areCounts(*table, columns, gene)) return false;
    const bool numbers = anyNumbers(columns, gene);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == gene) continue;
        // Names and descriptions of the genes stand beside measurements too.
        const bool isOfGene = columns.hasHeader() && (headerNames(columns.name(c), ColumnRole::Gene) ||
                                                      headerNames(columns.name(c), ColumnRole::Description));
        if (numbers && isOfGene) continue;
        if (canNameTraits(*table, columns, c)) return true;
        const bool isTechnical = columns.hasHeader() && isTechnicalOfTraits(columns.name(c));
        if (!isTechnical && columns.kind(c) == ColumnKind::Numbers && isFlagsWithSlips(*table, columns, c)) return true;
    }
    return !numbers;
}

Result<TraitColumns> traitColumns(const DelimitedTable& table, const TableColumns& columns, const TraitContext& context)
{
    const TraitLayout& layout = context.layout;
    TraitColumns found;
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
    found.qualifier = qualifierColumn(table, columns, found.whyQualifier);
    found.evidence = evidenceColumn(table, columns, found.whyEvidence);
    if (found.gene == namedTrait)
        return Error{ErrorKind::Usage, "The gene and the trait cannot be in the same column; name two columns.",
                     table.where(0)};
    found.source = columns.find(ColumnRole::Source, found.gene);
    if (found.source) found.whySource = "its header names sources";
    if (!layout.sourceColumn.empty()) {
        const Result<std::size_t> source = columns.named(layout.sourceColumn);
        if (!source && layout.sourceColumn != kTraitFileName) return source.error();
        found.source = source ? std::optional(*source) : std::nullopt;
        found.whySource = kAsWasSaid;
    }
    found.description = columns.find(ColumnRole::Description, found.gene);
    if (found.description) found.whyDescription = "its header names descriptions";

    if (namedTrait) {
        found.trait = *namedTrait;
        found.whyTrait = kAsWasSaid;
        if (found.description == found.trait) found.description.reset();
        if (found.source == found.trait) found.source.reset();
    } else if (const Result<void> result = findTrait(table, columns, found); !result) {
        return result.error();
    } else if (const Result<void> flags = checkNoMixedFlags(table, columns, found.trait);
               !flags && context.layout.format != "long") {
        return flags.error();
    }
    // Columns were told apart by what they hold, and none of them is to name sources.
    if (layout.sourceColumn == kTraitFileName && found.whySource != kAsWasSaid) {
        found.source.reset();
        found.whySource = kAsWasSaid;
    }
    if (found.qualifier == found.trait) found.qualifier.reset();
    if (found.source == found.trait)
        return Error{ErrorKind::Usage, "The trait and its source cannot be in the same column; name two columns.",
                     table.where(0)};
    if (found.description && !describesTraits(table, columns, found.trait, *found.description))
        found.description.reset();
    return found;
}

}  // namespace pleio
