// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"

#include "core/base/text.h"
#include "core/io/codon_tables/codon_table_formats.h"
#include "core/io/tables/phenotype_table.h"
#include "core/io/tables/trna_table.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr std::size_t kSniffBytes = std::size_t{64} << 10;
constexpr std::size_t kSniffLines = 50;

/// The first lines that hold anything, without those that begin with `comment`.
std::vector<std::string_view> firstLines(std::string_view text, char comment = '#')
{
    std::vector<std::string_view> lines;
    const bool cut = text.size() > kSniffBytes;
    text = text.substr(0, kSniffBytes);
    while (!text.empty() && lines.size() < kSniffLines) {
        const std::string_view line = takeLine(text);
        if (cut && text.empty()) break;  // the last line is not all there
        if (!trimmed(line).empty() && line.front() != comment) lines.push_back(line);
    }
    return lines;
}

bool anyLineStartsWith(std::string_view text, std::string_view prefix)
{
    text = text.substr(0, kSniffBytes);
    while (!text.empty())
        if (takeLine(text).starts_with(prefix)) return true;
    return false;
}

bool isGenbank(std::string_view text)
{
    // Release files begin with a page about the release.
    return anyLineStartsWith(text, "LOCUS ") && text.front() != '>' && text.front() != '#';
}

bool isEmbl(std::string_view text)
{
    std::string_view rest = text.substr(0, kSniffBytes);
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        if (!trimmed(line).empty()) return line.starts_with("ID   ");
    }
    return false;
}

bool isGffRow(std::string_view line)
{
    const auto fields = splitView(line, '\t');
    std::int64_t start = 0;
    std::int64_t end = 0;
    return (fields.size() == 8 || fields.size() == 9) && parseInteger(fields[3], start) &&
           parseInteger(fields[4], end) && fields[6].size() == 1 &&
           std::string_view("+-.?").find(fields[6][0]) != std::string_view::npos;
}

bool isGff(std::string_view text)
{
    if (text.starts_with("##gff-version")) return true;
    const auto lines = firstLines(text);
    return !lines.empty() && isGffRow(lines.front());
}

bool isFasta(std::string_view text)
{
    // A page of text may stand before the first record (Pearson's format).
    const std::string_view begin = trimmed(text.substr(0, kSniffBytes));
    if (begin.starts_with(">>>>")) return false;  // GCG
    return begin.starts_with('>') || (begin.starts_with(';') && anyLineStartsWith(text, ">"));
}

bool isGaf(std::string_view text)
{
    if (startsWithNoCase(text, "!gaf-version")) return true;
    const auto lines = firstLines(text, '!');
    return !lines.empty() && std::ranges::all_of(lines, [](std::string_view line) {
        const auto fields = splitView(line, '\t');
        return fields.size() >= 15 && fields.size() <= 17 && fields[4].starts_with("GO:");
    });
}

bool isJson(std::string_view text)
{
    const std::string_view begin = trimmed(text);
    return begin.starts_with('{') || begin.starts_with('[');
}

bool isGmt(std::string_view text)
{
    if (text.starts_with("##")) return false;
    const auto lines = firstLines(text);
    if (lines.size() < 2) return false;
    const auto fields = [](std::string_view line) { return std::ranges::count(line, '\t') + 1; };
    const auto first = fields(lines.front());
    return std::ranges::all_of(lines, [&](std::string_view line) { return fields(line) >= 3; }) &&
           std::ranges::any_of(lines, [&](std::string_view line) { return fields(line) != first; });
}

/// The separator that cuts every line into the same number of fields, at least two; 0 if none does.
char delimiterOf(const std::vector<std::string_view>& lines)
{
    for (const char delimiter : {'\t', ',', ';'}) {
        if (lines.empty()) break;
        const auto count = std::ranges::count(lines.front(), delimiter);
        if (count > 0 &&
            std::ranges::all_of(lines, [&](auto line) { return std::ranges::count(line, delimiter) == count; }))
            return delimiter;
    }
    return 0;
}

bool isWideTable(std::string_view text)
{
    if (text.starts_with("##")) return false;
    const auto lines = firstLines(text);
    const char delimiter = delimiterOf(lines);
    if (delimiter == 0 || lines.size() < 2) return false;
    const auto cells = splitView(lines[1], delimiter);
    return cells.size() >= 2 && std::all_of(cells.begin() + 1, cells.end(), [](std::string_view cell) {
               const std::string value = toLowerAscii(trimmed(cell));
               return value.empty() || value == "0" || value == "1" || value == "true" || value == "false" ||
                      value == "na";
           });
}

bool isLongTable(std::string_view text)
{
    if (text.starts_with("##")) return false;
    const auto lines = firstLines(text);
    return lines.size() >= 2 && delimiterOf(lines) != 0;
}

const std::vector<FormatInfo>& list()
{
    static const std::vector<FormatInfo> formats = {
        {"genbank", "GenBank flat file", FormatKind::Genome, {"gb", "gbk", "gbff", "genbank"}, isGenbank},
        {"embl", "EMBL flat file", FormatKind::Genome, {"embl", "dat"}, isEmbl},
        {"gff3", "GFF3 annotation", FormatKind::Annotation, {"gff", "gff3"}, isGff},
        {"fasta", "FASTA", FormatKind::Genome, {"fa", "fasta", "fna", "ffn", "fas", "fsa", "seq"}, isFasta},
        {"gcg", "GCG codon frequency table", FormatKind::CodonTable, {"cod"}, isGcgCodonTable},
        {"cut", "EMBOSS codon usage table", FormatKind::CodonTable, {"cut", "cusp"}, isCut},
        {"cutg", "CUTG codon usage", FormatKind::CodonTable, {"spsum"}, isCutg},
        {"kazusa", "Codon usage of the Kazusa server", FormatKind::CodonTable, {"txt"}, isKazusa},
        {"trnascan", "tRNAscan-SE output", FormatKind::Trna, {"out", "txt"}, isTrnascan},
        {"trna", "tRNA gene copy numbers", FormatKind::Trna, {"tsv", "csv", "txt"}, isTrnaTable},
        {"gaf", "Gene annotation file (GAF 2)", FormatKind::Traits, {"gaf"}, isGaf},
        {"json", "Traits in JSON", FormatKind::Traits, {"json"}, isJson},
        {"gmt", "Gene sets (GMT)", FormatKind::Traits, {"gmt"}, isGmt},
        {"conditions", "Groups of conditions", FormatKind::Conditions, {"tsv", "csv", "txt", "tab"}, isConditionTable},
        {"phenotypes",
         "Gene by condition numbers",
         FormatKind::Phenotypes,
         {"tsv", "csv", "txt", "tab"},
         isPhenotypeTable},
        {"wide", "Gene by trait table", FormatKind::Traits, {"tsv", "csv", "txt", "tab"}, isWideTable},
        {"long", "Table of gene and trait", FormatKind::Traits, {"tsv", "csv", "txt", "tab"}, isLongTable},
    };
    return formats;
}

}  // namespace

std::span<const FormatInfo> formats() { return list(); }

const FormatInfo* sniffFormat(std::string_view text)
{
    const auto found = std::ranges::find_if(list(), [&](const FormatInfo& format) { return format.sniff(text); });
    return found == list().end() ? nullptr : &*found;
}

}  // namespace pleio
