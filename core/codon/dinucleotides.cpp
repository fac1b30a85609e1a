// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/dinucleotides.h"

#include "core/base/undefined.h"

#include <cmath>
#include <numeric>

namespace pleio {

namespace {

std::size_t complement(std::size_t base) { return (base + 2) % 4; }  // T 0 – A 2, C 1 – G 3

template <class Counts>
DinucleotideOdds odds(const std::array<std::uint64_t, kDinucleotides>& pairs, const Counts& first, const Counts& second)
{
    const auto total = [](const auto& counts) {
        return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    };
    const double allPairs = total(pairs), allFirst = total(first), allSecond = total(second);
    DinucleotideOdds out{};
    for (std::size_t i = 0; i < kDinucleotides; ++i) {
        const double expected =
            static_cast<double>(first[i / 4]) / allFirst * (static_cast<double>(second[i % 4]) / allSecond);
        out[i] = expected > 0 && allPairs > 0 ? static_cast<double>(pairs[i]) / allPairs / expected : kUndefined;
    }
    return out;
}

}  // namespace

std::string dinucleotideText(std::size_t index)
{
    constexpr std::string_view kBases = "TCAG";
    return {kBases[index / 4], kBases[index % 4]};
}

void DinucleotideCounts::add(std::string_view sequence, bool circular)
{
    if (sequence.empty()) return;
    int previous = circular ? baseIndex(sequence.back()) : -1;
    for (const char letter : sequence) {
        const int base = baseIndex(letter);
        if (base >= 0) ++bases[static_cast<std::size_t>(base)];
        if (base >= 0 && previous >= 0) ++pairs[static_cast<std::size_t>(4 * previous + base)];
        previous = base;
    }
}

DinucleotideOdds dinucleotideOdds(const DinucleotideCounts& counts)
{
    return odds(counts.pairs, counts.bases, counts.bases);
}

DinucleotideOdds symmetrisedOdds(const DinucleotideCounts& counts)
{
    DinucleotideCounts both;
    for (std::size_t base = 0; base < 4; ++base) both.bases[base] = counts.bases[base] + counts.bases[complement(base)];
    for (std::size_t i = 0; i < kDinucleotides; ++i)
        both.pairs[i] = counts.pairs[i] + counts.pairs[4 * complement(i % 4) + complement(i / 4)];
    return dinucleotideOdds(both);
}

CodonJunctions codonJunctions(const CodonPairCounts& counts, const CodonPairMatrix& expected)
{
    CodonJunctions out;
    std::array<std::uint64_t, 4> third{}, first{};
    DinucleotideOdds expectedCounts{};
    for (int x = 0; x < kCodons; ++x)
        for (int y = 0; y < kCodons; ++y) {
            const auto last = static_cast<std::size_t>(x & 3), next = static_cast<std::size_t>(y >> 4);
            out.counts[4 * last + next] += counts.pairs(x, y);
            third[last] += counts.pairs(x, y);
            first[next] += counts.pairs(x, y);
            if (!std::isnan(expected(x, y))) expectedCounts[4 * last + next] += expected(x, y);
        }
    out.odds = odds(out.counts, third, first);
    for (std::size_t i = 0; i < kDinucleotides; ++i)
        out.synonymousOdds[i] =
            expectedCounts[i] > 0 ? static_cast<double>(out.counts[i]) / expectedCounts[i] : kUndefined;
    return out;
}

}  // namespace pleio
