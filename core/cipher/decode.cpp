// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/decode.h"

#include "core/base/undefined.h"
#include "core/cipher/rotation_null.h"
#include "core/math/false_discovery.h"
#include "core/math/random.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>

namespace pleio {

namespace {

/// Parts of the seed for the two places that draw random numbers.
constexpr std::uint64_t kFoldStream = 1;
constexpr std::uint64_t kRotationStream = 2;

void summariseNull(std::span<const double> null, double observed, TraitEvidence& evidence)
{
    double sum = 0;
    double square = 0;
    double atLeast = 0;
    for (const double value : null) {
        sum += value;
        square += value * value;
        atLeast += value >= observed ? 1 : 0;  // a tie counts against the trait
    }
    const auto n = static_cast<double>(null.size());
    evidence.nullMean = n > 0 ? sum / n : kUndefined;
    evidence.nullSd = n > 1 ? std::sqrt(std::max(0.0, (square - sum * sum / n) / (n - 1))) : kUndefined;
    evidence.p = n > 0 ? (1 + atLeast) / (n + 1) : kUndefined;
}

template <class Get, class Set>
void adjust(std::vector<TraitEvidence>& traits, Get get, Set set)
{
    std::vector<double> p;
    for (const TraitEvidence& trait : traits) p.push_back(get(trait));
    const std::vector<double> q = benjaminiHochberg(p);
    for (std::size_t i = 0; i < traits.size(); ++i) set(traits[i], q[i]);
}

Grade gradeOf(const TraitEvidence& evidence)
{
    if (!(evidence.q <= kTraitQ)) return Grade::None;
    if (evidence.calls > 0) return Grade::GeneLevel;
    if (!(evidence.qBeyondCovariates <= kTraitQ)) return Grade::Association;
    return evidence.qBeyondComposition <= kTraitQ ? Grade::BeyondComposition : Grade::BeyondCovariates;
}

}  // namespace

Result<DecodeResult> decodeTraits(const TrainingSet& set, const GeneGroups& groups, const MemberRows& members,
                                  const Covariates& covariates, const DecodeParams& params, Parts& parts,
                                  Progress& progress)
{
    assert(groups.count > 1);
    DecodeResult out;
    out.fold = dealFolds(groups, params.folds, deriveSeed(params.seed, kFoldStream));
    FoldCounts counts(set, out.fold, params.folds);
    counts.count(members);

    SubProgress learning(progress, 0.0, 0.1);
    auto scores = heldOutScores(counts, params.channel, learning);
    if (!scores) return scores.error();
    out.scores = std::move(*scores);

    SubProgress rotating(progress, 0.1, 0.85);
    const auto null = rotationNull(set, out.fold, params.folds, members, params.channel, params.rotations,
                                   deriveSeed(params.seed, kRotationStream), parts, rotating);
    if (!null) return null.error();

    SubProgress testing(progress, 0.85, 1.0);
    const ScoreMatrix<double>& chosen = out.scores.channel(params.channel);
    const Eigen::MatrixXd basis = covariateBasis(covariates);
    const std::vector<std::int32_t> strata = lengthStrata(set.length, kLengthStrata);
    out.traits.resize(members.size());
    out.decoding.resize(members.size());
    std::atomic<std::size_t> done{0};
    tbb::parallel_for(std::size_t{0}, members.size(), [&](std::size_t t) {
        if (progress.isCancelled()) return;
        TraitEvidence& evidence = out.traits[t];
        const auto score = chosen.of(t);
        const auto synonymous = std::as_const(out.scores.synonymous).of(t);
        const auto composition = std::as_const(out.scores.composition).of(t);
        evidence.aucSynonymous = auc(synonymous, members[t]);
        evidence.aucComposition = auc(composition, members[t]);
        evidence.aucCombined = auc(std::as_const(out.scores.combined).of(t), members[t]);
        evidence.interval = clusterRobustAuc(score, members[t], groups.group);
        summariseNull(null->of(t), evidence.interval.auc, evidence);

        std::vector<std::span<const double>> inner;
        for (const auto& matrix : out.scores.inner) inner.push_back(matrix.of(t));
        const CovariateAuc model = covariateAuc(covariates, members[t], out.fold, params.folds, score, inner);
        evidence.aucCovariates = model.covariates;
        evidence.increment = model.withScore - model.covariates;
        evidence.pBeyondCovariates = partialAssociationP(score, members[t], groups.group, basis);
        evidence.pBeyondComposition =
            partialAssociationP(synonymous, members[t], groups.group, extendedBasis(basis, composition));

        TraitDecoding& decoding = out.decoding[t];
        decoding.p = conformalP(score, members[t], strata);
        decoding.q = benjaminiHochberg(decoding.p);
        decoding.probability = calibratedProbabilities(score, inner, members[t], out.fold, params.folds);
        evidence.brier = brierScore(decoding.probability, members[t]);
        evidence.calls = std::ranges::count_if(decoding.q, [](double q) { return q <= kGeneQ; });
        testing.report(static_cast<double>(++done) / static_cast<double>(members.size()), "Testing traits");
    });
    if (progress.isCancelled()) return cancelled();

    adjust(
        out.traits, [](const auto& t) { return t.p; }, [](auto& t, double q) { t.q = q; });
    adjust(
        out.traits, [](const auto& t) { return t.pBeyondCovariates; },
        [](auto& t, double q) { t.qBeyondCovariates = q; });
    adjust(
        out.traits, [](const auto& t) { return t.pBeyondComposition; },
        [](auto& t, double q) { t.qBeyondComposition = q; });
    for (TraitEvidence& evidence : out.traits) evidence.grade = gradeOf(evidence);
    return out;
}

}  // namespace pleio
