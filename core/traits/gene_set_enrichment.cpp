// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/gene_set_enrichment.h"

#include "core/base/undefined.h"
#include "core/math/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace pleio {

namespace {

/// Genes from the top down.
struct Ranking {
    std::vector<std::int32_t> place;  ///< of every gene; -1 not ranked
    std::vector<double> weight;       ///< by place

    Ranking(std::span<const double> scores, double exponent) : place(scores.size(), -1)
    {
        std::vector<std::int32_t> order;
        for (std::size_t gene = 0; gene < scores.size(); ++gene)
            if (!std::isnan(scores[gene])) order.push_back(static_cast<std::int32_t>(gene));
        std::ranges::stable_sort(order, std::greater<>{},
                                 [&](std::int32_t gene) { return scores[static_cast<std::size_t>(gene)]; });
        for (const std::int32_t gene : order) {
            place[static_cast<std::size_t>(gene)] = static_cast<std::int32_t>(weight.size());
            weight.push_back(exponent == 0 ? 1 : std::pow(std::abs(scores[static_cast<std::size_t>(gene)]), exponent));
        }
    }
    [[nodiscard]] std::size_t genes() const { return weight.size(); }
    [[nodiscard]] std::vector<std::int32_t> places(std::span<const std::int32_t> set) const
    {
        std::vector<std::int32_t> out;
        for (const std::int32_t gene : set)
            if (const std::int32_t at = place[static_cast<std::size_t>(gene)]; at >= 0) out.push_back(at);
        std::ranges::sort(out);
        return out;
    }
};

struct Deviation {
    double score = kUndefined;
    std::int32_t at = 0;    ///< place of the set's gene where it is reached
    std::size_t index = 0;  ///< of that gene among the set's
};

/// Only just before and at the set's own genes can the running sum be farthest from 0.
Deviation deviation(const Ranking& ranking, std::span<const std::int32_t> places)
{
    const auto all = static_cast<double>(ranking.genes());
    const auto hits = static_cast<double>(places.size());
    double total = 0;
    for (const std::int32_t at : places) total += ranking.weight[static_cast<std::size_t>(at)];
    Deviation best;
    if (places.empty() || hits == all || !(total > 0)) return best;
    best.score = 0;
    double sum = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double missed = static_cast<double>(places[i]) - static_cast<double>(i);
        const double before = sum / total - missed / (all - hits);
        sum += ranking.weight[static_cast<std::size_t>(places[i])];
        const double after = sum / total - missed / (all - hits);
        for (const double value : {before, after})
            if (std::abs(value) > std::abs(best.score)) best = {value, places[i], i};
    }
    return best;
}

std::vector<double> permutedScores(const Ranking& ranking, std::size_t size, const RankEnrichmentOptions& options)
{
    Random random(deriveSeed(options.seed, size));
    std::vector<std::int32_t> deck(ranking.genes());
    std::iota(deck.begin(), deck.end(), 0);
    std::vector<double> scores;
    std::vector<std::int32_t> places(size);
    for (int i = 0; i < options.permutations; ++i) {
        // The first cards of a shuffle; the deck need not be put back in order.
        for (std::size_t card = 0; card < size; ++card) {
            const std::size_t other = card + static_cast<std::size_t>(random.below(deck.size() - card));
            std::swap(deck[card], deck[other]);
        }
        std::copy_n(deck.begin(), size, places.begin());
        std::ranges::sort(places);
        scores.push_back(deviation(ranking, places).score);
    }
    return scores;
}

/// The normalised score and its p, NaN each where `score` is.
struct Comparison {
    double normalised = kUndefined, p = kUndefined;
};
constexpr std::size_t kComparisonValues = 2;

Comparison compare(double score, const std::vector<double>& permuted)
{
    double sameSign = 0, asFar = 0, sum = 0;
    for (const double value : permuted) {
        if ((value >= 0) != (score >= 0)) continue;
        ++sameSign;
        sum += std::abs(value);
        if (std::abs(value) >= std::abs(score) * (1 - 1e-9)) ++asFar;
    }
    return {sum > 0 ? score / (sum / sameSign) : kUndefined, (1 + asFar) / (1 + sameSign)};
}

/// For the sets of a range, normalised score and p in turn. Sets of a size share their permutations.
Result<std::vector<double>> comparisons(const Ranking& ranking, std::span<const RankEnrichment> sets, ItemRange range,
                                        const RankEnrichmentOptions& options, Progress& progress)
{
    std::map<std::size_t, std::vector<std::int64_t>> bySize;
    for (std::int64_t s = range.first; s < range.last; ++s) {
        const RankEnrichment& set = sets[static_cast<std::size_t>(s)];
        if (!std::isnan(set.score)) bySize[static_cast<std::size_t>(set.genes)].push_back(s);
    }
    std::vector<double> values(static_cast<std::size_t>(range.size()) * kComparisonValues, kUndefined);
    std::size_t done = 0;
    for (const auto& [size, members] : bySize) {
        if (progress.isCancelled()) return cancelled();
        progress.report(static_cast<double>(done++) / static_cast<double>(bySize.size()), "Drawing random gene sets");
        const std::vector<double> permuted = permutedScores(ranking, size, options);
        for (const std::int64_t s : members) {
            const Comparison found = compare(sets[static_cast<std::size_t>(s)].score, permuted);
            double* const own = &values[static_cast<std::size_t>(s - range.first) * kComparisonValues];
            own[0] = found.normalised;
            own[1] = found.p;
        }
    }
    return values;
}

}  // namespace

Result<std::vector<RankEnrichment>> rankEnrichment(std::span<const double> scores,
                                                   const std::vector<std::vector<std::int32_t>>& sets,
                                                   const RankEnrichmentOptions& options, Parts& parts,
                                                   Progress& progress)
{
    const Ranking ranking(scores, options.exponent);
    std::vector<RankEnrichment> results(sets.size());
    for (std::size_t s = 0; s < sets.size(); ++s) {
        const std::vector<std::int32_t> places = ranking.places(sets[s]);
        const Deviation found = deviation(ranking, places);
        RankEnrichment& result = results[s];
        result = {static_cast<std::int64_t>(places.size()), found.score, kUndefined, kUndefined, 0, 0};
        if (std::isnan(found.score)) continue;
        const bool top = found.score >= 0;
        result.peak = top ? found.at + 1 : static_cast<std::int64_t>(ranking.genes()) - found.at;
        result.leading = static_cast<std::int64_t>(top ? found.index + 1 : places.size() - found.index);
    }
    const auto compareSets = [&](ItemRange range, Progress& part) {
        return comparisons(ranking, results, range, options, part);
    };
    const auto compared = parts.values(static_cast<std::int64_t>(sets.size()),
                                       static_cast<std::int64_t>(kComparisonValues), compareSets, progress);
    if (!compared) return compared.error();
    for (std::size_t s = 0; s < sets.size(); ++s) {
        results[s].normalised = (*compared)[s * kComparisonValues];
        results[s].p = (*compared)[s * kComparisonValues + 1];
    }
    return results;
}

std::vector<double> runningEnrichment(std::span<const double> scores, std::span<const std::int32_t> set,
                                      double exponent)
{
    const Ranking ranking(scores, exponent);
    const std::vector<std::int32_t> places = ranking.places(set);
    std::vector<double> out;
    if (std::isnan(deviation(ranking, places).score)) return out;
    double total = 0, hit = 0;
    for (const std::int32_t at : places) total += ranking.weight[static_cast<std::size_t>(at)];
    std::size_t next = 0;
    for (std::size_t at = 0; at < ranking.genes(); ++at) {
        if (next < places.size() && places[next] == static_cast<std::int32_t>(at)) {
            hit += ranking.weight[at];
            ++next;
        }
        out.push_back(hit / total -
                      static_cast<double>(at + 1 - next) / static_cast<double>(ranking.genes() - places.size()));
    }
    return out;
}

}  // namespace pleio
