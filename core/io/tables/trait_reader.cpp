// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/trait_reader.h"

#include "core/base/text.h"
#include "core/io/formats.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/blast_hits.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/table_frame.h"
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

/// Whether the user names columns that the first lines have: by a header or a number. Gene sets have none.
bool namesColumnsOf(std::string_view text, const TraitLayout& layout)
{
    for (const std::string& column : {layout.geneColumn, layout.traitColumn}) {
        std::int64_t number = 0;
        if (column.empty()) continue;
        const std::string digits = column.starts_with("column ") ? column.substr(7) : column;
        if (parseInteger(digits, number)) return true;
        std::string_view rest = text;
        std::string_view line = takeLine(rest);
        while (line.starts_with('#') && rest.starts_with('#')) line = takeLine(rest);
        if (line.starts_with('#')) line.remove_prefix(1);
        for (const std::string_view cell : splitView(line, '\t'))
            if (trimmed(cell) == column) return true;
    }
    return false;
}

/// Whether lines of one width begin with genes of the genome, but for the first, which may name the columns: gene sets
/// begin with their names.
bool beginsWithGenes(std::string_view text, const GeneNames& isGene)
{
    const auto lines = firstLines(text);
    if (!isGene || lines.size() < 2) return false;
    const auto width = std::ranges::count(lines.front(), '\t');
    std::size_t genes = 0;
    for (const std::string_view line : lines) {
        if (std::ranges::count(line, '\t') != width) return false;
        if (line.data() != lines.front().data() && isGene(trimmed(line.substr(0, line.find('\t')))) != nullptr) ++genes;
    }
    constexpr std::size_t kOneIn = 10;
    const std::size_t rows = lines.size() - 1;
    return (rows - genes) * kOneIn <= rows;
}

/// The format of traits that a text is by its content and what the user says; a table if it is no other.
const FormatInfo* sniffedTraitFormat(std::string_view text, std::string_view fileName, const TraitLayout& layout,
                                     const GeneNames& isGene)
{
    text = withoutByteOrderMark(text);
    const bool isTable = namesColumnsOf(text, layout) || beginsWithGenes(text, isGene);
    const auto known = formats();
    const auto found = std::ranges::find_if(known, [&](const FormatInfo& format) {
        return format.readTraits != nullptr && format.readTraits != readTraitTable &&
               !(isTable && format.readTraits == readGmt) &&
               (format.sniff(text) || (format.readTraits == readGmt && isNamedGmt(text, fileName)));
    });
    return found == known.end() ? traitFormat("long") : &*found;
}

std::string joinedFormatIds(const std::vector<std::string>& ids)
{
    std::string text;
    for (const std::string& id : ids) addToList(text, id);
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

    const std::string_view body = withoutTitles(*text);
    if (layout.format.empty()) {
        const FormatInfo* other = sniffFormat(body);
        // A table of yes and no with numbers beside reads as phenotypes too; who opens it as traits knows better, and
        // of amounts the reader of tables says what may be done.
        const bool mayBeTable = !other || other->role == SourceRole::Traits || other->role == SourceRole::Phenotypes ||
                                other->role == SourceRole::Expression;
        if (!mayBeTable)
            return badInput("The file reads as " + std::string(other->title) +
                                ", not as a table of traits; open it as what it is.",
                            source.name);
    }
    const FormatInfo* format =
        layout.format.empty() ? sniffedTraitFormat(body, source.name, layout, isGene) : traitFormat(layout.format);
    if (format == nullptr)
        return Error{ErrorKind::Usage,
                     "There is no trait format \"" + layout.format + "\"; use one of " +
                         joinedFormatIds(traitFormatIds()) + ".",
                     source.name};
    if (format->readTraits == readTraitTable && layout.format.empty() && layout.traitColumn.empty() &&
        isBlastHits(body))
        return badInput("The file holds hits of BLAST in its twelve columns (outfmt 6), which say which sequences are "
                        "alike and state no trait; give a table of gene and trait, such as what the hits are annotated "
                        "with.",
                        source.name);
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
