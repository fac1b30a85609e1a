// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"

namespace pleio {

Result<TraitFile> readGmt(std::string_view text, const std::string& fileName, const TraitLayout& layout,
                          Progress& progress)
{
    const char delimiter = layout.delimiter.value_or('\t');
    DelimitedReader reader(text, {.delimiter = delimiter, .quotes = false});
    TraitFileBuilder builder("gmt", fileName);
    std::vector<std::string_view> fields;
    constexpr std::size_t kFirstGene = 2;
    while (reader.next(fields)) {
        if (progress.isCancelled()) return cancelled();
        progress.report(static_cast<double>(reader.position()) / static_cast<double>(text.size()),
                        "Reading gene sets, line " + displayCount(reader.line()));
        const std::string line = "line " + std::to_string(reader.line());
        if (fields.size() < kFirstGene || fields.front().empty()) {
            builder.addNote(Severity::Warning, "traits.short_line",
                            "lines left out: a gene set needs a name, a description and genes.", line);
            continue;
        }
        const std::string_view description = fields[1] == "na" || fields[1] == "NA" ? std::string_view() : fields[1];
        const std::int32_t trait = builder.trait(fields[0], {}, description);
        const std::size_t before = builder.file().rows.size();
        for (std::size_t i = kFirstGene; i < fields.size(); ++i)
            if (!fields[i].empty()) builder.addRow(fields[i], trait);
        if (builder.file().rows.size() == before)
            builder.addNote(Severity::Warning, "traits.empty_set", "gene sets hold no gene.", std::string(fields[0]));
    }
    if (builder.file().traits.empty())
        return badInput("No line reads as a gene set; a line holds a name, a description and genes, separated by " +
                            delimiterName(delimiter) + "s.",
                        fileName);
    builder.setLayout("gene sets, " + delimiterName(delimiter) + "-separated: name, description, genes");
    return std::move(builder).finish();
}

}  // namespace pleio
