// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/min_max.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

/// Divisible by every family size there is, so that the mean of a family is a whole number too.
constexpr std::int64_t kScale = 840;

}  // namespace

MinMaxUsage::MinMaxUsage(const std::array<double, kCodons>& pooled, const GeneticCode& code)
{
    for (const CodonFamily& family : codonFamilies(code)) {
        const auto size = static_cast<std::int64_t>(family.codons.size());
        std::int64_t sum = 0, high = 0, low = std::numeric_limits<std::int64_t>::max();
        for (const int c : family.codons) {
            const auto count = static_cast<std::int64_t>(pooled[static_cast<std::size_t>(c)]);
            sum += count;
            high = std::max(high, count);
            low = std::min(low, count);
        }
        assert(kScale % size == 0);
        for (const int codon : family.codons) {
            const auto c = static_cast<std::size_t>(codon);
            used[c] = kScale * static_cast<std::int64_t>(pooled[c]);
            most[c] = kScale * high;
            least[c] = kScale * low;
            mean[c] = kScale / size * sum;
        }
    }
}

MinMaxProfile::MinMaxProfile(Codons gene, const MinMaxUsage& usage, std::size_t window)
    : m_usage(&usage), m_window(window)
{
    assert(window > 0);
    if (gene.size() < window) return;
    std::int64_t most = 0, least = 0, mean = 0;
    std::size_t gaps = 0;
    for (std::size_t i = 0; i < gene.size(); ++i) {
        const auto count = [&](std::int8_t codon, std::int64_t sign) {
            if (codon == kNoCodon) {
                gaps = sign > 0 ? gaps + 1 : gaps - 1;
                return;
            }
            const auto c = static_cast<std::size_t>(codon);
            most += sign * usage.most[c];
            least += sign * usage.least[c];
            mean += sign * usage.mean[c];
        };
        count(gene[i], 1);
        if (i >= window) count(gene[i - window], -1);
        if (i + 1 < window) continue;
        const bool defined = gaps == 0 && most > least;
        m_toMost.push_back(defined ? 100 / static_cast<double>(most - mean) : kUndefined);
        m_toLeast.push_back(defined ? 100 / static_cast<double>(mean - least) : kUndefined);
    }
}

void MinMaxProfile::of(Codons gene, std::span<double> values) const
{
    assert(values.size() >= windows());
    const auto beyondMean = [&](std::int8_t codon) {
        if (codon == kNoCodon) return std::int64_t{0};
        const auto c = static_cast<std::size_t>(codon);
        return m_usage->used[c] - m_usage->mean[c];
    };
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < gene.size() && windows() > 0; ++i) {
        sum += beyondMean(gene[i]);
        if (i >= m_window) sum -= beyondMean(gene[i - m_window]);
        if (i + 1 < m_window) continue;
        const std::size_t w = i + 1 - m_window;
        values[w] = static_cast<double>(sum) * (sum > 0 ? m_toMost[w] : m_toLeast[w]);
    }
}

MinMaxSummary summarised(std::span<const double> profile)
{
    MinMaxSummary out{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(), 0, 0};
    double defined = 0;
    for (const double value : profile) {
        if (std::isnan(value)) continue;
        ++defined;
        out.lowest = std::min(out.lowest, value);
        out.highest = std::max(out.highest, value);
        out.mean += value;
        if (value < 0) ++out.shareNegative;
    }
    if (defined == 0) return {kUndefined, kUndefined, kUndefined, kUndefined};
    out.mean /= defined;
    out.shareNegative /= defined;
    return out;
}

}  // namespace pleio
