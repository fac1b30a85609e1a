// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/call_conjunction.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace pleio {

CallConjunction::CallConjunction(std::vector<double> rates) : m_traits(rates.size())
{
    std::ranges::sort(rates, std::greater<>{});
    const std::size_t width = m_traits + 1;
    m_tails.assign(width * width, 0);
    std::vector<double> chance(width, 0);  // of exactly k
    chance[0] = 1;
    for (std::size_t m = 0; m <= m_traits; ++m) {
        if (m > 0) {
            const double rate = rates[m - 1];
            for (std::size_t k = m; k > 0; --k) chance[k] = chance[k] * (1 - rate) + chance[k - 1] * rate;
            chance[0] *= 1 - rate;
        }
        // Summed from the small end, so that small tails keep their digits.
        double tail = 0;
        for (std::size_t k = m + 1; k > 0; --k) m_tails[m * width + k - 1] = tail += chance[k - 1];
    }
}

double CallConjunction::p(std::size_t calls, std::size_t u) const
{
    assert(u >= 1);
    if (u > m_traits) return kUndefined;
    if (calls < u) return 1;
    return std::min(1.0, m_tails[(m_traits - u + 1) * (m_traits + 1) + calls - u + 1]);
}

std::size_t CallConjunction::supported(std::size_t calls, double alpha) const
{
    std::size_t u = 0;
    while (u < m_traits && p(calls, u + 1) <= alpha) ++u;
    return u;
}

std::vector<double> groupRates(std::span<const double> rates, std::span<const std::int32_t> group, std::size_t groups)
{
    assert(rates.size() == group.size());
    std::vector<double> sums(groups, kUndefined);
    for (std::size_t t = 0; t < rates.size(); ++t) {
        if (std::isnan(rates[t])) continue;
        double& sum = sums[static_cast<std::size_t>(group[t])];
        sum = std::min(1.0, std::isnan(sum) ? rates[t] : sum + rates[t]);
    }
    std::erase_if(sums, [](double sum) { return std::isnan(sum); });
    return sums;
}

}  // namespace pleio
