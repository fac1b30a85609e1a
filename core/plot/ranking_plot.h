// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

struct RankingRow {
    std::string key;    ///< gene id
    std::string label;  ///< what is written beside the bar
    double value = 0;
};

/// A ranking as horizontal bars, largest first, at most `limit` of them (the caption says how many are left out).
[[nodiscard]] PlotSpec rankingPlot(std::string id, std::string title, std::string valueLabel,
                                   std::vector<RankingRow> rows, std::size_t limit = 30);

}  // namespace pleio
