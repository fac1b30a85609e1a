// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/quasi_binomial.h"
#include "core/math/random.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace pleio;

namespace {

/// Successes out of `trials`, the share drawn from a beta distribution with this mean and correlation rho between
/// trials: variance (1 + (trials - 1) rho) times that of binomial counts.
double betaBinomial(Random& random, double mean, double rho, int trials)
{
    const double precision = (1 - rho) / rho;
    const double a = random.gamma(mean * precision), b = random.gamma((1 - mean) * precision);
    const double share = a / (a + b);
    double successes = 0;
    for (int i = 0; i < trials; ++i) successes += random.uniform() < share ? 1 : 0;
    return successes;
}

/// What is wrong with p-values that should be uniform: the share below a level, or the distance of Kolmogorov and
/// Smirnov (1.63 / sqrt(n) is its 99 % quantile).
QString uniformity(std::vector<double> p)
{
    const auto n = static_cast<double>(p.size());
    std::ranges::sort(p);
    for (const double level : {0.01, 0.05, 0.2, 0.5}) {
        const double share = static_cast<double>(std::ranges::upper_bound(p, level) - p.begin()) / n;
        if (std::abs(share - level) > 4 * std::sqrt(level * (1 - level) / n))
            return QStringLiteral("%1 at %2").arg(share).arg(level);
    }
    double distance = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        distance = std::max(distance, std::abs(p[i] - (static_cast<double>(i) + 0.5) / n));
    return distance < 1.63 / std::sqrt(n) ? QString() : QStringLiteral("distance %1").arg(distance);
}

}  // namespace

class TestQuasiBinomial : public QObject {
    Q_OBJECT

private slots:
    /// Two covariates. Expected: R 4.2.2, glm(cbind(s, m - s) ~ a + b, quasibinomial, epsilon = 1e-14).
    void againstR()
    {
        const Eigen::MatrixXd x{{0.5, -1.0}, {1.5, 0.3},   {-0.7, 0.8}, {0.1, 0.1},
                                {2.0, -0.4}, {-1.2, -0.9}, {0.9, 1.7},  {-0.3, 0.6}};
        const Eigen::VectorXd successes{{3, 9, 2, 0, 14, 1, 8, 5}}, trials{{10, 12, 9, 0, 20, 7, 9, 11}};
        const QuasiBinomialFit fit = fitQuasiBinomial(x, successes, trials);
        const std::vector<double> coefficients{-0.5694088551308076, 0.9200878675105792, 0.7819401257403065},
            errors{0.1939964628393813, 0.1501058951270442, 0.2060946296850203},
            p{0.04259445565157321, 0.00358956769610064, 0.01920121464364486};
        for (Eigen::Index i = 0; i < 3; ++i) {
            const auto at = static_cast<std::size_t>(i);
            QVERIFY(std::abs(fit.coefficients[i] / coefficients[at] - 1) < 1e-9);
            QVERIFY(std::abs(fit.standardErrors[i] / errors[at] - 1) < 1e-8);
            QVERIFY(std::abs(fit.p(i) / p[at] - 1) < 1e-7);
        }
        QVERIFY(std::abs(fit.dispersion / 0.3498926893842155 - 1) < 1e-9);
        QCOMPARE(fit.observations, Eigen::Index{7});
        QCOMPARE(fit.degreesOfFreedom(), 4.0);
    }
    void undefinedFits()
    {
        const Eigen::MatrixXd x{{1}, {2}, {3}, {4}};
        const Eigen::VectorXd trials{{5, 5, 5, 5}};
        const auto isUndefined = [](const QuasiBinomialFit& fit) {
            return std::isnan(fit.coefficients[1]) && std::isnan(fit.standardErrors[1]) && std::isnan(fit.p(1));
        };
        QVERIFY(!isUndefined(fitQuasiBinomial(x, Eigen::VectorXd{{1, 2, 2, 4}}, trials)));
        QVERIFY(isUndefined(fitQuasiBinomial(x, Eigen::VectorXd{{0, 0, 0, 0}}, trials)));
        QVERIFY(isUndefined(fitQuasiBinomial(x, trials, trials)));
        QVERIFY(isUndefined(fitQuasiBinomial(x, Eigen::VectorXd{{0, 0, 5, 5}}, trials)));  // separated
        QVERIFY(isUndefined(fitQuasiBinomial(Eigen::MatrixXd::Ones(4, 1), Eigen::VectorXd{{1, 2, 2, 4}}, trials)));
        QVERIFY(isUndefined(fitQuasiBinomial(x, Eigen::VectorXd{{1, 2, 0, 0}}, Eigen::VectorXd{{5, 5, 0, 0}})));
    }
    void nullPIsUniform_data()
    {
        QTest::addColumn<bool>("sharesVary");
        QTest::newRow("the same dispersion in all rows") << false;
        QTest::newRow("dispersion that grows with the trials") << true;
    }
    /// Without an effect, p is uniform in spite of overdispersion: that of quasi-likelihood where the dispersion is
    /// the same in all rows, the robust one also where the share varies between rows. Binomial errors would be
    /// far too small.
    void nullPIsUniform()
    {
        QFETCH(bool, sharesVary);
        constexpr int kRepeats = 2000, kRows = 150;
        constexpr double kDispersion = 2.5;
        Random random(20);
        std::vector<double> quasi, robust;
        int binomial = 0;
        for (int repeat = 0; repeat < kRepeats; ++repeat) {
            Eigen::MatrixXd x(kRows, 1);
            Eigen::VectorXd successes(kRows), trials(kRows);
            for (Eigen::Index i = 0; i < kRows; ++i) {
                const int own = 4 + static_cast<int>(random.below(28));
                x(i, 0) = random.normal();
                trials[i] = own;
                successes[i] = betaBinomial(random, 0.3, sharesVary ? 0.1 : (kDispersion - 1) / (own - 1), own);
            }
            const QuasiBinomialFit fit = fitQuasiBinomial(x, successes, trials);
            quasi.push_back(fit.p(1));
            robust.push_back(fit.robustP(1));
            binomial += std::abs(fit.t(1)) * std::sqrt(fit.dispersion) > 1.96 ? 1 : 0;
        }
        QVERIFY(binomial > kRepeats * 0.15);
        QVERIFY2(uniformity(robust).isEmpty(), qPrintable(uniformity(robust)));
        if (!sharesVary) QVERIFY2(uniformity(quasi).isEmpty(), qPrintable(uniformity(quasi)));
    }
};

PLEIO_TEST(tst_quasi_binomial, TestQuasiBinomial)
#include "tst_quasi_binomial.moc"
