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

/// Nc of Sun, Yang & Xia (2013): F = sum ((n_i + 1) / (n + k))^2, Nc = singles + sum over classes of families * sum n /
/// sum n F, with the codons n as they are (cubar weights so; codon-bias uses n + k). A class without codons counts as
/// evenly used. The authors split six-fold families: give families by box for theirs. NaN without synonymous codons.
[[nodiscard]] double sunNumber(std::span<const std::uint32_t> counts, const FamilyTable& families);

/// Expected shares of the codons of each amino acid if bases are drawn with these frequencies (T, C, A, G; they need
/// not sum to 1), independently at the three positions. NaN for stop codons. For the genome's own fractions see
/// synonymousFractions().
[[nodiscard]] CodonVector sharesFromBases(const std::array<double, 4>& bases, const GeneticCode& code);

}  // namespace pleio
