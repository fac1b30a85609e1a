// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/effective_number.h"

#include "core/codon/homozygosity.h"

namespace pleio {

namespace {

struct FamilySums {
    double n = 0, squares = 0;  ///< of the counts
};
FamilySums sumsOf(std::span<const std::uint32_t> counts, std::span<const std::uint8_t> codons)
{
    FamilySums sums;
    for (const std::uint8_t codon : codons) {
        const double count = counts[codon];
        sums.n += count;
        sums.squares += count * count;
    }
    return sums;
}

}  // namespace

EffectiveNumber wrightNumber(std::span<const std::uint32_t> counts, const FamilyTable& families)
{
    HomozygosityClasses classes;
    for (std::size_t family = 0; family < families.families; ++family) {
        const auto [n, squares] = sumsOf(counts, families.codonsOf(family));
        if (n > 1) classes.add(families.size[family], wrightHomozygosity(n, squares));
    }
    return classes.number(families);
}

EffectiveNumber novembreNumber(std::span<const std::uint32_t> counts, const CodonVector& expected,
                               const FamilyTable& families)
{
    HomozygosityClasses classes;
    for (std::size_t family = 0; family < families.families; ++family) {
        double n = 0;
        double squares = 0;
        for (const std::uint8_t codon : families.codonsOf(family)) {
            const double count = counts[codon];
            n += count;
            if (expected[codon] > 0) squares += count * count / expected[codon];
        }
        const std::size_t size = families.size[family];
        if (n > 1) classes.add(size, novembreHomozygosity(n, squares, static_cast<double>(size)));
    }
    return classes.number(families);
}

double sunNumber(std::span<const std::uint32_t> counts, const FamilyTable& families)
{
    SunClasses classes;
    for (std::size_t family = 0; family < families.families; ++family) {
        const auto [n, squares] = sumsOf(counts, families.codonsOf(family));
        classes.add(families.size[family], n, squares);
    }
    return classes.number(families);
}

CodonVector sharesFromBases(const std::array<double, 4>& bases, const GeneticCode& code)
{
    CodonVector products{};
    for (std::size_t c = 0; c < kCodons; ++c) products[c] = bases[c >> 4] * bases[(c >> 2) & 3] * bases[c & 3];
    return synonymousFractions(products, code);
}

std::array<double, 4> baseCounts(std::span<const std::uint32_t> counts, int stopCodon)
{
    std::array<double, 4> bases{};
    for (std::size_t c = 0; c < kCodons; ++c) {
        const double n = counts[c] + (static_cast<int>(c) == stopCodon ? 1.0 : 0.0);
        bases[c >> 4] += n;
        bases[(c >> 2) & 3] += n;
        bases[c & 3] += n;
    }
    return bases;
}

}  // namespace pleio
