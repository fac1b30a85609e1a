// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/key_scores.h"

#include "core/math/vectorized.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

/// Traits are scored in blocks that fill the vector registers of every processor; the padding is zero.
constexpr std::size_t kTraitBlock = 32;
constexpr std::size_t kRowBlock = 4;

/// Keys of all traits, column major in the traits so that a block of traits is contiguous.
template <class Real>
struct KeyBlock {
    std::size_t stride = 0;
    std::vector<Real> codonWeight;        ///< synonymous columns × stride, centred
    std::vector<Real> familyVariance;     ///< families × stride
    std::vector<Real> aminoAcidWeight;    ///< amino acids × stride, centred
    std::vector<Real> aminoAcidVariance;  ///< stride
};

template <class Real>
struct Kernel {
    std::size_t rows, codons, families, aminoAcids;
    const float* codonCounts;
    const float* familyCounts;
    const float* aminoAcidCounts;
    const float* length;
    const unsigned char* train;  ///< 1: a training row (moments), 0: held out (scores)
    const KeyBlock<Real>* keys;
    Real* synonymous;
    Real* composition;
    std::size_t stride;
};

template <class Real>
struct Moments {
    Real sumSyn[kTraitBlock], squareSyn[kTraitBlock], sumComp[kTraitBlock], squareComp[kTraitBlock];
};

/// acc[r][t] = sum over columns of counts[r][column] * weight[column][t], added in column order, so
/// that every lane has one defined result.
template <class Real>
PLEIO_INLINE void multiply(const float* const* counts, std::size_t columns, const Real* weight, std::size_t stride,
                           Real (&acc)[kRowBlock][kTraitBlock])
{
    for (auto& row : acc)
        for (Real& value : row) value = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        const Real* w = weight + c * stride;
        for (std::size_t r = 0; r < kRowBlock; ++r) {
            const Real n = counts[r][c];
            for (std::size_t t = 0; t < kTraitBlock; ++t) acc[r][t] += n * w[t];
        }
    }
}

template <class Real>
PLEIO_INLINE void scoreBlockBody(const Kernel<Real>& k, std::size_t firstTrait, Moments<Real>& moments)
{
    moments = {};
    Real score[kRowBlock][kTraitBlock];
    Real variance[kRowBlock][kTraitBlock];
    Real composition[kRowBlock][kTraitBlock];
    for (std::size_t first = 0; first < k.rows; first += kRowBlock) {
        const std::size_t height = std::min(kRowBlock, k.rows - first);
        const float* codons[kRowBlock];
        const float* families[kRowBlock];
        const float* aminoAcids[kRowBlock];
        for (std::size_t r = 0; r < kRowBlock; ++r) {
            const std::size_t row = first + std::min(r, height - 1);  // the last block repeats its last row
            codons[r] = k.codonCounts + row * k.codons;
            families[r] = k.familyCounts + row * k.families;
            aminoAcids[r] = k.aminoAcidCounts + row * k.aminoAcids;
        }
        multiply<Real>(codons, k.codons, k.keys->codonWeight.data() + firstTrait, k.stride, score);
        multiply<Real>(families, k.families, k.keys->familyVariance.data() + firstTrait, k.stride, variance);
        multiply<Real>(aminoAcids, k.aminoAcids, k.keys->aminoAcidWeight.data() + firstTrait, k.stride, composition);
        for (std::size_t r = 0; r < height; ++r) {
            const std::size_t row = first + r;
            const Real length = k.length[row];
            Real syn[kTraitBlock];
            Real comp[kTraitBlock];
            for (std::size_t t = 0; t < kTraitBlock; ++t) {
                const Real v = variance[r][t];
                const Real vc = length * k.keys->aminoAcidVariance[firstTrait + t];
                syn[t] = v > 0 ? score[r][t] / std::sqrt(v) : Real(0);
                comp[t] = vc > 0 ? composition[r][t] / std::sqrt(vc) : Real(0);
            }
            if (k.train[row] != 0) {
                for (std::size_t t = 0; t < kTraitBlock; ++t) {
                    moments.sumSyn[t] += syn[t];
                    moments.squareSyn[t] += syn[t] * syn[t];
                    moments.sumComp[t] += comp[t];
                    moments.squareComp[t] += comp[t] * comp[t];
                }
            } else {
                std::copy_n(syn, kTraitBlock, k.synonymous + row * k.stride + firstTrait);
                std::copy_n(comp, kTraitBlock, k.composition + row * k.stride + firstTrait);
            }
        }
    }
}

PLEIO_VECTORIZED void scoreBlock(const Kernel<float>& kernel, std::size_t firstTrait, Moments<float>& moments)
{
    scoreBlockBody(kernel, firstTrait, moments);
}

PLEIO_VECTORIZED void scoreBlock(const Kernel<double>& kernel, std::size_t firstTrait, Moments<double>& moments)
{
    scoreBlockBody(kernel, firstTrait, moments);
}

template <class Real>
KeyBlock<Real> learnKeys(const FoldCounts& counts, std::uint64_t heldOut, std::size_t stride)
{
    const CodonLayout& layout = counts.set().layout;
    KeyBlock<Real> keys;
    keys.stride = stride;
    keys.codonWeight.assign(layout.synonymousColumns() * stride, 0);
    keys.familyVariance.assign(layout.families.size() * stride, 0);
    keys.aminoAcidWeight.assign(layout.aminoAcids.size() * stride, 0);
    keys.aminoAcidVariance.assign(stride, 0);

    std::vector<double> codons;
    std::vector<double> aminoAcids;
    counts.backgroundCounts(heldOut, codons, aminoAcids);
    const Background background = learnBackground(layout, codons, aminoAcids);
    const auto place = [stride](const std::vector<double>& from, std::vector<Real>& to, std::size_t trait) {
        for (std::size_t i = 0; i < from.size(); ++i) to[i * stride + trait] = static_cast<Real>(from[i]);
    };
    for (std::size_t trait = 0; trait < counts.traits(); ++trait) {
        counts.memberCounts(trait, heldOut, codons, aminoAcids);
        const TraitKey synonymous = learnSynonymousKey(layout, codons, background);
        const TraitKey composition = learnCompositionKey(aminoAcids, background);
        place(synonymous.centred, keys.codonWeight, trait);
        place(synonymous.variance, keys.familyVariance, trait);
        place(composition.centred, keys.aminoAcidWeight, trait);
        keys.aminoAcidVariance[trait] = static_cast<Real>(composition.variance.front());
    }
    return keys;
}

double standardDeviation(double sum, double square, double n)
{
    if (n < 2) return 0;
    return std::sqrt(std::max(0.0, (square - sum * sum / n) / (n - 1)));
}

}  // namespace

FoldCounts::FoldCounts(const TrainingSet& set, std::span<const std::int32_t> fold, int folds)
    : m_set(&set), m_fold(fold), m_folds(folds),
      m_width(static_cast<std::size_t>(set.codons.cols() + set.aminoAcids.cols())),
      m_background(static_cast<std::size_t>(folds) * m_width, 0.0)
{
    for (std::size_t row = 0; row < set.rows(); ++row) {
        double* sums = m_background.data() + static_cast<std::size_t>(fold[row]) * m_width;
        const auto r = static_cast<Eigen::Index>(row);
        for (Eigen::Index c = 0; c < set.codons.cols(); ++c) *sums++ += set.codons(r, c);
        for (Eigen::Index c = 0; c < set.aminoAcids.cols(); ++c) *sums++ += set.aminoAcids(r, c);
    }
}

void FoldCounts::count(const MemberRows& members)
{
    m_traits = members.size();
    const auto folds = static_cast<std::size_t>(m_folds);
    m_members.assign(m_traits * folds * m_width, 0.0);
    for (std::size_t trait = 0; trait < m_traits; ++trait)
        for (const std::int32_t row : members[trait]) {
            const auto fold = static_cast<std::size_t>(m_fold[static_cast<std::size_t>(row)]);
            double* sums = m_members.data() + (trait * folds + fold) * m_width;
            for (Eigen::Index c = 0; c < m_set->codons.cols(); ++c) *sums++ += m_set->codons(row, c);
            for (Eigen::Index c = 0; c < m_set->aminoAcids.cols(); ++c) *sums++ += m_set->aminoAcids(row, c);
        }
}

namespace {

/// Sums the folds that are not held out and splits the row into its two channels.
void sumFolds(const double* byFold, int folds, std::size_t width, std::size_t codonColumns, std::uint64_t heldOut,
              std::vector<double>& codons, std::vector<double>& aminoAcids)
{
    codons.assign(codonColumns, 0.0);
    aminoAcids.assign(width - codonColumns, 0.0);
    for (int f = 0; f < folds; ++f) {
        if ((heldOut >> f & 1) != 0) continue;
        const double* sums = byFold + static_cast<std::size_t>(f) * width;
        for (std::size_t i = 0; i < codonColumns; ++i) codons[i] += sums[i];
        for (std::size_t i = codonColumns; i < width; ++i) aminoAcids[i - codonColumns] += sums[i];
    }
}

}  // namespace

void FoldCounts::backgroundCounts(std::uint64_t heldOut, std::vector<double>& codons,
                                  std::vector<double>& aminoAcids) const
{
    sumFolds(m_background.data(), m_folds, m_width, static_cast<std::size_t>(m_set->codons.cols()), heldOut, codons,
             aminoAcids);
}

void FoldCounts::memberCounts(std::size_t trait, std::uint64_t heldOut, std::vector<double>& codons,
                              std::vector<double>& aminoAcids) const
{
    sumFolds(m_members.data() + trait * static_cast<std::size_t>(m_folds) * m_width, m_folds, m_width,
             static_cast<std::size_t>(m_set->codons.cols()), heldOut, codons, aminoAcids);
}

template <class Real>
void scoreWithKeys(const FoldCounts& counts, std::uint64_t heldOut, KeyScores<Real>& out)
{
    const TrainingSet& set = counts.set();
    out.rows = set.rows();
    out.stride = (counts.traits() + kTraitBlock - 1) / kTraitBlock * kTraitBlock;
    out.synonymous.resize(out.rows * out.stride);
    out.composition.resize(out.rows * out.stride);
    out.sdSynonymous.assign(counts.traits(), 0.0);
    out.sdComposition.assign(counts.traits(), 0.0);

    std::vector<unsigned char> train(out.rows);
    double trained = 0;
    for (std::size_t row = 0; row < out.rows; ++row) {
        train[row] = (heldOut >> counts.fold()[row] & 1) == 0 ? 1 : 0;
        trained += train[row];
    }
    const KeyBlock<Real> keys = learnKeys<Real>(counts, heldOut, out.stride);
    const Kernel<Real> kernel{out.rows,
                              static_cast<std::size_t>(set.codons.cols()),
                              static_cast<std::size_t>(set.families.cols()),
                              static_cast<std::size_t>(set.aminoAcids.cols()),
                              set.codons.data(),
                              set.families.data(),
                              set.aminoAcids.data(),
                              set.length.data(),
                              train.data(),
                              &keys,
                              out.synonymous.data(),
                              out.composition.data(),
                              out.stride};
    Moments<Real> moments{};
    for (std::size_t first = 0; first < out.stride; first += kTraitBlock) {
        scoreBlock(kernel, first, moments);
        for (std::size_t t = 0; t < kTraitBlock && first + t < counts.traits(); ++t) {
            out.sdSynonymous[first + t] = standardDeviation(moments.sumSyn[t], moments.squareSyn[t], trained);
            out.sdComposition[first + t] = standardDeviation(moments.sumComp[t], moments.squareComp[t], trained);
        }
    }
}

template void scoreWithKeys<float>(const FoldCounts&, std::uint64_t, KeyScores<float>&);
template void scoreWithKeys<double>(const FoldCounts&, std::uint64_t, KeyScores<double>&);

}  // namespace pleio
