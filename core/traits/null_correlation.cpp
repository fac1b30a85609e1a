// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/null_correlation.h"

#include "core/math/distributions.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>

namespace pleio {

namespace {

/// `rowsTested` counts the rows with a z.
std::vector<Eigen::Index> rowsWithoutEffects(const Eigen::MatrixXd& z, std::size_t& rowsTested)
{
    constexpr double kSignificant = 0.05;
    std::vector<Eigen::Index> rows;
    for (Eigen::Index row = 0; row < z.rows(); ++row) {
        double tested = 0, largest = 0;
        for (Eigen::Index c = 0; c < z.cols(); ++c) {
            if (std::isnan(z(row, c))) continue;
            ++tested;
            largest = std::max(largest, std::abs(z(row, c)));
        }
        rowsTested += tested > 0 ? 1 : 0;
        if (tested > 0 && tested * normalTwoSidedP(largest) > kSignificant) rows.push_back(row);
    }
    return rows;
}

/// Mean 0 and variance 1 (n - 1) over the values that are there; 0 where there is none and in columns that do not vary.
/// `there` is 1 where a value is used.
void standardise(Eigen::MatrixXd& x, Eigen::MatrixXd& there)
{
    there.resize(x.rows(), x.cols());
    for (Eigen::Index c = 0; c < x.cols(); ++c) {
        double n = 0, mean = 0, squares = 0;
        for (const double value : x.col(c))
            if (!std::isnan(value)) mean += (value - mean) / ++n;
        for (const double value : x.col(c))
            if (!std::isnan(value)) squares += (value - mean) * (value - mean);
        const double sd = std::sqrt(squares / (n - 1));
        const bool varies = n > 2 && sd > 1e-12 * std::abs(mean);
        for (Eigen::Index r = 0; r < x.rows(); ++r) {
            const bool use = varies && !std::isnan(x(r, c));
            there(r, c) = use ? 1 : 0;
            x(r, c) = use ? (x(r, c) - mean) / sd : 0;
        }
    }
}

Eigen::MatrixXd inverseRoot(const Eigen::MatrixXd& r)
{
    constexpr double kSmallest = 1e-6;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(r);
    const Eigen::VectorXd scale = solver.eigenvalues().array().max(kSmallest).rsqrt();
    return solver.eigenvectors() * scale.asDiagonal() * solver.eigenvectors().transpose();
}

}  // namespace

NullCorrelation nullCorrelation(const Eigen::MatrixXd& z)
{
    constexpr std::size_t kFewest = 30;
    const Eigen::Index traits = z.cols();
    NullCorrelation out;
    std::vector<Eigen::Index> rows = rowsWithoutEffects(z, out.tested);
    out.withoutEffect = rows.size();
    out.needed = std::max(kFewest, 2 * static_cast<std::size_t>(traits));
    out.allGenes = out.withoutEffect < out.needed;
    Eigen::MatrixXd x = out.allGenes ? z : Eigen::MatrixXd(z(rows, Eigen::all));
    out.genes = static_cast<std::size_t>(x.rows());
    Eigen::MatrixXd there;
    standardise(x, there);

    const Eigen::MatrixXd n = there.transpose() * there;
    const Eigen::MatrixXd products = x.transpose() * x;
    const Eigen::MatrixXd squares = x.cwiseAbs2();
    const Eigen::MatrixXd productSquares = squares.transpose() * squares;
    const Eigen::MatrixXd firstSquares = squares.transpose() * there;  // of the row's trait where both are there
    out.r = Eigen::MatrixXd::Identity(traits, traits);
    double variances = 0, sizes = 0;
    for (Eigen::Index a = 0; a < traits; ++a) {
        for (Eigen::Index b = a + 1; b < traits; ++b) {
            const double shared = n(a, b);
            const double scale = std::sqrt(firstSquares(a, b) * firstSquares(b, a));
            if (shared < 3 || !(scale > 0)) continue;
            const double r = std::clamp(products(a, b) / scale, -1.0, 1.0);
            const double mean = products(a, b) / shared;
            const double spread = productSquares(a, b) - shared * mean * mean;
            variances += spread * shared / std::pow(shared - 1, 3);
            sizes += r * r;
            out.r(a, b) = out.r(b, a) = r;
        }
    }
    out.shrinkage = sizes > 0 ? std::clamp(variances / sizes, 0.0, 1.0) : 1;
    for (Eigen::Index a = 0; a < traits; ++a)
        for (Eigen::Index b = 0; b < traits; ++b)
            if (a != b) out.r(a, b) *= 1 - out.shrinkage;
    return out;
}

std::vector<TraitPair> correlatedPairs(const Eigen::MatrixXd& r, double above)
{
    std::vector<TraitPair> pairs;
    for (Eigen::Index a = 0; a < r.rows(); ++a)
        for (Eigen::Index b = a + 1; b < r.cols(); ++b)
            if (std::abs(r(a, b)) > above) pairs.push_back({a, b, r(a, b)});
    return pairs;
}

std::vector<Eigen::Index> withoutRedundant(const Eigen::MatrixXd& r, double above)
{
    std::vector<Eigen::Index> kept;
    for (Eigen::Index trait = 0; trait < r.rows(); ++trait)
        if (std::ranges::none_of(kept, [&](Eigen::Index other) { return std::abs(r(trait, other)) > above; }))
            kept.push_back(trait);
    return kept;
}

Eigen::MatrixXd whitened(const Eigen::MatrixXd& z, const Eigen::MatrixXd& r)
{
    assert(r.rows() == z.cols() && r.cols() == z.cols());
    // Rows that have the same traits share a root.
    std::map<std::vector<Eigen::Index>, std::vector<Eigen::Index>> rowsByTraits;
    for (Eigen::Index row = 0; row < z.rows(); ++row) {
        std::vector<Eigen::Index> traits;
        for (Eigen::Index c = 0; c < z.cols(); ++c)
            if (!std::isnan(z(row, c))) traits.push_back(c);
        rowsByTraits[std::move(traits)].push_back(row);
    }
    Eigen::MatrixXd out = z;
    for (const auto& [traits, rows] : rowsByTraits) {
        if (traits.empty()) continue;
        out(rows, traits) = Eigen::MatrixXd(z(rows, traits)) * inverseRoot(r(traits, traits));
    }
    return out;
}

}  // namespace pleio
