// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/cpassoc.h"

#include "core/base/undefined.h"
#include "core/math/chi_square.h"
#include "core/math/random.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace pleio {

namespace {

std::vector<Eigen::Index> tested(std::span<const double> z)
{
    std::vector<Eigen::Index> out;
    for (std::size_t i = 0; i < z.size(); ++i)
        if (!std::isnan(z[i])) out.push_back(static_cast<Eigen::Index>(i));
    return out;
}

}  // namespace

double cpassocHomogeneous(std::span<const double> z, std::span<const double> weights,
                          const Eigen::MatrixXd& correlation)
{
    assert(z.size() == weights.size());
    const std::vector<Eigen::Index> studies = tested(z);
    if (studies.empty()) return kUndefined;
    const auto k = static_cast<Eigen::Index>(studies.size());
    Eigen::VectorXd x(k), w(k);
    for (Eigen::Index i = 0; i < k; ++i) {
        const auto study = static_cast<std::size_t>(studies[static_cast<std::size_t>(i)]);
        x[i] = z[study];
        w[i] = weights[study];
    }
    const Eigen::VectorXd solved = Eigen::MatrixXd(correlation(studies, studies)).llt().solve(w);
    const double sum = solved.dot(x);
    return sum * sum / solved.dot(w);
}

double cpassocHeterogeneous(std::span<const double> z, std::span<const double> weights,
                            const Eigen::MatrixXd& correlation)
{
    assert(z.size() == weights.size());
    std::vector<Eigen::Index> order = tested(z);
    if (order.empty()) return kUndefined;
    std::ranges::stable_sort(order, std::greater<>{},
                             [&](Eigen::Index i) { return std::abs(z[static_cast<std::size_t>(i)]); });
    // The studies above a threshold are the first of this order, so that one Cholesky factor grown row by row (and
    // L^-1 z and L^-1 w with it) serves all thresholds.
    const auto k = static_cast<Eigen::Index>(order.size());
    Eigen::MatrixXd factor = Eigen::MatrixXd::Zero(k, k);
    Eigen::VectorXd x(k), w(k);
    double best = 0, wx = 0, ww = 0;
    for (Eigen::Index i = 0; i < k; ++i) {
        const Eigen::Index study = order[static_cast<std::size_t>(i)];
        Eigen::VectorXd row(i);
        for (Eigen::Index j = 0; j < i; ++j) {
            row[j] = (correlation(study, order[static_cast<std::size_t>(j)]) - row.head(j).dot(factor.row(j).head(j))) /
                     factor(j, j);
        }
        factor.row(i).head(i) = row;
        factor(i, i) = std::sqrt(correlation(study, study) - row.squaredNorm());
        const double value = z[static_cast<std::size_t>(study)];
        const double weight = std::copysign(weights[static_cast<std::size_t>(study)], value);
        x[i] = (value - row.dot(x.head(i))) / factor(i, i);
        w[i] = (weight - row.dot(w.head(i))) / factor(i, i);
        wx += w[i] * x[i];
        ww += w[i] * w[i];
        const bool tied = i + 1 < k && std::abs(z[static_cast<std::size_t>(order[static_cast<std::size_t>(i + 1)])]) ==
                                           std::abs(value);
        if (!tied) best = std::max(best, wx * wx / ww);
    }
    return best;
}

double ShiftedGamma::survival(double s) const
{
    if (std::isnan(s) || std::isnan(shape)) return kUndefined;
    return s <= shift ? 1 : chiSquareSurvival(2 * (s - shift) / scale, 2 * shape);
}

ShiftedGamma fitShiftedGamma(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    double mean = 0, second = 0, third = 0;
    for (const double value : values) mean += value / n;
    for (const double value : values) {
        second += (value - mean) * (value - mean) / n;
        third += std::pow(value - mean, 3) / n;
    }
    // Shape k and scale t: variance k t^2, third central moment 2 k t^3.
    if (!(second > 0) || !(third > 0)) return {kUndefined, kUndefined, kUndefined};
    const double scale = third / (2 * second);
    const double shape = second / (scale * scale);
    return {shape, scale, mean - shape * scale};
}

ShiftedGamma heterogeneousNull(std::span<const double> weights, const Eigen::MatrixXd& correlation, int draws,
                               std::uint64_t seed)
{
    const Eigen::MatrixXd lower = correlation.llt().matrixL();
    const auto k = static_cast<Eigen::Index>(weights.size());
    Random random(seed);
    Eigen::VectorXd independent(k);
    std::vector<double> statistics;
    for (int i = 0; i < draws; ++i) {
        for (double& value : independent) value = random.normal();
        const Eigen::VectorXd z = lower * independent;
        statistics.push_back(cpassocHeterogeneous({z.data(), weights.size()}, weights, correlation));
    }
    return fitShiftedGamma(statistics);
}

}  // namespace pleio
