// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/covariates.h"

#include "core/base/undefined.h"
#include "core/math/auc.h"
#include "core/math/logistic.h"
#include "core/math/ranks.h"

#include <Eigen/QR>

#include <cmath>
#include <numbers>

namespace pleio {

namespace {

Eigen::VectorXd labels(std::size_t rows, std::span<const std::int32_t> members)
{
    Eigen::VectorXd y = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(rows));
    for (const std::int32_t row : members) y[row] = 1;
    return y;
}

/// Appends the part of `column` that the basis does not explain, if there is one.
void appendOrthogonal(Eigen::MatrixXd& basis, Eigen::VectorXd column)
{
    const double before = column.norm();
    // Twice is enough (Kahan): the second pass takes out what rounding left of the first.
    for (int pass = 0; pass < 2; ++pass) column -= basis * (basis.transpose() * column);
    const double after = column.norm();
    if (!(after > 1e-9 * before)) return;
    basis.conservativeResize(Eigen::NoChange, basis.cols() + 1);
    basis.col(basis.cols() - 1) = column / after;
}

/// Fits on the rows outside `fold`, fills the linear predictor of the rows inside.
void predictFold(const Eigen::MatrixXd& train, const Eigen::MatrixXd& test, const Eigen::VectorXd& y,
                 std::span<const std::int32_t> foldOfRow, std::int32_t fold, std::vector<double>& out)
{
    std::vector<Eigen::Index> inside;
    std::vector<Eigen::Index> outside;
    for (std::size_t row = 0; row < foldOfRow.size(); ++row)
        (foldOfRow[row] == fold ? inside : outside).push_back(static_cast<Eigen::Index>(row));
    const Eigen::MatrixXd x = train(outside, Eigen::all);
    const Eigen::VectorXd target = y(outside);
    const Eigen::VectorXd scores = logisticScores(test(inside, Eigen::all), fitLogistic(x, target, kCovariateRidge));
    for (std::size_t i = 0; i < inside.size(); ++i)
        out[static_cast<std::size_t>(inside[i])] = scores[static_cast<Eigen::Index>(i)];
}

}  // namespace

Covariates standardised(std::vector<std::string> names, Eigen::MatrixXd values)
{
    for (Eigen::Index c = 0; c < values.cols(); ++c) {
        double sum = 0;
        double n = 0;
        for (const double v : values.col(c))
            if (!std::isnan(v)) {
                sum += v;
                ++n;
            }
        const double mean = n > 0 ? sum / n : 0;
        double square = 0;
        for (double& v : values.col(c)) {
            v = std::isnan(v) ? 0 : v - mean;
            square += v * v;
        }
        const double sd = n > 1 ? std::sqrt(square / (n - 1)) : 0;
        if (sd > 0)
            values.col(c) /= sd;
        else
            values.col(c).setZero();
    }
    return {std::move(names), std::move(values)};
}

CovariateAuc covariateAuc(const Covariates& covariates, std::span<const std::int32_t> members,
                          std::span<const std::int32_t> fold, int folds, std::span<const double> score,
                          const std::vector<std::span<const double>>& inner)
{
    const auto n = static_cast<Eigen::Index>(fold.size());
    const Eigen::VectorXd y = labels(fold.size(), members);
    const Eigen::Index k = covariates.values.cols();
    Eigen::MatrixXd test(n, k + 1);
    test.leftCols(k) = covariates.values;
    test.col(k) = Eigen::Map<const Eigen::VectorXd>(score.data(), n);
    Eigen::MatrixXd train = test;

    std::vector<double> alone(fold.size());
    std::vector<double> with(fold.size());
    for (std::int32_t f = 0; f < folds; ++f) {
        predictFold(covariates.values, covariates.values, y, fold, f, alone);
        train.col(k) = Eigen::Map<const Eigen::VectorXd>(inner[static_cast<std::size_t>(f)].data(), n);
        predictFold(train, test, y, fold, f, with);
    }
    return {auc(std::span<const double>(alone), members), auc(std::span<const double>(with), members)};
}

Eigen::MatrixXd covariateBasis(const Covariates& covariates)
{
    const Eigen::Index n = covariates.values.rows();
    Eigen::MatrixXd basis = Eigen::MatrixXd::Constant(n, 1, 1 / std::sqrt(static_cast<double>(n)));
    const auto& x = covariates.values;
    for (Eigen::Index c = 0; c < x.cols(); ++c)
        for (int power = 1; power <= 3; ++power) appendOrthogonal(basis, x.col(c).array().pow(power).matrix());
    for (Eigen::Index a = 0; a < x.cols(); ++a)
        for (Eigen::Index b = a + 1; b < x.cols(); ++b) appendOrthogonal(basis, x.col(a).cwiseProduct(x.col(b)));
    return basis;
}

Eigen::MatrixXd extendedBasis(const Eigen::MatrixXd& basis, std::span<const double> score)
{
    Eigen::MatrixXd out = basis;
    const Eigen::Map<const Eigen::VectorXd> s(score.data(), static_cast<Eigen::Index>(score.size()));
    for (int power = 1; power <= 3; ++power) appendOrthogonal(out, s.array().pow(power).matrix());
    return out;
}

double partialAssociationP(std::span<const double> score, std::span<const std::int32_t> members,
                           std::span<const std::int32_t> groups, const Eigen::MatrixXd& basis)
{
    const std::vector<double> ranks = midRanks(score);
    const auto n = static_cast<Eigen::Index>(score.size());
    Eigen::VectorXd s = Eigen::Map<const Eigen::VectorXd>(ranks.data(), n);
    Eigen::VectorXd y = labels(score.size(), members);
    s -= basis * (basis.transpose() * s);
    y -= basis * (basis.transpose() * y);

    double statistic = 0;
    std::vector<double> bySum(score.size(), 0.0);  // there are at most as many groups as rows
    for (Eigen::Index i = 0; i < n; ++i) {
        const double product = s[i] * y[i];
        statistic += product;
        bySum[static_cast<std::size_t>(groups[static_cast<std::size_t>(i)])] += product;
    }
    double variance = 0;
    for (const double sum : bySum) variance += sum * sum;
    if (!(variance > 0)) return kUndefined;
    return 0.5 * std::erfc(statistic / std::sqrt(variance) / std::numbers::sqrt2);
}

}  // namespace pleio
