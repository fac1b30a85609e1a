// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/partial_correlation.h"

#include "core/base/undefined.h"
#include "core/math/random.h"
#include "core/math/ranks.h"
#include "core/math/rounding.h"
#include "core/math/student_t.h"

#include <Eigen/QR>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace pleio {

namespace {

/// x, y and the covariates as columns, of the rows where all are numbers.
Eigen::MatrixXd completeRows(std::span<const double> x, std::span<const double> y, const Eigen::MatrixXd& covariates)
{
    assert(x.size() == y.size());
    assert(covariates.cols() == 0 || covariates.rows() == static_cast<Eigen::Index>(x.size()));
    std::vector<Eigen::Index> rows;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        const bool complete = !std::isnan(x[i]) && !std::isnan(y[i]) &&
                              (covariates.cols() == 0 || !covariates.row(row).array().isNaN().any());
        if (complete) rows.push_back(row);
    }
    Eigen::MatrixXd out(static_cast<Eigen::Index>(rows.size()), covariates.cols() + 2);
    for (Eigen::Index r = 0; r < out.rows(); ++r) {
        const Eigen::Index row = rows[static_cast<std::size_t>(r)];
        out(r, 0) = x[static_cast<std::size_t>(row)];
        out(r, 1) = y[static_cast<std::size_t>(row)];
        if (covariates.cols() > 0) out.row(r).tail(covariates.cols()) = covariates.row(row);
    }
    return out;
}

struct Estimate {
    double rho = kUndefined;
    Eigen::Index rank = 0;  ///< of the covariates
};

Estimate estimate(const Eigen::MatrixXd& values)
{
    const Eigen::Index n = values.rows(), covariates = values.cols() - 2;
    Estimate out;
    if (n < covariates + 4) return out;
    Eigen::MatrixXd ranks(n, values.cols());
    for (Eigen::Index c = 0; c < values.cols(); ++c) {
        const Eigen::VectorXd column = values.col(c);
        const std::vector<double> of = midRanks({column.data(), static_cast<std::size_t>(n)});
        // Around 0 and in units of n, so that the decomposition sees columns of one size.
        for (Eigen::Index r = 0; r < n; ++r)
            ranks(r, c) = (of[static_cast<std::size_t>(r)] - static_cast<double>(n + 1) / 2) / static_cast<double>(n);
    }
    const Eigen::VectorXd before = ranks.leftCols(2).colwise().squaredNorm();
    Eigen::MatrixXd left = ranks.leftCols(2);
    if (covariates > 0) {
        const auto qr = ranks.rightCols(covariates).colPivHouseholderQr();
        out.rank = qr.rank();
        left -= ranks.rightCols(covariates) * qr.solve(left);
    }
    const double xx = left.col(0).squaredNorm(), yy = left.col(1).squaredNorm();
    if (!(xx > kVarianceRounding * before[0]) || !(yy > kVarianceRounding * before[1])) return out;
    out.rho = std::clamp(left.col(0).dot(left.col(1)) / std::sqrt(xx * yy), -1.0, 1.0);
    return out;
}

PartialCorrelation correlationOf(const Eigen::MatrixXd& values)
{
    constexpr double kNormal = 1.959963984540054;
    const Estimate fit = estimate(values);
    PartialCorrelation out{fit.rho, kUndefined, kUndefined, kUndefined, values.rows(), fit.rank};
    if (std::isnan(fit.rho)) return out;
    const auto n = static_cast<double>(values.rows()), k = static_cast<double>(fit.rank);
    const double degrees = n - 2 - k;
    out.p = studentTwoSidedP(fit.rho * std::sqrt(degrees / ((1 - fit.rho) * (1 + fit.rho))), degrees);
    const double margin = kNormal * std::sqrt(1.06 / (n - k - 3));
    out.low = std::tanh(std::atanh(fit.rho) - margin);
    out.high = std::tanh(std::atanh(fit.rho) + margin);
    return out;
}

}  // namespace

PartialCorrelation partialSpearman(std::span<const double> x, std::span<const double> y,
                                   const Eigen::MatrixXd& covariates)
{
    return correlationOf(completeRows(x, y, covariates));
}

PartialCorrelation bootstrapPartialSpearman(std::span<const double> x, std::span<const double> y,
                                            const Eigen::MatrixXd& covariates, int resamples, std::uint64_t seed)
{
    const Eigen::MatrixXd values = completeRows(x, y, covariates);
    PartialCorrelation out = correlationOf(values);
    if (std::isnan(out.rho)) return out;
    std::vector<double> rho;
    Eigen::MatrixXd sample(values.rows(), values.cols());
    for (int i = 0; i < resamples; ++i) {
        Random random(deriveSeed(seed, static_cast<std::uint64_t>(i)));
        for (Eigen::Index r = 0; r < sample.rows(); ++r)
            sample.row(r) =
                values.row(static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(values.rows()))));
        const double value = estimate(sample).rho;
        if (!std::isnan(value)) rho.push_back(value);
    }
    std::ranges::sort(rho);
    out.low = quantile(rho, 0.025);
    out.high = quantile(rho, 0.975);
    return out;
}

}  // namespace pleio
