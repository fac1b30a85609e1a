// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/traits/phenotype_input.h"
#include "core/analysis/builtin/traits/pleiotropy_evidence.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cipher/held_out_scores.h"
#include "core/cipher/training_set.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace pleio::builtin {

/// A conformal p up to this counts as codon evidence for a trait.
inline constexpr double kCodonP = 0.05;

/// What codons tell of measured traits, from keys that never saw the gene, beside what was measured. The genes are
/// those of the training set (80 codons or more) that have a row in the matrix.
struct CodonEvidence {
    explicit CodonEvidence(TrainingSet genes) : set(std::move(genes)) {}

    TrainingSet set;                   ///< of the genes compared
    std::vector<std::size_t> traits;   ///< columns of the input with enough called genes
    std::vector<std::int64_t> called;  ///< genes called, by trait
    std::vector<double> auc;           ///< held-out AUC, by trait
    std::int64_t left = 0;             ///< traits without enough
    ScoreMatrix<double> scores;        ///< traits × genes: held-out score, synonymous codons and composition together
    std::vector<std::vector<double>> sizes;  ///< by trait, per gene: |z|, or 1 called and 0 not; NaN not measured
    std::vector<double> codonTraits;         ///< per gene: traits with conformal p <= kCodonP
    std::vector<double> measuredTraits;      ///< per gene: called traits among `traits`
};

/// The least `minGenes`.
inline constexpr std::int64_t kFewestCalledGenes = 5;

/// BadInput if no trait has `minGenes` called genes, fewer than five genes are left, or all are one group.
[[nodiscard]] Result<CodonEvidence> codonEvidence(const Dataset& dataset, const PhenotypeInput& input,
                                                  const PhenotypeCalls& calls, std::int64_t minGenes,
                                                  std::uint64_t seed, Progress& progress);

}  // namespace pleio::builtin
