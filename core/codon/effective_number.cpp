// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/effective_number.h"

#include "core/codon/homozygosity.h"

namespace pleio {

double sunNumber(std::span<const std::uint32_t> counts, const FamilyTable& families)
{
    SunClasses classes;
    for (std::size_t family = 0; family < families.families; ++family) {
        double n = 0, squares = 0;
        for (const std::uint8_t codon : families.codonsOf(family)) {
            const double count = counts[codon];
            n += count;
            squares += count * count;
        }
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

}  // namespace pleio
