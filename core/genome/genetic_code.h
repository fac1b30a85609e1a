// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pleio {

inline constexpr int kCodons = 64;

/// Index of a base in NCBI order (T 0, C 1, A 2, G 3); U counts as T, case does not matter; -1 otherwise.
[[nodiscard]] int baseIndex(char base);
/// 16*b1 + 4*b2 + b3 in TCAG order, or -1 if any base is not one of A, C, G, T, U.
[[nodiscard]] int codonIndex(char b1, char b2, char b3);
/// "TTT" for 0 … "GGG" for 63.
[[nodiscard]] std::string codonText(int index);

/// One NCBI translation table (1-6, 9-16, 21-33; NCBI "The Genetic Codes", gc.prt).
class GeneticCode {
public:
    /// The table with this NCBI number, or nullptr if there is none.
    [[nodiscard]] static const GeneticCode* find(int ncbiId);
    [[nodiscard]] static std::span<const GeneticCode> all();
    /// Table 1; always there.
    [[nodiscard]] static const GeneticCode& standard();

    [[nodiscard]] int id() const { return m_id; }
    [[nodiscard]] std::string_view name() const { return m_name; }
    /// One-letter amino acid, '*' for a codon that only stops. Codons that are both sense and stop
    /// (tables 27, 28, 31) give the amino acid.
    [[nodiscard]] char aminoAcid(int codon) const { return m_aminoAcids[static_cast<std::size_t>(codon)]; }
    /// True for codons that may end a CDS, including those that are also sense.
    [[nodiscard]] bool isStop(int codon) const { return m_stops[static_cast<std::size_t>(codon)]; }
    [[nodiscard]] bool isStart(int codon) const { return m_starts[static_cast<std::size_t>(codon)]; }
    [[nodiscard]] bool isSense(int codon) const { return aminoAcid(codon) != '*'; }

    /// From NCBI's strings: 64 amino acids ('*' stop) and 64 marks ('M' start, '*' stop, '-' neither).
    GeneticCode(int id, std::string_view name, std::string_view aminoAcids, std::string_view starts);

private:
    int m_id;
    std::string_view m_name;
    std::array<char, kCodons> m_aminoAcids{};
    std::array<bool, kCodons> m_starts{};
    std::array<bool, kCodons> m_stops{};
};

/// The synonymous codons of one amino acid.
struct CodonFamily {
    char aminoAcid = '?';
    std::vector<int> codons;  ///< ascending codon indices
};

/// Families of a genetic code by amino acid, in the order of the amino acids' letters, stops left out.
/// With `minimumSize` 2, amino acids with a single codon (Met and Trp in table 1) are dropped.
[[nodiscard]] std::vector<CodonFamily> codonFamilies(const GeneticCode& code, std::size_t minimumSize = 1);

}  // namespace pleio
