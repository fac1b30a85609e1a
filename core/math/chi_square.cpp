// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/chi_square.h"

#include "core/base/undefined.h"

#include <cmath>

namespace pleio {

namespace {

constexpr double kPrecision = 1e-15;
constexpr int kMostTerms = 100'000;

/// P(a, x) without its factor x^a e^-x / Gamma(a): sum of x^n / (a (a+1) … (a+n)).
double lowerSeries(double a, double x)
{
    double term = 1 / a, sum = term;
    for (int n = 1; n < kMostTerms && term > sum * kPrecision; ++n) {
        term *= x / (a + n);
        sum += term;
    }
    return sum;
}

/// Q(a, x) without the same factor, by the continued fraction in Lentz's form.
double upperFraction(double a, double x)
{
    constexpr double kTiny = 1e-300;
    double b = x + 1 - a, c = 1 / kTiny, d = 1 / b, value = d;
    for (int i = 1; i < kMostTerms; ++i) {
        const double numerator = -i * (i - a);
        b += 2;
        d = numerator * d + b;
        if (std::abs(d) < kTiny) d = kTiny;
        c = b + numerator / c;
        if (std::abs(c) < kTiny) c = kTiny;
        d = 1 / d;
        const double factor = d * c;
        value *= factor;
        if (std::abs(factor - 1) < kPrecision) break;
    }
    return value;
}

}  // namespace

double chiSquareSurvival(double x, double df)
{
    if (!(x >= 0) || !(df > 0)) return kUndefined;
    if (std::isinf(x)) return 0;
    const double a = df / 2, half = x / 2;
    if (half == 0) return 1;
    const double factor = std::exp(a * std::log(half) - half - std::lgamma(a));
    return half < a + 1 ? 1 - factor * lowerSeries(a, half) : factor * upperFraction(a, half);
}

}  // namespace pleio
