// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tables/gmt_writer.h"

#include "core/base/text.h"
#include "core/base/tsv_cell.h"
#include "core/io/tables/delimited_table.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr std::string_view kNoDescription = "na";

std::string gmtCell(std::string_view text)
{
    std::string cell(text);
    std::ranges::replace_if(
        cell, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return std::string(trimmed(cell));
}

bool endsWithWeight(std::string_view gene)
{
    const auto comma = gene.rfind(',');
    double weight = 0;
    return comma != std::string_view::npos && comma > 0 && parseNumber(trimmed(gene.substr(comma + 1)), weight);
}

void addGmtNote(std::vector<Note>& notes, const char* code, const char* text, std::vector<std::string> names)
{
    if (names.empty()) return;
    const auto count = static_cast<std::int64_t>(names.size());
    names.resize(std::min(names.size(), kMaxExamples));
    notes.push_back({Severity::Warning, code, text + displayCount(count) + '.', count, std::move(names), {}});
}

}  // namespace

GmtText writtenGmt(std::span<const GmtSet> sets)
{
    GmtText gmt;
    std::vector<std::string> changed, weighted;
    const auto written = [&](const std::string& text) {
        std::string cell = gmtCell(text);
        if (cell != text) changed.push_back(text);
        return writtenText(cell);
    };
    for (const GmtSet& set : sets) {
        std::string name = gmtCell(set.name);
        if (name.starts_with(kCommentSign)) name.insert(0, 1, '_');
        if (name != set.name) changed.push_back(set.name);
        const std::string description = written(set.description);
        gmt.text += writtenText(name) + '\t' + (description.empty() ? std::string(kNoDescription) : description);
        for (const std::string& gene : set.genes) {
            if (endsWithWeight(gene)) weighted.push_back(gene);
            gmt.text += '\t' + written(gene);
        }
        gmt.text += '\n';
    }
    addGmtNote(gmt.notes, "gmt.changed",
               "Names that GMT cannot hold, and that were written otherwise: ", std::move(changed));
    addGmtNote(gmt.notes, "gmt.weight",
               "Genes that programs read as a gene and its weight (\"x,1\"): ", std::move(weighted));
    return gmt;
}

}  // namespace pleio
