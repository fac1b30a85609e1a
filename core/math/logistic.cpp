// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/logistic.h"

#include <Eigen/Cholesky>

#include <cmath>

namespace pleio {

double sigmoid(double x)
{
    if (x >= 0) return 1 / (1 + std::exp(-x));
    const double e = std::exp(x);
    return e / (1 + e);
}

namespace {

/// Penalised log-likelihood, the quantity Newton's step must not lower.
double objective(const Eigen::VectorXd& predictor, const Eigen::VectorXd& y, const Eigen::VectorXd& weights,
                 const Eigen::VectorXd& beta, double ridge)
{
    double sum = -0.5 * ridge * beta.tail(beta.size() - 1).squaredNorm();
    for (Eigen::Index i = 0; i < y.size(); ++i) {
        const double eta = predictor[i];
        // ln(1 + e^eta) without overflow.
        sum += weights[i] * (y[i] * eta - (eta > 0 ? eta + std::log1p(std::exp(-eta)) : std::log1p(std::exp(eta))));
    }
    return sum;
}

}  // namespace

Eigen::VectorXd logisticScores(const Eigen::MatrixXd& x, const Eigen::VectorXd& coefficients)
{
    return (x * coefficients.tail(x.cols())).array() + coefficients[0];
}

Eigen::VectorXd fitLogistic(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, double ridge,
                            const Eigen::VectorXd& weights)
{
    const Eigen::Index n = x.rows();
    const Eigen::VectorXd trials = weights.size() == 0 ? Eigen::VectorXd::Ones(n).eval() : weights;
    const Eigen::Index k = x.cols() + 1;
    Eigen::MatrixXd design(n, k);
    design.col(0).setOnes();
    design.rightCols(k - 1) = x;

    Eigen::VectorXd beta = Eigen::VectorXd::Zero(k);
    Eigen::VectorXd predictor = Eigen::VectorXd::Zero(n);
    double current = objective(predictor, y, trials, beta, ridge);
    for (int step = 0; step < 100; ++step) {
        const Eigen::VectorXd probability = predictor.unaryExpr([](double v) { return sigmoid(v); });
        const Eigen::VectorXd curvature =
            (trials.array() * probability.array() * (1 - probability.array())).max(1e-12).matrix();
        Eigen::VectorXd gradient = design.transpose() * trials.cwiseProduct(y - probability);
        Eigen::MatrixXd hessian = design.transpose() * (design.array().colwise() * curvature.array()).matrix();
        gradient.tail(k - 1) -= ridge * beta.tail(k - 1);
        hessian.diagonal().tail(k - 1).array() += ridge;
        Eigen::VectorXd move = hessian.ldlt().solve(gradient);
        if (!move.allFinite()) break;
        // Halve the step while it makes the fit worse; a full Newton step can overshoot near separation.
        for (int halving = 0;; ++halving) {
            const Eigen::VectorXd nextPredictor = design * (beta + move);
            const double next = objective(nextPredictor, y, trials, beta + move, ridge);
            if (next >= current - 1e-12 * std::abs(current) || halving == 30) {
                beta += move;
                predictor = nextPredictor;
                current = next;
                break;
            }
            move /= 2;
        }
        if (move.cwiseAbs().maxCoeff() < 1e-10) break;
    }
    return beta;
}

}  // namespace pleio
