// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cipher/training_set.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Strength of the background in a trait's key: pseudo-counts per codon of a family, in units of the
/// family's size times its background share (kappa k theta_B).
inline constexpr double kKeyPrior = 20;
/// The same for the 20 amino acids of the composition channel (prior 200 theta_B in all).
inline constexpr double kCompositionPrior = 200;

/// What is expected of any gene: theta_B within each synonymous family and over the amino acids.
struct Background {
    std::vector<double> codons;      ///< per synonymous column; sums to 1 within a family
    std::vector<double> aminoAcids;  ///< sums to 1
};
/// theta_B = (pooled count + 1) / (sum of these) per codon within each family, and per amino acid over all
/// amino acids; `codonCounts` and `aminoAcidCounts` are summed over the training genes, members or not.
[[nodiscard]] Background learnBackground(const CodonLayout& layout, std::span<const double> codonCounts,
                                         std::span<const double> aminoAcidCounts);

/// The preferences of a trait in one channel and what they do to a gene's score.
/// For the synonymous channel the blocks are the families, for the composition channel there is one block.
struct TraitKey {
    std::vector<double> theta;     ///< theta_T
    std::vector<double> weight;    ///< ln(theta_T / theta_B)
    std::vector<double> centred;   ///< weight minus its background mean of the block, so that E[score] = 0
    std::vector<double> variance;  ///< per block: background variance of the weight of one codon
};

/// theta_T = (n_T + kappa k theta_B) / (N_T + kappa k) per family of size k.
/// Where the members have no codon of a family theta_T is theta_B and the weights are 0.
[[nodiscard]] TraitKey learnSynonymousKey(const CodonLayout& layout, std::span<const double> memberCounts,
                                          const Background& background);
/// theta_T = (n_T + 200 theta_B) / (N_T + 200) over the amino acids.
[[nodiscard]] TraitKey learnCompositionKey(std::span<const double> memberCounts, const Background& background);

}  // namespace pleio
