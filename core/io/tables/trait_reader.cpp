// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/trait_reader.h"

#include "core/base/text.h"
#include "core/io/formats.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/trait_formats.h"

#include <algorithm>

namespace pleio {

namespace {

/// The generator marks its tables so in the first comment line.
bool saysSimulated(std::string_view text)
{
    text = withoutByteOrderMark(text);
    while (text.starts_with('#') || text.starts_with('!'))
        if (startsWithNoCase(trimmed(takeLine(text).substr(1)), "simulated by Pleioscope")) return true;
    return false;
}

bool readsAs(std::string_view format, std::string_view text)
{
    const auto known = formats();
    const auto found = std::ranges::find(known, format, &FormatInfo::id);
    return found != known.end() && found->sniff(text);
}

/// "json", "gaf", "gmt" or "" for a table, by content. Gene sets of equal size look like a table; their
/// file name decides then.
std::string_view sniffedFormat(std::string_view text, std::string_view fileName)
{
    text = withoutByteOrderMark(text);
    if (readsAs("json", text)) return "json";
    if (readsAs("gaf", text)) return "gaf";
    const std::string name = toLowerAscii(fileName);
    const bool namedSets = name.ends_with(".gmt") || name.find(".gmt.") != std::string::npos;
    if ((namedSets || readsAs("gmt", text)) && !hasTraitTableHeader(text)) return "gmt";
    return {};
}

}  // namespace

Result<TraitFile> readTraits(const SourceFile& source, const TraitLayout& layout, Progress& progress)
{
    SubProgress inflating(progress, 0, 0.3);
    const Result<SourceText> text = sourceText(source, inflating);
    if (!text) return text.error();
    SubProgress reading(progress, 0.3, 1);

    if (layout.format.empty()) {
        const FormatInfo* other = sniffFormat(*text);
        // A table of yes and no with numbers beside reads as phenotypes too; who opens it as traits knows better.
        if (other && other->kind != FormatKind::Traits && other->kind != FormatKind::Phenotypes)
            return badInput("The file reads as " + std::string(other->title) +
                                ", not as a table of traits; open it as what it is.",
                            source.name);
    }
    const std::string_view format = layout.format.empty() ? sniffedFormat(*text, source.name) : layout.format;
    Result<TraitFile> file = [&]() -> Result<TraitFile> {
        if (format == "json") return readTraitJson(*text, source.name, reading);
        if (format == "gaf") return readGaf(*text, source.name, reading);
        if (format == "gmt") return readGmt(*text, source.name, layout, reading);
        if (format.empty() || format == "long" || format == "wide")
            return readTraitTable(*text, source.name, layout, reading);
        return Error{ErrorKind::Usage,
                     "There is no trait format \"" + layout.format + "\"; use long, wide, gmt, gaf or json.",
                     source.name};
    }();
    if (!file) return file;
    if (file->rows.empty() && file->knownSequences.empty())
        return badInput("The file states no trait of any gene (read as " + file->format + ": " + file->layout +
                            "); check its columns.",
                        source.name);
    if (saysSimulated(*text)) file->simulated = true;
    progress.report(1, "Traits read");
    return file;
}

}  // namespace pleio
