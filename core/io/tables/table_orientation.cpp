// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/table_orientation.h"

#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/machine_memory.h"
#include "core/io/sniff_lines.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleio {

namespace {

constexpr const char* kAcross = "genes across";
constexpr const char* kDown = "genes down";
constexpr std::size_t kLeastGenes = 3;
constexpr std::size_t kBytesForOrientation = 1 << 20;

constexpr std::array kConditionHeaders = std::to_array<std::string_view>(
    {"condition", "conditions", "sample", "samples", "sample_id", "experiment", "treatment", "medium", "media",
     "environment", "stress", "compound", "drug", "trait", "phenotype"});
/// Identifiers of runs and samples in archives, which look like locus tags.
constexpr std::array kSamplePrefixes = std::to_array<std::string_view>(
    {"srr", "err", "drr", "srx", "gsm", "sample", "rep", "plate", "day", "set", "exp", "run", "lane", "s", "x", "v"});

/// Letters, then at least three digits, with '_' between: "b0001", "PP_0001", "SO_1234"; the prefix, else nothing.
std::string_view locusPrefix(std::string_view text)
{
    constexpr std::size_t kDigits = 3;
    std::size_t digits = 0;
    while (digits < text.size() && isDigit(text[text.size() - 1 - digits])) ++digits;
    const std::string_view prefix = text.substr(0, text.size() - digits);
    const bool isName = !prefix.empty() && isLetter(prefix.front()) &&
                        std::ranges::all_of(prefix, [](char c) { return isLetter(c) || isDigit(c) || c == '_'; });
    return digits >= kDigits && isName ? prefix : std::string_view();
}

/// Share of cells that look like locus tags of the prefix that most have.
double locusTagShare(const std::vector<std::string_view>& cells)
{
    if (cells.empty()) return 0;
    std::vector<std::string_view> prefixes;
    for (const std::string_view cell : cells)
        if (const std::string_view prefix = locusPrefix(cell);
            !prefix.empty() && std::ranges::find(kSamplePrefixes, toLowerAscii(prefix)) == kSamplePrefixes.end())
            prefixes.push_back(prefix);
    std::ranges::sort(prefixes);
    std::ptrdiff_t most = 0;
    for (auto at = prefixes.begin(); at != prefixes.end();) {
        const auto end = std::upper_bound(at, prefixes.end(), *at);
        most = std::max(most, end - at);
        at = end;
    }
    return static_cast<double>(most) / static_cast<double>(cells.size());
}

double geneShareOf(const std::vector<std::string_view>& cells, const GeneNames& isGene)
{
    const auto genes = std::ranges::count_if(cells, [&](std::string_view cell) { return isGene(cell) != nullptr; });
    return cells.empty() ? 0 : static_cast<double>(genes) / static_cast<double>(cells.size());
}

std::vector<std::string_view> columnOf(const DelimitedTable& table, std::size_t column)
{
    std::vector<std::string_view> cells;
    for (std::size_t row = 1; row < table.rows(); ++row)
        if (!isMissing(table.cell(row, column))) cells.push_back(table.cell(row, column));
    return cells;
}

/// Why the header is one of genes, or nothing.
std::string whyAcross(const DelimitedTable& table, const GeneNames& isGene)
{
    std::vector<std::string_view> header;
    for (std::size_t c = 1; c < table.row(0).size(); ++c)
        if (!isMissing(table.cell(0, c))) header.push_back(table.cell(0, c));
    if (header.size() < kLeastGenes || table.rows() < 2) return {};
    constexpr double kHalf = 0.5;
    constexpr double kHardly = 0.1;
    if (isGene) {
        const double share = geneShareOf(header, isGene);
        if (share < kHalf) return {};
        for (std::size_t c = 0; c < table.columns(); ++c)
            if (geneShareOf(columnOf(table, c), isGene) > kHardly) return {};
        constexpr int kPercent = 100;
        return displayNumber(static_cast<double>(static_cast<int>(kPercent * share)), 3) +
               " % of the headers are known genes";
    }
    if (headerNames(table.cell(0, 0), ColumnRole::Gene) || locusTagShare(header) < 1 - kHardly ||
        locusTagShare(columnOf(table, 0)) > kHardly)
        return {};
    constexpr std::size_t kTimes = 4;
    constexpr std::size_t kMany = 40;
    const std::string first = comparableHeader(table.cell(0, 0));
    const bool saysCondition = std::ranges::find(kConditionHeaders, first) != kConditionHeaders.end();
    if (!saysCondition && (header.size() < kMany || header.size() < kTimes * table.rows())) return {};
    return "the headers look like locus tags";
}

Result<std::string> turnedText(const DelimitedTable& table)
{
    std::size_t size = 0;
    for (std::size_t row = 0; row < table.rows(); ++row)
        for (const std::string_view cell : table.row(row)) size += cell.size() + 1;
    if (Result<void> ok = checkRoom(size); !ok) return ok.error();
    std::string text;
    text.reserve(size);
    for (std::size_t c = 0; c < table.columns(); ++c) {
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (row > 0) text += '\t';
            // A corner without a name is the header of the genes.
            const std::string_view cell = c == 0 && row == 0 ? std::string_view("gene") : table.cell(row, c);
            const bool isQuoted = cell.find_first_of("\t\"\n\r") != std::string_view::npos || cell.starts_with('#');
            if (isQuoted) text += '"';
            for (const char letter : cell) text.append(letter == '"' ? 2 : 1, letter);
            if (isQuoted) text += '"';
        }
        text += '\n';
    }
    return text;
}

}  // namespace

Result<TableOrientation> orientationOf(std::string_view text, const std::string& file, std::optional<char> delimiter,
                                       const GeneNames& isGene, const std::string& said, Progress& progress)
{
    if (!said.empty() && said != kAcross && said != kDown)
        return Error{ErrorKind::Usage,
                     "A table has no direction \"" + said +
                         "\"; say genes down (a row a gene) or genes across (a column a gene).",
                     "orientation"};
    TableOrientation orientation;
    std::string why = said.empty() ? std::string() : kAsWasSaid;
    if (said.empty()) {
        std::string_view sample = text;
        if (text.size() > kBytesForOrientation)
            sample = text.substr(0, std::min(text.rfind('\n', kBytesForOrientation), text.size()));
        const auto table = DelimitedTable::read(sample, file, delimiter, progress);
        if (!table) return table.error();
        why = whyAcross(*table, isGene);
        if (why.empty()) return orientation;
    }
    orientation.decision = {"orientation", said == kDown ? kDown : kAcross, std::move(why), {kDown, kAcross}};
    if (said == kDown) return orientation;
    const auto table = DelimitedTable::read(text, file, delimiter, progress);
    if (!table) return table.error();
    auto turned = turnedText(*table);
    if (!turned) return turned.error();
    orientation.turned = *std::move(turned);
    orientation.delimiter = table->delimiter();
    orientation.notes = table->notes();
    orientation.notes.push_back(
        {Severity::Info,
         "table.genes_across",
         "The table has a column a gene and was turned; lines in notes about it are its columns.",
         static_cast<std::int64_t>(table->columns()) - 1,
         {},
         file});
    return orientation;
}

void addOrientation(const TableOrientation& orientation, Reading& reading, std::vector<Note>& notes)
{
    if (!orientation.decision) return;
    auto at = std::ranges::find(reading.decisions, "delimiter", &Reading::Decision::id);
    if (at != reading.decisions.end()) {
        if (orientation.turned) at->value = delimiterName(orientation.delimiter);
        ++at;
    }
    reading.decisions.insert(at, *orientation.decision);
    notes.insert(notes.begin(), orientation.notes.begin(), orientation.notes.end());
}

}  // namespace pleio
