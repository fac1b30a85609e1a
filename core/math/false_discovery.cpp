// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/false_discovery.h"

#include "core/base/undefined.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

/// The step-up procedure with every p times `factor`.
std::vector<double> stepUp(std::span<const double> p, double factor)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });

    std::vector<double> q(p.size(), kUndefined);
    const auto tests = static_cast<double>(order.size());
    double smallest = 1;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        const std::size_t i = order[rank - 1];
        smallest = std::min(smallest, factor * p[i] * tests / static_cast<double>(rank));
        q[i] = smallest;
    }
    return q;
}

std::vector<double> testedOf(std::span<const double> p)
{
    std::vector<double> tested;
    for (const double value : p)
        if (!std::isnan(value)) tested.push_back(value);
    return tested;
}

}  // namespace

std::vector<double> benjaminiHochberg(std::span<const double> p) { return stepUp(p, 1); }

std::vector<double> benjaminiYekutieli(std::span<const double> p)
{
    double harmonic = 0;
    for (std::size_t i = 1; i <= testedOf(p).size(); ++i) harmonic += 1 / static_cast<double>(i);
    return stepUp(p, harmonic);
}

double nullShare(std::span<const double> p)
{
    constexpr std::size_t kFewest = 20;
    constexpr int kSteps = 19;
    std::vector<double> tested = testedOf(p);
    if (tested.empty()) return kUndefined;
    if (tested.size() < kFewest) return 1;
    std::ranges::sort(tested);
    const auto tests = static_cast<double>(tested.size());
    std::vector<double> above, shares;
    for (int step = 1; step <= kSteps; ++step) {
        const double lambda = 0.05 * step;
        above.push_back(static_cast<double>(tested.end() - std::ranges::lower_bound(tested, lambda)));
        shares.push_back(above.back() / (tests * (1 - lambda)));
    }
    std::vector<double> sorted = shares;
    std::ranges::sort(sorted);
    const double low = quantile(sorted, 0.1);
    double least = std::numeric_limits<double>::infinity(), best = 1;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double rest = 1 - 0.05 * static_cast<double>(i + 1);
        const double variance = above[i] / (tests * tests * rest * rest) * (1 - above[i] / tests);
        const double error = variance + (shares[i] - low) * (shares[i] - low);
        // Of equal errors the smaller share, as in qvalue.
        if (error < least || (error == least && shares[i] < best)) {
            least = error;
            best = shares[i];
        }
    }
    return std::clamp(best, 1 / tests, 1.0);
}

std::vector<double> storeyQ(std::span<const double> p)
{
    const double share = nullShare(p);
    // The factor goes after the minimum with 1, so that no q exceeds the share of nulls (as in qvalue).
    std::vector<double> q = stepUp(p, 1);
    for (double& value : q) value *= share;
    return q;
}

}  // namespace pleio
