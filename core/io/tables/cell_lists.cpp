// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/cell_lists.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace pleio {

namespace {

constexpr std::array<std::string_view, 18> kGeneListHeaders{
    "genes",        "gene_list",  "genelist",      "geneid",       "geneids",       "gene_ids",
    "gene_symbols", "members",    "proteins",      "intersection", "intersections", "core_enrichment",
    "leading_edge", "lead_genes", "overlap_genes", "userid",       "study_items",   "genes_in_category"};

bool saysCog(std::string_view text) { return comparableHeader(text).find("cog") != std::string::npos; }

/// Whether so few do otherwise that they do not decide.
bool isNearlyAll(std::size_t part, std::size_t all)
{
    constexpr std::size_t kOneIn = 10;
    return part > 0 && (all - part) * kOneIn <= all;
}

bool canBeGeneName(std::string_view text)
{
    constexpr std::size_t kLongest = 64;
    return !text.empty() && text.size() <= kLongest && text.find_first_of(" \t,;%") == std::string_view::npos &&
           !termIn(text);
}

/// BioCyc puts it between values; no name holds it.
constexpr std::string_view kDoubleSlash = " // ";

bool looksLikeLocus(std::string_view text) { return std::ranges::count_if(text, isDigit) >= 2; }

}  // namespace

bool namesGeneList(std::string_view header)
{
    const std::string plain = comparableHeader(header);
    return std::ranges::find(kGeneListHeaders, plain) != kGeneListHeaders.end() ||
           plain.starts_with("matching_proteins_in_your");  // STRING
}

TraitCells::TraitCells(const DelimitedTable& table, const TableColumns& columns, std::size_t column,
                       std::optional<std::size_t> source)
    : m_table(table), m_firstRow(columns.firstRow()), m_column(column), m_source(source),
      m_headerSaysCog(columns.hasHeader() && saysCog(columns.name(column)))
{
    std::unordered_set<std::string_view> cells;
    for (std::size_t row = m_firstRow; row < table.rows(); ++row)
        if (const std::string_view cell = table.cell(row, column); !isMissing(cell)) cells.insert(cell);
    const auto terms = static_cast<std::size_t>(std::ranges::count_if(cells, [this](std::string_view cell) {
        const std::size_t number = termsIn(cell).size();
        m_severalTerms = m_severalTerms || number > 1;
        return number > 0;
    }));
    m_terms = isNearlyAll(terms, cells.size());
    findLetters();
    findSeparator();
}

bool TraitCells::isCogRow(std::size_t row) const
{
    return m_headerSaysCog || (m_source && saysCog(m_table.cell(row, *m_source)));
}

void TraitCells::findLetters()
{
    std::size_t cells = 0;
    std::size_t letters = 0;
    std::size_t singles = 0;
    std::size_t cogCells = 0;
    std::size_t cogLetters = 0;
    std::set<char> alone;
    for (std::size_t row = m_firstRow; row < m_table.rows(); ++row) {
        const std::string_view cell = m_table.cell(row, m_column);
        if (isMissing(cell)) continue;
        const auto pieces = piecesOf(cell, ",;|/ ");
        const bool are = std::ranges::all_of(pieces, isCogLetters) && !pieces.empty();
        ++cells;
        if (are) ++letters;
        m_severalLetters = m_severalLetters || (are && cell.size() > 1);
        if (cell.size() == 1 && are) {
            ++singles;
            alone.insert(cell[0]);
        }
        if (!isCogRow(row)) continue;
        ++cogCells;
        if (are) ++cogLetters;
    }
    m_cogLetters = isNearlyAll(cogLetters, cogCells);
    // Other columns have letters too (types A, B and AB); those of COG are many, and mostly stand alone.
    constexpr std::size_t kLeastLetters = 5;
    m_letters = cells > 0 && letters == cells && 2 * singles >= cells && alone.size() >= kLeastLetters;
}

void TraitCells::findSeparator()
{
    for (std::size_t row = m_firstRow; row < m_table.rows(); ++row)
        if (m_table.cell(row, m_column).find(kDoubleSlash) != std::string_view::npos) {
            m_doubleSlash = true;
            return;
        }
    for (const char separator : {';', '|', ','}) {
        // In how many different cells a piece stands.
        std::unordered_map<std::string_view, std::size_t> seen;
        std::unordered_set<std::string_view> cells;
        bool tight = true;
        for (std::size_t row = m_firstRow; row < m_table.rows(); ++row) {
            const std::string_view cell = m_table.cell(row, m_column);
            if (isMissing(cell) || !cells.insert(cell).second) continue;
            for (const std::string_view piece : piecesOf(cell, {&separator, 1})) {
                ++seen[piece];
                tight = tight && piece.find(' ') == std::string_view::npos;
            }
            tight = tight && cell.find(", ") == std::string_view::npos;
        }
        std::size_t lists = 0;
        std::size_t pieces = 0;
        std::size_t again = 0;
        for (const std::string_view cell : cells) {
            const auto parts = piecesOf(cell, {&separator, 1});
            if (parts.size() < 2) continue;
            ++lists;
            pieces += parts.size();
            again += static_cast<std::size_t>(
                std::ranges::count_if(parts, [&seen](std::string_view part) { return seen[part] > 1; }));
        }
        // A comma stands in names ("transport, metabolism"), unless it never has a blank beside.
        if (lists > 1 && 2 * again > pieces && (separator != ',' || tight)) {
            m_separator = separator;
            return;
        }
    }
}

std::vector<TraitCells::Value> TraitCells::of(std::size_t row) const
{
    const std::string_view cell = m_table.cell(row, m_column);
    if (isMissing(cell)) return {};
    std::vector<Value> values;
    if (m_letters || (m_cogLetters && isCogRow(row))) {
        const auto pieces = piecesOf(cell, ",;|/ ");
        if (std::ranges::all_of(pieces, isCogLetters)) {
            for (const std::string_view piece : pieces)
                for (std::size_t i = 0; i < piece.size(); ++i) values.push_back({piece.substr(i, 1), {}});
            return values;
        }
    }
    if (const auto terms = termsIn(cell); terms.size() > 1 || (m_terms && !terms.empty())) {
        for (const TraitTerm& term : terms) values.push_back({term.id, term.name});
        return values;
    }
    if (m_separator != '\0')
        for (const std::string_view piece : piecesOf(cell, {&m_separator, 1})) values.push_back({piece, {}});
    for (std::string_view rest = cell; m_doubleSlash && !rest.empty();) {
        const auto end = std::min(rest.find(kDoubleSlash), rest.size());
        const std::string_view piece = trimmed(rest.substr(0, end));
        const auto term = termIn(piece);
        if (!isMissing(piece)) values.push_back({term ? term->id : piece, term ? term->name : std::string_view()});
        rest = rest.substr(std::min(end + kDoubleSlash.size(), rest.size()));
    }
    if (values.empty()) values.push_back({cell, {}});
    return values;
}

bool TraitCells::keptWhole(std::size_t row) const
{
    const std::string_view cell = m_table.cell(row, m_column);
    return cell.find_first_of(";|") != std::string_view::npos && of(row).size() == 1 && piecesOf(cell, ";|").size() > 1;
}

std::string TraitCells::text() const
{
    std::string text;
    if (m_severalTerms) text += ", cells with several terms cut into them";
    if (m_severalLetters && (m_letters || m_cogLetters)) text += ", letters of COG categories one by one";
    if (m_doubleSlash) text += ", several in a cell, separated by \"//\"";
    if (m_separator != '\0' && !m_terms) text += ", several in a cell, separated by " + delimiterName(m_separator);
    return text;
}

GeneCells::GeneCells(const DelimitedTable& table, std::size_t firstRow, std::size_t column, bool isList,
                     const GeneNames& isGene)
    : m_table(table), m_column(column)
{
    std::size_t cells = 0;
    std::unordered_map<char, std::size_t> with;
    std::unordered_map<char, std::size_t> good;
    bool doubleSlash = false;
    for (std::size_t row = firstRow; row < table.rows() && !doubleSlash; ++row)
        doubleSlash = table.cell(row, column).find(kDoubleSlash) != std::string_view::npos;
    const std::string_view separators = isList ? ";,/| " : doubleSlash ? "/" : ";,";
    for (std::size_t row = firstRow; row < table.rows(); ++row) {
        const std::string_view cell = table.cell(row, column);
        if (isMissing(cell)) continue;
        ++cells;
        for (const char separator : separators) {
            const auto pieces = piecesOf(cell, {&separator, 1});
            if (pieces.size() < 2) continue;
            ++with[separator];
            if (std::ranges::all_of(pieces, canBeGeneName)) ++good[separator];
        }
    }
    std::size_t most = 0;
    for (const char separator : separators) {
        if (!isNearlyAll(good[separator], with[separator]) || good[separator] <= most) continue;
        m_separator = separator;
        most = good[separator];
    }
    std::size_t names = 0;
    std::size_t able = 0;
    std::size_t loci = 0;
    std::size_t genes = 0;
    for (std::size_t row = firstRow; row < table.rows(); ++row)
        for (const std::string_view name : of(row)) {
            ++names;
            if (isGene && isGene(name) != nullptr) ++genes;
            if (!canBeGeneName(name)) continue;
            ++able;
            if (looksLikeLocus(name)) ++loci;
        }
    if (cells > 0) m_listShare = static_cast<double>(most) / static_cast<double>(cells);
    if (names == 0) return;
    m_geneShare = static_cast<double>(genes) / static_cast<double>(names);
    m_nameShare = static_cast<double>(able) / static_cast<double>(names);
    m_locusShare = static_cast<double>(loci) / static_cast<double>(names);
}

std::vector<std::string_view> GeneCells::of(std::size_t row) const
{
    const std::string_view cell = m_table.cell(row, m_column);
    if (m_separator != '\0') {
        const auto pieces = piecesOf(cell, {&m_separator, 1});
        if (!pieces.empty() && std::ranges::all_of(pieces, canBeGeneName)) return pieces;
    }
    if (cell.empty()) return {};
    return {cell};
}

}  // namespace pleio
