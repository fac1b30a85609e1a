// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/rank_pairs.h"

#include "core/base/undefined.h"
#include "core/math/distributions.h"
#include "core/math/student_t.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace pleio {

namespace {

/// Mid-ranks of the rows of `a` that `b` has too, at their rows' places in `ranks`; how many rows there are.
int sharedRanks(const RankedColumn& a, const RankedColumn& b, std::vector<double>& ranks)
{
    int count = 0;
    std::vector<std::int32_t> tied;
    const auto close = [&] {
        const double rank = count + 0.5 * static_cast<double>(tied.size() + 1);
        for (const std::int32_t row : tied) ranks[static_cast<std::size_t>(row)] = rank;
        count += static_cast<int>(tied.size());
        tied.clear();
    };
    for (const std::int32_t row : a.order) {
        if (b.level[static_cast<std::size_t>(row)] < 0) continue;
        if (!tied.empty() && a.level[static_cast<std::size_t>(tied.front())] != a.level[static_cast<std::size_t>(row)])
            close();
        tied.push_back(row);
    }
    close();
    return count;
}

/// Sums over groups of tied rows that Kendall's variance needs.
struct TieSums {
    double pairs = 0;    ///< sum t (t - 1) / 2
    double triples = 0;  ///< sum t (t - 1) (t - 2)
    double fifths = 0;   ///< sum t (t - 1) (2t + 5)

    void add(double t)
    {
        pairs += t * (t - 1) / 2;
        triples += t * (t - 1) * (t - 2);
        fifths += t * (t - 1) * (2 * t + 5);
    }
};

/// Rows of two columns as pairs of levels.
struct SharedLevels {
    std::vector<std::int32_t> a, b;  ///< sorted by a
};

SharedLevels sharedLevels(const RankedColumn& a, const RankedColumn& b)
{
    SharedLevels shared;
    shared.a.reserve(a.order.size());
    shared.b.reserve(a.order.size());
    for (const std::int32_t row : a.order) {
        const std::int32_t other = b.level[static_cast<std::size_t>(row)];
        if (other < 0) continue;
        shared.a.push_back(a.level[static_cast<std::size_t>(row)]);
        shared.b.push_back(other);
    }
    return shared;
}

/// Pairs i < j with values[i] > values[j]; sorts the values.
double countInversions(std::span<std::int32_t> values, std::vector<std::int32_t>& scratch)
{
    double inversions = 0;
    scratch.resize(values.size());
    for (std::size_t width = 1; width < values.size(); width *= 2) {
        for (std::size_t low = 0; low < values.size(); low += 2 * width) {
            const std::size_t middle = std::min(low + width, values.size());
            const std::size_t end = std::min(low + 2 * width, values.size());
            std::size_t left = low, right = middle;
            for (std::size_t out = low; out < end; ++out) {
                if (left < middle && (right == end || values[left] <= values[right])) {
                    scratch[out] = values[left++];
                } else {
                    inversions += static_cast<double>(middle - left);
                    scratch[out] = values[right++];
                }
            }
        }
        std::ranges::copy(scratch, values.begin());
    }
    return inversions;
}

/// Concordant minus discordant pairs of rows of which neither side is tied. With `tiedPairs` those of each side and of
/// both, the pairs that differ on both sides are all - a - b + both, and the discordant are the inversions of b.
double scoreBySorting(SharedLevels& shared, const TieSums& a, const TieSums& b)
{
    const auto n = static_cast<double>(shared.a.size());
    double both = 0;
    for (std::size_t first = 0; first < shared.a.size();) {
        std::size_t end = first + 1;
        while (end < shared.a.size() && shared.a[end] == shared.a[first]) ++end;
        const std::span<std::int32_t> group(shared.b.data() + first, end - first);
        std::ranges::sort(group);
        for (std::size_t i = 0; i < group.size();) {
            std::size_t last = i + 1;
            while (last < group.size() && group[last] == group[i]) ++last;
            const auto t = static_cast<double>(last - i);
            both += t * (t - 1) / 2;
            i = last;
        }
        first = end;
    }
    std::vector<std::int32_t> scratch;
    const double discordant = countInversions(shared.b, scratch);
    return n * (n - 1) / 2 - a.pairs - b.pairs + both - 2 * discordant;
}

/// The same from the table of counts.
double scoreByCounting(const SharedLevels& shared, std::int32_t levelsA, std::int32_t levelsB)
{
    const auto columns = static_cast<std::size_t>(levelsB);
    std::vector<double> counts(static_cast<std::size_t>(levelsA) * columns, 0), below(columns, 0);
    for (std::size_t i = 0; i < shared.a.size(); ++i)
        counts[static_cast<std::size_t>(shared.a[i]) * columns + static_cast<std::size_t>(shared.b[i])] += 1;
    double score = 0;
    for (std::size_t row = 0; row < static_cast<std::size_t>(levelsA); ++row) {
        // `below` has the rows of lower levels of a: those of lower b are concordant, of higher b discordant.
        double lower = 0, higher = 0;
        for (const double count : below) higher += count;
        for (std::size_t column = 0; column < columns; ++column) {
            const double own = counts[row * columns + column];
            higher -= below[column];
            score += own * (lower - higher);
            lower += below[column];
        }
        for (std::size_t column = 0; column < columns; ++column) below[column] += counts[row * columns + column];
    }
    return score;
}

TieSums tiesOf(const std::vector<std::int32_t>& levels, std::int32_t count)
{
    std::vector<double> sizes(static_cast<std::size_t>(count), 0);
    for (const std::int32_t level : levels) sizes[static_cast<std::size_t>(level)] += 1;
    TieSums ties;
    for (const double size : sizes) ties.add(size);
    return ties;
}

}  // namespace

RankedColumn rankedColumn(const Eigen::Ref<const Eigen::VectorXd>& values)
{
    RankedColumn column;
    column.level.assign(static_cast<std::size_t>(values.size()), -1);
    for (Eigen::Index row = 0; row < values.size(); ++row)
        if (!std::isnan(values[row])) column.order.push_back(static_cast<std::int32_t>(row));
    std::ranges::stable_sort(column.order, {}, [&](std::int32_t row) { return values[row]; });
    for (std::size_t i = 0; i < column.order.size(); ++i) {
        if (i == 0 || values[column.order[i]] != values[column.order[i - 1]]) ++column.levels;
        column.level[static_cast<std::size_t>(column.order[i])] = column.levels - 1;
    }
    return column;
}

double correlationP(double r, int n)
{
    if (n < 3 || std::isnan(r)) return kUndefined;
    const double rest = (1 - r) * (1 + r);
    if (rest <= 0) return 0;
    return studentTwoSidedP(r * std::sqrt((n - 2) / rest), n - 2);
}

PairCorrelation spearmanPair(const RankedColumn& a, const RankedColumn& b)
{
    std::vector<double> ranksA(a.level.size()), ranksB(b.level.size());
    const int n = sharedRanks(a, b, ranksA);
    sharedRanks(b, a, ranksB);
    const double mean = 0.5 * (n + 1);
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t row = 0; row < ranksA.size(); ++row) {
        if (a.level[row] < 0 || b.level[row] < 0) continue;
        const double x = ranksA[row] - mean, y = ranksB[row] - mean;
        aa += x * x;
        bb += y * y;
        ab += x * y;
    }
    const double r = n < 2 ? kUndefined : std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);  // 0 / 0 is NaN
    return {r, correlationP(r, n), n};
}

PairCorrelation kendallPair(const RankedColumn& a, const RankedColumn& b)
{
    SharedLevels shared = sharedLevels(a, b);
    const auto n = static_cast<double>(shared.a.size());
    const int rows = static_cast<int>(shared.a.size());
    if (rows < 2) return {kUndefined, kUndefined, rows};
    const TieSums tiesA = tiesOf(shared.a, a.levels), tiesB = tiesOf(shared.b, b.levels);
    const double pairs = n * (n - 1) / 2;
    if (tiesA.pairs == pairs || tiesB.pairs == pairs) return {kUndefined, kUndefined, rows};

    const bool few = static_cast<double>(a.levels) * b.levels <= n;
    const double score = few ? scoreByCounting(shared, a.levels, b.levels) : scoreBySorting(shared, tiesA, tiesB);
    const double tau = score / (std::sqrt(pairs - tiesA.pairs) * std::sqrt(pairs - tiesB.pairs));
    if (rows < 3) return {tau, kUndefined, rows};
    const double variance = (n * (n - 1) * (2 * n + 5) - tiesA.fifths - tiesB.fifths) / 18 +
                            2 * tiesA.pairs * tiesB.pairs / (n * (n - 1)) +
                            tiesA.triples * tiesB.triples / (9 * n * (n - 1) * (n - 2));
    return {tau, normalTwoSidedP(score / std::sqrt(variance)), rows};
}

}  // namespace pleio
