// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/reference_set.h"

#include "core/base/undefined.h"
#include "core/codon/cai.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

std::span<const std::uint32_t> countsOf(const CodonCounts& codons, std::int32_t row)
{
    return {codons.counts.row(row).data(), kCodons};
}

/// ln of weights for sums; codons that take no part are 0 in both.
struct LnWeights {
    explicit LnWeights(const CodonVector& weights)
    {
        for (std::size_t c = 0; c < kCodons; ++c) {
            takesPart[c] = std::isnan(weights[c]) ? 0 : 1;
            ln[c] = std::isnan(weights[c]) ? 0 : std::log(weights[c]);
        }
    }
    [[nodiscard]] double mean(std::span<const std::uint32_t> counts) const
    {
        double sum = 0;
        double codons = 0;
        for (std::size_t c = 0; c < kCodons; ++c) {
            sum += counts[c] * ln[c];
            codons += counts[c] * takesPart[c];
        }
        return codons > 0 ? sum / codons : kUndefined;
    }
    CodonVector ln{}, takesPart{};
};

/// Mean over genes of each codon's share in its amino acid; genes without the amino acid are left out.
CodonVector meanShares(const CodonCounts& codons, std::span<const std::int32_t> rows, const FamilyTable& families)
{
    CodonVector sums{};
    CodonVector genes{};
    for (const std::int32_t row : rows) {
        const auto counts = countsOf(codons, row);
        for (std::size_t family = 0; family < families.families; ++family) {
            double n = 0;
            for (const std::uint8_t c : families.codonsOf(family)) n += counts[c];
            if (n == 0) continue;
            for (const std::uint8_t c : families.codonsOf(family)) {
                sums[c] += counts[c] / n;
                genes[c] += 1;
            }
        }
    }
    for (std::size_t c = 0; c < kCodons; ++c) sums[c] = genes[c] > 0 ? sums[c] / genes[c] : kUndefined;
    return sums;
}

}  // namespace

std::vector<std::int32_t> topRows(std::span<const double> values, std::span<const std::int32_t> rows, double share)
{
    std::vector<std::int32_t> order;
    for (const std::int32_t row : rows)
        if (!std::isnan(values[static_cast<std::size_t>(row)])) order.push_back(row);
    const auto wanted = static_cast<std::size_t>(share * static_cast<double>(order.size()) + 1e-9);
    const std::size_t size = std::min(order.size(), std::max<std::size_t>(1, wanted));
    const auto before = [&](std::int32_t a, std::int32_t b) {
        const double left = values[static_cast<std::size_t>(a)];
        const double right = values[static_cast<std::size_t>(b)];
        return left != right ? left > right : a < b;
    };
    std::ranges::nth_element(order, order.begin() + static_cast<std::ptrdiff_t>(size), before);
    order.resize(size);
    std::ranges::sort(order);
    return order;
}

IteratedSet selfConsistentSet(const CodonCounts& codons, std::span<const std::int32_t> rows, const GeneticCode& code,
                              double share, int maxIterations)
{
    const FamilyTable families(code, FamilyKind::AminoAcid);
    IteratedSet set;
    set.rows.assign(rows.begin(), rows.end());
    std::vector<double> cai(static_cast<std::size_t>(codons.counts.rows()), kUndefined);
    double current = 1;
    while (set.iterations < maxIterations && !set.rows.empty()) {
        const LnWeights lnW(relativeAdaptiveness(pooledCounts(codons, set.rows), families, ZeroCounts::Half));
        for (const std::int32_t row : rows) cai[static_cast<std::size_t>(row)] = lnW.mean(countsOf(codons, row));
        const bool atSize = current <= share;
        current = std::max(share, current / 2);
        std::vector<std::int32_t> next = topRows(cai, rows, current);
        ++set.iterations;
        set.converged = atSize && next == set.rows;
        set.rows = std::move(next);
        if (set.converged) break;
    }
    return set;
}

CodonVector merklWeights(const CodonVector& targetShares, const CodonVector& meanShares)
{
    constexpr double kUnused = -5;  // Merkl's value for a codon that the target set does not use
    CodonVector weights{};
    for (std::size_t c = 0; c < kCodons; ++c) {
        if (std::isnan(targetShares[c]) || !(meanShares[c] > 0)) continue;
        weights[c] = targetShares[c] > 0 ? std::log(targetShares[c] / meanShares[c]) : kUnused;
    }
    return weights;
}

MerklWeights merklWeights(const CodonCounts& codons, std::span<const std::int32_t> rows,
                          std::span<const std::int32_t> seedRows, const GeneticCode& code, double share,
                          int maxIterations)
{
    const FamilyTable families(code, FamilyKind::AminoAcid);
    const CodonVector mean = meanShares(codons, rows, families);
    MerklWeights out;
    out.target.rows.assign(seedRows.begin(), seedRows.end());
    std::vector<double> gcb(static_cast<std::size_t>(codons.counts.rows()), kUndefined);
    while (!out.target.rows.empty()) {
        out.weights = merklWeights(synonymousFractions(pooledCounts(codons, out.target.rows), code), mean);
        if (out.target.converged || out.target.iterations == maxIterations) break;
        for (const std::int32_t row : rows)
            gcb[static_cast<std::size_t>(row)] = arithmeticMean(countsOf(codons, row), out.weights);
        std::vector<std::int32_t> next = topRows(gcb, rows, share);
        ++out.target.iterations;
        out.target.converged = next == out.target.rows;
        out.target.rows = std::move(next);
    }
    return out;
}

double arithmeticMean(std::span<const std::uint32_t> counts, const CodonVector& weights)
{
    double sum = 0;
    double codons = 0;
    for (std::size_t c = 0; c < kCodons; ++c) {
        sum += counts[c] * weights[c];
        codons += counts[c];
    }
    return codons > 0 ? sum / codons : kUndefined;
}

}  // namespace pleio
