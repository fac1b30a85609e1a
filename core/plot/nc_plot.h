// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/gene_points.h"

namespace pleio {

/// Plot "nc_gc3s": effective number of codons (y) against GC3s (x, 0..1) with the three curves of core/codon/
/// expected_nc.h. `estimator` names the Nc ("Wright 1990").
[[nodiscard]] PlotSpec ncPlot(const GenePoints& genes, const std::string& estimator);

}  // namespace pleio
