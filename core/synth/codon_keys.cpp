// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/codon_keys.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

double& at(CodonFractions& fractions, int codon) { return fractions[static_cast<std::size_t>(codon)]; }
double at(const CodonFractions& fractions, int codon) { return fractions[static_cast<std::size_t>(codon)]; }

/// Scales a family's fractions to sum 1; false if all of them are zero.
bool normalize(const CodonFamily& family, CodonFractions& fractions)
{
    double sum = 0;
    for (const int codon : family.codons) sum += at(fractions, codon);
    if (!(sum > 0)) return false;
    for (const int codon : family.codons) at(fractions, codon) /= sum;
    return true;
}

/// Distance to the nearest of the background and the earlier keys.
double nearest(std::span<const CodonFamily> families, const CodonFractions& key, const CodonFractions& background,
               std::span<const CodonFractions> earlier)
{
    double distance = meanDistance(families, key, background);
    for (const CodonFractions& other : earlier) distance = std::min(distance, meanDistance(families, key, other));
    return distance;
}

}  // namespace

CodonFractions backgroundFractions(std::span<const CodonFamily> families, double gc3)
{
    CodonFractions fractions{};
    for (const CodonFamily& family : families) {
        for (const int codon : family.codons) {
            const int third = codon % 4;  // T C A G
            at(fractions, codon) = (third == 1 || third == 3) ? gc3 / 2 : (1 - gc3) / 2;
        }
        normalize(family, fractions);
    }
    return fractions;
}

CodonFractions drawKey(std::span<const CodonFamily> families, const CodonFractions& background,
                       std::span<const CodonFractions> earlier, Random& random)
{
    CodonFractions best{};
    double bestDistance = -1;
    for (int attempt = 0; attempt < kKeyAttempts && bestDistance < kMinKeyDistance; ++attempt) {
        CodonFractions key{};
        for (const CodonFamily& family : families) {
            for (const int codon : family.codons) at(key, codon) = random.gamma(1);
            normalize(family, key);
        }
        const double distance = nearest(families, key, background, earlier);
        if (distance > bestDistance) {
            best = key;
            bestDistance = distance;
        }
    }
    return best;
}

CodonFractions drawExpressionKey(std::span<const CodonFamily> families, const CodonFractions& background,
                                 double optimalShare, Random& random)
{
    CodonFractions key = background;
    for (const CodonFamily& family : families) {
        if (family.codons.size() < 2) continue;
        const int optimal = family.codons[static_cast<std::size_t>(random.below(family.codons.size()))];
        const double others = 1 - at(background, optimal);
        for (const int codon : family.codons) at(key, codon) *= (1 - optimalShare) / others;
        at(key, optimal) = optimalShare;
    }
    return key;
}

CodonFractions drawGeneFractions(std::span<const CodonFamily> families, const CodonFractions& mean, double rho,
                                 Random& random)
{
    if (rho == 0) return mean;
    const double concentration = (1 - rho) / rho;
    CodonFractions own{};
    for (const CodonFamily& family : families) {
        for (const int codon : family.codons) at(own, codon) = random.gamma(concentration * at(mean, codon));
        if (!normalize(family, own)) {
            // Near rho = 1 every gamma variate can underflow; the limit is one codon for the whole family.
            std::vector<double> weights;
            for (const int codon : family.codons) weights.push_back(at(mean, codon));
            at(own, family.codons[random.choose(weights)]) = 1;
        }
    }
    return own;
}

double meanDistance(std::span<const CodonFamily> families, const CodonFractions& a, const CodonFractions& b)
{
    double sum = 0;
    int count = 0;
    for (const CodonFamily& family : families) {
        if (family.codons.size() < 2) continue;
        for (const int codon : family.codons) sum += std::abs(at(a, codon) - at(b, codon)) / 2;
        ++count;
    }
    return count == 0 ? 0 : sum / count;
}

double meanAbsoluteWeight(std::span<const CodonFamily> families, const CodonFractions& key,
                          const CodonFractions& background)
{
    double sum = 0;
    int count = 0;
    for (const CodonFamily& family : families) {
        if (family.codons.size() < 2) continue;
        for (const int codon : family.codons) {
            sum += std::abs(std::log(at(key, codon) / at(background, codon)));
            ++count;
        }
    }
    return count == 0 ? kUndefined : sum / count;
}

}  // namespace pleio
