// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/builtin/codon/reference_set.h"
#include "core/codon/gene_bias.h"
#include "core/plot/plot_spec.h"

#include <vector>

namespace pleio::builtin {

/// Nc against GC3s, neutrality, PR2, and the distributions of CAI and Nc, of the genes without flag; genes of the
/// reference set stand out.
[[nodiscard]] std::vector<PlotSpec> biasPlots(const Genome& genome, const GeneCodons& genes,
                                              const ReferenceSet& reference, const std::vector<GeneBias>& bias);

}  // namespace pleio::builtin
