// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// A panel with the distribution of z over genes (NaN left out) and, as a line, what it would be if z were standard
/// normal.
[[nodiscard]] plot::Panel zHistogram(std::string label, const std::vector<double>& z);

}  // namespace pleio
