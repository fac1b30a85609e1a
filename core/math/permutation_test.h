// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace pleio {

enum class Tail { Lower, Upper, Both };

/// How a statistic compares with its values under permutation. All NaN if any value is undefined.
struct PermutationTest {
    double mean = 0, sd = 0;  ///< of the permuted values; the sd has n - 1 under the line
    double z = 0;             ///< (observed - mean) / sd; NaN if the permuted values are all the same
    double p = 0;             ///< 1/(B+1) .. 1
};
[[nodiscard]] PermutationTest untested();

/// p = (1 + permutations at least as extreme) / (B + 1), which is exact when observed and permuted values are
/// exchangeable (Phipson & Smyth 2010). "Extreme" is low, high, or, for both tails, far from the mean of all
/// B + 1 values. Values closer than 1e-9 of the largest are ties, so that rounding cannot break them.
[[nodiscard]] PermutationTest permutationTest(double observed, std::span<const double> permuted, Tail tail);

}  // namespace pleio
