// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// p-values of one test, one a gene; NaN where it is undefined.
struct TestedGenes {
    std::string name;
    std::vector<double> p;
};

/// Plot "p_quantiles": observed -log10 p against those of uniform p ((rank - 0.5) / n), one colour a test. p below
/// 1e-300 is drawn there. Tests without any p are left out.
[[nodiscard]] PlotSpec quantilePlot(const std::vector<TestedGenes>& tests, const std::vector<std::string>& ids,
                                    const std::vector<std::string>& names);

}  // namespace pleio
