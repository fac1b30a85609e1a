// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/cofitness.h"

#include "core/base/undefined.h"
#include "core/math/correlation.h"
#include "core/math/prepared_columns.h"
#include "core/math/random.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <limits>
#include <mutex>
#include <numeric>
#include <span>

namespace pleio {

namespace {

constexpr double kTies = 1e-9;  // of r of real and shuffled profiles

using Partner = Cofitness::Partner;

/// Larger r first, of equal r the lower row: a total order, so that what is kept does not depend on what came first.
bool ranksBefore(const Partner& a, const Partner& b) { return a.r != b.r ? a.r > b.r : a.row < b.row; }

void keep(std::vector<Partner>& best, std::size_t most, const Partner& partner)
{
    if (best.size() == most && !ranksBefore(partner, best.back())) return;
    best.insert(std::ranges::upper_bound(best, partner, ranksBefore), partner);
    if (best.size() > most) best.pop_back();
}

/// The rows, those without gaps first: rectangles of these take a sixth of the time.
std::vector<Eigen::Index> completeFirst(const Eigen::MatrixXd& profiles)
{
    std::vector<Eigen::Index> order(static_cast<std::size_t>(profiles.rows()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_partition(order.begin(), order.end(),
                          [&](Eigen::Index row) { return !profiles.row(row).array().isNaN().any(); });
    return order;
}

/// Partners of the columns of `turned`, which are the rows `order` of the profiles.
Result<std::vector<std::vector<Partner>>> realPartners(const Eigen::MatrixXd& turned,
                                                       std::span<const Eigen::Index> order, std::size_t most,
                                                       int fewestShared, Progress& progress)
{
    std::vector<std::vector<Partner>> partners(static_cast<std::size_t>(turned.cols()));
    std::mutex mutex;  // a rectangle takes far longer to compute than to look through
    const bool finished = forEachCorrelationTile(turned, progress, [&](const CorrelationTile& tile) {
        const std::scoped_lock lock(mutex);
        for (Eigen::Index j = 0; j < tile.r.cols(); ++j)
            for (Eigen::Index i = 0; i < tile.r.rows(); ++i) {
                const auto a = static_cast<std::size_t>(tile.firstRow + i);
                const auto b = static_cast<std::size_t>(tile.firstColumn + j);
                const double r = tile.r(i, j);
                if (a >= b || std::isnan(r) || tile.n(i, j) < fewestShared) continue;
                keep(partners[a], most, {static_cast<std::int32_t>(order[b]), r});
                keep(partners[b], most, {static_cast<std::int32_t>(order[a]), r});
            }
    });
    if (!finished) return cancelled();
    return partners;
}

/// The largest r of each shuffled profile with the real ones of other rows.
Result<std::vector<double>> bestByChance(const Eigen::MatrixXd& shuffled, const Eigen::MatrixXd& turned,
                                         int fewestShared, Progress& progress)
{
    std::vector<double> best(static_cast<std::size_t>(turned.cols()), -std::numeric_limits<double>::infinity());
    std::mutex mutex;
    const bool finished = forEachCorrelationTile(shuffled, turned, progress, [&](const CorrelationTile& tile) {
        Eigen::VectorXd own = Eigen::VectorXd::Constant(tile.r.rows(), -std::numeric_limits<double>::infinity());
        for (Eigen::Index j = 0; j < tile.r.cols(); ++j)
            for (Eigen::Index i = 0; i < tile.r.rows(); ++i)
                if (tile.firstRow + i != tile.firstColumn + j && tile.n(i, j) >= fewestShared && tile.r(i, j) > own[i])
                    own[i] = tile.r(i, j);
        const std::scoped_lock lock(mutex);
        for (Eigen::Index i = 0; i < own.size(); ++i) {
            double& so_far = best[static_cast<std::size_t>(tile.firstRow + i)];
            so_far = std::max(so_far, own[i]);
        }
    });
    if (!finished) return cancelled();
    return best;
}

}  // namespace

Result<Cofitness> cofitness(const Eigen::MatrixXd& profiles, std::size_t most, int shuffles, double level,
                            std::uint64_t seed, Progress& progress, int fewestShared)
{
    assert(most > 0 && shuffles >= 0);
    const std::vector<Eigen::Index> order = completeFirst(profiles);
    const Eigen::MatrixXd turned = profiles(order, Eigen::all).transpose();
    const auto rows = static_cast<std::size_t>(turned.cols());
    const double share = 1.0 / (1 + 2 * shuffles);
    SubProgress first(progress, 0, share);
    auto partners = realPartners(turned, order, most, fewestShared, first);
    if (!partners) return partners.error();
    Cofitness found{std::vector<std::vector<Partner>>(rows), std::vector<double>(rows, kUndefined),
                    std::vector<double>(rows, kUndefined)};
    for (std::size_t i = 0; i < rows; ++i)
        found.partners[static_cast<std::size_t>(order[i])] = std::move((*partners)[i]);
    if (shuffles == 0) return found;

    std::vector<std::vector<double>> chance(rows);
    Eigen::MatrixXd shuffled = turned;
    for (int i = 0; i < shuffles; ++i) {
        shuffleColumns(shuffled, deriveSeed(seed, static_cast<std::uint64_t>(i)));
        SubProgress part(progress, share * (1 + 2 * i), share * (3 + 2 * i));
        const auto best = bestByChance(shuffled, turned, fewestShared, part);
        if (!best) return best.error();
        for (std::size_t at = 0; at < rows; ++at) chance[static_cast<std::size_t>(order[at])].push_back((*best)[at]);
    }
    // The k-th largest of B shuffles is exceeded by chance in k of B + 1 cases.
    const auto allowed = static_cast<std::size_t>(std::floor(level * (shuffles + 1) * (1 + 1e-12)));
    for (std::size_t row = 0; row < rows; ++row) {
        if (found.partners[row].empty()) continue;
        std::ranges::sort(chance[row], std::greater());
        const double real = found.partners[row].front().r;
        const auto extreme = std::ranges::count_if(chance[row], [&](double r) { return r >= real - kTies; });
        found.p[row] = static_cast<double>(1 + extreme) / (shuffles + 1.0);
        if (allowed > 0) found.threshold[row] = chance[row][std::min(allowed, chance[row].size()) - 1];
    }
    return found;
}

}  // namespace pleio
