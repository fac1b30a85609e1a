// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"

#include <algorithm>

namespace pleio {

namespace {

// Columns of GAF 2.x, counted from 0.
enum Column : std::size_t {
    kObjectId = 1,
    kSymbol = 2,
    kQualifier = 3,
    kTerm = 4,
    kEvidence = 6,
    kAspect = 8,
    kSynonyms = 10
};
constexpr std::size_t kLeastColumns = 15;

std::string_view aspectName(std::string_view aspect)
{
    if (aspect == "P") return "biological process";
    if (aspect == "F") return "molecular function";
    if (aspect == "C") return "cellular component";
    return {};
}

bool isNegated(std::string_view qualifiers)
{
    const auto all = splitView(qualifiers, '|');
    return std::ranges::any_of(all, [](std::string_view one) { return toLowerAscii(trimmed(one)) == "not"; });
}

}  // namespace

Result<TraitFile> readGaf(std::string_view text, const std::string& fileName, Progress& progress)
{
    DelimitedReader reader(text, {.delimiter = '\t', .quotes = false, .comment = '!'});
    TraitFileBuilder builder("gaf", fileName);
    std::vector<std::string_view> fields;
    while (reader.next(fields)) {
        if (reader.line() % kLinesPerReport == 0) {
            if (progress.isCancelled()) return cancelled();
            progress.report(static_cast<double>(reader.position()) / static_cast<double>(text.size()),
                            "Reading annotations, line " + displayCount(reader.line()));
        }
        const std::string line = "line " + std::to_string(reader.line());
        if (fields.size() < kLeastColumns) {
            builder.addNote(Severity::Warning, "traits.short_line",
                            "lines left out: an annotation has at least 15 columns.", line);
            continue;
        }
        const std::string gene(fields[kObjectId].empty() ? fields[kSymbol] : fields[kObjectId]);
        const std::string_view term = fields[kTerm];
        if (gene.empty() || term.empty()) {
            builder.addNote(Severity::Warning, "traits.no_gene", "lines left out: they lack the gene or the term.",
                            line);
            continue;
        }
        if (isNegated(fields[kQualifier])) {
            builder.addNote(Severity::Info, "traits.negated",
                            "annotations with the qualifier NOT were left out: they say that a gene lacks the trait.",
                            gene + " " + std::string(term));
            continue;
        }
        if (fields[kEvidence] == "ND") {
            builder.addNote(Severity::Info, "traits.no_data",
                            "annotations with evidence ND (no biological data) were left out.",
                            gene + " " + std::string(term));
            continue;
        }
        builder.addRow(gene, builder.trait(term, "GO", aspectName(fields[kAspect])), fields[kEvidence]);
        builder.addAlias(gene, fields[kSymbol]);
        for (const std::string_view synonym : splitView(fields[kSynonyms], '|'))
            builder.addAlias(gene, trimmed(synonym));
    }
    if (builder.file().rows.empty())
        return badInput("No line reads as an annotation of GAF 2 (15 to 17 columns, separated by tabs, that state a "
                        "trait); check that this is a gene association file.",
                        fileName);
    builder.setLayout("GAF 2: gene in DB object id, else symbol or synonym; trait is the GO term; evidence kept");
    return std::move(builder).finish();
}

}  // namespace pleio
