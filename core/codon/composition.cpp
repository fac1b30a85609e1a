// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/composition.h"

#include "core/base/undefined.h"
#include "core/codon/base_composition.h"

namespace pleio {

namespace {

/// Sets every codon of a family to share * scale(family size), NaN where the family does not occur.
template <class Scale>
CodonVector familyShares(const CodonVector& counts, const GeneticCode& code, Scale scale)
{
    CodonVector out;
    out.fill(kUndefined);
    for (const CodonFamily& family : codonFamilies(code)) {
        double total = 0;
        for (const int c : family.codons) total += counts[static_cast<std::size_t>(c)];
        if (total <= 0) continue;
        for (const int c : family.codons)
            out[static_cast<std::size_t>(c)] =
                counts[static_cast<std::size_t>(c)] / total * scale(family.codons.size());
    }
    return out;
}

}  // namespace

CodonVector pooledCounts(const CodonCounts& codons, std::span<const std::int32_t> rows)
{
    CodonVector sum{};
    for (const std::int32_t row : rows)
        for (int c = 0; c < kCodons; ++c) sum[static_cast<std::size_t>(c)] += codons.counts(row, c);
    return sum;
}

CodonVector rscu(const CodonVector& counts, const GeneticCode& code)
{
    return familyShares(counts, code, [](std::size_t size) { return static_cast<double>(size); });
}

CodonVector synonymousFractions(const CodonVector& counts, const GeneticCode& code)
{
    return familyShares(counts, code, [](std::size_t) { return 1.0; });
}

double gcContent(std::string_view sequence)
{
    std::size_t gc = 0;
    std::size_t all = 0;
    for (const char base : sequence) {
        const int index = baseIndex(base);
        if (index < 0) continue;
        ++all;
        gc += (index & 1) != 0 ? 1 : 0;  // C is 1 and G is 3 in TCAG order
    }
    return all == 0 ? kUndefined : static_cast<double>(gc) / static_cast<double>(all);
}

double gc3s(std::span<const std::uint32_t> counts, const GeneticCode& code)
{
    return baseComposition(counts, code).gc3s;
}

}  // namespace pleio
