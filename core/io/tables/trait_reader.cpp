// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/trait_reader.h"

#include "core/base/text.h"
#include "core/io/formats.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_columns.h"
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

const FormatInfo* traitFormat(std::string_view id)
{
    const auto known = formats();
    const auto found = std::ranges::find(known, id, &FormatInfo::id);
    return found != known.end() && found->readTraits != nullptr ? &*found : nullptr;
}

/// The format of traits that a text is by its content; a table if it is no other.
const FormatInfo* sniffedTraitFormat(std::string_view text, std::string_view fileName)
{
    text = withoutByteOrderMark(text);
    const auto known = formats();
    const auto found = std::ranges::find_if(known, [&](const FormatInfo& format) {
        return format.readTraits != nullptr && format.readTraits != readTraitTable &&
               (format.sniff(text) || (format.readTraits == readGmt && isNamedGmt(text, fileName)));
    });
    return found == known.end() ? traitFormat("long") : &*found;
}

std::string joinedFormatIds(const std::vector<std::string>& ids)
{
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
    return text;
}

}  // namespace

Result<TraitFile> readTraits(const SourceFile& source, const TraitLayout& layout, Progress& progress,
                             const GeneNames& isGene)
{
    SubProgress inflating(progress, 0, 0.3);
    const Result<SourceText> text = sourceText(source, inflating, layout.sheet);
    if (!text) return text.error();
    SubProgress parsing(progress, 0.3, 1);

    if (layout.format.empty()) {
        const FormatInfo* other = sniffFormat(*text);
        // A table of yes and no with numbers beside reads as phenotypes too; who opens it as traits knows better.
        if (other && other->role != SourceRole::Traits && other->role != SourceRole::Phenotypes)
            return badInput("The file reads as " + std::string(other->title) +
                                ", not as a table of traits; open it as what it is.",
                            source.name);
    }
    const FormatInfo* format =
        layout.format.empty() ? sniffedTraitFormat(*text, source.name) : traitFormat(layout.format);
    if (format == nullptr)
        return Error{ErrorKind::Usage,
                     "There is no trait format \"" + layout.format + "\"; use one of " +
                         joinedFormatIds(traitFormatIds()) + ".",
                     source.name};
    Result<TraitFile> file = format->readTraits(*text, source.name, {layout, isGene}, parsing);
    if (!file) return askedAbout(source, file.error());
    Reading reading;
    reading.decide("format", file->format,
                   !layout.format.empty()                 ? kAsWasSaid
                   : format->readTraits != readTraitTable ? "the content is that of: " + std::string(format->title)
                   : file->format == "wide"               ? "a table with columns of yes and no"
                                                          : "a table of no program that is known",
                   traitFormatIds());
    reading.decisions.insert(reading.decisions.end(), text->decisions().begin(), text->decisions().end());
    reading.decisions.insert(reading.decisions.end(), file->reading.decisions.begin(), file->reading.decisions.end());
    file->reading = std::move(reading);
    file->notes.insert(file->notes.begin(), text->notes().begin(), text->notes().end());
    if (file->rows.empty() && file->knownSequences.empty())
        return badInput("The file states no trait of any gene (read as " + file->format + ": " + file->layout +
                            "); check its columns.",
                        source.name);
    if (saysSimulated(*text)) file->simulated = true;
    progress.report(1, "Traits read");
    return file;
}

}  // namespace pleio
