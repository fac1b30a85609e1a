// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/usage_distance.h"

#include "core/base/undefined.h"

namespace pleio {

CodonVector smoothedFractions(const CodonVector& counts, const FamilyTable& aminoAcids)
{
    CodonVector shares;
    shares.fill(kUndefined);
    for (std::size_t family = 0; family < aminoAcids.families; ++family) {
        const double k = aminoAcids.size[family];
        double n = 0;
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) n += counts[c];
        for (const std::uint8_t c : aminoAcids.codonsOf(family)) shares[c] = (counts[c] + 0.5) / (n + k / 2);
    }
    return shares;
}

double milc(double lnRatio, double freedom, double codons) { return 2 * lnRatio / codons - (freedom / codons - 0.5); }

double melp(double milcGenome, double milcReference)
{
    return milcReference > 0 ? milcGenome / milcReference : kUndefined;
}

double karlinExpression(double biasGenome, double biasReference)
{
    return biasReference > 0 ? biasGenome / biasReference : kUndefined;
}

}  // namespace pleio
