// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gff_rows.h"

#include "core/base/ascii.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

std::int64_t gffPartNumber(const GffRow& row)
{
    std::int64_t number = 0;
    return parseInteger(gffAttribute(row.attributes, "part"), number) ? number : 0;
}

/// NCBI writes start_range=.,5 and end_range=9,. for ends that lie outside; prodigal writes two digits for left and
/// right; Ensembl tags the transcript.
void setFuzzyEnds(Location& location, const std::vector<GffRow>& rows)
{
    bool left = false;
    bool right = false;
    bool start = false;
    bool end = false;
    for (const GffRow& row : rows)
        forEachGffAttribute(row.attributes, [&](std::string_view name, std::string_view value) {
            left |= name == "start_range" && value.starts_with(".,");
            right |= name == "end_range" && value.ends_with(",.");
            left |= name == "partial" && (value == "10" || value == "11");
            right |= name == "partial" && (value == "01" || value == "11");
            start |= name == "tag" && value.find("cds_start_NF") != std::string_view::npos;
            end |= name == "tag" && value.find("cds_end_NF") != std::string_view::npos;
        });
    const bool forward = location.strand() == Strand::Forward;
    location.fuzzyStart = start || (forward ? left : right);
    location.fuzzyEnd = end || (forward ? right : left);
}

/// The end of the first pair of GTF: a semicolon inside quotes belongs to the value.
std::size_t pairEnd(std::string_view attributes)
{
    bool quoted = false;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
        if (attributes[i] == '"') quoted = !quoted;
        if (attributes[i] == ';' && !quoted) return i;
    }
    return quoted ? attributes.find(';') : std::string_view::npos;  // a quote that is never closed binds nothing
}

/// The columns; false if there are too few.
bool splitGffRow(std::string_view line, std::array<std::string_view, 9>& columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto tab = i + 1 < columns.size() ? line.find('\t') : std::string_view::npos;
        columns[i] = line.substr(0, tab);
        if (tab == std::string_view::npos) return i + 2 >= columns.size();
        line.remove_prefix(tab + 1);
    }
    return true;
}

}  // namespace

bool parseGffRow(std::string_view line, GffRow& row)
{
    std::array<std::string_view, 9> columns;
    if (!splitGffRow(line, columns)) return false;
    row.seqid = columns[0];
    row.source = columns[1];
    row.type = columns[2];
    row.strand = columns[6].size() == 1 ? columns[6][0] : '.';
    row.phase = columns[7].size() == 1 ? columns[7][0] : '.';
    row.attributes = columns[8];
    return parseInteger(columns[3], row.start) && parseInteger(columns[4], row.end) && row.start >= 1 &&
           row.start <= row.end && row.end <= kMaxPosition;
}

std::optional<GffFault> gffRowFault(std::string_view line, GffRow& row)
{
    std::array<std::string_view, 9> columns;
    if (parseGffRow(line, row)) return {};
    if (!splitGffRow(line, columns)) return GffFault::Columns;
    if (!parseInteger(columns[3], row.start) || !parseInteger(columns[4], row.end)) return GffFault::Numbers;
    if (row.start < 1) return GffFault::StartBelowOne;
    return row.start > row.end && row.end >= 1 ? GffFault::StartBehindEnd : GffFault::EndBeyond;
}

GffStyle gffStyle(std::string_view attributes)
{
    attributes = trimmed(attributes);
    if (attributes.empty() || attributes == ".") return GffStyle::Empty;
    const auto end = attributes.find_first_of(" \t=;\"");
    if (end == std::string_view::npos) return GffStyle::Words;
    if (attributes[end] == '=') return GffStyle::NameEqualsValue;
    const std::string_view rest = trimmed(attributes.substr(end));
    if (rest.starts_with('=')) return GffStyle::NameEqualsValue;
    return rest.starts_with('"') ? GffStyle::NameQuoted : GffStyle::Words;
}

void forEachGffAttribute(std::string_view attributes,
                         const std::function<void(std::string_view, std::string_view)>& use)
{
    const bool isGtf = gffStyle(attributes) != GffStyle::NameEqualsValue;
    while (!attributes.empty()) {
        const auto end = isGtf ? pairEnd(attributes) : attributes.find(';');
        const std::string_view pair = trimmed(attributes.substr(0, end));
        attributes.remove_prefix(end == std::string_view::npos ? attributes.size() : end + 1);
        const auto cut = isGtf ? pair.find_first_of(" \t=") : pair.find('=');
        if (cut == std::string_view::npos) continue;
        std::string_view value = trimmed(pair.substr(cut + 1));
        if (isGtf && value.starts_with('"')) {
            value.remove_prefix(1);
            value = value.substr(0, value.find('"'));
        }
        use(trimmed(pair.substr(0, cut)), value);
    }
}

std::string_view gffAttribute(std::string_view attributes, std::string_view wanted)
{
    std::string_view found;
    forEachGffAttribute(attributes, [&](std::string_view name, std::string_view value) {
        if (found.empty() && name == wanted) found = value;
    });
    return found;
}

std::string unescapedGff(std::string_view text)
{
    const auto hex = [](char c) {
        if (isDigit(c)) return c - '0';
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
        plain += coded ? static_cast<char>(16 * hex(text[i + 1]) + hex(text[i + 2])) : text[i];
        if (coded) i += 2;
    }
    return plain;
}

std::string escapedGff(std::string_view text)
{
    constexpr std::string_view kAllowed = ".:^*$@!+_?-|";
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string escaped;
    escaped.reserve(text.size());
    for (const char c : text) {
        if (isLetter(c) || isDigit(c) || kAllowed.find(c) != std::string_view::npos) {
            escaped += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        escaped += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
    return escaped;
}

bool isCodingType(std::string_view type)
{
    return type == "CDS" || type == "SO:0000316" || (type.size() == 3 && startsWithNoCase(type, "CDS"));
}

void setGffLocation(Gene& gene, std::vector<GffRow> rows, NoteList& notes)
{
    const char strand = rows.front().strand;
    const bool oneStrand = std::ranges::all_of(rows, [&](const GffRow& row) { return row.strand == strand; });
    const std::string_view exception = gffAttribute(rows.front().attributes, "exception");
    if (const auto part = [](const GffRow& row) { return gffPartNumber(row); }; std::ranges::all_of(rows, part))
        std::ranges::stable_sort(rows, {}, part);
    else if (oneStrand && exception.find("trans-splicing") == std::string_view::npos)
        std::ranges::stable_sort(
            rows, [&](const GffRow& a, const GffRow& b) { return strand == '-' ? a.end > b.end : a.start < b.start; });
    for (const GffRow& row : rows)
        gene.location.parts.push_back({row.start - 1, row.end, row.strand == '-' ? Strand::Reverse : Strand::Forward});
    if (rows.front().strand != '+' && rows.front().strand != '-')
        notes.add(Severity::Warning, "gff3.no_strand", "CDS without a strand are read as forward.",
                  unescapedGff(rows.front().seqid) + ':' + gene.location.text());
    if (rows.front().phase >= '0' && rows.front().phase <= '2') gene.codonStart = rows.front().phase - '0' + 1;
    setFuzzyEnds(gene.location, rows);
}

}  // namespace pleio
