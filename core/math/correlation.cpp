// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/correlation.h"

#include "core/base/undefined.h"
#include "core/math/chi_square.h"
#include "core/math/fixed_product.h"
#include "core/math/prepared_columns.h"
#include "core/math/random.h"
#include "core/math/rank_pairs.h"
#include "core/math/rounding.h"

#include <oneapi/tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

namespace pleio {

namespace {

using Eigen::ArrayXXd;
using Eigen::Index;
using Eigen::MatrixXd;

constexpr Index kTile = 128;    // columns of a rectangle
constexpr double kTies = 1e-9;  // of permuted and observed correlations

/// Columns as they are and prepared.
struct Side {
    const Eigen::Ref<const MatrixXd>& raw;
    const PreparedColumns& data;
};

/// Some neighbouring ones.
struct Strip {
    const Side& side;
    Index first, count;

    [[nodiscard]] auto values() const { return side.data.values.middleCols(first, count); }
    [[nodiscard]] MatrixXd presence() const
    {
        return side.raw.middleCols(first, count).unaryExpr([](double v) { return std::isnan(v) ? 0.0 : 1.0; });
    }
    [[nodiscard]] bool complete() const
    {
        const auto begin = side.data.complete.begin() + first;
        return std::all_of(begin, begin + count, [](char c) { return c != 0; });
    }
    [[nodiscard]] bool varies(Index column) const
    {
        return side.data.varies[static_cast<std::size_t>(first + column)] != 0;
    }
};

/// A rectangle with gaps: sums over the rows that both columns have.
void fillWithGaps(CorrelationTile& tile, const Strip& left, const Strip& right)
{
    const auto a = left.values(), b = right.values();
    const MatrixXd hasA = left.presence(), hasB = right.presence();
    tile.n = fixedProduct(hasA, hasB);
    const ArrayXXd n = tile.n.array();
    const ArrayXXd sumA = fixedProduct(a, hasB).array(), sumB = fixedProduct(hasA, b).array();
    const ArrayXXd squareA = fixedProduct(a.cwiseAbs2(), hasB).array();
    const ArrayXXd squareB = fixedProduct(hasA, b.cwiseAbs2()).array();
    const ArrayXXd product = fixedProduct(a, b).array();
    const ArrayXXd varianceA = squareA - sumA * sumA / n, varianceB = squareB - sumB * sumB / n;
    const Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic> undefined =
        n < 2 || varianceA <= kVarianceRounding * squareA || varianceB <= kVarianceRounding * squareB;
    const ArrayXXd r = (product - sumA * sumB / n) / (varianceA * varianceB).sqrt();
    tile.r = undefined.select(kUndefined, r.max(-1.0).min(1.0)).matrix();
}

void fill(CorrelationTile& tile, const Strip& left, const Strip& right)
{
    if (!left.complete() || !right.complete()) {
        fillWithGaps(tile, left, right);
        return;
    }
    tile.n = MatrixXd::Constant(left.count, right.count, static_cast<double>(left.side.raw.rows()));
    tile.r = fixedProduct(left.values(), right.values()).cwiseMax(-1).cwiseMin(1);
    for (Index j = 0; j < right.count; ++j)
        for (Index i = 0; i < left.count; ++i)
            if (!left.varies(i) || !right.varies(j)) tile.r(i, j) = kUndefined;
}

/// All rectangles, or those on and above the diagonal.
bool forEachTile(const Side& left, const Side& right, bool half, Progress& progress,
                 const std::function<void(const CorrelationTile&)>& use)
{
    std::vector<std::pair<Index, Index>> tiles;
    for (Index first = 0; first < left.raw.cols(); first += kTile)
        for (Index second = half ? first : 0; second < right.raw.cols(); second += kTile)
            tiles.emplace_back(first, second);
    std::atomic<std::size_t> done{0};
    oneapi::tbb::parallel_for(std::size_t{0}, tiles.size(), [&](std::size_t t) {
        if (progress.isCancelled()) return;
        const auto [first, second] = tiles[t];
        CorrelationTile tile{first, second, {}, {}};
        fill(tile, {left, first, std::min(kTile, left.raw.cols() - first)},
             {right, second, std::min(kTile, right.raw.cols() - second)});
        use(tile);
        progress.report(static_cast<double>(++done) / static_cast<double>(tiles.size()), "Correlating");
    });
    return !progress.isCancelled();
}

Correlations emptyResult(Index columns)
{
    return {MatrixXd(columns, columns), Eigen::MatrixXi(columns, columns),
            MatrixXd::Constant(columns, columns, kUndefined)};
}

Result<Correlations> byProducts(const MatrixXd& values, CorrelationKind kind, bool withP, Progress& progress)
{
    Correlations found = emptyResult(values.cols());
    const auto p = [kind](double r, int n) {
        if (kind != CorrelationKind::Phi) return correlationP(r, n);
        return n < 3 ? kUndefined : chiSquareSurvival(n * r * r, 1);
    };
    const bool finished = forEachCorrelationTile(values, progress, [&](const CorrelationTile& tile) {
        for (Index j = 0; j < tile.r.cols(); ++j)
            for (Index i = 0; i < tile.r.rows(); ++i) {
                const Index a = tile.firstRow + i, b = tile.firstColumn + j;
                if (a > b) continue;
                const bool varies = !std::isnan(tile.r(i, j));
                found.r(a, b) = found.r(b, a) = a == b && varies ? 1 : tile.r(i, j);
                found.n(a, b) = found.n(b, a) = static_cast<int>(tile.n(i, j));
                if (withP && a != b) found.p(a, b) = found.p(b, a) = p(found.r(a, b), found.n(a, b));
            }
    });
    if (!finished) return cancelled();
    return found;
}

bool hasGaps(const MatrixXd& values) { return values.array().isNaN().any(); }

MatrixXd ranksOf(const MatrixXd& values)
{
    MatrixXd ranks(values.rows(), values.cols());
    oneapi::tbb::parallel_for(Index{0}, values.cols(), [&](Index column) {
        const RankedColumn ranked = rankedColumn(values.col(column));
        for (std::size_t first = 0; first < ranked.order.size();) {
            const auto levelOf = [&](std::size_t i) { return ranked.level[static_cast<std::size_t>(ranked.order[i])]; };
            std::size_t end = first + 1;
            while (end < ranked.order.size() && levelOf(end) == levelOf(first)) ++end;
            for (std::size_t i = first; i < end; ++i)
                ranks(ranked.order[i], column) = 0.5 * static_cast<double>(first + 1 + end);
            first = end;
        }
    });
    return ranks;
}

Result<Correlations> byPairs(const MatrixXd& values, CorrelationKind kind, Progress& progress)
{
    const Index columns = values.cols();
    std::vector<RankedColumn> ranked(static_cast<std::size_t>(columns));
    oneapi::tbb::parallel_for(Index{0}, columns, [&](Index column) {
        ranked[static_cast<std::size_t>(column)] = rankedColumn(values.col(column));
    });
    Correlations found = emptyResult(columns);
    std::atomic<Index> done{0};
    oneapi::tbb::parallel_for(Index{0}, columns, [&](Index a) {
        const RankedColumn& own = ranked[static_cast<std::size_t>(a)];
        found.r(a, a) = own.levels > 1 ? 1 : kUndefined;
        found.n(a, a) = static_cast<int>(own.order.size());
        for (Index b = a + 1; b < columns; ++b) {
            if (progress.isCancelled()) return;
            const RankedColumn& other = ranked[static_cast<std::size_t>(b)];
            const PairCorrelation pair =
                kind == CorrelationKind::Kendall ? kendallPair(own, other) : spearmanPair(own, other);
            found.r(a, b) = found.r(b, a) = pair.r;
            found.n(a, b) = found.n(b, a) = pair.n;
            found.p(a, b) = found.p(b, a) = pair.p;
        }
        progress.report(static_cast<double>(++done) / static_cast<double>(columns), "Comparing pairs by rank");
    });
    if (progress.isCancelled()) return cancelled();
    return found;
}

Result<Correlations> correlations(const MatrixXd& values, CorrelationKind kind, bool withP, Progress& progress)
{
    const bool ranked = kind == CorrelationKind::Spearman;
    if (kind == CorrelationKind::Kendall || (ranked && hasGaps(values))) return byPairs(values, kind, progress);
    return byProducts(ranked ? ranksOf(values) : values, kind, withP, progress);
}

}  // namespace

bool forEachCorrelationTile(const Eigen::Ref<const MatrixXd>& values, Progress& progress,
                            const std::function<void(const CorrelationTile&)>& use)
{
    const PreparedColumns data(values);
    const Side side{values, data};
    return forEachTile(side, side, true, progress, use);
}

bool forEachCorrelationTile(const Eigen::Ref<const MatrixXd>& left, const Eigen::Ref<const MatrixXd>& right,
                            Progress& progress, const std::function<void(const CorrelationTile&)>& use)
{
    assert(left.rows() == right.rows());
    const PreparedColumns dataLeft(left), dataRight(right);
    return forEachTile({left, dataLeft}, {right, dataRight}, false, progress, use);
}

Result<Correlations> columnCorrelations(const MatrixXd& values, CorrelationKind kind, Progress& progress)
{
    return correlations(values, kind, true, progress);
}

Result<MatrixXd> permutationP(const MatrixXd& values, CorrelationKind kind, const Correlations& observed,
                              int permutations, std::uint64_t seed, Progress& progress)
{
    assert(observed.r.cols() == values.cols() && permutations > 0);
    // Without gaps ranks change places like the values they belong to and need not be found anew.
    const bool ranked = kind == CorrelationKind::Spearman && !hasGaps(values);
    MatrixXd shuffled = ranked ? ranksOf(values) : values;
    if (ranked) kind = CorrelationKind::Pearson;
    Eigen::MatrixXi extreme = Eigen::MatrixXi::Ones(values.cols(), values.cols());
    for (int i = 0; i < permutations; ++i) {
        shuffleColumns(shuffled, deriveSeed(seed, static_cast<std::uint64_t>(i)));
        SubProgress part(progress, static_cast<double>(i) / permutations, (i + 1.0) / permutations);
        const auto permuted = correlations(shuffled, kind, false, part);
        if (!permuted) return permuted.error();
        extreme += (permuted->r.array().abs() >= observed.r.array().abs() - kTies).matrix().cast<int>();
    }
    MatrixXd p = extreme.cast<double>() / (permutations + 1.0);
    p = observed.r.array().isNaN().select(kUndefined, p.array()).matrix();
    p.diagonal().setConstant(kUndefined);
    return p;
}

ShrunkCorrelations shrinkCorrelations(const MatrixXd& values)
{
    const PreparedColumns data(values);
    const Index columns = values.cols();
    const auto n = static_cast<double>(values.rows());
    MatrixXd r = fixedProduct(data.values, data.values);
    // With x of unit variance w = x_i x_j has the mean (n - 1) / n r, and Var(r) = n / (n - 1)^3 sum (w - mean)^2.
    const double unit = n - 1;
    const MatrixXd squares = fixedProduct(data.values.cwiseAbs2(), data.values.cwiseAbs2()) * unit * unit;
    double variance = 0, signal = 0;
    const auto varies = [&](Index column) { return data.varies[static_cast<std::size_t>(column)] != 0; };
    for (Index j = 0; j < columns; ++j)
        for (Index i = 0; i < columns; ++i) {
            if (!varies(i) || !varies(j)) {
                r(i, j) = kUndefined;
            } else if (i != j) {
                const double sum = r(i, j) * unit;
                variance += n / (unit * unit * unit) * (squares(i, j) - sum * sum / n);
                signal += r(i, j) * r(i, j);
            } else {
                r(i, j) = 1;
            }
        }
    ShrunkCorrelations shrunk{std::move(r), kUndefined};
    if (values.rows() < 3 || std::ranges::count(data.varies, 1) < 2) return shrunk;
    shrunk.intensity = signal > 0 ? std::clamp(variance / signal, 0.0, 1.0) : 1;
    for (Index j = 0; j < columns; ++j)
        for (Index i = 0; i < columns; ++i)
            if (i != j) shrunk.r(i, j) *= 1 - shrunk.intensity;
    return shrunk;
}

}  // namespace pleio
