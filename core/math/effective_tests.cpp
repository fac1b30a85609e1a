// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/effective_tests.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

bool anyPositive(std::span<const double> eigenvalues)
{
    return std::ranges::any_of(eigenvalues, [](double x) { return x > 0; });
}

double positiveSum(std::span<const double> eigenvalues)
{
    double sum = 0;
    for (const double x : eigenvalues) sum += std::max(x, 0.0);
    return sum;
}

}  // namespace

double effectiveTestsLiJi(std::span<const double> eigenvalues)
{
    constexpr double kWhole = 1e-8;
    if (!anyPositive(eigenvalues)) return kUndefined;
    double tests = 0;
    for (const double eigenvalue : eigenvalues) {
        const double size = std::abs(eigenvalue), whole = std::round(size);
        const double x = std::abs(size - whole) <= kWhole * std::max(1.0, whole) ? whole : size;
        tests += (x >= 1 ? 1 : 0) + x - std::floor(x);
    }
    return tests;
}

double effectiveTestsGalwey(std::span<const double> eigenvalues)
{
    if (!anyPositive(eigenvalues)) return kUndefined;
    double roots = 0;
    for (const double x : eigenvalues) roots += std::sqrt(std::max(x, 0.0));
    return roots * roots / positiveSum(eigenvalues);
}

std::size_t componentsFor(std::span<const double> eigenvalues, double share)
{
    const double wanted = share * positiveSum(eigenvalues) * (1 - 1e-12);  // rounding must not ask for one more
    double sum = 0;
    std::size_t count = 0;
    while (count < eigenvalues.size() && sum < wanted) sum += std::max(eigenvalues[count++], 0.0);
    return count;
}

}  // namespace pleio
