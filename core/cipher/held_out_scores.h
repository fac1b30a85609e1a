// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/cipher/key_scores.h"

#include <cstdint>
#include <span>
#include <vector>

namespace pleio {

enum class Channel { Synonymous, Composition, Combined };

/// traits × rows, one block of rows per trait.
template <class Real>
struct ScoreMatrix {
    std::size_t rows = 0;
    std::vector<Real> values;
    [[nodiscard]] std::span<Real> of(std::size_t trait) { return {values.data() + trait * rows, rows}; }
    [[nodiscard]] std::span<const Real> of(std::size_t trait) const { return {values.data() + trait * rows, rows}; }
    void resize(std::size_t traits, std::size_t rowCount)
    {
        rows = rowCount;
        values.resize(traits * rowCount);
    }
};

/// Copies one channel of the rows of `fold` into `out`. Combined is z_syn and z_comp, each divided by
/// its standard deviation over the training genes, summed; a channel without spread adds nothing.
template <class Real>
void takeChannel(const KeyScores<Real>& scores, std::span<const std::int32_t> foldOfRow, int fold, Channel channel,
                 std::size_t traits, ScoreMatrix<Real>& out);

extern template void takeChannel<float>(const KeyScores<float>&, std::span<const std::int32_t>, int, Channel,
                                        std::size_t, ScoreMatrix<float>&);
extern template void takeChannel<double>(const KeyScores<double>&, std::span<const std::int32_t>, int, Channel,
                                         std::size_t, ScoreMatrix<double>&);

/// Scores of every gene under keys that were learned without its fold.
struct HeldOutScores {
    ScoreMatrix<double> synonymous, composition, combined;
    /// inner[f]: the chosen channel for the rows outside fold f under keys learned without fold f and
    /// without the row's own fold. What calibrates fold f has never seen fold f (nested).
    std::vector<ScoreMatrix<double>> inner;
    [[nodiscard]] const ScoreMatrix<double>& channel(Channel c) const
    {
        return c == Channel::Synonymous ? synonymous : c == Channel::Composition ? composition : combined;
    }
};
/// Needs at least 3 folds for the nested scores. Cancelled is the only error.
[[nodiscard]] Result<HeldOutScores> heldOutScores(const FoldCounts& counts, Channel channel, Progress& progress);

}  // namespace pleio
