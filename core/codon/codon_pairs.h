// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/parts.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/codon/codon_sequence.h"
#include "core/genome/genetic_code.h"
#include "core/math/permutation_test.h"

#include <Eigen/Core>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Codons, and codons that follow each other, counted over genes. A pair with a stop or an ambiguous codon is not
/// counted, so the terminal stop codon forms none.
struct CodonPairCounts {
    using Matrix = Eigen::Matrix<std::uint32_t, kCodons, kCodons, Eigen::RowMajor>;
    Matrix pairs = Matrix::Zero();                ///< first codon × second codon, TCAG order
    std::array<std::uint32_t, kCodons> codons{};  ///< N(x): all counted codons, first and last ones too

    void add(Codons gene);
    void remove(Codons gene);                   ///< precondition: `gene` was added
    [[nodiscard]] std::uint64_t total() const;  ///< counted pairs
};

/// What a pair that no gene has is scored as: nothing, or as if it had been seen half a time.
enum class UnseenPairs { Skip, HalfCount };

using CodonPairMatrix = Eigen::Matrix<double, kCodons, kCodons, Eigen::RowMajor>;

/// Codon pair score ln(observed / expected), expected N(x) N(y) / (N(X) N(Y)) N(XY), where x is a codon of amino acid X
/// and N(XY) the number of pairs of codons of these amino acids (Coleman et al. 2008, Science 320:1784).
struct CodonPairScores {
    CodonPairMatrix expected;  ///< NaN for pairs with a stop codon or whose codons do not occur
    CodonPairMatrix score;     ///< NaN as `expected`, and for unseen pairs that are skipped
};
[[nodiscard]] CodonPairScores codonPairScores(const CodonPairCounts& counts, const GeneticCode& code,
                                              UnseenPairs unseen);

/// Codon pair bias: mean score over the pairs of a gene (not over the distinct pairs), pairs without a score left
/// out; NaN if none is left.
[[nodiscard]] double codonPairBias(Codons gene, const CodonPairMatrix& score);

/// Codon pair bias of one gene and its test against within-gene synonymous permutations.
struct GenePairBias {
    std::uint32_t pairs = 0;  ///< counted pairs of the gene
    double bias = 0;          ///< with the scores of all pooled genes
    /// With scores learned from the other genes. A gene's own pairs raise its score, most so a short gene's, and its
    /// permutations lack that advantage; so this is what is tested.
    double heldOut = 0;
    PermutationTest test;  ///< of heldOut, both tails; NaN if undefined or if no permutation changes the gene
};

/// Row i of the result is gene i; `pooled[i]` says whether it is in `counts`. The result does not depend on the
/// number of threads: each gene has a seed of its own. The genes are the items of `parts`.
[[nodiscard]] Result<std::vector<GenePairBias>> codonPairBiases(std::span<const CodonSequence> genes,
                                                                const std::vector<bool>& pooled,
                                                                const CodonPairCounts& counts, const GeneticCode& code,
                                                                UnseenPairs unseen, std::int64_t permutations,
                                                                std::uint64_t seed, Parts& parts, Progress& progress);

}  // namespace pleio
