// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/genome/codon_counts.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// The given share (0..1] of `rows` with the largest values, at least one; `values` has one a row of the counts. Rows
/// whose value is NaN are left out; of equal values the lower row comes first. Ascending.
[[nodiscard]] std::vector<std::int32_t> topRows(std::span<const double> values, std::span<const std::int32_t> rows,
                                                double share);

/// A set of genes found by iteration.
struct IteratedSet {
    std::vector<std::int32_t> rows;  ///< ascending
    int iterations = 0;
    bool converged = false;  ///< the set came out of itself
};

/// The self-consistent reference set of Carbone, Zinovyev & Kepes (2003): the genes with the highest CAI against
/// themselves. Starts from all `rows`, halves the set by CAI until `share` of the rows is left, and goes on at that
/// size until the set no longer changes. It finds the dominant bias of the genome, which need not be translational:
/// in some genomes it is GC content or strand.
[[nodiscard]] IteratedSet selfConsistentSet(const CodonCounts& codons, std::span<const std::int32_t> rows,
                                            const GeneticCode& code, double share = 0.01, int maxIterations = 50);

/// Codon weights of GCB (Merkl 2003): cb = ln(f / mean f), the share of a codon in its amino acid in a target set over
/// the mean of its shares in the genes that have the amino acid; -5 where the target set lacks the codon. GCB of a gene
/// is the mean of cb over its sense codons.
struct MerklWeights {
    CodonVector weights{};  ///< 0 for codons without synonyms and stop codons
    IteratedSet target;
};
/// Starts with `seedRows` (e.g. ribosomal proteins) as the target; then the top `share` of `rows` by GCB is the target
/// until it no longer changes or recurs.
[[nodiscard]] MerklWeights merklWeights(const CodonCounts& codons, std::span<const std::int32_t> rows,
                                        std::span<const std::int32_t> seedRows, const GeneticCode& code,
                                        double share = 0.05, int maxIterations = 50);
/// One step of it: the weights of a target set against mean shares.
[[nodiscard]] CodonVector merklWeights(const CodonVector& targetShares, const CodonVector& meanShares);
/// Mean of a weight over the sense codons of a gene (all of `counts`); NaN without any.
[[nodiscard]] double arithmeticMean(std::span<const std::uint32_t> counts, const CodonVector& weights);

}  // namespace pleio
