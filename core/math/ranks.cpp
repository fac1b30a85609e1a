// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/ranks.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace pleio {

std::vector<double> midRanks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first + 1;
        while (last < order.size() && values[order[last]] == values[order[first]]) ++last;
        const double rank = 0.5 * static_cast<double>(first + 1 + last);
        for (std::size_t i = first; i < last; ++i) ranks[order[i]] = rank;
        first = last;
    }
    return ranks;
}

RankCorrelation spearman(std::span<const double> x, std::span<const double> y)
{
    assert(x.size() == y.size());
    std::vector<double> ownX, ownY;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::isnan(x[i]) || std::isnan(y[i])) continue;
        ownX.push_back(x[i]);
        ownY.push_back(y[i]);
    }
    const std::size_t n = ownX.size();
    if (n < 3) return {kUndefined, n};
    const std::vector<double> rankX = midRanks(ownX), rankY = midRanks(ownY);
    const double mean = 0.5 * static_cast<double>(n + 1);
    double xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < n; ++i) {
        xx += (rankX[i] - mean) * (rankX[i] - mean);
        yy += (rankY[i] - mean) * (rankY[i] - mean);
        xy += (rankX[i] - mean) * (rankY[i] - mean);
    }
    return {xy / std::sqrt(xx * yy), n};  // 0 / 0 is NaN
}

double quantile(std::span<const double> sorted, double probability)
{
    if (sorted.empty()) return kUndefined;
    const double at = probability * static_cast<double>(sorted.size() - 1);
    const auto low = static_cast<std::size_t>(std::floor(at));
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (at - std::floor(at)) * (sorted[high] - sorted[low]);
}

}  // namespace pleio
