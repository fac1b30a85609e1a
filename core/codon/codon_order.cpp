// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_order.h"

#include "core/codon/chunk_loop.h"
#include "core/codon/codon_ramp.h"
#include "core/codon/synonymous_shuffle.h"

#include <cmath>

namespace pleio {

namespace {

CodonOrder measure(Codons gene, const CodonOrderScales& scales, const std::array<double, kCodons>& lnW,
                   const MinMaxProfile& profile, std::vector<double>& values)
{
    CodonOrder out;
    out.ramp = codonRamp(gene, lnW);
    values.resize(profile.windows());
    profile.of(gene, values);
    out.minMax = summarised(values);
    out.cluster = densestWindow(gene, scales.rare, scales.window);
    out.reuse = codonReuse(gene, scales.readers);
    return out;
}

CodonOrder testCodonOrder(const CodonSequence& gene, const CodonOrderScales& scales,
                          const std::array<double, kCodons>& lnW, std::int64_t permutations, std::uint64_t seed,
                          const Progress& progress)
{
    const MinMaxProfile profile(gene.codons, scales.minMax, scales.window);
    std::vector<double> scratch;
    CodonOrder out = measure(gene.codons, scales, lnW, profile, scratch);
    out.rareCodons = countOf(gene.codons, scales.rare);
    out.rampTest = out.lowestTest = out.clusterTest = out.reuseTest = untested();
    SynonymousShuffle shuffle(gene, *scales.code);
    if (!shuffle.canMove()) return out;

    Random random(seed);
    std::vector<double> ramp, lowest, cluster, reuse;
    for (std::int64_t i = 0; i < permutations; ++i) {
        if (progress.isCancelled()) return out;
        shuffle.deal(random);
        const CodonOrder permuted = measure(shuffle.codons(), scales, lnW, profile, scratch);
        ramp.push_back(permuted.ramp);
        lowest.push_back(permuted.minMax.lowest);
        cluster.push_back(permuted.cluster.count);
        reuse.push_back(permuted.reuse.share());
    }
    out.rampTest = permutationTest(out.ramp, ramp, Tail::Both);
    out.lowestTest = permutationTest(out.minMax.lowest, lowest, Tail::Lower);
    if (out.rareCodons > 0 && gene.codons.size() >= scales.window)
        out.clusterTest = permutationTest(out.cluster.count, cluster, Tail::Upper);
    out.reuseTest = permutationTest(out.reuse.share(), reuse, Tail::Both);
    return out;
}

}  // namespace

Result<std::vector<CodonOrder>> codonOrders(std::span<const CodonSequence> genes, const CodonOrderScales& scales,
                                            const AdaptivenessOf& lnAdaptiveness, std::int64_t permutations,
                                            std::uint64_t seed, Progress& progress)
{
    std::vector<CodonOrder> out(genes.size());
    const bool finished = forEachChunk(genes.size(), "Permuting codons", progress, [&](std::size_t row) {
        out[row] =
            testCodonOrder(genes[row], scales, lnAdaptiveness(row), permutations, deriveSeed(seed, row), progress);
    });
    if (!finished) return cancelled();
    return out;
}

}  // namespace pleio
