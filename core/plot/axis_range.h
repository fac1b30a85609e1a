// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio {

/// The smallest range that holds the finite numbers added to it; without any, lower is above upper.
struct AxisRange {
    double lower = std::numeric_limits<double>::infinity(), upper = -std::numeric_limits<double>::infinity();

    void add(double value)
    {
        if (!std::isfinite(value)) return;
        lower = std::min(lower, value);
        upper = std::max(upper, value);
    }
    [[nodiscard]] double size() const { return upper - lower; }
};

}  // namespace pleio
