// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cipher/training_set.h"
#include "core/cipher/trait_key.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Genes of each trait as ascending row indices of a TrainingSet.
using MemberRows = std::vector<std::vector<std::int32_t>>;

/// Counts of the members of every trait, summed by fold, from which the keys of any choice of training
/// folds follow by subtraction.
class FoldCounts {
public:
    FoldCounts(const TrainingSet& set, std::span<const std::int32_t> fold, int folds);

    /// Replaces the members of all traits.
    void count(const MemberRows& members);

    [[nodiscard]] int folds() const { return m_folds; }
    [[nodiscard]] std::size_t traits() const { return m_traits; }
    [[nodiscard]] const TrainingSet& set() const { return *m_set; }
    [[nodiscard]] std::span<const std::int32_t> fold() const { return m_fold; }

    /// Counts over all genes outside the held-out folds (bit f of `heldOut` is fold f).
    void backgroundCounts(std::uint64_t heldOut, std::vector<double>& codons, std::vector<double>& aminoAcids) const;
    /// Counts over the members of one trait outside the held-out folds.
    void memberCounts(std::size_t trait, std::uint64_t heldOut, std::vector<double>& codons,
                      std::vector<double>& aminoAcids) const;

private:
    const TrainingSet* m_set;
    std::span<const std::int32_t> m_fold;
    int m_folds;
    std::size_t m_traits = 0;
    std::size_t m_width;               ///< synonymous columns + amino acids
    std::vector<double> m_background;  ///< folds × width
    std::vector<double> m_members;     ///< traits × folds × width
};

/// z scores of genes under the keys learned outside the held-out folds.
///   z_syn  = (sum n w - E) / sqrt(Var), E and Var given the gene's own protein,
///   z_comp = the same over the amino acids given the gene's length,
/// both in closed form under the background. A gene whose variance is 0 has z = 0.
/// Real is float for the null (thousands of repetitions) and double for what is reported.
template <class Real>
struct KeyScores {
    std::size_t rows = 0;
    std::size_t stride = 0;        ///< columns, padded; entry (row, trait) is at row * stride + trait
    std::vector<Real> synonymous;  ///< only held-out rows are filled
    std::vector<Real> composition;
    std::vector<double> sdSynonymous;  ///< per trait: standard deviation (n - 1) of z over all training genes
    std::vector<double> sdComposition;
};

/// Scores every trait. `heldOut` as in FoldCounts; 0 scores no row and is not useful.
template <class Real>
void scoreWithKeys(const FoldCounts& counts, std::uint64_t heldOut, KeyScores<Real>& out);

extern template void scoreWithKeys<float>(const FoldCounts&, std::uint64_t, KeyScores<float>&);
extern template void scoreWithKeys<double>(const FoldCounts&, std::uint64_t, KeyScores<double>&);

}  // namespace pleio
