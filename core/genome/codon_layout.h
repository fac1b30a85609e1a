// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"
#include "core/genome/genome.h"

#include <cstddef>
#include <vector>

namespace pleio {

/// What counts as one synonymous family: an amino acid, or a box of an amino acid (codons that share
/// their first two bases), which splits six-fold amino acids into four and two.
enum class FamilyKind { AminoAcid, Box };

/// The synonymous families of one genetic code laid out flat, so that loops over families touch
/// neighbouring columns. Made once for a code, then shared.
struct CodonLayout {
    explicit CodonLayout(const GeneticCode& code, FamilyKind kind = FamilyKind::AminoAcid);

    const GeneticCode* code;
    std::vector<CodonFamily> families;     ///< families of two and more codons
    std::vector<int> codons;               ///< codon index of each synonymous column, family after family
    std::vector<std::size_t> familyStart;  ///< first column of each family, and one past the last
    std::vector<char> aminoAcids;          ///< all amino acids of the code, letters ascending
    std::size_t singles = 0;               ///< families of one codon (Met and Trp in table 1)
    [[nodiscard]] std::size_t synonymousColumns() const { return codons.size(); }
    [[nodiscard]] std::size_t familySize(std::size_t family) const
    {
        return familyStart[family + 1] - familyStart[family];
    }
};

/// The genetic code of most used genes, the lower table number in a tie; table 1 if there are none.
[[nodiscard]] const GeneticCode& mostCommonCode(const Genome& genome);

}  // namespace pleio
