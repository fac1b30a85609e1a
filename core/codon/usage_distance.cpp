// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/usage_distance.h"

#include "core/base/undefined.h"
#include "core/codon/count_logs.h"

#include <array>
#include <cmath>
#include <numeric>

namespace pleio {

namespace {

/// One amino acid of a gene: its counts, the shares it is compared with, and their inverse.
struct Family {
    Family(std::span<const std::uint32_t> geneCounts, std::span<const std::uint8_t> codons) : size(codons.size())
    {
        for (std::size_t i = 0; i < size; ++i) {
            counts[i] = geneCounts[codons[i]];
            n += geneCounts[codons[i]];
        }
    }
    Family(std::span<const std::uint32_t> geneCounts, std::span<const std::uint8_t> codons, const CodonVector& given)
        : Family(geneCounts, codons)
    {
        for (std::size_t i = 0; i < size; ++i) {
            shares[i] = given[codons[i]];
            inverse[i] = shares[i] > 0 ? 1 / shares[i] : 0;
        }
    }
    std::size_t size;
    std::uint32_t n = 0;
    std::array<double, FamilyTable::kMaxSize> counts{}, shares{}, inverse{};
};

double senseCodons(std::span<const std::uint32_t> counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }

}  // namespace

double synonymousOrder(std::span<const std::uint32_t> counts, const FamilyTable& aminoAcids)
{
    double ordered = 0;
    double codons = 0;
    for (std::size_t a = 0; a < aminoAcids.families; ++a) {
        const Family family(counts, aminoAcids.codonsOf(a));
        double sumNLn = 0;
        for (const std::uint8_t c : aminoAcids.codonsOf(a)) sumNLn += nLnCount(counts[c]);
        ordered += orderedCodons(family.n, nLnCount(family.n), sumNLn, lnCount(aminoAcids.size[a]));
        codons += family.n;
    }
    return codons > 0 ? ordered / codons : kUndefined;
}

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

double milc(std::span<const std::uint32_t> counts, const CodonVector& shares, const FamilyTable& aminoAcids)
{
    double lnRatio = 0;
    double freedom = 0;
    for (std::size_t a = 0; a < aminoAcids.families; ++a) {
        const Family family(counts, aminoAcids.codonsOf(a));
        if (family.n == 0) continue;
        freedom += aminoAcids.size[a] - 1;
        lnRatio -= nLnCount(family.n);
        for (const std::uint8_t c : aminoAcids.codonsOf(a))
            if (counts[c] > 0) lnRatio += nLnCount(counts[c]) - counts[c] * std::log(shares[c]);
    }
    return freedom > 0 ? milc(lnRatio, freedom, senseCodons(counts)) : kUndefined;
}

double melp(double milcGenome, double milcReference)
{
    return milcReference > 0 ? milcGenome / milcReference : kUndefined;
}

double karlinBias(std::span<const std::uint32_t> counts, const CodonVector& shares, const FamilyTable& aminoAcids)
{
    double difference = 0;
    double synonymous = 0;
    for (std::size_t a = 0; a < aminoAcids.families; ++a) {
        const Family family(counts, aminoAcids.codonsOf(a), shares);
        synonymous += family.n;
        difference += karlinDifference(family.counts.data(), family.shares.data(), family.size, family.n);
    }
    return synonymous > 0 ? difference / senseCodons(counts) : kUndefined;
}

double karlinExpression(double biasGenome, double biasReference)
{
    return biasReference > 0 ? biasGenome / biasReference : kUndefined;
}

double maximumLikelihoodBias(std::span<const std::uint32_t> counts, const CodonVector& shares,
                             const FamilyTable& aminoAcids)
{
    double sum = 0;
    int occurring = 0;
    for (std::size_t a = 0; a < aminoAcids.families; ++a) {
        const Family family(counts, aminoAcids.codonsOf(a), shares);
        if (family.n == 0) continue;
        ++occurring;
        sum += lnCount(family.n) *
               mcbSquares(family.counts.data(), family.shares.data(), family.inverse.data(), family.size, family.n);
    }
    return occurring > 0 ? sum / (occurring * kLn10) : kUndefined;
}

}  // namespace pleio
