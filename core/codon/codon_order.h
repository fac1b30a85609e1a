// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/codon/codon_reuse.h"
#include "core/codon/min_max.h"
#include "core/codon/rare_codons.h"
#include "core/math/permutation_test.h"

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace pleio {

/// What the statistics of codon order in a gene are measured with.
struct CodonOrderScales {
    const GeneticCode* code = nullptr;
    MinMaxUsage minMax;
    CodonSet rare{};
    CodonReaders readers;
    std::size_t window = 18;  ///< codons, of %MinMax and of rare codon clusters
};

/// The order of the codons of one gene, each statistic tested against the same synonymous permutations. A test is NaN
/// where its statistic is, and where no permutation changes the gene.
struct CodonOrder {
    double ramp = 0;             ///< ln units; NaN for genes of 50 codons and less, and without a reference
    PermutationTest rampTest;    ///< both tails
    MinMaxSummary minMax;        ///< NaN for genes shorter than a window
    PermutationTest lowestTest;  ///< of minMax.lowest, lower tail: is the worst stretch worse than chance makes it?
    std::uint32_t rareCodons = 0;
    RareCluster cluster;
    PermutationTest clusterTest;  ///< of cluster.count, upper tail; NaN without rare codons or if shorter than a window
    CodonReuse reuse;
    PermutationTest reuseTest;  ///< of the share of reuse, both tails
};

/// ln w of the codons, to score gene `row` with; from the other genes of the reference if it is one of them.
using AdaptivenessOf = std::function<std::array<double, kCodons>(std::size_t row)>;

/// One for each gene. The result does not depend on the number of threads: each gene has a seed of its own.
[[nodiscard]] Result<std::vector<CodonOrder>>
codonOrders(std::span<const CodonSequence> genes, const CodonOrderScales& scales, const AdaptivenessOf& lnAdaptiveness,
            std::int64_t permutations, std::uint64_t seed, Progress& progress);

}  // namespace pleio
