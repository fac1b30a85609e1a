// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/codon/family_table.h"

namespace pleio {

/// Weights of relative codon adaptation RCA (Fox & Erill 2010, eq. 3): f(xyz) / (f1(x) f2(y) f3(z)), the frequency of a
/// codon among the sense codons of a reference set over that of its bases at their positions. A codon that the
/// reference lacks counts as 0.5. NaN for stop codons and where a base never stands at its position. RCA of a gene
/// is the geometricMean() over all its sense codons, and unlike RCBS does not depend on its length.
[[nodiscard]] CodonVector rcaWeights(const CodonVector& reference, const GeneticCode& code);

/// Weights of nRCA (O'Neill, Or & Erill 2013): those of RCA over the largest of the amino acid, 0..1. As for CAI,
/// codons without synonyms and amino acids that the reference lacks take no part (NaN).
[[nodiscard]] CodonVector normalizedRcaWeights(const CodonVector& reference, const GeneticCode& code,
                                               const FamilyTable& aminoAcids);

}  // namespace pleio
