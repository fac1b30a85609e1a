// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// One row of a forest of traits; NaN where a number is undefined.
struct ForestRow {
    std::string trait;
    std::int64_t genes = 0;
    double auc = 0, low = 0, high = 0;  ///< held-out AUC and its 95 % interval
    double nullMean = 0, nullSd = 0;    ///< of the rotation null
    double covariates = 0;              ///< AUC of expression, GC3 and length alone
    double q = 0;
    int grade = 0;  ///< 0..4
};

/// Plot "trait_forest": traits by falling AUC, at most `limit` of them (the caption says how many are left out).
[[nodiscard]] PlotSpec forestPlot(std::vector<ForestRow> rows, std::size_t limit = 40);

}  // namespace pleio
