// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/go_annotation.h"
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

}  // namespace

bool isGaf(std::string_view text)
{
    if (startsWithNoCase(text, "!gaf-version")) return true;
    const auto lines = firstLines(text, '!');
    return !lines.empty() && std::ranges::all_of(lines, [](std::string_view line) {
        const auto fields = splitView(line, '\t');
        return fields.size() >= 15 && fields.size() <= 17 && fields[4].starts_with("GO:");
    });
}

Result<TraitFile> readGaf(std::string_view text, const std::string& fileName, const TraitContext&, Progress& progress)
{
    DelimitedReader reader(text, {.delimiter = '\t', .quotes = false, .comment = '!'});
    TraitFileBuilder builder("gaf", fileName);
    std::vector<std::string_view> fields;
    while (reader.next(fields)) {
        if (!goesOn(reader.line(), reader.position(), text.size(), progress,
                    [&] { return "Reading annotations, line " + displayCount(reader.line()); }))
            return cancelled();
        const std::string line = "line " + std::to_string(reader.line());
        if (fields.size() < kLeastColumns) {
            builder.leaveOut(Severity::Warning, "traits.short_line",
                             "{line|lines} left out: an annotation has at least 15 columns.", line);
            continue;
        }
        const std::string gene(fields[kObjectId].empty() ? fields[kSymbol] : fields[kObjectId]);
        if (!addGoAnnotation(
                {gene, fields[kTerm], fields[kQualifier], fields[kEvidence], goAspectName(fields[kAspect])}, line,
                builder))
            continue;
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
