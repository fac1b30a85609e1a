// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/annotation_table.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_formats.h"

#include <algorithm>
#include <vector>

namespace pleio {

namespace {

/// Columns of the TSV output, counted from 0 (interproscan-docs.readthedocs.io, Output formats).
enum class Scan : std::size_t {
    Protein = 0,
    Md5 = 1,
    Length = 2,
    Analysis = 3,
    Signature = 4,
    SignatureName = 5,
    Start = 6,
    Stop = 7,
    Status = 9,
    Entry = 11,
    EntryName = 12,
    Go = 13,
    Pathways = 14
};
constexpr std::size_t kLeastScanColumns = 11;
constexpr std::size_t kMostScanColumns = 15;

std::string_view scanField(const std::vector<std::string_view>& fields, Scan column)
{
    const auto at = static_cast<std::size_t>(column);
    return at < fields.size() && !isMissing(fields[at]) ? fields[at] : std::string_view();
}

bool isScanRow(const std::vector<std::string_view>& fields)
{
    constexpr std::size_t kMd5Size = 32;
    std::int64_t number = 0;
    return fields.size() >= kLeastScanColumns && fields.size() <= kMostScanColumns &&
           scanField(fields, Scan::Md5).size() == kMd5Size && scanField(fields, Scan::Status) == "T" &&
           parseInteger(scanField(fields, Scan::Length), number) &&
           parseInteger(scanField(fields, Scan::Start), number) && parseInteger(scanField(fields, Scan::Stop), number);
}

void addScanRow(const std::vector<std::string_view>& fields, TraitFileBuilder& builder)
{
    const std::string_view protein = scanField(fields, Scan::Protein);
    if (const auto signature = scanField(fields, Scan::Signature); !signature.empty())
        builder.addRow(protein, builder.trait(signature, scanField(fields, Scan::Analysis),
                                              scanField(fields, Scan::SignatureName)));
    if (const auto entry = scanField(fields, Scan::Entry); !entry.empty())
        builder.addRow(protein, builder.trait(entry, "InterPro", scanField(fields, Scan::EntryName)));
    addTraitCell(protein, scanField(fields, Scan::Go), {{}, "GO", TraitCellKind::Terms, "|"}, builder);
    if (!scanField(fields, Scan::Pathways).empty())
        builder.addNote(Severity::Info, "traits.pathways_ignored",
                        "{line names|lines name} pathways in column 15, which were not read.", std::string(protein));
}

}  // namespace

bool isInterproscan(std::string_view text)
{
    const auto lines = firstLines(text);
    return !lines.empty() &&
           std::ranges::all_of(lines, [](std::string_view line) { return isScanRow(splitView(line, '\t')); });
}

Result<TraitFile> readInterproscan(std::string_view text, const std::string& fileName, const TraitContext&,
                                   Progress& progress)
{
    DelimitedReader reader(text, {.delimiter = '\t', .quotes = false});
    TraitFileBuilder builder("interproscan", fileName);
    std::vector<std::string_view> fields;
    while (reader.next(fields)) {
        if (!goesOn(reader.line(), reader.position(), text.size(), progress,
                    [&] { return "Reading matches, line " + displayCount(reader.line()); }))
            return cancelled();
        if (isScanRow(fields) && !fields[0].empty())
            addScanRow(fields, builder);
        else
            builder.leaveOut(
                Severity::Warning, "traits.short_line",
                "{line|lines} left out: a match has 11 to 15 columns with protein, MD5 sum, length and places.",
                "line " + std::to_string(reader.line()));
    }
    if (builder.file().rows.empty())
        return badInput("No line reads as a match of InterProScan (11 to 15 columns, separated by tabs); give its TSV "
                        "output.",
                        fileName);
    builder.setLayout("InterProScan: gene in column 1; traits are signatures (columns 4 to 6), InterPro entries "
                      "(12, 13) and GO terms (14), each once a gene");
    return std::move(builder).finish();
}

}  // namespace pleio
