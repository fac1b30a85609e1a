// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/optimal_codons.h"

#include "core/base/undefined.h"

namespace pleio {

OptimalCodonWeights optimalCodonWeights(const CodonSet& optimal, const FamilyTable& aminoAcids)
{
    OptimalCodonWeights out;
    for (std::size_t family = 0; family < aminoAcids.families; ++family) {
        double n = 0;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) n += optimal[c] ? 1 : 0;
        if (n == 0) continue;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) {
            out.optimal[c] = optimal[c] ? 1 : 0;
            out.counted[c] = 1;
            out.expected[c] = n / aminoAcids.size[family];
        }
    }
    return out;
}

double frequencyOfOptimalCodons(double optimal, double counted) { return counted > 0 ? optimal / counted : kUndefined; }

double codonBiasIndex(double optimal, double counted, double expected)
{
    // The expected number is a sum of thirds and the like; a difference below rounding is none.
    const double room = counted - expected;
    return room > 1e-9 * counted ? (optimal - expected) / room : kUndefined;
}

}  // namespace pleio
