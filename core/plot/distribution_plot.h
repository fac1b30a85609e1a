// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// Plot "distribution": histogram of a column, `things` is what is counted ("Genes"). Bins by Freedman & Diaconis
/// (1981): 2 IQR / n^(1/3); whole numbers get bins of whole width; without an interquartile range Sturges' number.
/// More than 200 bins are not drawn. The caption says n, the bin width and how many values are undefined (NaN).
[[nodiscard]] PlotSpec distributionPlot(std::string title, std::string valueLabel, std::string things,
                                        const std::vector<double>& values);

}  // namespace pleio
