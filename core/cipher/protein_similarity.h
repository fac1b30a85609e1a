// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

struct SimilarityParams {
    /// Two proteins are similar when they share at least this fraction of the distinct k-mers of the
    /// shorter one …
    double minimumShare = 0.05;
    /// … and at least this many.
    std::int32_t minimumShared = 5;
};

/// Pairs of similar proteins (a < b, ascending), by shared distinct 5-mers of amino acids. k-mers
/// found in more than 100 proteins are left out: they are low-complexity stretches, not families.
/// Letters other than the 20 amino acids break a k-mer. Linear in the proteins' total length.
[[nodiscard]] std::vector<std::pair<std::int32_t, std::int32_t>>
similarProteins(const std::vector<std::string>& proteins, const SimilarityParams& params, Progress& progress);

}  // namespace pleio
