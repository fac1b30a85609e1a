// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/partial_conjunction.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

std::vector<double> sortedTested(std::span<const double> p)
{
    std::vector<double> tested;
    tested.reserve(p.size());
    for (const double value : p)
        if (!std::isnan(value)) tested.push_back(value);
    std::ranges::sort(tested);
    return tested;
}

}  // namespace

double partialConjunctionP(std::span<const double> p, std::size_t u)
{
    assert(u >= 1);
    const std::vector<double> tested = sortedTested(p);
    if (tested.size() < u) return std::numeric_limits<double>::quiet_NaN();
    return std::min(1.0, static_cast<double>(tested.size() - u + 1) * tested[u - 1]);
}

std::size_t supportedTraits(std::span<const double> p, double alpha)
{
    const std::vector<double> tested = sortedTested(p);
    std::size_t u = 0;
    while (u < tested.size() && static_cast<double>(tested.size() - u) * tested[u] <= alpha) ++u;
    return u;
}

std::vector<double> groupP(std::span<const double> p, std::span<const std::int32_t> group, std::size_t groups)
{
    assert(p.size() == group.size());
    std::vector<double> smallest(groups, std::numeric_limits<double>::quiet_NaN());
    std::vector<double> tested(groups, 0);
    for (std::size_t i = 0; i < p.size(); ++i) {
        if (std::isnan(p[i])) continue;
        const auto g = static_cast<std::size_t>(group[i]);
        tested[g] += 1;
        smallest[g] = std::fmin(smallest[g], p[i]);
    }
    for (std::size_t g = 0; g < groups; ++g)
        if (tested[g] > 0) smallest[g] = std::min(1.0, tested[g] * smallest[g]);
    return smallest;
}

}  // namespace pleio
