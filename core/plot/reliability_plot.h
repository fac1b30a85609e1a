// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

struct ReliabilityPoint {
    std::int64_t n = 0;
    double predicted = 0, observed = 0;
};

/// Plot "reliability": observed share against mean predicted probability with the diagonal and binomial 95 % intervals.
[[nodiscard]] PlotSpec reliabilityPlot(const std::string& title, const std::vector<ReliabilityPoint>& points);

}  // namespace pleio
