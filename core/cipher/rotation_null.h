// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/parts.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cipher/held_out_scores.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

/// Held-out AUC of every trait after its labels were rotated along the chromosome: row i takes the label
/// of row i + offset (all traits by the same offset), keys are learned anew in the same folds. Rotation
/// keeps the number of members and their clustering along the chromosome (null L2 of the specification).
struct RotationNull {
    std::size_t rotations = 0;
    std::vector<double> auc;  ///< traits × rotations
    [[nodiscard]] std::span<const double> of(std::size_t trait) const
    {
        return {auc.data() + trait * rotations, rotations};
    }
};

/// Offsets are drawn without replacement from 1..rows-1 while there are enough, else with replacement.
/// Scores are computed in single precision. The result does not depend on the number of threads. The rotations are the
/// items of `parts`.
[[nodiscard]] Result<RotationNull> rotationNull(const TrainingSet& set, std::span<const std::int32_t> fold, int folds,
                                                const MemberRows& members, Channel channel, std::int64_t rotations,
                                                std::uint64_t seed, Parts& parts, Progress& progress);

}  // namespace pleio
