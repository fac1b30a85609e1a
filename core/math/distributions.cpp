// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/distributions.h"

#include "core/base/undefined.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace pleio {

namespace {

/// Calculates in double as everything else here does, so that the bits do not depend on how wide the processor's
/// long double is; extremes give infinity or 0 instead of exceptions.
using Policy =
    boost::math::policies::policy<boost::math::policies::promote_float<false>,
                                  boost::math::policies::promote_double<false>,
                                  boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::underflow_error<boost::math::policies::ignore_error>,
                                  boost::math::policies::domain_error<boost::math::policies::ignore_error>>;

}  // namespace

double normalTwoSidedP(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

double normalDeviate(double twoSidedP)
{
    if (!(twoSidedP >= 0 && twoSidedP <= 1)) return kUndefined;
    if (twoSidedP == 0) return std::numeric_limits<double>::infinity();
    return std::numbers::sqrt2 * boost::math::erfc_inv(twoSidedP, Policy());
}

double logNormalTwoSidedP(double z)
{
    constexpr double kFar = 30;
    const double a = std::abs(z);
    if (!(a >= kFar) || std::isinf(a)) return std::log(normalTwoSidedP(a));
    const double u = 1 / (a * a);  // of the asymptotic series of erfc, whose next term is below 1e-11 here
    return -a * a / 2 - std::log(a) + std::log(2 / std::numbers::pi) / 2 +
           std::log1p(-u * (1 - 3 * u * (1 - 5 * u * (1 - 7 * u))));
}

double normalDeviateOfLog(double logTwoSidedP)
{
    constexpr double kSmall = -600;  // e^-600 is still a double with all its digits
    constexpr int kSteps = 8;        // each gains two digits or more
    if (!(logTwoSidedP < kSmall) || std::isinf(logTwoSidedP)) return normalDeviate(std::exp(logTwoSidedP));
    double z = std::sqrt(-2 * logTwoSidedP);
    for (int i = 0; i < kSteps; ++i) z += (logNormalTwoSidedP(z) - logTwoSidedP) / (z + 1 / z);
    return z;
}

double binomialSurvival(std::int64_t k, std::int64_t n, double probability)
{
    if (n < 0 || !(probability >= 0 && probability <= 1)) return kUndefined;
    if (k <= 0) return 1;
    if (k > n) return 0;
    return boost::math::ibeta(static_cast<double>(k), static_cast<double>(n - k + 1), probability, Policy());
}

double normalProductTwoSidedP(double x)
{
    if (std::isnan(x)) return x;
    const double a = std::abs(x);
    // K0(t) is the integral of exp(-t cosh s) over s > 0; integrated over t > a that leaves exp(-a cosh s) / cosh s,
    // for which equal steps (the trapezoidal rule) converge faster than any power of the step.
    const double step = std::min(0.2, 0.5 / std::sqrt(1 + a));
    double sum = 0.5;
    for (int i = 1;; ++i) {
        const double s = i * step;
        const double sinhHalf = std::sinh(s / 2);
        const double excess = 2 * sinhHalf * sinhHalf;  // cosh s - 1, without cancellation
        const double term = std::exp(-a * excess) / (1 + excess);
        sum += term;
        if (term < 1e-17 * sum) break;
    }
    return std::min(1.0, 2 / std::numbers::pi * std::exp(-a) * step * sum);
}

}  // namespace pleio
