// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/codon/codon_order.h"

#include <array>
#include <cstdint>
#include <vector>

namespace pleio {

/// One quantity in sliding windows of a gene; element i belongs to codons i .. i + window - 1 (0-based). NaN where
/// undefined.
struct WindowTrack {
    std::vector<double> observed;
    /// 2.5 % and 97.5 % quantiles at the same place over synonymous permutations (a band for each place, not for the
    /// whole track: some places leave it by chance).
    std::vector<double> low, high;
};

/// Windows along one gene; empty tracks for a gene shorter than a window.
struct GeneWindows {
    WindowTrack cai;     ///< codon adaptation index of the window's codons, 0..1
    WindowTrack nc;      ///< effective number of codons after Sun, Yang & Xia (2013), which is defined for few codons
    WindowTrack gc;      ///< share of G and C, 0..1
    WindowTrack minMax;  ///< %MinMax, -100..100
};

/// At most this many permutations make the bands; more would not change them visibly.
inline constexpr std::int64_t kBandPermutations = 1000;

/// The bands do not depend on the number of threads. Cancelled is the only error.
[[nodiscard]] Result<GeneWindows> geneWindows(const CodonSequence& gene, const CodonOrderScales& scales,
                                              const std::array<double, kCodons>& lnAdaptiveness,
                                              std::int64_t permutations, std::uint64_t seed, Progress& progress);

}  // namespace pleio
