// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/student_t.h"

#include <cassert>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace pleio {

namespace {

/// The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. Converges fast
/// for x < (a + 1) / (a + b + 2).
double betaFraction(double a, double b, double x)
{
    constexpr int kTerms = 10000;
    constexpr double kTiny = 1e-300;
    const auto notZero = [](double value) { return std::abs(value) < kTiny ? kTiny : value; };
    double c = 1;
    double d = 1 / notZero(1 - (a + b) * x / (a + 1));
    double fraction = d;
    for (int m = 1; m < kTerms; ++m) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        double change = 1;
        for (const double term : {even, odd}) {
            d = 1 / notZero(1 + term * d);
            c = notZero(1 + term / c);
            change = c * d;
            fraction *= change;
        }
        if (std::abs(change - 1) < std::numeric_limits<double>::epsilon()) break;
    }
    return fraction;
}

/// The regularised incomplete beta function I_x(a, b); `rest` is 1 - x, given apart to keep its digits.
double incompleteBeta(double a, double b, double x, double rest)
{
    if (x <= 0) return 0;
    if (rest <= 0) return 1;
    const double front =
        std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(rest));
    if (x < (a + 1) / (a + b + 2)) return front * betaFraction(a, b, x) / a;
    return 1 - front * betaFraction(b, a, rest) / b;
}

}  // namespace

double studentTwoSidedP(double t, double degrees)
{
    assert(degrees > 0);
    if (std::isnan(t)) return t;
    if (std::isinf(t)) return 0;
    const double all = degrees + t * t;
    return incompleteBeta(degrees / 2, 0.5, degrees / all, t * t / all);
}

double studentTwoSidedQuantile(double p, double degrees)
{
    assert(p > 0 && p <= 1 && degrees > 0);
    double low = 0, high = 1;
    while (studentTwoSidedP(high, degrees) > p) high *= 2;
    // The tail falls with t: halve until no double lies between.
    for (;;) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) return middle;
        (studentTwoSidedP(middle, degrees) > p ? low : high) = middle;
    }
}

}  // namespace pleio
