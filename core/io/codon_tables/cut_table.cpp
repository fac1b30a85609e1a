// SPDX-License-Identifier: GPL-3.0-or-later
// Codon usage tables of EMBOSS (cusp, codcopy): comment lines, then codon, amino acid, fraction within the
// amino acid, codons per thousand, number. The later columns may be missing.
#include "core/base/text.h"
#include "core/io/codon_tables/codon_table_formats.h"

#include <algorithm>
#include <array>

namespace pleio {

namespace {

std::optional<CodonTableEntry> cutEntry(std::string_view line)
{
    const auto words = wordsOf(line);
    if (words.size() < 3 || words.size() > 5 || words[1].size() != 1) return {};
    CodonTableEntry entry;
    entry.codon = codonOf(words[0]);
    entry.aminoAcid = upperLetter(words[1].front());
    const std::array fields{&entry.fraction, &entry.perThousand, &entry.number};
    for (std::size_t i = 2; i < words.size(); ++i)
        if (*fields[i - 2] = amountOf(words[i]); !*fields[i - 2]) return {};
    return entry.codon < 0 ? std::nullopt : std::optional(entry);
}

/// Percentage of G and C over the codons, and at each of their positions.
std::string gcLines(const CodonTable& table)
{
    std::array<double, 3> gc{};
    double total = 0;
    for (int codon = 0; codon < kCodons; ++codon) {
        const double n = table.counts[static_cast<std::size_t>(codon)];
        total += n;
        for (std::size_t position = 0; position < 3; ++position)
            if (((codon >> (4 - 2 * static_cast<int>(position))) & 1) != 0) gc[position] += n;
    }
    const auto percent = [&](double part, double whole) { return fixedNumber(100 * part / whole, 2) + "%\n"; };
    std::string text = "#Coding GC " + percent(gc[0] + gc[1] + gc[2], 3 * total);
    static constexpr std::array<const char*, 3> kLetters{"#1st letter GC ", "#2nd letter GC ", "#3rd letter GC "};
    for (std::size_t position = 0; position < 3; ++position) text += kLetters[position] + percent(gc[position], total);
    return text;
}

}  // namespace

void readTableComment(std::string_view line, CodonTable& table)
{
    const auto value = [&](std::string_view name) {
        return startsWithNoCase(line, name) ? trimmed(line.substr(name.size())) : std::string_view();
    };
    if (const auto species = value("#Species:"); !species.empty()) table.name = species;
    std::int64_t sequences = 0;
    if (parseInteger(value("#CdsCount:"), sequences) && sequences > 0) table.codingSequences = sequences;
    if (const int code = statedGeneticCode(line)) table.geneticCode = code;
}

std::string tableComments(const CodonTable& table, const GeneticCode& code)
{
    std::string text = "#Species: " + nameForFile(table) + "\n#Genetic code: " + std::to_string(code.id()) + '\n';
    if (table.codingSequences > 0) text += "#CdsCount: " + std::to_string(table.codingSequences) + '\n';
    return text;
}

bool isCut(std::string_view text)
{
    while (!text.empty()) {
        const std::string_view line = trimmed(takeLine(text));
        if (!line.empty() && line.front() != '#') return cutEntry(line).has_value();
    }
    return false;
}

Result<std::vector<CodonTable>> readCut(std::string_view text, const std::string& fileName)
{
    CodonTableBuilder builder("cut", fileName);
    for (std::int64_t number = 1; !text.empty(); ++number) {
        const std::string_view line = trimmed(takeLine(text));
        if (line.starts_with('#')) {
            readTableComment(line, builder.table());
        } else if (const auto entry = cutEntry(line)) {
            if (Result<void> ok = builder.add(*entry, number); !ok) return ok.error();
        } else if (!line.empty()) {
            builder.leaveOut(number, line);
        }
    }
    Result<CodonTable> table = std::move(builder).finish();
    if (!table) return table.error();
    return std::vector{*std::move(table)};
}

Result<std::string> writeCut(const CodonTable& table, const GeneticCode& code)
{
    const CodonTableNumbers numbers(table, code);
    std::string text = tableComments(table, code) + "\n";
    if (table.hasAminoAcidUsage) text += gcLines(table) + '\n';
    text += "#Codon AA Fraction Frequency Number\n";
    std::vector<int> codons(kCodons);
    for (int c = 0; c < kCodons; ++c) codons[static_cast<std::size_t>(c)] = c;
    // As EMBOSS lists them: by amino acid, stops last, codons in the order of the alphabet.
    std::ranges::sort(codons, {}, [&](int c) {
        const char letter = code.aminoAcid(c);
        return std::pair(letter == '*' ? '~' : letter, codonText(c));
    });
    for (const int c : codons)
        text += codonText(c) + "    " + code.aminoAcid(c) + padded(numbers.fraction(c, 3), 10) +
                padded(numbers.perThousand(c, 3), 10) + padded(numbers.number(c), 7) + '\n';
    return text;
}

}  // namespace pleio
