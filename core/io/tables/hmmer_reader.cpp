// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"
#include "core/io/tables/trait_terms.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

namespace {

/// Where a line has its fields, counted between blanks (HMMER user's guide, tabular output formats).
struct HmmerColumns {
    std::size_t target = 0, targetAccession = 1, query = 2, queryAccession = 3;
    std::size_t fixed = 18;  ///< behind them stands the description of the target, with blanks
};
constexpr HmmerColumns kHmmerSequences{};              // --tblout
constexpr HmmerColumns kHmmerDomains{0, 1, 3, 4, 22};  // --domtblout, with lengths of target and query

bool isHmmerHeader(std::string_view line)
{
    return line.starts_with('#') && line.find("target name") != std::string_view::npos &&
           line.find("query name") != std::string_view::npos && line.find("E-value") != std::string_view::npos;
}

std::vector<std::string_view> hmmerFields(std::string_view line)
{
    std::vector<std::string_view> fields;
    for (const std::string_view field : splitView(line, ' '))
        if (const std::string_view word = trimmed(field); !word.empty()) fields.push_back(word);
    return fields;
}

/// Which of the programs wrote the file, as one of its last lines says: "# Program:         hmmscan".
std::string_view hmmerProgram(std::string_view text)
{
    constexpr std::string_view kMark = "# Program:";
    const auto at = text.rfind(kMark);
    if (at == std::string_view::npos) return {};
    std::string_view rest = text.substr(at + kMark.size());
    return trimmed(takeLine(rest));
}

/// How many lines have an accession of the target, and of the query; of families they have them, of sequences not.
struct HmmerAccessions {
    std::size_t target = 0, query = 0;
};
HmmerAccessions hmmerAccessions(std::string_view text, const HmmerColumns& columns)
{
    HmmerAccessions found;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        const auto fields = hmmerFields(line);
        if (line.starts_with('#') || fields.size() < columns.fixed) continue;
        found.target += fields[columns.targetAccession] == "-" ? 0U : 1U;
        found.query += fields[columns.queryAccession] == "-" ? 0U : 1U;
    }
    return found;
}

}  // namespace

bool isHmmer(std::string_view text)
{
    text = text.substr(0, kSniffBytes);
    while (text.starts_with('#'))
        if (isHmmerHeader(takeLine(text))) return true;
    return false;
}

Result<TraitFile> readHmmer(std::string_view text, const std::string& fileName, const TraitContext& context,
                            Progress& progress)
{
    const std::string_view whole = text;
    const bool ofDomains = text.substr(0, kSniffBytes).find("qlen") != std::string_view::npos;
    const HmmerColumns& columns = ofDomains ? kHmmerDomains : kHmmerSequences;
    const std::string_view program = hmmerProgram(text);
    const HmmerAccessions accessions = hmmerAccessions(text, columns);
    const bool saysScan = program == "hmmscan", saysSearch = program == "hmmsearch";
    if (!saysScan && !saysSearch && (accessions.target > 0) == (accessions.query > 0))
        return badInput(
            "The hits of HMMER do not say which program found them, so that target and query may each be the gene; "
            "give the file with its last lines (\"# Program: hmmscan\"), or a table of gene and family.",
            fileName);
    const bool targetIsFamily = saysScan || (!saysSearch && accessions.target > 0);
    TraitFileBuilder builder("hmmer", fileName);
    decideDelimiter(builder.reading(), ' ', context.layout.delimiter.has_value(), "the program writes it so");
    const std::string why = saysScan || saysSearch ? "the file is of " + std::string(program)
                                                   : "the other column has the accessions of families";
    const std::string gene = targetIsFamily ? "query name" : "target name";
    const std::string trait = targetIsFamily ? "target name" : "query name";
    builder.reading().decide("gene", gene, why);
    builder.reading().decide("trait", trait, why);
    builder.addNote(Severity::Info, "traits.hits_as_listed",
                    "{file of hits is read as it is|files of hits are read as they are}, with every hit, whatever its "
                    "E-value; filter before where weak "
                    "hits are no traits.",
                    fileName);
    std::int64_t number = 0;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        ++number;
        if (!goesOn(number, whole.size() - text.size(), whole.size(), progress,
                    [number] { return "Reading hits, line " + displayCount(number); }))
            return cancelled();
        if (trimmed(line).empty() || line.starts_with('#')) continue;
        const auto fields = hmmerFields(line);
        if (fields.size() < columns.fixed) {
            builder.leaveOut(Severity::Warning, "traits.short_line",
                             "{line|lines} left out: {it ends|they end} before the gene or the trait.",
                             "line " + std::to_string(number));
            continue;
        }
        const std::string_view name = fields[targetIsFamily ? columns.target : columns.query];
        const std::string_view accession = fields[targetIsFamily ? columns.targetAccession : columns.queryAccession];
        const std::string_view id = accession == "-" ? name : accession;
        const auto term = termIn(id);
        builder.addRow(
            fields[targetIsFamily ? columns.query : columns.target],
            builder.trait(id, term ? term->source : std::string_view(), id == name ? std::string_view() : name));
    }
    builder.setLayout("hits of HMMER: gene in \"" + gene + "\", trait in \"" + trait + '"');
    return std::move(builder).finish();
}

}  // namespace pleio
