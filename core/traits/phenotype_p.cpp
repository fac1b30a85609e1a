// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/phenotype_p.h"

#include "core/base/undefined.h"
#include "core/math/distributions.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace pleio {

namespace {

constexpr double kDeviationOfNormal = 1.4826;  // 1 / Phi^-1(3/4)

double median(std::vector<double>& values)
{
    std::ranges::sort(values);
    return quantile(values, 0.5);
}

}  // namespace

Eigen::MatrixXd normalP(const Eigen::MatrixXd& z) { return z.unaryExpr(&normalTwoSidedP); }

CentredScores centredScores(const Eigen::MatrixXd& scores)
{
    CentredScores out{scores, scores, scores};
    std::vector<double> values;
    for (Eigen::Index c = 0; c < scores.cols(); ++c) {
        values.clear();
        for (const double value : scores.col(c))
            if (!std::isnan(value)) values.push_back(value);
        const double centre = median(values);
        double squares = 0;
        for (double& value : values) {
            value = std::abs(value - centre);
            squares += value * value;
        }
        const double spread = kDeviationOfNormal * median(values);
        const double meanSquare = squares / static_cast<double>(values.size());
        const double unit = spread > 0 ? spread : meanSquare > 0 ? std::sqrt(meanSquare) : 1;
        for (Eigen::Index row = 0; row < scores.rows(); ++row) {
            const double effect = scores(row, c) - centre;
            out.effect(row, c) = effect;
            out.z(row, c) = spread > 0 ? effect / spread : kUndefined;
            out.standardised(row, c) = effect / unit;
        }
    }
    return out;
}

Eigen::MatrixXd signedDeviates(const Eigen::MatrixXd& p, const Eigen::MatrixXd& effect)
{
    return p.binaryExpr(effect, [](double probability, double sign) {
        if (std::isnan(probability) || std::isnan(sign)) return kUndefined;
        const double size = normalDeviate(std::clamp(probability, std::numeric_limits<double>::denorm_min(), 1.0));
        return sign < 0 ? -size : size;
    });
}

Eigen::MatrixXd callP(const Eigen::MatrixXd& calls, double fdr)
{
    Eigen::MatrixXd p(calls.rows(), calls.cols());
    for (Eigen::Index c = 0; c < calls.cols(); ++c) {
        double called = 0, tested = 0;
        for (const double value : calls.col(c)) {
            if (std::isnan(value)) continue;
            tested += 1;
            if (value != 0) called += 1;
        }
        const double ofCall = fdr * called / (tested - (1 - fdr) * called);
        for (Eigen::Index row = 0; row < calls.rows(); ++row) {
            const double value = calls(row, c);
            p(row, c) = std::isnan(value) ? kUndefined : value != 0 ? ofCall : 1.0;
        }
    }
    return p;
}

}  // namespace pleio
