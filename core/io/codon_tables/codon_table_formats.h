// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/note_list.h"
#include "core/io/codon_tables/codon_table.h"

#include <optional>

namespace pleio {

// One pair of reader and writer a format; codon_table.cpp lists them. The sniffers look at the first lines.

[[nodiscard]] bool isCut(std::string_view text);
[[nodiscard]] Result<std::vector<CodonTable>> readCut(std::string_view text, const std::string& fileName);
[[nodiscard]] Result<std::string> writeCut(const CodonTable& table, const GeneticCode& code);

[[nodiscard]] bool isGcgCodonTable(std::string_view text);
[[nodiscard]] Result<std::vector<CodonTable>> readGcgCodonTable(std::string_view text, const std::string& fileName);
[[nodiscard]] Result<std::string> writeGcgCodonTable(const CodonTable& table, const GeneticCode& code);

[[nodiscard]] bool isCutg(std::string_view text);
[[nodiscard]] Result<std::vector<CodonTable>> readCutg(std::string_view text, const std::string& fileName);
[[nodiscard]] Result<std::string> writeCutg(const CodonTable& table, const GeneticCode& code);

[[nodiscard]] bool isKazusa(std::string_view text);
[[nodiscard]] Result<std::vector<CodonTable>> readKazusa(std::string_view text, const std::string& fileName);
[[nodiscard]] Result<std::string> writeKazusa(const CodonTable& table, const GeneticCode& code);

[[nodiscard]] bool isCodonColumns(std::string_view text);
[[nodiscard]] Result<std::vector<CodonTable>> readCodonColumns(std::string_view text, const std::string& fileName);
[[nodiscard]] Result<std::string> writeCodonColumns(const CodonTable& table, const GeneticCode& code);

/// What a comment line of EMBOSS says of the table: "#Species:", "#CdsCount:", a genetic code; and such lines.
void readTableComment(std::string_view line, CodonTable& table);
[[nodiscard]] std::string tableComments(const CodonTable& table, const GeneticCode& code);

/// The words of a line, between blanks.
[[nodiscard]] std::vector<std::string_view> wordsOf(std::string_view line);
/// Index of a word of three bases, or -1.
[[nodiscard]] int codonOf(std::string_view word);
/// ASCII upper case.
[[nodiscard]] inline char upperLetter(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
/// A number that can be an amount of codons: finite, 0 or more.
[[nodiscard]] std::optional<double> amountOf(std::string_view word);
/// The NCBI number in "… genetic code 11 …" or "Genetic code: 11"; 0 if the line says none.
[[nodiscard]] int statedGeneticCode(std::string_view line);
/// A name without line breaks, never empty.
[[nodiscard]] std::string nameForFile(const CodonTable& table);

/// What a line says of one codon.
struct CodonTableEntry {
    int codon = -1;
    std::optional<double> number, perThousand, fraction;
    char aminoAcid = '?';
};

/// Puts a table together while its lines are read.
class CodonTableBuilder {
public:
    CodonTableBuilder(std::string format, std::string fileName);

    /// BadInput if the codon was given before.
    [[nodiscard]] Result<void> add(const CodonTableEntry& entry, std::int64_t line);
    /// Notes a line that is not of the format.
    void leaveOut(std::int64_t line, std::string_view text);
    [[nodiscard]] bool empty() const { return m_codons == 0; }
    CodonTable& table() { return m_table; }
    /// Chooses what the table is made of: numbers, else codons per thousand, else fractions.
    [[nodiscard]] Result<CodonTable> finish() &&;

private:
    CodonTable m_table;
    std::string m_fileName;
    std::array<std::int64_t, kCodons> m_lines{};  ///< where each codon was given, 0 if nowhere
    std::array<double, kCodons> m_numbers{}, m_perThousand{};
    int m_codons = 0;
    NoteList m_notes;
};

/// The numbers a writer prints beside the counts: shares within the amino acid (or among the stops) and
/// codons per thousand, with as many digits as are usual, or all of them where they are all there is.
class CodonTableNumbers {
public:
    CodonTableNumbers(const CodonTable& table, const GeneticCode& code);
    [[nodiscard]] std::string number(int codon) const;
    [[nodiscard]] std::string perThousand(int codon, int decimals) const;
    [[nodiscard]] std::string fraction(int codon, int decimals) const;

private:
    const CodonTable& m_table;
    std::array<double, kCodons> m_fractions{};
    double m_total = 0;
};

/// `text` with blanks in front up to `width`, and one at least, so that columns never touch.
[[nodiscard]] std::string padded(std::string text, std::size_t width);
/// A count in digits where it is whole, else the shortest text that reads back to it.
[[nodiscard]] std::string countText(double value);
/// A number with so many decimals.
[[nodiscard]] std::string fixedNumber(double value, int decimals);

}  // namespace pleio
