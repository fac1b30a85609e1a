// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/note.h"
#include "core/base/undefined.h"
#include "core/genome/genetic_code.h"
#include "core/io/source_file.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

/// A codon usage table as a file gives it.
struct CodonTable {
    CodonTable() { fractions.fill(kUndefined); }

    std::string name;    ///< of the organism or set; the file's stem if the file names none
    std::string format;  ///< id of its CodonTableFormat
    /// Codons counted, in TCAG order, 0 for codons that are not listed. Without `hasCounts` only their
    /// proportions mean something: codons per thousand, or shares within the amino acid.
    std::array<double, kCodons> counts{};
    bool hasCounts = true;
    /// False if only shares within amino acids are known, so that codons of two amino acids cannot be compared.
    bool hasAminoAcidUsage = true;
    /// Shares within the amino acid as printed in the file, with its rounding; NaN where it prints none.
    std::array<double, kCodons> fractions{};
    /// One-letter amino acid of each codon as the file says, '*' for stop, '?' where it says nothing.
    std::string aminoAcids = std::string(kCodons, '?');
    int geneticCode = 0;               ///< NCBI number if the file says it, else 0
    std::int64_t codingSequences = 0;  ///< behind the counts, if the file says it, else 0
    Reading reading;                   ///< of the file, which may hold several tables
    std::vector<Note> notes;           ///< codons that are not listed, lines left out
};

/// One format of codon usage tables.
struct CodonTableFormat {
    std::string_view id;         ///< "cut"
    std::string_view title;      ///< "EMBOSS codon usage table"
    std::string_view extension;  ///< without dot
    bool (*sniff)(std::string_view text);
    Result<std::vector<CodonTable>> (*read)(std::string_view text, const std::string& fileName);
    Result<std::string> (*write)(const CodonTable& table, const GeneticCode& code);
};

/// EMBOSS .cut (cusp), GCG (CodonFrequency), CUTG (spsum, 64 numbers below a name), the page of 16 rows that the Kazusa
/// server shows, and a delimited table with a column of codons and columns named number, per_thousand or fraction.
[[nodiscard]] std::span<const CodonTableFormat> codonTableFormats();

/// Reads a file of one or several codon usage tables; the format is found by content. U and T are the same,
/// case does not matter. Codons that are not listed count as 0 and are noted. A codon that is listed twice,
/// a file without any usage and one of more than kMaxCodonTables tables give BadInput. Plain, gzip, bgzip, or a sheet
/// of a workbook, which `sheet` names (see sourceText).
[[nodiscard]] Result<std::vector<CodonTable>> readCodonTables(const SourceFile& source, Progress& progress,
                                                              std::string_view sheet = {});
inline constexpr std::size_t kMaxCodonTables = 20;

/// The table as a file of the format with this id; `code` gives the amino acids. What is read back has the
/// same counts. Usage for an unknown format, BadInput if the format cannot hold a table without counts.
[[nodiscard]] Result<std::string> writeCodonTable(const CodonTable& table, std::string_view format,
                                                  const GeneticCode& code);

}  // namespace pleio
