// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/parts.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cipher/covariates.h"
#include "core/cipher/gene_calls.h"
#include "core/cipher/gene_groups.h"
#include "core/cipher/held_out_scores.h"
#include "core/cipher/training_set.h"
#include "core/math/auc.h"

#include <cstdint>
#include <vector>

namespace pleio {

/// q-values at or below which a trait counts as associated, and a gene as called.
inline constexpr double kTraitQ = 0.05;
inline constexpr double kGeneQ = 0.1;

struct DecodeParams {
    Channel channel = Channel::Combined;
    std::int64_t rotations = 1000;
    int folds = 5;  ///< 3..20
    std::uint64_t seed = 1;
};

/// Evidence of what a trait's codons tell (specification 3.6). Each grade includes those below it,
/// but 4, which needs grade 1 and a gene-level call.
enum class Grade : std::uint8_t {
    None = 0,               ///< tested and not told from codons
    Association = 1,        ///< q of the rotation null <= kTraitQ
    BeyondCovariates = 2,   ///< and the partial test given expression (CAI), GC3 and length, q <= kTraitQ
    BeyondComposition = 3,  ///< and of the synonymous score given protein composition too, q <= kTraitQ
    GeneLevel = 4,          ///< at least one gene is called at q <= kGeneQ
};

struct TraitEvidence {
    double aucSynonymous = 0, aucComposition = 0, aucCombined = 0;
    AucInterval interval;             ///< of the chosen channel
    double nullMean = 0, nullSd = 0;  ///< of the rotation null; sd with n - 1
    double p = 0, q = 0;              ///< (1 + #{null >= observed}) / (rotations + 1), and BH over traits
    double aucCovariates = 0;         ///< of the covariates alone
    double increment = 0;             ///< AUC of covariates and score together - aucCovariates
    double pBeyondCovariates = 0, qBeyondCovariates = 0;  ///< chosen channel given the covariates; BH over traits
    /// Synonymous channel given the covariates and the composition score (its cubic polynomial).
    double pBeyondComposition = 0, qBeyondComposition = 0;
    BrierScore brier;
    std::int64_t calls = 0;  ///< genes with q <= kGeneQ
    Grade grade = Grade::None;
};

/// Gene-level results of one trait, one value a row of the training set: conformal p of the chosen
/// channel within kLengthStrata strata, q by BH over all rows (members too), calibrated probability.
struct TraitDecoding {
    std::vector<double> p, q, probability;
};

struct DecodeResult {
    std::vector<std::int32_t> fold;  ///< of every row
    HeldOutScores scores;
    std::vector<TraitEvidence> traits;
    std::vector<TraitDecoding> decoding;
};

/// The whole of keys and decoding for traits given as rows of the training set. Precondition: at least two groups, so
/// that something is left when one is held out. Folds are dealt with
/// deriveSeed(seed, 1), offsets of the rotations drawn with deriveSeed(seed, 2). The rotations are the items of
/// `parts`.
[[nodiscard]] Result<DecodeResult> decodeTraits(const TrainingSet& set, const GeneGroups& groups,
                                                const MemberRows& members, const Covariates& covariates,
                                                const DecodeParams& params, Parts& parts, Progress& progress);

}  // namespace pleio
