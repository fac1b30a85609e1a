// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/codon/optimal_codons.h"

namespace pleio {

/// Relative adaptiveness of the codons of very highly expressed genes of Escherichia coli (Sharp & Li 1987, table 1;
/// the default of codonW), 0..1. NaN for Met, Trp and stop codons.
[[nodiscard]] CodonVector escherichiaColiAdaptiveness();

/// The optimal codons of Escherichia coli as codonW 1.4.4 has them by default (after Ikemura 1985): 24 codons.
[[nodiscard]] CodonSet escherichiaColiOptimalCodons();

}  // namespace pleio
