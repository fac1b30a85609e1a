// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// P(|T| >= |t|) of Student's t with `degrees` > 0 degrees of freedom; NaN for NaN. The square of T is F
/// with 1 and `degrees` degrees of freedom, so this is the upper tail of that F at t² as well.
[[nodiscard]] double studentTwoSidedP(double t, double degrees);

/// The t >= 0 with P(|T| >= t) = p, for 0 < p <= 1 and `degrees` > 0.
[[nodiscard]] double studentTwoSidedQuantile(double p, double degrees);

}  // namespace pleio
