// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/quasi_binomial.h"

#include "core/base/undefined.h"
#include "core/math/logistic.h"
#include "core/math/student_t.h"

#include <Eigen/QR>

#include <cmath>
#include <vector>

namespace pleio {

namespace {

/// Fitted probabilities this close to 0 or 1 mean that the coefficients run to infinity.
constexpr double kSeparated = 1e-9;

QuasiBinomialFit undefinedBinomialFit(Eigen::Index coefficients, Eigen::Index observations)
{
    const Eigen::VectorXd none = Eigen::VectorXd::Constant(coefficients, kUndefined);
    return {none, none, none, kUndefined, observations};
}

double twoSided(double t, double degrees) { return std::isnan(t) ? t : studentTwoSidedP(t, degrees); }

}  // namespace

double QuasiBinomialFit::p(Eigen::Index coefficient) const { return twoSided(t(coefficient), degreesOfFreedom()); }

double QuasiBinomialFit::robustP(Eigen::Index coefficient) const
{
    return twoSided(coefficients[coefficient] / robustErrors[coefficient], degreesOfFreedom());
}

QuasiBinomialFit fitQuasiBinomial(const Eigen::MatrixXd& x, const Eigen::VectorXd& successes,
                                  const Eigen::VectorXd& trials)
{
    std::vector<Eigen::Index> rows;
    for (Eigen::Index i = 0; i < trials.size(); ++i)
        if (trials[i] > 0) rows.push_back(i);
    const auto n = static_cast<Eigen::Index>(rows.size());
    const Eigen::Index k = x.cols() + 1;
    const double hits = successes.sum(), all = trials.sum();
    if (n <= k || hits <= 0 || hits >= all) return undefinedBinomialFit(k, n);

    Eigen::MatrixXd design(n, k);
    design.col(0).setOnes();
    design.rightCols(k - 1) = x(rows, Eigen::all);
    if (design.colPivHouseholderQr().rank() < k) return undefinedBinomialFit(k, n);
    const Eigen::VectorXd weights = trials(rows);
    const Eigen::VectorXd shares = successes(rows).cwiseQuotient(weights);

    QuasiBinomialFit fit;
    fit.observations = n;
    fit.coefficients = fitLogistic(design.rightCols(k - 1), shares, 0, weights);
    const Eigen::VectorXd fitted = (design * fit.coefficients).unaryExpr([](double v) { return sigmoid(v); });
    // Also catches NaN.
    if (!(fitted.minCoeff() > kSeparated && fitted.maxCoeff() < 1 - kSeparated)) return undefinedBinomialFit(k, n);
    const Eigen::ArrayXd variance = weights.array() * fitted.array() * (1 - fitted.array());
    const double pearson = (weights.array().square() * (shares - fitted).array().square() / variance).sum();
    fit.dispersion = pearson / fit.degreesOfFreedom();
    // The inverse of the information from a QR decomposition of the weighted design, which keeps more digits.
    const Eigen::MatrixXd weighted = design.array().colwise() * variance.sqrt();
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(weighted);
    const Eigen::MatrixXd upper = qr.matrixQR().topRows(k).triangularView<Eigen::Upper>();
    const Eigen::MatrixXd inverse = upper.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(k, k));
    fit.standardErrors = (fit.dispersion * inverse.rowwise().squaredNorm()).cwiseSqrt();

    // Every row's pull on the coefficients, as if it were left out.
    const Eigen::ArrayXd leverage = (weighted * inverse).rowwise().squaredNorm();
    const Eigen::ArrayXd residual = weights.array() * (shares - fitted).array() / (1 - leverage).max(1e-12);
    const Eigen::MatrixXd pull = (design * inverse * inverse.transpose()).array().colwise() * residual;
    fit.robustErrors = pull.colwise().norm().transpose();
    return fit;
}

}  // namespace pleio
