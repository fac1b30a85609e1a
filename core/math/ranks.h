// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace pleio {

/// Ranks 1..n, ties sharing the mean of their ranks. Values must not be NaN.
[[nodiscard]] std::vector<double> midRanks(std::span<const double> values);

/// Quantile of sorted values by linear interpolation (type 7 of Hyndman & Fan 1996); NaN if empty.
[[nodiscard]] double quantile(std::span<const double> sorted, double probability);

}  // namespace pleio
