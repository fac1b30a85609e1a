// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/trait_diversity.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>

namespace pleio {

TraitDiversity traitDiversity(std::span<const double> z)
{
    double tested = 0, largest = 0, total = 0, sum = 0;
    for (const double value : z) {
        if (std::isnan(value)) continue;
        ++tested;
        total += std::abs(value);
        largest = std::max(largest, std::abs(value));
        sum += std::max(value * value - 1, 0.0);
    }
    TraitDiversity out{kUndefined, kUndefined, kUndefined, kUndefined};
    // Traits that are all alike would come out below 0 by rounding.
    if (largest > 0 && tested > 1) out.tau = std::clamp((tested - total / largest) / (tested - 1), 0.0, 1.0);
    if (!(sum > 0) || std::isinf(sum)) return out;

    double traits = 0, entropy = 0, squares = 0;
    for (const double value : z) {
        const double share = std::max(value * value - 1, 0.0) / sum;
        if (!(share > 0)) continue;  // NaN too
        ++traits;
        entropy -= share * std::log(share);
        squares += share * share;
    }
    out.traits = traits;
    out.effective = std::exp(entropy);
    out.dominant = 1 / squares;
    return out;
}

}  // namespace pleio
