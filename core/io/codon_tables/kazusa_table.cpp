// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the Kazusa codon usage server: 16 rows of four codons, "UUU 17.6(714298)", with the amino acid and
// its fraction between codon and frequency if that was asked for: "UUU F 0.46 17.6 (714298)".
#include "core/base/text.h"
#include "core/io/codon_tables/codon_table_formats.h"

#include <algorithm>

namespace pleio {

namespace {

/// Reads the row's codons; false if it is not of the form.
bool readRow(std::string_view line, std::vector<CodonTableEntry>& entries)
{
    std::string spaced;
    for (const char c : line)
        spaced += c == '(' ? std::string(" ( ") : c == ')' ? std::string(" ) ") : std::string(1, c);
    entries.clear();
    std::vector<double> outside;
    std::optional<double> inside;
    bool open = false;
    const auto close = [&] {
        if (entries.empty()) return true;
        CodonTableEntry& entry = entries.back();
        if (outside.empty() || outside.size() > 2) return false;
        if (outside.size() == 2) entry.fraction = outside.front();
        entry.perThousand = outside.back();
        entry.number = inside;
        outside.clear();
        inside.reset();
        return true;
    };
    for (const std::string_view word : wordsOf(spaced)) {
        const int codon = codonOf(word);
        const auto amount = amountOf(word);
        if (codon >= 0 && !open) {
            if (!close()) return false;
            entries.emplace_back().codon = codon;
        } else if (entries.empty()) {
            return false;
        } else if (word == "(" || word == ")") {
            if (open == (word == "(")) return false;
            open = word == "(";
        } else if (amount && open && !inside) {
            inside = amount;
        } else if (amount && !open) {
            outside.push_back(*amount);
        } else if (word.size() == 1 && !amount && outside.empty() && !open) {
            entries.back().aminoAcid = upperLetter(word.front());
        } else {
            return false;
        }
    }
    return !entries.empty() && !open && close();
}

/// "Homo sapiens [gbpri]: 93487 CDS's (40662582 codons)"
void readTitle(std::string_view line, CodonTable& table)
{
    const auto colon = line.rfind(": ");
    if (colon != std::string_view::npos) {
        const std::string_view rest = trimmed(line.substr(colon + 1));
        std::int64_t sequences = 0;
        if (parseInteger(rest.substr(0, rest.find(' ')), sequences) && sequences >= 0) {
            table.codingSequences = sequences;
            line = line.substr(0, colon);
        }
    }
    table.name = trimmed(line.substr(0, line.find('[')));
}

}  // namespace

bool isKazusa(std::string_view text)
{
    constexpr int kLines = 60;  // a page may have a head
    std::vector<CodonTableEntry> entries;
    for (int i = 0; i < kLines && !text.empty(); ++i)
        if (readRow(trimmed(takeLine(text)), entries) && entries.size() >= 2) return true;
    return false;
}

Result<std::vector<CodonTable>> readKazusa(std::string_view text, const std::string& fileName)
{
    CodonTableBuilder builder("kazusa", fileName);
    std::vector<CodonTableEntry> entries;
    for (std::int64_t number = 1; !text.empty(); ++number) {
        const std::string_view line = trimmed(takeLine(text));
        if (readRow(line, entries)) {
            for (const CodonTableEntry& entry : entries)
                if (Result<void> ok = builder.add(entry, number); !ok) return ok.error();
        } else if (!line.empty() && codonOf(line.substr(0, 3)) >= 0 && line.find('(') != std::string_view::npos) {
            builder.leaveOut(number, line);
        } else if (!line.empty()) {
            if (const int code = statedGeneticCode(line)) builder.table().geneticCode = code;
            const bool isTitle =
                builder.empty() && builder.table().name.empty() && line.front() != '<' && line.front() != '-';
            if (isTitle && statedGeneticCode(line) == 0) readTitle(line, builder.table());
        }
    }
    Result<CodonTable> table = std::move(builder).finish();
    if (!table) return table.error();
    return std::vector{*std::move(table)};
}

Result<std::string> writeKazusa(const CodonTable& table, const GeneticCode& code)
{
    if (!table.hasAminoAcidUsage)
        return badInput("The table holds only shares within amino acids, and this format needs frequencies; choose "
                        "EMBOSS or GCG.",
                        table.name);
    const CodonTableNumbers numbers(table, code);
    double total = 0;
    for (const double n : table.counts) total += n;
    std::string text = nameForFile(table) + " [unknown]: " + std::to_string(table.codingSequences) + " CDS's (" +
                       (table.hasCounts ? countText(total) : "0") + " codons)\n" +
                       "fields: [triplet] [frequency: per thousand] ([number])\ngenetic code " +
                       std::to_string(code.id()) + "\n\n";
    for (int first = 0; first < 4; ++first) {
        for (int third = 0; third < 4; ++third) {
            for (int second = 0; second < 4; ++second) {
                const int c = 16 * first + 4 * second + third;
                std::string codon = codonText(c);
                std::ranges::replace(codon, 'T', 'U');
                text += (second == 0 ? "" : "  ") + codon + padded(numbers.perThousand(c, 1), 5) + '(' +
                        padded(numbers.number(c), 6) + ')';
            }
            text += '\n';
        }
        text += '\n';
    }
    return text;
}

}  // namespace pleio
