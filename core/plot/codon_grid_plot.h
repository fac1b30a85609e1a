// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/codon_usage_plot.h"

namespace pleio {

/// Plot "codon_grid": the 64 codons as an 8 × 8 map laid out as the genetic code is usually printed: the first base
/// goes down, the second to the right, and the four codons of a box stand in a square, T and C above A and G at the
/// third base. The colour is the set's RSCU (neutral at 1) or fraction; each cell names codon and amino acid; stops
/// and codons whose amino acid does not occur are hatched.
[[nodiscard]] PlotSpec codonGridPlot(CodonUsageMeasure measure, const CodonUsageSet& set, const GeneticCode& code);

}  // namespace pleio
