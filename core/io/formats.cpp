// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"

#include "core/base/text.h"
#include "core/io/codon_tables/codon_table_formats.h"
#include "core/io/genomes/flat_file.h"
#include "core/io/genomes/gff3.h"
#include "core/io/genomes/gtf.h"
#include "core/io/sniff_lines.h"
#include "core/io/source_roles.h"
#include "core/io/tables/amount_table.h"
#include "core/io/tables/condition_table.h"
#include "core/io/tables/gct.h"
#include "core/io/tables/gene_table.h"
#include "core/io/tables/obo.h"
#include "core/io/tables/phenotype_table.h"
#include "core/io/tables/table_frame.h"
#include "core/io/tables/trait_columns.h"
#include "core/io/tables/trait_formats.h"
#include "core/io/tables/trna_table.h"

#include <algorithm>
#include <map>
#include <utility>

namespace pleio {

namespace {

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
    return cells.size() >= 2 && holdsTraits(text) &&
           std::all_of(cells.begin() + 1, cells.end(), [](std::string_view cell) {
               const std::string value = toLowerAscii(trimmed(cell));
               return value.empty() || value == "0" || value == "1" || value == "true" || value == "false" ||
                      value == "na";
           });
}

/// Whether tabs cut most lines into the same number of fields, or some into two and the others not at all: programs
/// that assign terms list the genes without one too.
bool isRaggedTable(const std::vector<std::string_view>& lines)
{
    std::map<std::ptrdiff_t, std::size_t> lineCounts;  // of tabs
    for (const std::string_view line : lines) ++lineCounts[std::ranges::count(line, '\t')];
    const std::size_t without = std::exchange(lineCounts[0], 0);
    for (const auto& [tabs, number] : lineCounts)
        if (tabs > 0 && 2 * number > lines.size()) return true;
    constexpr std::size_t kOneIn = 4;
    return lineCounts[1] + without == lines.size() && lineCounts[1] * kOneIn >= lines.size();
}

bool isLongTable(std::string_view text)
{
    if (text.starts_with("##")) return false;
    const auto lines = firstLines(text);
    return lines.size() >= 2 && (delimiterOf(lines) != 0 || isRaggedTable(lines)) && holdsTraits(text);
}

const std::vector<FormatInfo>& list()
{
    static const std::vector<FormatInfo> formats = {
        {"genbank", "GenBank flat file", SourceRole::Genome, {"gb", "gbk", "gbff", "genbank"}, isGenbank, readGenbank},
        {"embl", "EMBL flat file", SourceRole::Genome, {"embl", "dat"}, isEmbl, readEmbl},
        {"gtf", "GTF annotation", SourceRole::Annotation, {"gtf"}, isGtf, nullptr, readGtf},
        {"gff3", "GFF3 annotation", SourceRole::Annotation, {"gff", "gff3"}, isGff, nullptr, readGff3},
        {"fasta", "FASTA", SourceRole::Genome, {"fa", "fasta", "fna", "ffn", "fas", "fsa", "seq"}, isFasta},
        {"gene_table", "Table of genes (FEBA)", SourceRole::Genome, {"tab", "tsv", "txt"}, isGeneTable, readGeneTable},
        {"gcg", "GCG codon frequency table", SourceRole::CodonTable, {"cod"}, isGcgCodonTable},
        {"cut", "EMBOSS codon usage table", SourceRole::CodonTable, {"cut", "cusp"}, isCut},
        {"cutg", "CUTG codon usage", SourceRole::CodonTable, {"spsum"}, isCutg},
        {"kazusa", "Codon usage of the Kazusa server", SourceRole::CodonTable, {"txt"}, isKazusa},
        {"columns", "Codon usage in columns", SourceRole::CodonTable, {"tsv", "csv"}, isCodonColumns},
        {"trnascan", "tRNAscan-SE output", SourceRole::Trna, {"out", "txt"}, isTrnascan},
        {"trna", "tRNA gene copy numbers", SourceRole::Trna, {"tsv", "csv", "txt"}, isTrnaTable},
        {"obo", "Ontology (OBO)", SourceRole::Ontology, {"obo"}, isObo},
        {"gct", "Numbers in GCT", SourceRole::Phenotypes, {"gct"}, isGct},
        {"gaf", "Gene annotation file (GAF 2)", SourceRole::Traits, {"gaf"}, isGaf, nullptr, nullptr, readGaf},
        {"gpad",
         "Gene product annotations (GPAD)",
         SourceRole::Traits,
         {"gpad", "gpa"},
         isGpad,
         nullptr,
         nullptr,
         readGpad},
        {"gene2go", "gene2go of NCBI", SourceRole::Traits, {"tsv", "txt"}, isGene2Go, nullptr, nullptr, readGene2Go},
        {"quickgo", "Table of QuickGO", SourceRole::Traits, {"tsv"}, isQuickGo, nullptr, nullptr, readQuickGo},
        {"eggnog",
         "Annotations of eggNOG-mapper",
         SourceRole::Traits,
         {"annotations"},
         isEggnog,
         nullptr,
         nullptr,
         readEggnog},
        {"interproscan",
         "Matches of InterProScan",
         SourceRole::Traits,
         {"tsv"},
         isInterproscan,
         nullptr,
         nullptr,
         readInterproscan},
        {"bakta", "Table of Bakta", SourceRole::Traits, {"tsv"}, isBakta, nullptr, nullptr, readBakta},
        {"prokka", "Table of Prokka", SourceRole::Traits, {"tsv"}, isProkka, nullptr, nullptr, readProkka},
        {"uniprot", "Table of UniProt", SourceRole::Traits, {"tsv"}, isUniprot, nullptr, nullptr, readUniprot},
        {"enrichment",
         "Table of an enrichment tool",
         SourceRole::Traits,
         {"txt"},
         isEnrichment,
         nullptr,
         nullptr,
         readEnrichment},
        {"kofamscan",
         "Hits of KofamScan",
         SourceRole::Traits,
         {"txt", "tsv"},
         isKofamscan,
         nullptr,
         nullptr,
         readKofamscan},
        {"hmmer",
         "Hits of HMMER",
         SourceRole::Traits,
         {"tblout", "domtblout", "txt"},
         isHmmer,
         nullptr,
         nullptr,
         readHmmer},
        {"kegg_link", "Links of KEGG", SourceRole::Traits, {"txt"}, isKeggLink, nullptr, nullptr, readKeggLink},
        {"json", "Traits in JSON", SourceRole::Traits, {"json"}, isTraitJson, nullptr, nullptr, readTraitJson},
        {"gmt", "Gene sets (GMT)", SourceRole::Traits, {"gmt"}, isGmt, nullptr, nullptr, readGmt},
        {"conditions", "Groups of conditions", SourceRole::Conditions, {"tsv", "csv", "txt", "tab"}, isConditionTable},
        {"amounts",
         "Amounts of RNA or protein by gene",
         SourceRole::Expression,
         {"tsv", "csv", "txt", "tab", "sf"},
         isAmountTable},
        {"phenotypes",
         "Gene by condition numbers",
         SourceRole::Phenotypes,
         {"tsv", "csv", "txt", "tab"},
         isPhenotypeTable},
        {"wide",
         "Gene by trait table",
         SourceRole::Traits,
         {"tsv", "csv", "txt", "tab"},
         isWideTable,
         nullptr,
         nullptr,
         readTraitTable},
        {"long",
         "Table of gene and trait",
         SourceRole::Traits,
         {"tsv", "csv", "txt", "tab"},
         isLongTable,
         nullptr,
         nullptr,
         readTraitTable},
    };
    return formats;
}

}  // namespace

std::span<const FormatInfo> formats() { return list(); }

std::vector<std::string> fileExtensions(std::optional<SourceRole> role)
{
    std::vector<std::string> extensions;
    const auto add = [&extensions](std::string extension) {
        if (std::ranges::find(extensions, extension) == extensions.end()) extensions.push_back(std::move(extension));
    };
    bool hasTables = false;
    for (const FormatInfo& format : list()) {
        if (role && format.role != sourceRole(*role).formats) continue;
        for (const std::string_view extension : format.extensions) {
            add(std::string(extension));
            add(std::string(extension) + ".gz");
            hasTables = hasTables || extension == "tsv";
        }
    }
    if (hasTables) add("xlsx");
    add("zip");
    return extensions;
}

std::vector<std::string> traitFormatIds()
{
    std::vector<std::string> ids;
    for (const FormatInfo& format : list())
        if (format.readTraits != nullptr) ids.emplace_back(format.id);
    return ids;
}

const FormatInfo* sniffFormat(std::string_view text)
{
    const auto of = [](std::string_view what) {
        return std::ranges::find_if(list(), [what](const FormatInfo& format) { return format.sniff(what); });
    };
    auto found = of(text);
    // Spreadsheets write titles above tables.
    const std::string_view body = found == list().end() ? withoutTitles(text) : text;
    if (body.size() < text.size()) found = of(body);
    return found == list().end() ? nullptr : &*found;
}

}  // namespace pleio
