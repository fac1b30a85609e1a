// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traits/phenotype_p.h"

#include "core/base/undefined.h"
#include "core/math/distributions.h"
#include "core/math/ranks.h"

#include <algorithm>
#include <cmath>
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

Eigen::MatrixXd robustZ(const Eigen::MatrixXd& scores)
{
    Eigen::MatrixXd z(scores.rows(), scores.cols());
    std::vector<double> values;
    for (Eigen::Index c = 0; c < scores.cols(); ++c) {
        values.clear();
        for (const double value : scores.col(c))
            if (!std::isnan(value)) values.push_back(value);
        const double centre = median(values);
        for (double& value : values) value = std::abs(value - centre);
        const double spread = kDeviationOfNormal * median(values);
        for (Eigen::Index row = 0; row < scores.rows(); ++row)
            z(row, c) = spread > 0 ? (scores(row, c) - centre) / spread : kUndefined;
    }
    return z;
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
