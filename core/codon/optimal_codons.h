// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_set.h"
#include "core/codon/composition.h"
#include "core/codon/family_table.h"

namespace pleio {

/// What one codon adds to the sums of Fop and CBI; all 0 for amino acids without synonyms or without an optimal codon.
struct OptimalCodonWeights {
    CodonVector optimal{};   ///< 1 for an optimal codon
    CodonVector counted{};   ///< 1 for every codon of an amino acid that has an optimal one
    CodonVector expected{};  ///< optimal codons of the amino acid / its codons: share under even usage
};
[[nodiscard]] OptimalCodonWeights optimalCodonWeights(const CodonSet& optimal, const FamilyTable& aminoAcids);

/// Frequency of optimal codons (Ikemura 1981): optimal codons / codons of amino acids that have one, 0..1 (codonW).
/// NaN if there are none.
[[nodiscard]] double frequencyOfOptimalCodons(double optimal, double counted);

/// Codon bias index (Bennetzen & Hall 1982): (optimal - expected) / (counted - expected), 1 if only optimal codons are
/// used, 0 at even usage, negative below it. NaN where every codon is optimal or none is counted (codonW writes 0).
[[nodiscard]] double codonBiasIndex(double optimal, double counted, double expected);

}  // namespace pleio
