// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

namespace pleio {

/// A number that has no value here: NaN in a real column, an empty field in TSV and "–" on screen, never 0.
inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace pleio
