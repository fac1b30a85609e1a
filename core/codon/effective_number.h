// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/codon/family_table.h"

#include <array>
#include <cstdint>
#include <span>

namespace pleio {

/// An effective number of codons: between the number of amino acids (one codon each) and that of sense codons (all used
/// evenly). NaN if undefined.
struct EffectiveNumber {
    double capped;    ///< no more than the sense codons of the code
    double uncapped;  ///< as computed; above them by sampling
};

/// Nc of Wright (1990): families of equal size form a class, Nc = singles + sum over classes of families / mean F,
/// where F = (n sum p^2 - 1) / (n - 1) is the homozygosity of a family with n > 1 codons. The rules are codonW's: F up
/// to 1e-7 is left out of the mean (every codon was seen at most once); a class without a usable F makes Nc
/// undefined, except that the one three-fold amino acid (Ile in table 1) takes the mean F of two- and four-fold ones.
[[nodiscard]] EffectiveNumber wrightNumber(std::span<const std::uint32_t> counts, const FamilyTable& families);

/// Nc' of Novembre (2002), as wrightNumber with F = (X2 + n - k) / (k (n - 1)), X2 = sum (observed - expected)^2 /
/// expected of a family of k codons. `expected` are 64 expected shares of each codon in its family; a codon whose
/// share is 0 or NaN is not compared. Without bias beyond the
/// expected Nc' is the number of sense codons; codons far rarer in `expected` than in the gene can bring it below the
/// number of amino acids.
[[nodiscard]] EffectiveNumber novembreNumber(std::span<const std::uint32_t> counts, const CodonVector& expected,
                                             const FamilyTable& families);

/// Nc of Sun, Yang & Xia (2013): F = sum ((n_i + 1) / (n + k))^2, Nc = singles + sum over classes of families * sum n /
/// sum n F, with the codons n as they are (cubar weights so; codon-bias uses n + k). A class without codons counts as
/// evenly used. The authors split six-fold families: give families by box for theirs. NaN without synonymous codons.
[[nodiscard]] double sunNumber(std::span<const std::uint32_t> counts, const FamilyTable& families);

/// Expected shares of the codons of each amino acid if bases are drawn with these frequencies (T, C, A, G; they need
/// not sum to 1), independently at the three positions. NaN for stop codons. For the genome's own fractions see
/// synonymousFractions().
[[nodiscard]] CodonVector sharesFromBases(const std::array<double, 4>& bases, const GeneticCode& code);
/// Base counts T, C, A, G of all positions of a gene, with its terminal stop codon unless that is -1.
[[nodiscard]] std::array<double, 4> baseCounts(std::span<const std::uint32_t> counts, int stopCodon = -1);

}  // namespace pleio
