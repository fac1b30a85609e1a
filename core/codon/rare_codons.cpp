// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/rare_codons.h"

#include "core/codon/composition.h"

#include <algorithm>

namespace pleio {

namespace {

std::uint32_t isIn(const CodonSet& codons, std::int8_t codon)
{
    return codon != kNoCodon && codons[static_cast<std::size_t>(codon)] ? 1 : 0;
}

}  // namespace

CodonSet rareCodons(const std::array<double, kCodons>& pooled, const GeneticCode& code, double belowRscu)
{
    const CodonVector usage = rscu(pooled, code);
    CodonSet out{};
    for (std::size_t c = 0; c < kCodons; ++c) out[c] = usage[c] < belowRscu;  // false for NaN
    return out;
}

RareCluster densestWindow(Codons gene, const CodonSet& rare, std::size_t window)
{
    RareCluster best;
    std::uint32_t inWindow = 0;
    for (std::size_t i = 0; i < gene.size(); ++i) {
        inWindow += isIn(rare, gene[i]);
        if (i >= window) inWindow -= isIn(rare, gene[i - window]);
        if (inWindow > best.count) best = {i + 1 >= window ? i + 1 - window : 0, inWindow};
    }
    return best;
}

std::uint32_t countOf(Codons gene, const CodonSet& codons)
{
    std::uint32_t count = 0;
    for (const std::int8_t codon : gene) count += isIn(codons, codon);
    return count;
}

}  // namespace pleio
