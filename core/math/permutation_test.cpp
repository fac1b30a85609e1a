// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/permutation_test.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr double kTie = 1e-9;

}  // namespace

PermutationTest untested() { return {kUndefined, kUndefined, kUndefined, kUndefined}; }

PermutationTest permutationTest(double observed, std::span<const double> permuted, Tail tail)
{
    const auto n = static_cast<double>(permuted.size());
    if (permuted.empty() || std::isnan(observed)) return untested();
    double sum = 0;
    double largest = std::abs(observed);
    for (const double value : permuted) {
        if (std::isnan(value)) return untested();
        sum += value;
        largest = std::max(largest, std::abs(value));
    }
    const double tie = kTie * largest;
    PermutationTest out;
    out.mean = sum / n;
    double squares = 0;
    for (const double value : permuted) squares += (value - out.mean) * (value - out.mean);
    out.sd = permuted.size() > 1 ? std::sqrt(squares / (n - 1)) : kUndefined;
    out.z = out.sd > tie ? (observed - out.mean) / out.sd : kUndefined;

    const double centre = (sum + observed) / (n + 1);
    const auto extremity = [&](double value) {
        return tail == Tail::Upper ? value : tail == Tail::Lower ? -value : std::abs(value - centre);
    };
    const double own = extremity(observed);
    const auto extreme = std::ranges::count_if(permuted, [&](double v) { return extremity(v) >= own - tie; });
    out.p = (1 + static_cast<double>(extreme)) / (n + 1);
    return out;
}

}  // namespace pleio
