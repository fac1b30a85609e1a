// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/quasi_poisson.h"

#include "core/base/undefined.h"

#include <Eigen/QR>

#include <cmath>

namespace pleio {

namespace {

QuasiPoissonFit undefinedPoissonFit(Eigen::Index coefficients, Eigen::Index rows)
{
    const Eigen::VectorXd none = Eigen::VectorXd::Constant(coefficients, kUndefined);
    const Eigen::VectorXd empty = Eigen::VectorXd::Constant(rows, kUndefined);
    return {none, none, empty, empty, kUndefined};
}

}  // namespace

QuasiPoissonFit fitQuasiPoisson(const Eigen::MatrixXd& x, const Eigen::VectorXd& counts)
{
    constexpr int kSteps = 100;
    constexpr double kMoved = 1e-12;
    const Eigen::Index n = counts.size(), k = x.cols() + 1;
    if (n <= k || !(counts.sum() > 0)) return undefinedPoissonFit(k, n);
    Eigen::MatrixXd design(n, k);
    design.col(0).setOnes();
    design.rightCols(k - 1) = x;
    if (design.colPivHouseholderQr().rank() < k) return undefinedPoissonFit(k, n);

    QuasiPoissonFit fit;
    // Started from the counts themselves, as iteratively reweighted least squares usually is.
    Eigen::ArrayXd mean = counts.array() + 0.1;
    Eigen::ArrayXd predictor = mean.log();
    Eigen::MatrixXd weighted;
    for (int step = 0; step < kSteps; ++step) {
        const Eigen::ArrayXd root = mean.sqrt();
        weighted = design.array().colwise() * root;
        const Eigen::VectorXd response = root * (predictor + (counts.array() - mean) / mean);
        const Eigen::VectorXd next = weighted.householderQr().solve(response);
        const bool moved = step == 0 || (next - fit.coefficients).cwiseAbs().maxCoeff() > kMoved;
        fit.coefficients = next;
        predictor = (design * next).array();
        mean = predictor.exp();
        if (!mean.allFinite() || !(mean > 0).all()) return undefinedPoissonFit(k, n);
        if (!moved) break;
    }
    const auto degrees = static_cast<double>(n - k);
    fit.fitted = mean;
    fit.dispersion = ((counts.array() - mean).square() / mean).sum() / degrees;
    fit.residuals = (counts.array() - mean) / (fit.dispersion * mean).sqrt();
    weighted = design.array().colwise() * mean.sqrt();
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(weighted);
    const Eigen::MatrixXd upper = qr.matrixQR().topRows(k).triangularView<Eigen::Upper>();
    const Eigen::MatrixXd inverse = upper.triangularView<Eigen::Upper>().solve(Eigen::MatrixXd::Identity(k, k));
    fit.standardErrors = (fit.dispersion * inverse.rowwise().squaredNorm()).cwiseSqrt();
    return fit;
}

}  // namespace pleio
