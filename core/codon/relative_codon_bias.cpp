// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/relative_codon_bias.h"

#include "core/base/undefined.h"
#include "core/codon/count_logs.h"

#include <algorithm>
#include <cmath>

namespace pleio {

RelativeCodonBias relativeCodonBias(std::span<const std::uint32_t> counts, const GeneticCode& code, int stopCodon)
{
    BaseSums bases;
    baseWeights(code).sum(counts.data(), bases.of.data());
    return relativeCodonBias(counts, bases, stopCodon);
}

RelativeCodonBias relativeCodonBias(std::span<const std::uint32_t> counts, const BaseSums& bases, int stopCodon)
{
    // Bases at each position with the stop codon, 1 / them, and the sum of sense bases times their logarithm.
    std::array<std::array<double, 4>, 3> inverse{};
    double sense = 0;
    double lnBases = 0;
    for (std::size_t position = 0; position < 3; ++position) {
        const double* of = bases.block(static_cast<BaseSums::Block>(position));
        for (std::size_t base = 0; base < 4; ++base) {
            const bool inStop =
                stopCodon >= 0 && ((stopCodon >> (4 - 2 * static_cast<int>(position))) & 3) == static_cast<int>(base);
            const double n = of[base] + (inStop ? 1 : 0);
            if (n == 0) continue;
            inverse[position][base] = 1 / n;
            lnBases += of[base] * lnCount(static_cast<std::uint32_t>(n));
            if (position == 0) sense += of[base];
        }
    }
    if (sense == 0) return {kUndefined, kUndefined};
    const double all = sense + (stopCodon >= 0 ? 1 : 0);

    // With e = f1 f2 f3 * all the expected count, n max(n / e, e / n) = max(n^2 / e, e).
    double lnCodons = 0;
    double directional = 0;
    for (std::size_t c = 0; c < kCodons; ++c) {
        if (counts[c] == 0) continue;
        const double n = counts[c];
        const double inverseExpected = inverse[0][c >> 4] * inverse[1][(c >> 2) & 3] * inverse[2][c & 3] * all * all;
        lnCodons += nLnCount(counts[c]);
        directional += std::max(n * n * inverseExpected, 1 / inverseExpected);
    }
    const double lnAll = 2 * sense * lnCount(static_cast<std::uint32_t>(all));
    return {std::exp((lnCodons + lnAll - lnBases) / sense) - 1, directional / sense};
}

}  // namespace pleio
