// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_sequence.h"
#include "core/codon/codon_set.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace pleio {

/// Codons whose RSCU in the pooled counts is below `belowRscu`: rare among their synonyms, whatever the number of
/// these. Codons of amino acids that do not occur are not.
[[nodiscard]] CodonSet rareCodons(const std::array<double, kCodons>& pooled, const GeneticCode& code, double belowRscu);

/// The window with the most rare codons, the first of several: a scan statistic (Glaz, Naus & Wallenstein 2001).
struct RareCluster {
    std::size_t start = 0;    ///< 0-based codon; meaningless if count is 0
    std::uint32_t count = 0;  ///< rare codons in the window
};
/// A gene shorter than the window is one window.
[[nodiscard]] RareCluster densestWindow(Codons gene, const CodonSet& rare, std::size_t window);
[[nodiscard]] std::uint32_t countOf(Codons gene, const CodonSet& codons);

}  // namespace pleio
