// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/relative_adaptation.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <array>

namespace pleio {

CodonVector rcaWeights(const CodonVector& reference, const GeneticCode& code)
{
    std::array<std::array<double, 4>, 3> bases{};
    double total = 0;
    for (std::size_t c = 0; c < kCodons; ++c) {
        if (!code.isSense(static_cast<int>(c))) continue;
        total += reference[c];
        bases[0][c >> 4] += reference[c];
        bases[1][(c >> 2) & 3] += reference[c];
        bases[2][c & 3] += reference[c];
    }
    CodonVector weights;
    weights.fill(kUndefined);
    for (std::size_t c = 0; c < kCodons; ++c) {
        const double product = bases[0][c >> 4] * bases[1][(c >> 2) & 3] * bases[2][c & 3];
        if (!code.isSense(static_cast<int>(c)) || product <= 0) continue;
        weights[c] = std::max(reference[c], 0.5) * total * total / product;
    }
    return weights;
}

CodonVector normalizedRcaWeights(const CodonVector& reference, const GeneticCode& code, const FamilyTable& aminoAcids)
{
    const CodonVector rca = rcaWeights(reference, code);
    CodonVector weights;
    weights.fill(kUndefined);
    for (std::size_t family = 0; family < aminoAcids.families; ++family) {
        double used = 0;
        double largest = 0;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) {
            used += reference[c];
            if (rca[c] > largest) largest = rca[c];
        }
        if (used <= 0) continue;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) weights[c] = rca[c] / largest;
    }
    return weights;
}

}  // namespace pleio
