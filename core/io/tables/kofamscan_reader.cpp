// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/io/report_interval.h"
#include "core/io/sniff_lines.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/trait_file_builder.h"
#include "core/io/tables/trait_formats.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace pleio {

namespace {

// Mark, gene, family, threshold, score, E-value, definition (github.com/takaram/kofam_scan).
constexpr std::size_t kKofamFields = 7;

/// The fields of a line with tabs, or of one that blanks bring under its header, where the mark stands first.
std::array<std::string_view, kKofamFields> kofamFields(std::string_view line, bool hasTabs)
{
    std::array<std::string_view, kKofamFields> fields;
    if (!hasTabs && !line.empty()) {
        fields[0] = trimmed(line.substr(0, 1));
        line = line.substr(1);
    }
    for (std::size_t i = hasTabs ? 0 : 1; i < kKofamFields; ++i) {
        if (!hasTabs) line = line.substr(std::min(line.find_first_not_of(' '), line.size()));
        const bool isLast = i + 1 == kKofamFields;
        const auto end = isLast ? line.size() : std::min(line.find(hasTabs ? '\t' : ' '), line.size());
        fields[i] = trimmed(line.substr(0, end));
        line = line.substr(std::min(end + 1, line.size()));
    }
    std::string_view& definition = fields.back();
    if (definition.size() > 1 && definition.front() == '"' && definition.back() == '"')
        definition = definition.substr(1, definition.size() - 2);
    return fields;
}

bool isKofamHeader(std::string_view line)
{
    return line.starts_with('#') && line.find("gene name") != std::string_view::npos &&
           line.find("thrshld") != std::string_view::npos && line.find("KO definition") != std::string_view::npos;
}

}  // namespace

bool isKofamscan(std::string_view text) { return isKofamHeader(takeLine(text)); }

Result<TraitFile> readKofamscan(std::string_view text, const std::string& fileName, const TraitContext& context,
                                Progress& progress)
{
    const std::string_view whole = text;
    std::string_view header = text.substr(0, text.find('\n'));
    const bool hasTabs = header.find('\t') != std::string_view::npos;
    TraitFileBuilder builder("kofamscan", fileName);
    decideDelimiter(builder.reading(), hasTabs ? '\t' : ' ', context.layout.delimiter.has_value(),
                    "the program writes it so");
    decideByFormat(builder.reading(), "gene", "gene name");
    decideByFormat(builder.reading(), "trait", "KO");
    decideByFormat(builder.reading(), "description", "KO definition");
    std::int64_t number = 0;
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        ++number;
        if (!goesOn(number, whole.size() - text.size(), whole.size(), progress,
                    [number] { return "Reading hits, line " + displayCount(number); }))
            return cancelled();
        if (trimmed(line).empty() || line.starts_with('#')) continue;
        const auto fields = kofamFields(line, hasTabs);
        const std::string place = "line " + std::to_string(number);
        if (fields[1].empty() || fields[2].empty()) {
            builder.leaveOut(Severity::Warning, "traits.short_line",
                             "{line|lines} left out: {it ends|they end} before the gene or the trait.", place);
            continue;
        }
        if (fields[0] != "*") {
            builder.leaveOut(
                Severity::Info, "traits.below_threshold",
                "{hit|hits} left out: {it is|they are} below the threshold of {its|their} family (no * before them).",
                place + ": " + std::string(fields[1]) + ' ' + std::string(fields[2]));
            continue;
        }
        builder.addRow(fields[1], builder.trait(fields[2], {}, fields.back()));
    }
    builder.setLayout("hits of KofamScan: gene in \"gene name\", trait in \"KO\", those with * alone");
    return std::move(builder).finish();
}

}  // namespace pleio
