// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace pleio {

/// How evenly a gene's effect is spread over its traits.
struct TraitDiversity {
    double traits = 0;     ///< Hill number of order 0: traits with signal (z^2 > 1)
    double effective = 0;  ///< of order 1, exp(entropy): effective number of traits
    double dominant = 0;   ///< of order 2, 1 / sum p^2: gives little weight to weak effects
    double tau = 0;        ///< 0 all traits alike .. 1 one trait only
};

/// Hill numbers (Hill 1973, Ecology 54:427) of the shares p_t = max(z_t^2 - 1, 0) / sum, where z^2 - 1 estimates the
/// squared effect without what noise adds to it on average. All three NaN where no trait has signal. tau of |z|
/// (Yanai et al. 2005, Bioinformatics 21:650): sum(1 - |z| / max) / (n - 1), NaN where the largest is 0 or fewer than
/// two traits were tested. z = NaN was not tested.
[[nodiscard]] TraitDiversity traitDiversity(std::span<const double> z);

}  // namespace pleio
