// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// Probability that a chi-square variable of `df` degrees of freedom is `x` or more: the regularised upper
/// incomplete gamma function Q(df/2, x/2), by series or continued fraction (Abramowitz & Stegun 6.5.29 and
/// 6.5.31). Relative error below 1e-12 down to the smallest doubles, 0 beyond them. NaN for NaN, x < 0 or df <= 0.
[[nodiscard]] double chiSquareSurvival(double x, double df);

}  // namespace pleio
