// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/go_annotation.h"
#include "core/io/tables/trait_formats.h"

#include <algorithm>
#include <string>
#include <vector>

namespace pleio {

namespace {

/// Both versions have twelve columns, of which the last two may be missing.
constexpr std::size_t kLeastGpadColumns = 6;
constexpr std::size_t kTermColumn = 3;

/// Version 1 keeps database and identifier apart and writes NOT among the qualifiers; version 2 joins the former
/// ("UniProtKB:P12345") and has a column for the latter.
bool isSecondVersion(const std::vector<std::string_view>& fields)
{
    return fields[0].find(':') != std::string_view::npos;
}

bool isGpadLine(std::string_view line)
{
    const auto fields = splitView(line, '\t');
    return fields.size() >= kLeastGpadColumns && fields.size() <= 12 && fields[kTermColumn].starts_with("GO:") &&
           fields[5].starts_with("ECO:");
}

}  // namespace

bool isGpad(std::string_view text)
{
    if (startsWithNoCase(text, "!gpa-version") || startsWithNoCase(text, "!gpad-version")) return true;
    const auto lines = firstLines(text, '!');
    return !lines.empty() && std::ranges::all_of(lines, isGpadLine);
}

Result<TraitFile> readGpad(std::string_view text, const std::string& fileName, const TraitContext&, Progress& progress)
{
    DelimitedReader reader(text, {.delimiter = '\t', .quotes = false, .comment = '!'});
    TraitFileBuilder builder("gpad", fileName);
    std::vector<std::string_view> fields;
    while (reader.next(fields)) {
        if (!goesOn(reader.line(), reader.position(), text.size(), progress,
                    [&] { return "Reading annotations, line " + displayCount(reader.line()); }))
            return cancelled();
        const std::string line = "line " + std::to_string(reader.line());
        if (fields.size() < kLeastGpadColumns) {
            builder.leaveOut(Severity::Warning, "traits.short_line",
                             "{line|lines} left out: an annotation has at least six columns.", line);
            continue;
        }
        const bool joined = isSecondVersion(fields);
        const std::string gene(joined ? fields[0] : fields[1]);
        const std::string_view qualifier = joined ? fields[1] : fields[2];
        if (addGoAnnotation({gene, fields[kTermColumn], qualifier, fields[5], {}}, line, builder) && joined)
            builder.addAlias(gene, fields[0].substr(fields[0].find(':') + 1));
    }
    if (builder.file().rows.empty())
        return badInput("No line reads as an annotation of GPAD 1 or 2 (separated by tabs, a GO term in column 4 and "
                        "an ECO term in column 6) that states a trait; check that this is such a file.",
                        fileName);
    builder.setLayout("GPAD: gene in DB object id, with or without its database; trait is the GO term; evidence kept");
    return std::move(builder).finish();
}

}  // namespace pleio
