// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cipher/training_set.h"
#include "core/genome/genome.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Largest distance in bp between neighbours of one operon (exclusive).
inline constexpr std::int64_t kOperonGap = 50;

/// Genes that must not be split between training and test, because they are neighbours in an operon or
/// copies of each other: connected components of
///  - neighbours in order of start, on one strand of a replicon, with start - end before it below
///    kOperonGap (all CDS of the file take part, so that an excluded gene does not break its operon, and
///    one on the other strand does; the ends of a circular replicon are not joined), and
///  - similar proteins (similarProteins), or equal non-negative numbers in `clusters` (one per gene of
///    the genome) where a cluster file was given.
struct GeneGroups {
    std::vector<std::int32_t> group;  ///< per row of the training set, 0..count-1 in order of their first rows
    std::int32_t count = 0;
};
[[nodiscard]] Result<GeneGroups> groupGenes(const Genome& genome, const TrainingSet& set,
                                            std::span<const std::int32_t> clusters, Progress& progress);

/// Deals whole groups to `folds` folds of nearly equal size: groups in seeded random order (shuffle of
/// 0..count-1), larger ones first (stable), each to the fold with the fewest genes so far (the first of
/// these). Returns the fold of every row.
[[nodiscard]] std::vector<std::int32_t> dealFolds(const GeneGroups& groups, int folds, std::uint64_t seed);

}  // namespace pleio
