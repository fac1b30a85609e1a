// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/combined_tests.h"

#include "core/base/undefined.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace pleio {

namespace {

/// Correlation of two two-sided p-values whose statistics correlate by r: the sixth-order polynomial that the authors
/// of TATES fitted to simulated traits.
double pValueCorrelation(double r)
{
    constexpr double kTerms[] = {0.2178970393, -0.0218930325, 0.1095155903, 0.0148755138,
                                 0.6226249243, -0.0022965148, -0.0007609278};
    double value = 0;
    for (const double term : kTerms) value = value * r + term;
    return value;
}

}  // namespace

double acat(std::span<const double> p)
{
    double n = 0, only = kUndefined;
    for (const double value : p)
        if (!std::isnan(value)) {
            ++n;
            only = value;
        }
    if (n <= 1) return only;
    double sum = 0;
    for (const double value : p) {
        if (std::isnan(value)) continue;
        if (value == 0) return 0;
        sum += 1 / std::tan(std::numbers::pi * (value < 1 ? value : 1 - 1 / n));
    }
    // The upper tail of Cauchy's distribution, in the form that keeps its digits where it is small.
    return std::atan2(1, sum / n) / std::numbers::pi;
}

double effectiveTests(const Eigen::MatrixXd& correlation)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlation, Eigen::EigenvaluesOnly);
    const auto excess = (solver.eigenvalues().array() - 1).max(0);
    return static_cast<double>(correlation.rows()) - excess.sum();
}

double tates(std::span<const double> p, const Eigen::MatrixXd& correlation)
{
    assert(correlation.rows() == static_cast<Eigen::Index>(p.size()) && correlation.cols() == correlation.rows());
    std::vector<Eigen::Index> order;
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i])) order.push_back(static_cast<Eigen::Index>(i));
    if (order.empty()) return kUndefined;
    std::ranges::stable_sort(order, {}, [&](Eigen::Index i) { return p[static_cast<std::size_t>(i)]; });

    Eigen::MatrixXd between = correlation(order, order).unaryExpr([](double r) { return pValueCorrelation(r); });
    between.diagonal().setOnes();
    const double all = effectiveTests(between);
    double smallest = 1;
    for (std::size_t j = 0; j < order.size(); ++j) {
        const auto top = static_cast<Eigen::Index>(j + 1);
        const double ratio = all / effectiveTests(between.topLeftCorner(top, top));
        smallest = std::min(smallest, ratio * p[static_cast<std::size_t>(order[j])]);
    }
    return smallest;
}

}  // namespace pleio
