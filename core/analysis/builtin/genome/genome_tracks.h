// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/codon/ribosomal_cai.h"
#include "core/plot/plot_spec.h"

#include <optional>

namespace pleio::builtin {

/// GC, GC skew (G - C) / (G + C), share of bases in CDS and mean CAI of the used genes that start there (`cai` is of
/// the rows of dataset.codons), in 500 windows along the longest replicon. Empty if no replicon has a sequence of at
/// least 500 bases.
[[nodiscard]] std::optional<PlotSpec> genomeTracks(const Dataset& dataset, const RibosomalCai& cai);

}  // namespace pleio::builtin
