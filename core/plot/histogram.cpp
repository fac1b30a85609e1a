// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/histogram.h"

#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pleio {

namespace {

constexpr double kMostBins = 200;

}  // namespace

std::vector<double> sortedFinite(const std::vector<double>& values)
{
    std::vector<double> sorted;
    std::ranges::copy_if(values, std::back_inserter(sorted), [](double v) { return std::isfinite(v); });
    std::ranges::sort(sorted);
    return sorted;
}

HistogramBins histogramBins(const std::vector<double>& sorted)
{
    const double least = sorted.front(), most = sorted.back(), n = static_cast<double>(sorted.size());
    const bool whole = std::ranges::all_of(sorted, [](double v) { return v == std::floor(v); });
    if (least == most) return {least - 0.5, 1, 1};
    const double spread = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    double width = spread > 0 ? 2 * spread / std::cbrt(n) : (most - least) / (std::ceil(std::log2(n)) + 1);
    width = std::max(width, (most - least) / kMostBins);
    if (!whole) {
        const auto count = static_cast<std::size_t>(std::ceil((most - least) / width));
        return {least, (most - least) / static_cast<double>(count), count};
    }
    width = std::max(1.0, std::ceil(width));
    return {least - 0.5, width, static_cast<std::size_t>(std::floor((most - least) / width)) + 1};
}

std::vector<double> histogramCounts(const std::vector<double>& values, const HistogramBins& bins)
{
    std::vector<double> counts(bins.count, 0);
    for (const double value : values)
        counts[std::min(static_cast<std::size_t>((value - bins.start) / bins.width), bins.count - 1)] += 1;
    return counts;
}

}  // namespace pleio
