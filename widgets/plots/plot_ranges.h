// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

namespace pleio {

struct Range {
    double lower = 0, upper = 1;
};

/// The ranges a panel shows at first: the axis's own limits, else all of the data with a margin; bars start at
/// their base without one, categories and heat maps end half a cell beyond the last.
[[nodiscard]] Range homeRangeX(const plot::Panel& panel);
[[nodiscard]] Range homeRangeY(const plot::Panel& panel);

}  // namespace pleio
