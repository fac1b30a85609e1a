// SPDX-License-Identifier: GPL-3.0-or-later
// Codon frequency tables of GCG (CodonFrequency): free text up to a line that ends with "..", then amino acid
// in three letters, codon, number, codons per thousand, fraction within the amino acid.
#include "core/base/text.h"
#include "core/genome/amino_acid.h"
#include "core/io/codon_tables/codon_table_formats.h"

#include <array>

namespace pleio {

namespace {

std::optional<CodonTableEntry> gcgEntry(std::string_view line)
{
    const auto words = wordsOf(line);
    if (words.size() < 3 || words.size() > 5 || words[0].size() != 3) return {};
    CodonTableEntry entry;
    entry.codon = codonOf(words[1]);
    entry.aminoAcid = aminoAcidLetter(words[0]);
    const std::array fields{&entry.number, &entry.perThousand, &entry.fraction};
    for (std::size_t i = 2; i < words.size(); ++i)
        if (*fields[i - 2] = amountOf(words[i]); !*fields[i - 2]) return {};
    return entry.codon < 0 || entry.aminoAcid == '\0' ? std::nullopt : std::optional(entry);
}

}  // namespace

bool isGcgCodonTable(std::string_view text)
{
    constexpr int kLines = 100;
    for (int i = 0; i < kLines && !text.empty(); ++i) {
        const std::string_view line = trimmed(takeLine(text));
        if (startsWithNoCase(line, "AmAcid") || line.starts_with("!!CODON_FREQUENCY")) return true;
        // Without its heading a table must begin with its rows.
        if (!line.empty() && i == 0 && gcgEntry(line)) return true;
    }
    return false;
}

Result<std::vector<CodonTable>> readGcgCodonTable(std::string_view text, const std::string& fileName)
{
    CodonTableBuilder builder("gcg", fileName);
    bool inRows = false;
    for (std::int64_t number = 1; !text.empty(); ++number) {
        const std::string_view line = trimmed(takeLine(text));
        const auto entry = gcgEntry(line);
        inRows = inRows || entry || line.ends_with("..");
        if (entry) {
            if (Result<void> ok = builder.add(*entry, number); !ok) return ok.error();
        } else if (inRows && !line.empty() && !line.ends_with("..")) {
            builder.leaveOut(number, line);
        } else if (!inRows && !line.empty() && !line.starts_with("!!")) {
            CodonTable& table = builder.table();
            if (const int code = statedGeneticCode(line))
                table.geneticCode = code;
            else if (table.name.empty())
                table.name = line;
        }
    }
    Result<CodonTable> table = std::move(builder).finish();
    if (!table) return table.error();
    return std::vector{*std::move(table)};
}

Result<std::string> writeGcgCodonTable(const CodonTable& table, const GeneticCode& code)
{
    const CodonTableNumbers numbers(table, code);
    std::string text = "!!CODON_FREQUENCY 1.0\n\n" + nameForFile(table) + "\nGenetic code " +
                       std::to_string(code.id()) + "\n\nAmAcid  Codon     Number    /1000     Fraction   ..\n\n";
    // As GCG lists them: G, A, T, C at every position.
    static constexpr std::array kOrder{3, 2, 0, 1};
    for (const int first : kOrder)
        for (const int second : kOrder) {
            for (const int third : kOrder) {
                const int c = 16 * first + 4 * second + third;
                const std::string number = numbers.number(c);
                text += std::string(aminoAcidText(code.aminoAcid(c))) + "     " + codonText(c) +
                        padded(number.find_first_of(".e") == std::string::npos ? number + ".00" : number, 12) +
                        padded(numbers.perThousand(c, 2), 11) + padded(numbers.fraction(c, 2), 10) + '\n';
            }
            text += '\n';
        }
    return text;
}

}  // namespace pleio
