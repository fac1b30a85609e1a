// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/auc.h"

#include "core/base/undefined.h"
#include "core/math/vectorized.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace pleio {

namespace {

struct Below {
    std::int64_t less = 0;
    std::int64_t equal = 0;
};

/// How many scores lie below `score` and how many tie with it. Counting all of them is faster than
/// sorting because it has no branches.
template <class Real>
PLEIO_INLINE Below countBelowBody(const Real* scores, std::size_t n, Real score)
{
    std::int32_t less = 0;
    std::int32_t equal = 0;
    for (std::size_t i = 0; i < n; ++i) {
        less += scores[i] < score ? 1 : 0;
        equal += scores[i] == score ? 1 : 0;
    }
    return {less, equal};
}

PLEIO_VECTORIZED Below countBelow(const float* scores, std::size_t n, float score)
{
    return countBelowBody(scores, n, score);
}

PLEIO_VECTORIZED Below countBelow(const double* scores, std::size_t n, double score)
{
    return countBelowBody(scores, n, score);
}

template <class Real>
double aucOf(std::span<const Real> scores, std::span<const std::int32_t> members)
{
    const std::size_t n1 = members.size();
    const std::size_t n0 = scores.size() - n1;
    if (n1 == 0 || n0 == 0) return kUndefined;
    std::vector<Real> own(n1);
    std::ranges::transform(members, own.begin(), [&](std::int32_t i) { return scores[static_cast<std::size_t>(i)]; });
    // Twice the number of wins, so that ties stay whole numbers.
    std::int64_t wins = 0;
    for (const Real score : own) {
        const Below all = countBelow(scores.data(), scores.size(), score);
        const Below among = countBelow(own.data(), own.size(), score);
        wins += 2 * (all.less - among.less) + (all.equal - among.equal);
    }
    return static_cast<double>(wins) / 2 / (static_cast<double>(n1) * static_cast<double>(n0));
}

}  // namespace

double auc(std::span<const double> scores, std::span<const std::int32_t> members) { return aucOf(scores, members); }
double auc(std::span<const float> scores, std::span<const std::int32_t> members) { return aucOf(scores, members); }

AucInterval clusterRobustAuc(std::span<const double> scores, std::span<const std::int32_t> members,
                             std::span<const std::int32_t> groups)
{
    AucInterval out;
    out.auc = auc(scores, members);
    out.standardError = out.low = out.high = kUndefined;
    if (std::isnan(out.auc)) return out;

    std::vector<char> isMember(scores.size(), 0);
    for (const std::int32_t i : members) isMember[static_cast<std::size_t>(i)] = 1;
    std::vector<double> sorted1, sorted0;
    for (std::size_t i = 0; i < scores.size(); ++i) (isMember[i] ? sorted1 : sorted0).push_back(scores[i]);
    std::ranges::sort(sorted1);
    std::ranges::sort(sorted0);
    // Share of `sorted` below `score`, ties half.
    const auto share = [](const std::vector<double>& sorted, double score) {
        const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), score);
        return (static_cast<double>(first - sorted.begin()) + 0.5 * static_cast<double>(last - first)) /
               static_cast<double>(sorted.size());
    };

    const std::int32_t groupCount = groups.empty() ? 0 : *std::ranges::max_element(groups) + 1;
    std::vector<double> influence(static_cast<std::size_t>(groupCount), 0.0);
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double value = isMember[i]
                                 ? (share(sorted0, scores[i]) - out.auc) / static_cast<double>(sorted1.size())
                                 : (1 - share(sorted1, scores[i]) - out.auc) / static_cast<double>(sorted0.size());
        influence[static_cast<std::size_t>(groups[i])] += value;
    }
    double variance = 0;
    for (const double sum : influence) variance += sum * sum;
    out.standardError = std::sqrt(variance);

    constexpr double kNormal975 = 1.959963984540054;
    if (out.auc <= 0 || out.auc >= 1) {
        out.low = out.high = out.auc;
        return out;
    }
    const double logit = std::log(out.auc / (1 - out.auc));
    const double half = kNormal975 * out.standardError / (out.auc * (1 - out.auc));
    out.low = 1 / (1 + std::exp(-(logit - half)));
    out.high = 1 / (1 + std::exp(-(logit + half)));
    return out;
}

}  // namespace pleio
