// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/gct.h"

#include "core/base/text.h"

#include <algorithm>

namespace pleio {

namespace {

std::string_view firstLineOf(std::string_view text)
{
    const std::string_view line = takeLine(text);
    const std::size_t end = line.find('\t');  // spreadsheets write as many tabs as the table is wide
    return trimmed(line.substr(0, end));
}

/// The numbers of the second line.
std::vector<std::size_t> dimensionsIn(std::string_view line)
{
    std::vector<std::size_t> numbers;
    for (const std::string_view field : splitView(line, '\t')) {
        if (trimmed(field).empty()) continue;
        std::int64_t number = 0;
        if (!parseInteger(trimmed(field), number) || number < 0) return {};
        numbers.push_back(static_cast<std::size_t>(number));
    }
    return numbers;
}

/// Fields of a line without empty ones at its end.
std::size_t fieldsOf(std::string_view line)
{
    while (line.ends_with('\t') || line.ends_with('\r')) line.remove_suffix(1);
    return line.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(line, '\t'));
}

}  // namespace

bool isGct(std::string_view text)
{
    const std::string_view first = firstLineOf(text);
    return first == "#1.2" || first == "#1.3";
}

Result<GctTable> gctTable(std::string_view text, const std::string& file)
{
    GctTable table;
    const std::string_view first = firstLineOf(text);
    if (!isGct(text))
        return badInput("The file is not GCT 1.2 or 1.3, whose first line is #1.2 or #1.3; this one begins with \"" +
                            std::string(first.substr(0, 20)) + "\".",
                        file + ":1");
    table.version = first.substr(1);
    std::string_view rest = text.substr(std::min(text.find('\n'), text.size() - 1) + 1);
    const std::vector<std::size_t> dimensions = dimensionsIn(takeLine(rest));
    const bool has13 = table.version == "1.3";
    if (dimensions.size() != (has13 ? 4 : 2))
        return badInput(has13
                            ? "The second line of GCT 1.3 has four numbers: rows, samples, columns of row metadata and "
                              "rows of sample metadata."
                            : "The second line of GCT 1.2 has two numbers: rows and samples.",
                        file + ":2");
    table.rows = dimensions[0];
    table.samples = dimensions[1];
    if (has13) table.describing = 1 + dimensions[2];
    const std::string_view fromHeader = rest;
    const std::string_view header = takeLine(rest);
    if (const std::size_t fields = fieldsOf(header); fields != table.describing + table.samples)
        return badInput("The header has " + counted(fields, "field", "fields") + " where the second line asks for " +
                            displayCount(static_cast<std::int64_t>(table.describing)) + " and " +
                            counted(table.samples, "sample", "samples") +
                            "; the file is damaged or that line is wrong.",
                        file + ":3");
    const std::size_t metadata = has13 ? dimensions[3] : 0;
    for (std::size_t i = 0; i < metadata && !rest.empty(); ++i) {
        const std::string_view line = takeLine(rest);
        table.sampleMetadata.emplace_back(trimmed(line.substr(0, line.find('\t'))));
    }
    if (table.sampleMetadata.size() < metadata)
        return badInput("The file ends within the metadata of the samples; it seems to be cut off.", file);
    table.linesBefore = 2 + static_cast<std::int64_t>(metadata);
    table.m_rest = fromHeader;
    if (metadata > 0) {
        table.m_joined.reserve(header.size() + 1 + rest.size());
        table.m_joined.append(header).append("\n").append(rest);
    }
    return table;
}

Result<void> checkGctRow(const GctTable& table, std::size_t fields, const std::string& file, std::int64_t line)
{
    const std::size_t expected = table.describing + table.samples;
    if (fields == expected) return {};
    return badInput("The row has " + counted(fields, "field", "fields") + " and not " +
                        displayCount(static_cast<std::int64_t>(expected)) +
                        ", as the second line of the file says; the file is damaged or that line is wrong.",
                    file + ":" + std::to_string(line));
}

Result<void> checkGctRows(const GctTable& table, std::size_t rows, const std::string& file)
{
    if (rows == table.rows) return {};
    const std::string found = counted(rows, "row", "rows");
    return badInput("The file has " + found + " and not " + displayCount(static_cast<std::int64_t>(table.rows)) +
                        ", as its second line says; " +
                        (rows < table.rows ? "it seems to be cut off: get it whole, or correct that line."
                                           : "correct that line if they all belong to it."),
                    file + ":2");
}

}  // namespace pleio
