// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// A statistic of every gene; NaN where undefined.
struct GeneMeasure {
    std::string label;  ///< with unit or source: "CAI", "Nc (Wright 1990)"
    std::vector<double> values;
};

/// Plot "bias_distribution": one panel a measure, the histogram of all genes as bars and that of the reference set as
/// an outline over the same bins, both in per cent of their own number. Bins as in "distribution". `inReference` has
/// one entry a gene or is empty; `reference` names the set ("Ribosomal proteins").
[[nodiscard]] PlotSpec biasDistributionPlot(const std::vector<GeneMeasure>& measures,
                                            const std::vector<bool>& inReference, const std::string& reference);

}  // namespace pleio
