// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// Genes of one condition; all vectors have one entry a gene, NaN where it was not measured.
struct VolcanoGenes {
    std::vector<std::string> ids, names;
    std::vector<double> effect, p, q;
    std::vector<bool> lower;  ///< than a gene without effect, which need not have an effect of 0
};

/// Plot "volcano": effect against -log10 p, genes with q <= fdr in the colour of their direction, the strongest named.
/// p below 1e-300 is drawn there. `about` begins the caption.
[[nodiscard]] PlotSpec volcanoPlot(const VolcanoGenes& genes, const std::string& condition,
                                   const std::string& effectAxis, double fdr, const std::string& about);

/// How many genes a condition has a value for, and how many of them are called in which direction.
struct CallCount {
    std::int64_t measured = 0, lower = 0, higher = 0;
};

/// Plot "calls", in place of a volcano where genes are called without a p of their own.
[[nodiscard]] PlotSpec callCountPlot(const CallCount& count, const std::string& condition, const std::string& about);

}  // namespace pleio
