// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/held_out_scores.h"

#include <tbb/parallel_for.h>

#include <atomic>
#include <utility>

namespace pleio {

template <class Real>
void takeChannel(const KeyScores<Real>& scores, std::span<const std::int32_t> foldOfRow, int fold, Channel channel,
                 std::size_t traits, ScoreMatrix<Real>& out)
{
    const auto factor = [&](Channel own, const std::vector<double>& sd, std::size_t trait) {
        if (channel == own) return Real(1);
        return channel == Channel::Combined && sd[trait] > 0 ? static_cast<Real>(1 / sd[trait]) : Real(0);
    };
    std::vector<Real> synonymous(traits);
    std::vector<Real> composition(traits);
    for (std::size_t trait = 0; trait < traits; ++trait) {
        synonymous[trait] = factor(Channel::Synonymous, scores.sdSynonymous, trait);
        composition[trait] = factor(Channel::Composition, scores.sdComposition, trait);
    }
    for (std::size_t row = 0; row < scores.rows; ++row) {
        if (foldOfRow[row] != fold) continue;
        const Real* syn = scores.synonymous.data() + row * scores.stride;
        const Real* comp = scores.composition.data() + row * scores.stride;
        for (std::size_t trait = 0; trait < traits; ++trait)
            out.values[trait * out.rows + row] = syn[trait] * synonymous[trait] + comp[trait] * composition[trait];
    }
}

template void takeChannel<float>(const KeyScores<float>&, std::span<const std::int32_t>, int, Channel, std::size_t,
                                 ScoreMatrix<float>&);
template void takeChannel<double>(const KeyScores<double>&, std::span<const std::int32_t>, int, Channel, std::size_t,
                                  ScoreMatrix<double>&);

Result<HeldOutScores> heldOutScores(const FoldCounts& counts, Channel channel, Progress& progress)
{
    const int folds = counts.folds();
    const std::size_t traits = counts.traits();
    const std::size_t rows = counts.set().rows();
    HeldOutScores out;
    for (ScoreMatrix<double>* matrix : {&out.synonymous, &out.composition, &out.combined}) matrix->resize(traits, rows);
    out.inner.resize(static_cast<std::size_t>(folds));
    for (auto& matrix : out.inner) matrix.resize(traits, rows);

    // Pairs (f, f) are the plain folds, (f, h) the nested ones. Each writes rows no other pair writes.
    std::vector<std::pair<int, int>> pairs;
    for (int f = 0; f < folds; ++f)
        for (int h = f; h < folds; ++h) pairs.emplace_back(f, h);
    std::atomic<std::size_t> done{0};
    tbb::parallel_for(std::size_t{0}, pairs.size(), [&](std::size_t i) {
        if (progress.isCancelled()) return;
        const auto [f, h] = pairs[i];
        const std::uint64_t heldOut = (std::uint64_t{1} << f) | (std::uint64_t{1} << h);
        KeyScores<double> scores;
        scoreWithKeys(counts, heldOut, scores);
        if (f == h) {
            takeChannel(scores, counts.fold(), f, Channel::Synonymous, traits, out.synonymous);
            takeChannel(scores, counts.fold(), f, Channel::Composition, traits, out.composition);
            takeChannel(scores, counts.fold(), f, Channel::Combined, traits, out.combined);
        } else {
            takeChannel(scores, counts.fold(), h, channel, traits, out.inner[static_cast<std::size_t>(f)]);
            takeChannel(scores, counts.fold(), f, channel, traits, out.inner[static_cast<std::size_t>(h)]);
        }
        progress.report(static_cast<double>(++done) / static_cast<double>(pairs.size()), "Learning keys, fold by fold");
    });
    if (progress.isCancelled()) return cancelled();
    return out;
}

}  // namespace pleio
