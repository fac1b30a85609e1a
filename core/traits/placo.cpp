// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/placo.h"

#include "core/math/distributions.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>

namespace pleio {

namespace {

constexpr double kAffected = 1e-4;

struct Moments {
    double n = 0, mean1 = 0, mean2 = 0, c11 = 0, c22 = 0, c12 = 0;
    void add(double a, double b)
    {
        ++n;
        const double d1 = a - mean1, d2 = b - mean2;
        mean1 += d1 / n;
        mean2 += d2 / n;
        c11 += d1 * (a - mean1);
        c22 += d2 * (b - mean2);
        c12 += d1 * (b - mean2);
    }
};

}  // namespace

double placoP(double product, double variance1, double variance2)
{
    const double null1 = std::min(1.0, variance1), null2 = std::min(1.0, variance2);
    const double first = normalProductTwoSidedP(product / std::sqrt(variance1 * null2));
    const double second = normalProductTwoSidedP(product / std::sqrt(null1 * variance2));
    const double neither = normalProductTwoSidedP(product / std::sqrt(null1 * null2));
    // Neither of the first two is below the third, so nothing cancels however small they are.
    const double p = std::max(first, second) + std::max(0.0, std::min(first, second) - neither);
    return std::isnan(product) ? product : std::min(p, 1.0);
}

Placo placo(std::span<const double> z1, std::span<const double> z2)
{
    assert(z1.size() == z2.size());
    Moments neither;
    for (std::size_t i = 0; i < z1.size(); ++i) {
        if (std::isnan(z1[i]) || std::isnan(z2[i])) continue;
        if (normalTwoSidedP(z1[i]) >= kAffected && normalTwoSidedP(z2[i]) >= kAffected) neither.add(z1[i], z2[i]);
    }
    Placo out;
    if (neither.c11 > 0 && neither.c22 > 0) out.correlation = neither.c12 / std::sqrt(neither.c11 * neither.c22);
    // The symmetric inverse root of [[1, r], [r, 1]], by its eigenvalues 1 + r and 1 - r.
    constexpr double kSmallest = 1e-6;
    const double plus = 1 / std::sqrt(std::max(1 + out.correlation, kSmallest));
    const double minus = 1 / std::sqrt(std::max(1 - out.correlation, kSmallest));
    const double same = (plus + minus) / 2, other = (plus - minus) / 2;

    Moments notBoth;
    for (std::size_t i = 0; i < z1.size(); ++i) {
        if (std::isnan(z1[i]) || std::isnan(z2[i])) continue;
        if (normalTwoSidedP(z1[i]) < kAffected && normalTwoSidedP(z2[i]) < kAffected) continue;
        notBoth.add(same * z1[i] + other * z2[i], other * z1[i] + same * z2[i]);
    }
    if (notBoth.n > 1 && notBoth.c11 > 0 && notBoth.c22 > 0) {
        out.variance[0] = notBoth.c11 / (notBoth.n - 1);
        out.variance[1] = notBoth.c22 / (notBoth.n - 1);
    }
    for (std::size_t i = 0; i < z1.size(); ++i) {
        // A missing z makes the product NaN.
        const double product = (same * z1[i] + other * z2[i]) * (other * z1[i] + same * z2[i]);
        out.p.push_back(placoP(product, out.variance[0], out.variance[1]));
    }
    return out;
}

}  // namespace pleio
