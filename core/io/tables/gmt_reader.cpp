// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"

#include <algorithm>
#include <unordered_set>

namespace pleio {

namespace {

constexpr std::size_t kFirstGene = 2;

/// The cells of the first lines, without empty ones at the ends.
std::vector<std::vector<std::string_view>> sampleRows(std::string_view text)
{
    std::vector<std::vector<std::string_view>> rows;
    for (const std::string_view line : firstLines(text)) {
        auto fields = splitView(line, '\t');
        while (fields.size() > 1 && trimmed(fields.back()).empty()) fields.pop_back();
        rows.push_back(std::move(fields));
    }
    return rows;
}

/// Whether the first row names columns and the rows below are as wide: a word in the first row that stands for a gene
/// or a trait, and nowhere else in its column. One name of a set ("KEGG") or one description ("gene") is no header;
/// the first column of genes, or half of the first four columns, is.
bool hasTableShape(const std::vector<std::vector<std::string_view>>& rows)
{
    const auto& header = rows.front();
    const auto namesColumn = [&](std::size_t c, ColumnRole role) {
        return headerNames(header[c], role) && std::none_of(rows.begin() + 1, rows.end(), [&](const auto& row) {
                   return c < row.size() && trimmed(row[c]) == trimmed(header[c]);
               });
    };
    std::size_t named = 0;
    for (std::size_t c = 0; c < header.size(); ++c)
        if (namesColumn(c, ColumnRole::Gene) || namesColumn(c, ColumnRole::Trait)) ++named;
    constexpr std::size_t kColumnsOfTable = 4;
    if (!namesColumn(0, ColumnRole::Gene) && 2 * named < std::min(header.size(), kColumnsOfTable)) return false;
    std::size_t equal = 0;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        if (rows[row].size() > header.size()) return false;
        if (rows[row].size() == header.size()) ++equal;
    }
    return 2 * equal >= rows.size() - 1;
}

/// Whether empty cells say that the text is a table: above a column of names stands nothing, or lines of one width have
/// a hole that cells follow. A gene set has a name, and empty cells only behind its genes, where a program of tables
/// put them.
bool hasHolesOfTable(std::string_view text)
{
    const auto lines = firstLines(text);
    const auto width = std::ranges::count(lines.front(), '\t');
    bool hole = trimmed(lines.front().substr(0, lines.front().find('\t'))).empty();
    for (const std::string_view line : lines) {
        if (std::ranges::count(line, '\t') != width) return false;
        const auto fields = splitView(line, '\t');
        bool ended = false;
        for (std::size_t c = kFirstGene; c < fields.size(); ++c) {
            const bool isEmpty = trimmed(fields[c]).empty();
            if (ended && !isEmpty) hole = true;
            ended = ended || isEmpty;
        }
    }
    return hole;
}

/// Whether lines of one width have a column of numbers under a word. Genes of sets may be numbers, but then the first
/// line holds one too.
bool hasColumnOfNumbers(std::string_view text)
{
    std::vector<std::vector<std::string_view>> rows;
    for (const std::string_view line : firstLines(text)) rows.push_back(splitView(line, '\t'));
    // R writes no header above the names of rows.
    constexpr std::size_t kFewest = 3;  // two sets may differ by a gene too
    const std::size_t above = rows.front().size();
    if (rows.size() >= kFewest &&
        std::all_of(rows.begin() + 1, rows.end(), [above](const auto& row) { return row.size() == above + 1; }))
        rows.front().insert(rows.front().begin(), std::string_view());
    const std::size_t width = rows.front().size();
    if (std::ranges::any_of(rows, [width](const auto& row) { return row.size() != width; })) return false;
    double number = 0;
    for (std::size_t c = 1; c < width; ++c) {
        if (trimmed(rows.front()[c]).empty() || parseNumber(trimmed(rows.front()[c]), number)) continue;
        if (std::all_of(rows.begin() + 1, rows.end(),
                        [&](const auto& row) { return parseNumber(trimmed(row[c]), number); }))
            return true;
    }
    return false;
}

/// Whether a comment names the columns of what follows, as SignalP writes it.
bool hasCommentOfColumns(std::string_view text)
{
    const auto lines = firstLines(text);
    const auto width = std::ranges::count(lines.front(), '\t');
    std::string_view comment;
    text = text.substr(0, kSniffBytes);
    while (text.starts_with('#')) comment = takeLine(text);
    return std::ranges::count(comment, '\t') == width &&
           std::ranges::all_of(lines, [width](auto line) { return std::ranges::count(line, '\t') == width; });
}

/// Whether all lines have the width of the first, whose first word is a known header of genes and comes never again.
bool hasGeneHeader(const std::vector<std::vector<std::string_view>>& rows, std::string_view text)
{
    if (!headerNames(rows.front().front(), ColumnRole::Gene)) return false;
    const auto lines = firstLines(text);
    const auto width = std::ranges::count(lines.front(), '\t');
    return std::ranges::all_of(lines, [width](auto line) { return std::ranges::count(line, '\t') == width; }) &&
           std::none_of(rows.begin() + 1, rows.end(),
                        [&](const auto& row) { return trimmed(row.front()) == trimmed(rows.front().front()); });
}

bool isTableOfCells(const std::vector<std::vector<std::string_view>>& rows, std::string_view text)
{
    return hasTableShape(rows) || hasGeneHeader(rows, text) || hasHolesOfTable(text) || hasCommentOfColumns(text) ||
           hasColumnOfNumbers(text);
}

/// "thrA" of "thrA,1.0", as Enrichr writes a gene and how far it belongs to the set.
std::string_view withoutWeight(std::string_view cell)
{
    const auto comma = cell.rfind(',');
    double weight = 0;
    if (comma == std::string_view::npos || comma == 0 || !parseNumber(trimmed(cell.substr(comma + 1)), weight))
        return cell;
    return trimmed(cell.substr(0, comma));
}

}  // namespace

bool isGmt(std::string_view text)
{
    if (text.starts_with("##")) return false;
    const auto rows = sampleRows(text);
    if (rows.size() < 2 || isTableOfCells(rows, text)) return false;
    return std::ranges::all_of(rows, [](const auto& row) { return row.size() > kFirstGene; }) &&
           std::ranges::any_of(rows, [&](const auto& row) { return row.size() != rows.front().size(); });
}

bool isNamedGmt(std::string_view text, std::string_view fileName)
{
    const std::string name = toLowerAscii(fileName);
    if (!name.ends_with(".gmt") && name.find(".gmt.") == std::string::npos) return false;
    const auto rows = sampleRows(text);
    return rows.empty() || !isTableOfCells(rows, text);
}

Result<TraitFile> readGmt(std::string_view text, const std::string& fileName, const TraitContext& context,
                          Progress& progress)
{
    const char delimiter = context.layout.delimiter.value_or('\t');
    DelimitedReader reader(text, {.delimiter = delimiter, .quotes = false});
    TraitFileBuilder builder("gmt", fileName);
    decideDelimiter(builder.reading(), delimiter, context.layout.delimiter.has_value(), "gene sets are written so");
    std::unordered_set<std::string_view> names;
    std::vector<std::string_view> fields;
    while (reader.next(fields)) {
        if (progress.isCancelled()) return cancelled();
        progress.report(static_cast<double>(reader.position()) / static_cast<double>(text.size()),
                        "Reading gene sets, line " + displayCount(reader.line()));
        const std::string line = "line " + std::to_string(reader.line());
        if (fields.size() < kFirstGene || fields.front().empty()) {
            builder.leaveOut(Severity::Warning, "traits.short_line",
                             "{line|lines} left out: a gene set needs a name, a description and genes.", line);
            continue;
        }
        const std::string_view description = fields[1] == "na" || fields[1] == "NA" ? std::string_view() : fields[1];
        const std::int32_t trait = builder.trait(fields[0], {}, description);
        if (!names.insert(fields[0]).second)
            builder.addNote(Severity::Warning, "traits.set_repeated",
                            "gene sets have the name of an earlier one and were joined with it; give them names of "
                            "their own to keep them apart.",
                            line + ": " + std::string(fields[0]));
        const std::size_t before = builder.file().rows.size();
        for (std::size_t i = kFirstGene; i < fields.size(); ++i) {
            const std::string_view gene = withoutWeight(fields[i]);
            if (gene.size() < fields[i].size())
                builder.addNote(Severity::Info, "traits.weight_ignored",
                                "genes stand with a weight (\"GENE,1.0\"), which was not read: they are in the set or "
                                "not.",
                                line + ": " + std::string(fields[i]));
            if (!gene.empty()) builder.addRow(gene, trait);
        }
        if (builder.file().rows.size() == before)
            builder.addNote(Severity::Warning, "traits.empty_set", "gene sets hold no gene.", std::string(fields[0]));
    }
    if (builder.file().traits.empty())
        return badInput("No line reads as a gene set; a line holds a name, a description and genes, separated by " +
                            delimiterName(delimiter) + "s.",
                        fileName);
    builder.setLayout("gene sets, " + delimiterName(delimiter) + "-separated: name, description, genes");
    return std::move(builder).finish();
}

}  // namespace pleio
