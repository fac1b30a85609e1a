// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/codon_tables/codon_table.h"

#include "core/base/text.h"
#include "core/io/codon_tables/codon_table_formats.h"

#include <algorithm>
#include <array>

namespace pleio {

std::span<const CodonTableFormat> codonTableFormats()
{
    static constexpr std::array<CodonTableFormat, 5> kFormats{{
        {"cut", "EMBOSS codon usage table", "cut", isCut, readCut, writeCut},
        {"gcg", "GCG codon frequency table", "cod", isGcgCodonTable, readGcgCodonTable, writeGcgCodonTable},
        {"cutg", "CUTG codon usage (spsum)", "spsum", isCutg, readCutg, writeCutg},
        {"kazusa", "Codon usage as the Kazusa server shows it", "txt", isKazusa, readKazusa, writeKazusa},
        // Not "tsv", which is any table as it is shown.
        {"columns", "Table with a column of codons", "txt", isCodonColumns, readCodonColumns, writeCodonColumns},
    }};
    return kFormats;
}

Result<std::vector<CodonTable>> readCodonTables(const SourceFile& source, Progress& progress, std::string_view sheet)
{
    const Result<SourceText> text = sourceText(source, progress, sheet);
    if (!text) return text.error();
    const auto formats = codonTableFormats();
    const auto format = std::ranges::find_if(formats, [&](const CodonTableFormat& f) { return f.sniff(*text); });
    if (format == formats.end())
        return badInput(
            "The file is no codon usage table that can be read; give one of EMBOSS (.cut), GCG or CUTG, or a table "
            "with a column of codons and one named number, per_thousand or fraction.",
            source.name);
    auto tables = format->read(*text, source.name);
    if (!tables) return tables;
    if (tables->size() > kMaxCodonTables)
        return badInput("The file holds " + displayCount(static_cast<std::int64_t>(tables->size())) +
                            " codon usage tables; put those to compare, at most " + std::to_string(kMaxCodonTables) +
                            ", into a file of their own.",
                        source.name);
    for (CodonTable& table : *tables) table.reading = readingOf(format->id, *text);
    if (!tables->empty())
        tables->front().notes.insert(tables->front().notes.begin(), text->notes().begin(), text->notes().end());
    return tables;
}

Result<std::string> writeCodonTable(const CodonTable& table, std::string_view format, const GeneticCode& code)
{
    const auto formats = codonTableFormats();
    const auto found = std::ranges::find(formats, format, &CodonTableFormat::id);
    if (found != formats.end()) return found->write(table, code);
    std::string ids;
    for (const CodonTableFormat& known : formats) addToList(ids, known.id);
    return Error{ErrorKind::Usage, "There is no format of codon usage tables of this name; give one of " + ids + ".",
                 std::string(format)};
}

}  // namespace pleio
