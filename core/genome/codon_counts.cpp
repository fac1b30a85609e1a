// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/codon_counts.h"

#include "core/genome/coding_sequence.h"

#include <numeric>

namespace pleio {

namespace {

/// Contributions of the three positions to the codon index; a base that is not A, C, G, T or U sets
/// bit 6, so that the or of the three is 64 or more exactly for ambiguous codons.
struct PositionTables {
    std::array<std::array<std::uint8_t, 256>, 3> at{};

    PositionTables()
    {
        for (std::size_t base = 0; base < 256; ++base) {
            const int index = baseIndex(static_cast<char>(base));
            for (std::size_t position = 0; position < 3; ++position)
                at[position][base] = index < 0 ? 64 : static_cast<std::uint8_t>(index << (4 - 2 * position));
        }
    }
};

const PositionTables kTables;

std::size_t tableIndex(const unsigned char* codon)
{
    return std::size_t{kTables.at[0][codon[0]]} | kTables.at[1][codon[1]] | kTables.at[2][codon[2]];
}

}  // namespace

std::uint32_t CodonTally::senseCodons() const { return std::accumulate(counts.begin(), counts.end(), 0U); }

CodonTally countCodons(std::string_view coding, const GeneticCode& code, bool completeStart, bool completeEnd)
{
    CodonTally tally;
    tally.trailingBases = static_cast<std::uint32_t>(coding.size() % 3);
    const auto* at = reinterpret_cast<const unsigned char*>(coding.data());
    std::size_t codons = coding.size() / 3;

    if (codons > 0) {
        const std::size_t last = tableIndex(at + 3 * (codons - 1));
        const int codon = static_cast<int>(last);
        if (last < kCodons && code.isStop(codon) && (completeEnd || !code.isSense(codon))) {
            tally.stopCodon = codon;
            --codons;
        }
    }
    if (codons > 0 && completeStart) {
        const std::size_t first = tableIndex(at);
        if (first < kCodons)
            tally.startCodon = static_cast<std::int32_t>(first);
        else
            ++tally.ambiguous;
        at += 3;
        --codons;
    }

    // Two histograms: a codon that repeats need not wait for its own counter.
    std::array<std::array<std::uint32_t, 128>, 2> histogram{};
    for (; codons >= 2; codons -= 2, at += 6) {
        ++histogram[0][tableIndex(at) & 127U];
        ++histogram[1][tableIndex(at + 3) & 127U];
    }
    if (codons == 1) ++histogram[0][tableIndex(at) & 127U];

    for (std::size_t codon = 0; codon < kCodons; ++codon) {
        const std::uint32_t count = histogram[0][codon] + histogram[1][codon];
        if (code.isSense(static_cast<int>(codon)))
            tally.counts[codon] = count;
        else
            tally.internalStops += count;
    }
    for (std::size_t i = kCodons; i < 128; ++i) tally.ambiguous += histogram[0][i] + histogram[1][i];
    return tally;
}

CodonTally countCodons(const Gene& gene)
{
    const GeneticCode* code = GeneticCode::find(gene.geneticCode);
    return countCodons(gene.coding, code ? *code : GeneticCode::standard(), hasCompleteStart(gene),
                       !gene.location.fuzzyEnd);
}

}  // namespace pleio
