// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/codon_counts.h"
#include "core/genome/codon_layout.h"

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace pleio {

/// Genes shorter than this many sense codons are left out of training: their codon frequencies are too
/// noisy (80 as in Supek et al. 2010 and Krisko et al. 2014).
inline constexpr std::uint32_t kMinTrainingCodons = 80;

/// The genes keys are learned from and tested on, in chromosome order (replicon, then start), as
/// matrices of whole numbers. Start and stop codons are not counted (StartCodon::Drop).
struct TrainingSet {
    template <class Real>
    using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

    CodonLayout layout;
    std::vector<std::int32_t> genes;      ///< index into Genome::genes of each row
    std::vector<std::int32_t> codonRows;  ///< row of each gene in the CodonCounts it came from
    Matrix<float> codons;                 ///< rows × synonymous columns
    Matrix<float> families;               ///< rows × families: codons of each synonymous family
    Matrix<float> aminoAcids;             ///< rows × amino acids
    std::vector<float> length;            ///< sense codons

    std::int64_t tooShort = 0;   ///< used genes with fewer than kMinTrainingCodons
    std::int64_t otherCode = 0;  ///< used genes of another genetic code than the most common one

    [[nodiscard]] std::size_t rows() const { return genes.size(); }
};

/// Takes the used genes of the genome's most common genetic code with at least kMinTrainingCodons codons. The counts
/// are without start codons.
[[nodiscard]] TrainingSet makeTrainingSet(const Genome& genome, const CodonCounts& codons);

}  // namespace pleio
