// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// One number of everything that is compared; NaN where undefined.
struct ComparedNumber {
    std::string title;  ///< with the unit
    std::vector<double> values;
};

/// Plot "comparison": small multiples, one panel a number, a dot for each of `names` in the same place in all of them.
/// Numbers that are undefined everywhere, and those after `limit`, are left out, and the caption says so. `what` is
/// what the names are, in the plural ("genomes").
[[nodiscard]] PlotSpec comparisonPlot(const std::vector<std::string>& names, const std::vector<ComparedNumber>& numbers,
                                      const std::string& what, std::size_t limit = 12);

}  // namespace pleio
