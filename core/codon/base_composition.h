// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/undefined.h"
#include "core/codon/codon_weights.h"

#include <array>
#include <cstdint>
#include <span>

namespace pleio {

/// Base composition of the sense codons of a gene; the start codon is in if it is in the counts, stop codons are
/// not. Shares are 0..1, skews -1..1, NaN where nothing is compared (0/0).
struct BaseComposition {
    double codons = 0;            ///< sense codons
    double synonymousCodons = 0;  ///< codons of amino acids with two and more codons
    double gc = kUndefined;       ///< of all three positions
    double gc1 = kUndefined, gc2 = kUndefined, gc3 = kUndefined;
    double gc12 = kUndefined;            ///< mean of gc1 and gc2 (neutrality plot, Sueoka 1988)
    double gc3s = kUndefined;            ///< third positions of synonymous codons (codonW)
    double gc4dAminoAcids = kUndefined;  ///< third positions of amino acids that are one four-fold box (5 in table 1)
    double gc4dBoxes = kUndefined;       ///< third positions of all four-fold boxes (8 in table 1: with CTN, TCN, CGN)
    /// Synonymous codons that end in the base, among the codons of amino acids that can end in it (codonW).
    double t3s = kUndefined, c3s = kUndefined, a3s = kUndefined, g3s = kUndefined;
    double gcSkew = kUndefined, atSkew = kUndefined;    ///< (G-C)/(G+C), (A-T)/(A+T) of all positions (Lobry 1996)
    double gc3Skew = kUndefined, at3Skew = kUndefined;  ///< of third positions
    /// Parity rule 2 (Sueoka 1995): A3/(A3+T3) and G3/(G3+C3) of the four-fold boxes.
    double pr2A3 = kUndefined, pr2G3 = kUndefined;
};

/// The base counts that all of these are made of, each by base T, C, A, G: position 1, 2, 3, then third positions of
/// synonymous codons, codons of amino acids that can end in the base, third positions of four-fold boxes and of
/// four-fold amino acids.
struct BaseSums {
    enum Block : std::uint8_t { First, Second, Third, Synonymous, CanEnd, Boxes, AminoAcids, kBlocks };
    static constexpr std::size_t kSize = std::size_t{4} * kBlocks;
    std::array<double, kSize> of{};
    [[nodiscard]] const double* block(Block which) const { return of.data() + std::size_t{4} * which; }
};
using BaseWeights = CodonWeights<BaseSums::kSize>;

[[nodiscard]] BaseWeights baseWeights(const GeneticCode& code);
[[nodiscard]] BaseComposition baseComposition(const BaseSums& sums);

/// The same from 64 codon counts.
[[nodiscard]] BaseComposition baseComposition(std::span<const std::uint32_t> counts, const GeneticCode& code);

}  // namespace pleio
