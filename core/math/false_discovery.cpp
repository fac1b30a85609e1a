// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/false_discovery.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio {

std::vector<double> benjaminiHochberg(std::span<const double> p)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });

    std::vector<double> q(p.size(), std::numeric_limits<double>::quiet_NaN());
    const auto tests = static_cast<double>(order.size());
    double smallest = 1;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        const std::size_t i = order[rank - 1];
        smallest = std::min(smallest, p[i] * tests / static_cast<double>(rank));
        q[i] = smallest;
    }
    return q;
}

}  // namespace pleio
