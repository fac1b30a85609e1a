// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/bias_model.h"

#include "core/codon/effective_number.h"
#include "core/codon/protein_composition.h"
#include "core/codon/relative_adaptation.h"
#include "core/codon/usage_distance.h"

#include <cmath>

namespace pleio {

namespace {

void setColumn(BiasModel& model, BiasModel::Sum sum, const CodonVector& values)
{
    for (std::size_t c = 0; c < kCodons; ++c) model.sums.of[c][sum] = std::isnan(values[c]) ? 0 : values[c];
}

/// The sum of logarithms of weights, and the number of codons that take part.
void setGeometricMean(BiasModel& model, BiasModel::Sum lnSum, BiasModel::Sum codons, const CodonVector& weights)
{
    for (std::size_t c = 0; c < kCodons; ++c) {
        const bool takesPart = !std::isnan(weights[c]);
        model.sums.of[c][lnSum] = takesPart ? std::log(weights[c]) : 0;
        model.sums.of[c][codons] = takesPart ? 1 : 0;
    }
}

void setAdaptiveness(BiasModel& model, const CodonVector& w)
{
    setGeometricMean(model, BiasModel::LnW, BiasModel::WCodons, w);
    const LnAdaptivenessMoments moments = lnAdaptivenessMoments(w, model.genomeCounts, model.aminoAcids);
    setColumn(model, BiasModel::LnWMean, moments.mean);
    setColumn(model, BiasModel::LnWVariance, moments.variance);
}

BiasModel::Shares sharesByColumn(const CodonVector& shares, const FamilyTable& families)
{
    BiasModel::Shares out;
    for (std::size_t column = 0; column < families.columns(); ++column) {
        out.share[column] = shares[families.codon[column]];
        if (out.share[column] > 0) out.inverse[column] = 1 / out.share[column];
    }
    return out;
}

/// ln of the shares for MILC. `shares` that are 0 or unknown are taken from `smoothed`.
void setLnShares(BiasModel& model, BiasModel::Sum sum, const CodonVector& shares, const CodonVector& smoothed)
{
    for (std::size_t c = 0; c < kCodons; ++c) {
        const double share = shares[c] > 0 ? shares[c] : smoothed[c];
        model.sums.of[c][sum] = std::isnan(share) ? 0 : std::log(share);
    }
}

void setReference(BiasModel& model, bool setCai)
{
    const CodonVector& counts = model.referenceCounts;
    if (setCai) setAdaptiveness(model, relativeAdaptiveness(counts, model.aminoAcids, model.zeroCounts));
    setGeometricMean(model, BiasModel::LnRca, BiasModel::RcaCodons, rcaWeights(counts, *model.code));
    setGeometricMean(model, BiasModel::LnNrca, BiasModel::NrcaCodons,
                     normalizedRcaWeights(counts, *model.code, model.aminoAcids));
    const CodonVector smoothed = smoothedFractions(counts, model.aminoAcids);
    setLnShares(model, BiasModel::LnReference, smoothed, smoothed);
    model.reference = sharesByColumn(synonymousFractions(counts, *model.code), model.aminoAcids);
}

}  // namespace

BiasModel biasModel(const BiasReferences& references)
{
    static_assert(BiasModel::kSums <= BiasModel::kStride);
    BiasModel model;
    model.code = references.code;
    model.aminoAcids = FamilyTable(*references.code, FamilyKind::AminoAcid);
    model.boxes = FamilyTable(*references.code, FamilyKind::Box);
    model.bases = baseWeights(*references.code);
    model.genomeCounts = references.genome;
    model.zeroCounts = references.zeroCounts;

    const CodonVector genome = synonymousFractions(references.genome, *references.code);
    model.genome = sharesByColumn(genome, model.aminoAcids);
    setLnShares(model, BiasModel::LnGenome, genome, smoothedFractions(references.genome, model.aminoAcids));
    if (references.background) {
        model.hasBackground = true;
        model.background = sharesByColumn(sharesFromBases(*references.background, *references.code), model.aminoAcids);
    }
    if (references.adaptiveness) {
        model.hasAdaptiveness = true;
        CodonVector w = *references.adaptiveness;
        for (std::size_t c = 0; c < kCodons; ++c)
            if (model.aminoAcids.familyOf[c] < 0) w[c] = std::nan("");
        setAdaptiveness(model, w);
    }
    if (references.reference) {
        model.hasReference = true;
        model.referenceCounts = *references.reference;
        setReference(model, !references.adaptiveness);
    }
    if (references.optimal) {
        model.hasOptimal = true;
        const OptimalCodonWeights weights = optimalCodonWeights(*references.optimal, model.aminoAcids);
        setColumn(model, BiasModel::Optimal, weights.optimal);
        setColumn(model, BiasModel::OptimalCounted, weights.counted);
        setColumn(model, BiasModel::OptimalExpected, weights.expected);
    }
    if (references.trna) {
        model.hasTrna = true;
        const CodonVector weights = trnaWeights(*references.trna, *references.code, references.wobble);
        setGeometricMean(model, BiasModel::LnTai, BiasModel::TaiCodons, weights);
        const CodonVector shares = trnaShares(weights, model.boxes);
        for (std::size_t column = 0; column < model.boxes.columns(); ++column)
            model.trnaShares[column] = shares[model.boxes.codon[column]];
    }
    if (references.gcbWeights) {
        model.hasGcb = true;
        setColumn(model, BiasModel::Gcb, *references.gcbWeights);
    }
    for (std::size_t c = 0; c < kCodons; ++c) {
        if (!references.code->isSense(static_cast<int>(c))) continue;
        const char aminoAcid = references.code->aminoAcid(static_cast<int>(c));
        model.sums.of[c][BiasModel::Hydropathy] = hydropathy(aminoAcid);
        model.sums.of[c][BiasModel::Aromatic] = isAromatic(aminoAcid) ? 1 : 0;
    }
    return model;
}

BiasModel withoutGene(const BiasModel& model, std::span<const std::uint32_t> counts)
{
    BiasModel out = model;
    if (!model.hasReference) return out;
    for (std::size_t c = 0; c < kCodons; ++c) out.referenceCounts[c] -= counts[c];
    setReference(out, !model.hasAdaptiveness);
    return out;
}

}  // namespace pleio
