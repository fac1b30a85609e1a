// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"
#include "core/math/random.h"

#include <array>
#include <span>
#include <vector>

namespace pleio {

/// Relative frequency of each codon within its synonymous family (sums to 1 over a family); 0 for stops.
using CodonFractions = std::array<double, kCodons>;

/// Fractions in which a codon's weight depends on its third base alone: gc3 / 2 for G and C,
/// (1 - gc3) / 2 for A and T.
[[nodiscard]] CodonFractions backgroundFractions(std::span<const CodonFamily> families, double gc3);

/// A planted key: in every family fractions drawn uniformly from the simplex, drawn again until the key
/// lies at least kMinKeyDistance from the background and from each earlier key. With so many keys that
/// no room is left, the most distant of kKeyAttempts draws.
[[nodiscard]] CodonFractions drawKey(std::span<const CodonFamily> families, const CodonFractions& background,
                                     std::span<const CodonFractions> earlier, Random& random);

inline constexpr double kMinKeyDistance = 0.25;
inline constexpr int kKeyAttempts = 200;

/// The codon use of strongly expressed genes: one optimal codon a family, drawn at random, takes
/// `optimalShare` (0..1); the others share the rest as they do in the background.
[[nodiscard]] CodonFractions drawExpressionKey(std::span<const CodonFamily> families, const CodonFractions& background,
                                               double optimalShare, Random& random);

/// One gene's own fractions around `mean`: Dirichlet with intra-class correlation rho in 0..1 (exclusive),
/// so that codons drawn from them follow a Dirichlet-multinomial. 0 returns `mean`.
[[nodiscard]] CodonFractions drawGeneFractions(std::span<const CodonFamily> families, const CodonFractions& mean,
                                               double rho, Random& random);

/// Mean over the families of two or more codons of the total variation distance, 0..1.
[[nodiscard]] double meanDistance(std::span<const CodonFamily> families, const CodonFractions& a,
                                  const CodonFractions& b);

/// Mean over the codons of families of two or more of |ln(key / background)|.
[[nodiscard]] double meanAbsoluteWeight(std::span<const CodonFamily> families, const CodonFractions& key,
                                        const CodonFractions& background);

}  // namespace pleio
