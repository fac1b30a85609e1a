// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_sequence.h"

#include <array>

namespace pleio {

/// Last codon (1-based) of the ramp; the start codon is no part of it.
inline constexpr std::size_t kRampEnd = 50;

/// Ramp of a gene: mean ln w of codons 2 to 50 minus that of the codons after, w the relative adaptiveness
/// (after Tuller et al. 2010, Cell 141:344). Negative: the gene starts with less adapted codons. Codons with w = NaN
/// (no synonyms, stop codons) take no part. NaN if either side has none.
[[nodiscard]] double codonRamp(Codons gene, const std::array<double, kCodons>& lnAdaptiveness);

}  // namespace pleio
