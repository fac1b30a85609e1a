// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace pleio {

/// P(|Z| >= |z|) of a standard normal Z; NaN for NaN. Exact down to the smallest doubles (|z| about 38).
[[nodiscard]] double normalTwoSidedP(double z);

/// The z >= 0 with P(|Z| >= z) = p: 0 for p = 1, infinite for p = 0, NaN outside 0..1.
[[nodiscard]] double normalDeviate(double twoSidedP);

/// Natural logarithm of normalTwoSidedP, finite for every finite z: -803.9 for z = 40, whose p is below the smallest
/// double.
[[nodiscard]] double logNormalTwoSidedP(double z);

/// normalDeviate of the p with this natural logarithm; NaN above 0.
[[nodiscard]] double normalDeviateOfLog(double logTwoSidedP);

/// P(X >= k) of X ~ binomial(n, probability), k successes among them: 1 for k <= 0, 0 for k > n.
/// NaN for n < 0 or a probability outside 0..1.
[[nodiscard]] double binomialSurvival(std::int64_t k, std::int64_t n, double probability);

/// P(|XY| >= |x|) of two independent standard normal variables: 2/pi times the integral of the Bessel function K0
/// from |x| to infinity (Craig 1936, Ann Math Stat 7:1). Relative error below 1e-12.
[[nodiscard]] double normalProductTwoSidedP(double x);

}  // namespace pleio
