// SPDX-License-Identifier: GPL-3.0-or-later
// The Codon Usage Tabulated from GenBank (Nakamura, Gojobori & Ikemura 2000), files *.spsum: for each species a
// line "taxon:name: coding sequences" and a line of 64 counts in an order of its own (its SPSUM_LABEL).
#include "core/base/ascii.h"
#include "core/base/text.h"
#include "core/io/codon_tables/codon_table_formats.h"

#include <algorithm>

namespace pleio {

namespace {

constexpr std::string_view kOrder =
    "CGA CGC CGG CGU AGA AGG CUA CUC CUG CUU UUA UUG UCA UCC UCG UCU AGC AGU ACA ACC ACG ACU CCA CCC CCG CCU GCA GCC "
    "GCG GCU GGA GGC GGG GGU GUA GUC GUG GUU AAA AAG AAC AAU CAA CAG CAC CAU GAA GAG GAC GAU UAC UAU UGC UGU UUC UUU "
    "AUA AUC AUU AUG UGG UAA UAG UGA";

int codonAt(std::size_t column) { return codonOf(kOrder.substr(4 * column, 3)); }

/// The numbers of a line that holds nothing else.
std::vector<double> numbersOf(std::string_view line)
{
    std::vector<double> numbers;
    for (const std::string_view word : wordsOf(line)) {
        const auto number = amountOf(word);
        if (!number) return {};
        numbers.push_back(*number);
    }
    return numbers;
}

bool isDigits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, isDigit); }

/// "9606:Homo sapiens: 93487"
void readName(std::string_view line, CodonTable& table)
{
    const auto last = line.rfind(':');
    if (last != std::string_view::npos && parseInteger(line.substr(last + 1), table.codingSequences))
        line = line.substr(0, last);
    table.codingSequences = std::max<std::int64_t>(0, table.codingSequences);
    const auto first = line.find(':');
    if (first != std::string_view::npos && isDigits(trimmed(line.substr(0, first)))) line.remove_prefix(first + 1);
    table.name = trimmed(line);
}

}  // namespace

bool isCutg(std::string_view text)
{
    std::string_view line;
    for (int i = 0; i < 2 && !text.empty();)
        if (line = trimmed(takeLine(text)); !line.empty()) ++i;
    // Tabs would make it a table of something else.
    return line.find('\t') == std::string_view::npos && numbersOf(line).size() == kCodons;
}

Result<std::vector<CodonTable>> readCutg(std::string_view text, const std::string& fileName)
{
    std::vector<CodonTable> tables;
    std::string_view name;
    for (std::int64_t at = 1; !text.empty(); ++at) {
        const std::string_view line = trimmed(takeLine(text));
        if (line.empty()) continue;
        const std::string where = fileName + ':' + std::to_string(at);
        const std::vector<double> numbers = numbersOf(line);
        if (name.empty()) {
            if (numbers.size() == kCodons)
                return badInput("The 64 counts in this line have no name above them; add it.", where);
            name = line;
            continue;
        }
        if (numbers.size() != kCodons)
            return badInput(
                "Below the name there must be 64 counts in one line, and there are not; the file is damaged.", where);
        CodonTableBuilder builder("cutg", fileName);
        readName(name, builder.table());
        for (std::size_t i = 0; i < kCodons; ++i)
            if (Result<void> ok = builder.add({codonAt(i), numbers[i], {}, {}}, at); !ok) return ok.error();
        Result<CodonTable> table = std::move(builder).finish();
        if (!table) return badInput("All 64 counts in this line are 0; take the entry out.", where);
        tables.push_back(*std::move(table));
        name = {};
    }
    if (!name.empty())
        return badInput("The last name has no line of 64 counts below it; the file is cut short.", fileName);
    if (tables.empty()) return badInput("The file holds no codon usage table.", fileName);
    return tables;
}

Result<std::string> writeCutg(const CodonTable& table, const GeneticCode&)
{
    if (!table.hasCounts)
        return badInput("The table holds no counts, and CUTG holds nothing else; choose EMBOSS or GCG.", table.name);
    std::string text = nameForFile(table) + ": " + std::to_string(table.codingSequences) + '\n';
    for (std::size_t i = 0; i < kCodons; ++i)
        text += (i == 0 ? "" : " ") + countText(table.counts[static_cast<std::size_t>(codonAt(i))]);
    return text + '\n';
}

}  // namespace pleio
