// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// Relative, of a variance or a sum of squares: what is left below it after a subtraction is rounding, not variation.
inline constexpr double kVarianceRounding = 1e-12;

}  // namespace pleio
