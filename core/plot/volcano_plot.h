// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// Genes of one condition; all vectors have one entry a gene, NaN where it was not measured.
struct VolcanoGenes {
    std::vector<std::string> ids, names;
    std::vector<double> effect, p, q;
};

/// Plot "volcano": effect against -log10 p, genes with q <= fdr in the colour of their sign, the strongest named.
/// p below 1e-300 is drawn there. `about` begins the caption.
[[nodiscard]] PlotSpec volcanoPlot(const VolcanoGenes& genes, const std::string& condition,
                                   const std::string& effectAxis, double fdr, const std::string& about);

/// Plot "calls": how many genes have which call, in place of a volcano where there are calls without scores.
[[nodiscard]] PlotSpec callCountPlot(const std::vector<double>& calls, const std::string& condition,
                                     const std::string& about);

}  // namespace pleio
