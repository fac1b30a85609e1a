// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/partial_conjunction.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cassert>
#include <cmath>

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

double conjunctionOf(const std::vector<double>& sorted, std::size_t u, Conjunction form)
{
    const std::size_t n = sorted.size();
    if (n < u) return kUndefined;
    const auto rest = static_cast<double>(n - u + 1);
    double smallest = std::min(1.0, rest * sorted[u - 1]);
    if (form == Conjunction::Bonferroni) return smallest;
    for (std::size_t j = u + 1; j <= n; ++j)
        smallest = std::min(smallest, rest / static_cast<double>(j - u + 1) * sorted[j - 1]);
    return smallest;
}

}  // namespace

double partialConjunctionP(std::span<const double> p, std::size_t u, Conjunction form)
{
    assert(u >= 1);
    return conjunctionOf(sortedTested(p), u, form);
}

std::size_t supportedTraits(std::span<const double> p, double alpha, Conjunction form)
{
    const std::vector<double> tested = sortedTested(p);
    std::size_t u = 0;
    while (u < tested.size() && conjunctionOf(tested, u + 1, form) <= alpha) ++u;
    return u;
}

std::vector<double> groupP(std::span<const double> p, std::span<const std::int32_t> group, std::size_t groups)
{
    assert(p.size() == group.size());
    std::vector<double> smallest(groups, kUndefined);
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
