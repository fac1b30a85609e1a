// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_windows.h"

#include "core/base/undefined.h"
#include "core/codon/chunk_loop.h"
#include "core/codon/effective_number.h"
#include "core/codon/synonymous_shuffle.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr std::size_t kBlock = 256;  // windows whose permuted values are held at a time
constexpr std::size_t kTracks = 4;
constexpr std::array<WindowTrack GeneWindows::*, kTracks> kMembers{&GeneWindows::cai, &GeneWindows::nc,
                                                                   &GeneWindows::gc, &GeneWindows::minMax};

using Values = std::array<double, kTracks>;

double caiOf(Codons window, const std::array<double, kCodons>& lnAdaptiveness)
{
    double sum = 0, codons = 0;
    for (const std::int8_t codon : window) {
        if (codon == kNoCodon || std::isnan(lnAdaptiveness[static_cast<std::size_t>(codon)])) continue;
        sum += lnAdaptiveness[static_cast<std::size_t>(codon)];
        ++codons;
    }
    return codons > 0 ? std::exp(sum / codons) : kUndefined;
}

double gcOf(Codons window)
{
    double gc = 0, bases = 0;
    for (const std::int8_t codon : window) {
        if (codon == kNoCodon) continue;
        gc += ((codon >> 4) & 1) + ((codon >> 2) & 1) + (codon & 1);  // C is 1 and G is 3
        bases += 3;
    }
    return bases > 0 ? gc / bases : kUndefined;
}

double ncOf(Codons window, const FamilyTable& boxes)
{
    std::array<std::uint32_t, kCodons> counts{};
    for (const std::int8_t codon : window)
        if (codon != kNoCodon) ++counts[static_cast<std::size_t>(codon)];
    return sunNumber(counts, boxes);
}

/// Writes the tracks' values of windows first .. first + count into out.
struct Measure {
    const CodonOrderScales& scales;
    const std::array<double, kCodons>& lnAdaptiveness;
    const FamilyTable& boxes;
    const MinMaxProfile& profile;

    void operator()(Codons gene, std::size_t first, std::size_t count, std::vector<double>& minMax, Values* out) const
    {
        profile.of(gene, minMax);
        for (std::size_t i = 0; i < count; ++i) {
            const Codons window = gene.subspan(first + i, scales.window);
            out[i] = {caiOf(window, lnAdaptiveness), ncOf(window, boxes), gcOf(window), minMax[first + i]};
        }
    }
};

}  // namespace

Result<GeneWindows> geneWindows(const CodonSequence& gene, const CodonOrderScales& scales,
                                const std::array<double, kCodons>& lnAdaptiveness, std::int64_t permutations,
                                std::uint64_t seed, Progress& progress)
{
    const MinMaxProfile profile(gene.codons, scales.minMax, scales.window);
    const FamilyTable boxes(*scales.code, FamilyKind::Box);
    const Measure measure{scales, lnAdaptiveness, boxes, profile};
    const std::size_t windows = profile.windows();
    const auto repeats = static_cast<std::size_t>(std::min(permutations, kBandPermutations));
    GeneWindows out;
    for (const auto member : kMembers)
        for (auto* values : {&(out.*member).observed, &(out.*member).low, &(out.*member).high})
            values->assign(windows, kUndefined);

    // Every block of windows sees the same permutations, dealt anew from the same seed.
    const auto work = [&](std::size_t block) {
        const std::size_t first = block * kBlock, count = std::min(kBlock, windows - first);
        std::vector<double> minMax(windows);
        std::vector<Values> observed(count), permuted(count * repeats);
        measure(gene.codons, first, count, minMax, observed.data());
        SynonymousShuffle shuffle(gene, *scales.code);
        Random random(seed);
        for (std::size_t r = 0; r < repeats; ++r) {
            if (progress.isCancelled()) return;
            shuffle.deal(random);
            measure(shuffle.codons(), first, count, minMax, permuted.data() + r * count);
        }
        std::vector<double> sorted(repeats);
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t t = 0; t < kTracks; ++t) {
                WindowTrack& track = out.*kMembers[t];
                track.observed[first + i] = observed[i][t];
                if (std::isnan(observed[i][t])) continue;  // then it is NaN in every permutation
                for (std::size_t r = 0; r < repeats; ++r) sorted[r] = permuted[r * count + i][t];
                std::ranges::sort(sorted);
                track.low[first + i] = quantile(sorted, 0.025);
                track.high[first + i] = quantile(sorted, 0.975);
            }
    };
    if (!forEachChunk((windows + kBlock - 1) / kBlock, "Sliding windows", progress, work)) return cancelled();
    return out;
}

}  // namespace pleio
