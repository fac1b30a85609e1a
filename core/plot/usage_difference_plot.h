// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/plot/plot_spec.h"

#include <string>

namespace pleio {

/// Two sets as the plot compares them.
struct UsageDifferenceData {
    std::string nameA, nameB;
    CodonVector fractionsA{}, fractionsB{};  ///< shares within the amino acid, NaN where undefined
    double codonsA = 0, codonsB = 0;         ///< n of each set; NaN for a table without counts
    double cramersV = 0;                     ///< NaN if it cannot be told
};

/// Plot "codon_difference": the fraction of every synonymous codon in set B against that in set A, equal use as the
/// diagonal, codons above it named. The caption gives n and Cramér's V.
[[nodiscard]] PlotSpec usageDifferencePlot(const UsageDifferenceData& data, const GeneticCode& code);

}  // namespace pleio
