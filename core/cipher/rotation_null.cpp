// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/rotation_null.h"

#include "core/base/text.h"
#include "core/math/auc.h"
#include "core/math/random.h"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <numeric>

namespace pleio {

namespace {

std::vector<std::size_t> drawOffsets(std::size_t rows, std::size_t rotations, std::uint64_t seed)
{
    Random random(seed);
    std::vector<std::size_t> offsets;
    if (rows < 2) return std::vector<std::size_t>(rotations, 0);
    if (rotations <= rows - 1) {
        offsets.resize(rows - 1);
        std::iota(offsets.begin(), offsets.end(), std::size_t{1});
        shuffle(offsets, random);
        offsets.resize(rotations);
        return offsets;
    }
    while (offsets.size() < rotations) offsets.push_back(1 + static_cast<std::size_t>(random.below(rows - 1)));
    return offsets;
}

void rotateMembers(const MemberRows& from, std::size_t offset, std::size_t rows, MemberRows& to)
{
    to.resize(from.size());
    for (std::size_t trait = 0; trait < from.size(); ++trait) {
        to[trait].clear();
        for (const std::int32_t row : from[trait])
            to[trait].push_back(static_cast<std::int32_t>((static_cast<std::size_t>(row) + rows - offset) % rows));
        std::ranges::sort(to[trait]);
    }
}

/// What one thread needs for a rotation, kept between rotations to spare the allocations.
struct Scratch {
    FoldCounts counts;
    MemberRows members;
    KeyScores<float> scores;
    ScoreMatrix<float> heldOut;
};

}  // namespace

Result<RotationNull> rotationNull(const TrainingSet& set, std::span<const std::int32_t> fold, int folds,
                                  const MemberRows& members, Channel channel, std::int64_t rotations,
                                  std::uint64_t seed, Parts& parts, Progress& progress)
{
    const auto repeats = static_cast<std::size_t>(rotations);
    const std::size_t traits = members.size();
    const std::vector<std::size_t> offsets = drawOffsets(set.rows(), repeats, seed);
    const FoldCounts prototype(set, fold, folds);

    const auto rotate = [&](ItemRange range, Progress& part) -> Result<std::vector<double>> {
        tbb::enumerable_thread_specific<Scratch> scratches([&] { return Scratch{prototype, {}, {}, {}}; });
        std::vector<double> values(static_cast<std::size_t>(range.size()) * traits);
        std::atomic<std::int64_t> done{0};
        tbb::parallel_for(range.first, range.last, [&](std::int64_t rotation) {
            if (part.isCancelled()) return;
            Scratch& scratch = scratches.local();
            rotateMembers(members, offsets[static_cast<std::size_t>(rotation)], set.rows(), scratch.members);
            scratch.counts.count(scratch.members);
            scratch.heldOut.resize(traits, set.rows());
            for (int f = 0; f < folds; ++f) {
                scoreWithKeys(scratch.counts, std::uint64_t{1} << f, scratch.scores);
                takeChannel(scratch.scores, fold, f, channel, traits, scratch.heldOut);
            }
            double* const own = values.data() + static_cast<std::size_t>(rotation - range.first) * traits;
            for (std::size_t trait = 0; trait < traits; ++trait)
                own[trait] = auc(std::span<const float>(scratch.heldOut.of(trait)), scratch.members[trait]);
            const std::int64_t finished = ++done;
            part.report(static_cast<double>(finished) / static_cast<double>(range.size()),
                        "Rotating labels, " + displayCount(finished) + " of " + displayCount(range.size()));
        });
        if (part.isCancelled()) return cancelled();
        return values;
    };
    const auto values = parts.values(rotations, static_cast<std::int64_t>(traits), rotate, progress);
    if (!values) return values.error();

    RotationNull out;
    out.rotations = repeats;
    out.auc.resize(traits * repeats);
    for (std::size_t r = 0; r < repeats; ++r)
        for (std::size_t trait = 0; trait < traits; ++trait)
            out.auc[trait * repeats + r] = (*values)[r * traits + trait];
    return out;
}

}  // namespace pleio
