// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_pairs.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pleio {

inline constexpr std::size_t kDinucleotides = 16;
/// "TT" for 0, "TC" for 1 … "GG" for 15 (TCAG order).
[[nodiscard]] std::string dinucleotideText(std::size_t index);

/// Bases and neighbouring bases of one or several sequences. Pairs with a letter other than A, C, G, T, U are left
/// out, and there is none across the ends of a sequence.
struct DinucleotideCounts {
    std::array<std::uint64_t, 4> bases{};
    std::array<std::uint64_t, kDinucleotides> pairs{};

    /// `circular` counts the pair of the last and the first base as well.
    void add(std::string_view sequence, bool circular);
};

using DinucleotideOdds = std::array<double, kDinucleotides>;

/// rho_xy = f_xy / (f_x f_y) on the strand as given; NaN where a base does not occur.
[[nodiscard]] DinucleotideOdds dinucleotideOdds(const DinucleotideCounts& counts);
/// rho*_xy, the same over both strands (Karlin & Burge 1995, Trends Genet 11:283); equal for reverse complements.
/// By their rule of thumb values from 0.78 to 1.23 are not remarkable.
[[nodiscard]] DinucleotideOdds symmetrisedOdds(const DinucleotideCounts& counts);

/// Bases that meet where codons meet: the third of one and the first of the next.
struct CodonJunctions {
    std::array<std::uint64_t, kDinucleotides> counts{};
    /// f_xy / (f3_x f1_y), bases taken at those places of the counted pairs.
    DinucleotideOdds odds{};
    /// Counted over expected from codon usage and neighbouring amino acids (sum of the expected codon pairs): what
    /// neither protein nor codon choice explains.
    DinucleotideOdds synonymousOdds{};
};
[[nodiscard]] CodonJunctions codonJunctions(const CodonPairCounts& counts, const CodonPairMatrix& expected);

}  // namespace pleio
