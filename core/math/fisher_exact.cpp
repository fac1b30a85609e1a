// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/fisher_exact.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace pleio {

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// The tables with given margins: `lowest` + i shared items, and the logarithm of their number up to a constant.
struct Tables {
    std::int64_t lowest = 0;
    std::vector<double> logWeight;

    Tables(std::int64_t marked, std::int64_t drawn, std::int64_t population)
        : lowest(std::max<std::int64_t>(0, marked + drawn - population))
    {
        const std::int64_t highest = std::min(marked, drawn);
        logWeight.push_back(0);
        for (std::int64_t x = lowest; x < highest; ++x) {
            const double ratio =
                static_cast<double>(marked - x) * static_cast<double>(drawn - x) /
                (static_cast<double>(x + 1) * static_cast<double>(population - marked - drawn + x + 1));
            logWeight.push_back(logWeight.back() + std::log(ratio));
        }
    }

    /// Probabilities when the odds of sharing are exp(logOdds) times those of chance.
    [[nodiscard]] std::vector<double> probabilities(double logOdds) const
    {
        std::vector<double> out(logWeight.size());
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = logWeight[i] + static_cast<double>(i) * logOdds;
        const double largest = *std::ranges::max_element(out);
        double sum = 0;
        for (double& value : out) sum += value = std::exp(value - largest);
        for (double& value : out) value /= sum;
        return out;
    }
};

/// Where a rising function of the log odds crosses 0.
template <class Function>
double rootOf(Function rising)
{
    double low = -1, high = 1;
    while (rising(low) > 0 && low > -700) low *= 2;
    while (rising(high) < 0 && high < 700) high *= 2;
    for (;;) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high || high - low < 1e-13) return middle;
        (rising(middle) < 0 ? low : high) = middle;
    }
}

double upperTail(const std::vector<double>& p, std::size_t from)
{
    double sum = 0;
    for (std::size_t i = p.size(); i > from; --i) sum += p[i - 1];
    return std::min(1.0, sum);
}

double lowerTail(const std::vector<double>& p, std::size_t to)
{
    double sum = 0;
    for (std::size_t i = 0; i <= to; ++i) sum += p[i];
    return std::min(1.0, sum);
}

double meanOf(const std::vector<double>& p)
{
    double mean = 0;
    for (std::size_t i = 0; i < p.size(); ++i) mean += static_cast<double>(i) * p[i];
    return mean;
}

}  // namespace

FisherTest fisherExact(std::int64_t both, std::int64_t marked, std::int64_t drawn, std::int64_t population)
{
    constexpr double kTail = 0.025;
    FisherTest test{kUndefined, kUndefined, kUndefined, kUndefined, kUndefined};
    if (marked < 0 || drawn < 0 || marked > population || drawn > population) return test;
    const Tables tables(marked, drawn, population);
    const std::size_t last = tables.logWeight.size() - 1;
    if (both < tables.lowest || both - tables.lowest > static_cast<std::int64_t>(last)) return test;
    const auto at = static_cast<std::size_t>(both - tables.lowest);

    const std::vector<double> chance = tables.probabilities(0);
    test.greater = upperTail(chance, at);
    test.twoSided = 0;
    const double limit = chance[at] * (1 + 1e-7);  // tables that are as likely but for rounding count
    for (const double p : chance)
        if (p <= limit) test.twoSided += p;
    test.twoSided = std::min(1.0, test.twoSided);
    if (last == 0) return test;

    const auto x = static_cast<double>(at);
    const auto odds = [](double log) { return std::exp(log); };
    test.oddsRatio = at == 0      ? 0
                     : at == last ? kInfinite
                                  : odds(rootOf([&](double w) { return meanOf(tables.probabilities(w)) - x; }));
    test.low = at == 0 ? 0 : odds(rootOf([&](double w) { return upperTail(tables.probabilities(w), at) - kTail; }));
    test.high =
        at == last ? kInfinite : odds(rootOf([&](double w) { return kTail - lowerTail(tables.probabilities(w), at); }));
    return test;
}

}  // namespace pleio
