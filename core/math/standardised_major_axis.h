// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/undefined.h"

#include <cstdint>
#include <span>

namespace pleio {

/// The line through points both of whose coordinates vary: the standardised (reduced) major axis. Formulas of
/// Warton, Wright, Falster & Westoby (2006) Biological Reviews 81:259, tables 4 and 5.
struct MajorAxisFit {
    std::int64_t n = 0;                                       ///< points with two finite coordinates
    std::int64_t dropped = 0;                                 ///< points left out because a coordinate is not finite
    double r = kUndefined;                                    ///< Pearson's correlation
    double slope = kUndefined;                                ///< sign(r) sd(y) / sd(x)
    double intercept = kUndefined;                            ///< through the means
    double slopeLower = kUndefined, slopeUpper = kUndefined;  ///< 95 % interval, from F(1, n - 2)
    /// P of "the slope is 1" (of "-1" where r is negative), two-sided: the test that y + x and y - x are
    /// uncorrelated.
    double pSlopeOne = kUndefined;
    double olsSlope = kUndefined, olsIntercept = kUndefined;  ///< least squares of y on x, for comparison
};

/// NaN: everything with fewer than two points or without variance in x; r, slope, intercept also without variance
/// in y or without correlation (the sign is not known); interval and p with fewer than three points.
/// Precondition: x and y have the same size.
[[nodiscard]] MajorAxisFit standardisedMajorAxis(std::span<const double> x, std::span<const double> y);

}  // namespace pleio
