// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/table_columns.h"

#include "core/base/ascii.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <span>
#include <unordered_set>

namespace pleio {

namespace {

/// Rows that are looked at to tell what a column holds.
constexpr std::size_t kSampleRows = 2'000;

// Headers by role, the most specific first.
constexpr std::array<std::string_view, 24> kGeneHeaders{
    "locus_tag", "locustag",   "locus",   "systematic_name", "ordered_locus_name", "orf",        "orf_id",
    "b_number",  "bnumber",    "gene_id", "geneid",          "gene_symbol",        "symbol",     "gene_name",
    "genename",  "gene",       "genes",   "protein_id",      "old_locus_tag",      "feature_id", "identifier",
    "query",     "query_name", "id"};
constexpr std::array<std::string_view, 24> kTraitHeaders{
    "trait",   "trait_name",   "traits", "term",         "term_id",   "go_id",    "go_term",  "go",
    "geneset", "gene_set",     "set",    "pathway",      "phenotype", "function", "category", "annotation",
    "cog",     "cog_category", "kegg",   "kegg_pathway", "ko",        "keyword",  "label",    "class"};
constexpr std::array<std::string_view, 8> kSourceHeaders{"source",   "trait_source", "database",   "db",
                                                         "ontology", "namespace",    "collection", "vocabulary"};
constexpr std::array<std::string_view, 5> kDescriptionHeaders{"description", "trait_description", "term_name",
                                                              "definition", "details"};
constexpr std::array<std::string_view, 6> kClusterHeaders{"cluster", "cluster_id", "cluster_name",
                                                          "family",  "family_id",  "representative"};

std::span<const std::string_view> headersOf(ColumnRole role)
{
    switch (role) {
    case ColumnRole::Gene:
        return kGeneHeaders;
    case ColumnRole::Trait:
        return kTraitHeaders;
    case ColumnRole::Source:
        return kSourceHeaders;
    case ColumnRole::Description:
        return kDescriptionHeaders;
    case ColumnRole::Cluster:
        return kClusterHeaders;
    }
    return {};
}

/// "Locus tag " -> "locus_tag", "GO-ID" -> "go_id".
std::string plainHeader(std::string_view header)
{
    std::string plain = toLowerAscii(trimmed(header));
    std::ranges::replace_if(
        plain, [](char c) { return c == ' ' || c == '-' || c == '.'; }, '_');
    return plain;
}

bool namesAnyRole(std::string_view header)
{
    return std::ranges::any_of(std::initializer_list<ColumnRole>{ColumnRole::Gene, ColumnRole::Trait,
                                                                 ColumnRole::Source, ColumnRole::Description,
                                                                 ColumnRole::Cluster},
                               [header](ColumnRole role) { return headerNames(header, role); });
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, text) != words.end();
}

/// Identifiers of vocabularies, which look like gene names but are traits: GO:0006412, COG0001, K00001,
/// PF00001, IPR000001, TIGR00001, map00010, eco00010, EC 1.1.1.1.
bool looksLikeTerm(std::string_view cell)
{
    if (cell.find(':') != std::string_view::npos) return true;
    const auto letters = static_cast<std::size_t>(std::ranges::find_if(cell, isDigit) - cell.begin());
    const std::string prefix = toLowerAscii(cell.substr(0, letters));
    const std::string_view digits = cell.substr(letters);
    return digits.size() >= 4 && std::ranges::all_of(digits, isDigit) &&
           isOneOf(prefix, {"cog", "k", "ko", "pf", "ipr", "tigr", "map", "path", "cl"});
}

bool looksLikeGene(std::string_view cell)
{
    constexpr std::size_t kLongest = 64;
    return !cell.empty() && cell.size() <= kLongest && cell.find(' ') == std::string_view::npos && !looksLikeTerm(cell);
}

/// A way to write yes and no, in lower case.
struct FlagStyle {
    std::string_view yes;
    std::string_view no;
    bool mark = false;
};
constexpr std::array<FlagStyle, 9> kFlagStyles{{{"1", "0"},
                                                {"1.0", "0.0"},
                                                {"true", "false"},
                                                {"yes", "no"},
                                                {"present", "absent"},
                                                {"t", "f", true},
                                                {"y", "n", true},
                                                {"+", "-", true},
                                                {"x", "", true}}};

const FlagStyle* styleOf(std::string_view cell)
{
    const std::string text = toLowerAscii(cell);
    const auto found = std::ranges::find_if(kFlagStyles, [&text](const FlagStyle& style) {
        return text == style.yes || (!style.no.empty() && text == style.no);
    });
    return found == kFlagStyles.end() ? nullptr : &*found;
}

struct Content {
    ColumnKind kind = ColumnKind::Empty;
    const FlagStyle* style = nullptr;  ///< of Flags and Marks
};

Content contentOf(const DelimitedTable& table, std::size_t column, std::size_t firstRow)
{
    const FlagStyle* style = nullptr;
    bool flags = true;
    bool numbers = true;
    const std::size_t end = std::min(table.rows(), firstRow + kSampleRows);
    for (std::size_t row = firstRow; row < end && (flags || numbers); ++row) {
        const std::string_view cell = table.cell(row, column);
        if (isMissing(cell)) continue;
        if (!numberOf(cell)) numbers = false;
        const FlagStyle* own = styleOf(cell);
        if (!own || (style && style != own)) flags = false;
        style = own;
    }
    if (!flags) return {numbers ? ColumnKind::Numbers : ColumnKind::Text, nullptr};
    if (!style) return {};
    return {style->mark ? ColumnKind::Marks : ColumnKind::Flags, style};
}

/// Whether the first row can only be a header, because it stands as text above flags or numbers.
bool standsAboveValues(const DelimitedTable& table, bool shifted)
{
    const auto first = table.row(0);
    for (std::size_t c = 0; c < first.size(); ++c) {
        const Content below = contentOf(table, shifted ? c + 1 : c, 1);
        if (below.kind != ColumnKind::Flags && below.kind != ColumnKind::Numbers) continue;
        if (isMissing(first[c]) || numberOf(first[c])) continue;
        if (below.kind == ColumnKind::Numbers || styleOf(first[c]) != below.style) return true;
    }
    return false;
}

/// Whether a text stands in a column below the first row.
bool recurs(const DelimitedTable& table, std::size_t column, std::string_view text)
{
    const std::size_t end = std::min(table.rows(), kSampleRows);
    for (std::size_t row = 1; row < end; ++row)
        if (table.cell(row, column) == text) return true;
    return false;
}

/// Whether all rows hold one field more than the first.
bool hasRowNames(const DelimitedTable& table)
{
    const std::size_t rows = std::min(table.rows(), kSampleRows);
    for (std::size_t row = 1; row < rows; ++row)
        if (table.row(row).size() != table.row(0).size() + 1) return false;
    return rows > 1;
}

}  // namespace

bool headerNames(std::string_view header, ColumnRole role)
{
    const auto known = headersOf(role);
    return std::ranges::find(known, plainHeader(header)) != known.end();
}

bool isMissing(std::string_view cell)
{
    return isOneOf(toLowerAscii(cell), {"", "na", "n/a", "nan", "null", "none", "-", ".", "?"});
}

std::optional<double> numberOf(std::string_view cell)
{
    double value = 0;
    if (!parseNumber(cell, value) || !std::isfinite(value)) return {};
    return value;
}

Flag flagOf(std::string_view cell)
{
    if (const FlagStyle* style = styleOf(cell)) return toLowerAscii(cell) == style->yes ? Flag::Yes : Flag::No;
    return isMissing(cell) ? Flag::Missing : Flag::None;
}

TableColumns::TableColumns(const DelimitedTable& table, const std::vector<std::string>& asked) : m_table(table)
{
    const auto isName = [&asked](std::string_view cell) {
        // A column that is not asked for has an empty name, and so has an empty cell.
        return !cell.empty() && (namesAnyRole(cell) || std::ranges::find(asked, cell) != asked.end());
    };
    std::vector<std::string_view> header;
    if (std::ranges::any_of(table.headerComment(), isName)) {
        header = table.headerComment();
    } else {
        const auto first = table.row(0);
        // R writes no header above the row names, so that the rows hold one field more.
        const bool shifted = hasRowNames(table);
        bool found = standsAboveValues(table, shifted);
        // "GO" names a column, but a source too; a header stands nowhere else in its column.
        for (std::size_t c = 0; c < first.size() && !found; ++c)
            found = isName(first[c]) && !recurs(table, shifted ? c + 1 : c, first[c]);
        if (found) {
            header.assign(first.begin(), first.end());
            if (shifted) header.insert(header.begin(), std::string_view());
            m_firstRow = 1;
        }
    }
    m_headerSize = header.size();
    const std::size_t columns = std::max(table.columns(), header.size());
    for (std::size_t c = 0; c < columns; ++c) {
        const bool isNamed = c < header.size() && !header[c].empty();
        m_names.push_back(isNamed ? std::string(header[c]) : "column " + std::to_string(c + 1));
        m_kinds.push_back(contentOf(table, c, m_firstRow).kind);
    }
}

Result<std::size_t> TableColumns::named(const std::string& name) const
{
    if (hasHeader())
        if (const auto found = std::ranges::find(m_names, name); found != m_names.end())
            return static_cast<std::size_t>(found - m_names.begin());
    std::int64_t number = 0;
    if (parseInteger(name, number) && number >= 1 && number <= static_cast<std::int64_t>(size()))
        return static_cast<std::size_t>(number - 1);
    return Error{ErrorKind::Usage, "There is no column \"" + name + "\"; the columns are " + list() + ".",
                 m_table.where(0)};
}

std::optional<std::size_t> TableColumns::find(ColumnRole role, std::optional<std::size_t> except) const
{
    if (!hasHeader()) return {};
    for (const std::string_view known : headersOf(role))
        for (std::size_t c = 0; c < size(); ++c)
            if (c != except && plainHeader(m_names[c]) == known) return c;
    return {};
}

double TableColumns::geneLikeness(std::size_t column) const
{
    std::size_t like = 0;
    const std::size_t end = std::min(m_table.rows(), m_firstRow + kSampleRows);
    for (std::size_t row = m_firstRow; row < end; ++row)
        if (looksLikeGene(m_table.cell(row, column))) ++like;
    return end == m_firstRow ? 0 : static_cast<double>(like) / static_cast<double>(end - m_firstRow);
}

std::size_t TableColumns::geneColumn(std::optional<std::size_t> except) const
{
    if (const auto found = find(ColumnRole::Gene, except)) return *found;
    std::size_t best = except == 0U && size() > 1 ? 1 : 0;
    double bestLikeness = -1;
    for (std::size_t c = best; c < size(); ++c) {
        // Flags and numbers can look like names, but a table of nothing else has its names in front.
        if (c == except || (c > 0 && kind(c) != ColumnKind::Text)) continue;
        const double likeness = geneLikeness(c);
        if (likeness > bestLikeness) {
            best = c;
            bestLikeness = likeness;
        }
    }
    return best;
}

std::size_t TableColumns::distinct(std::size_t column) const
{
    std::unordered_set<std::string_view> texts;
    const std::size_t end = std::min(m_table.rows(), m_firstRow + kSampleRows);
    for (std::size_t row = m_firstRow; row < end; ++row) texts.insert(m_table.cell(row, column));
    return texts.size();
}

bool TableColumns::mostlyFlags(std::size_t column) const
{
    std::size_t flags = 0;
    std::size_t others = 0;
    for (std::size_t row = m_firstRow; row < m_table.rows(); ++row) {
        const std::string_view cell = m_table.cell(row, column);
        if (styleOf(cell))
            ++flags;
        else if (!isMissing(cell))
            ++others;
    }
    return flags > others;
}

std::string TableColumns::list() const
{
    constexpr std::size_t kMost = 12;
    std::string text;
    for (std::size_t c = 0; c < std::min(size(), kMost); ++c) text += (c > 0 ? ", " : "") + m_names[c];
    if (size() > kMost) text += " … (" + displayCount(static_cast<std::int64_t>(size())) + " in all)";
    return text;
}

}  // namespace pleio
