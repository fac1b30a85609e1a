// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/chi_square.h"
#include "core/math/random.h"
#include "core/traits/combined_tests.h"
#include "core/traits/cpassoc.h"
#include "core/traits/placo.h"
#include "tests/core/traits/golden_matrix.h"
#include "tests/support/test_program.h"

#include <Eigen/Cholesky>

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace pleio;
using namespace pleio::test;

namespace {

const QString kFolder = QStringLiteral("tests/golden/traits.combine/small_matrix/");

Eigen::MatrixXd givenCorrelation()
{
    Eigen::MatrixXd r(8, 8);
    for (Eigen::Index a = 0; a < 8; ++a)
        for (Eigen::Index b = 0; b < 8; ++b) r(a, b) = std::pow(0.5, std::abs(a - b));
    return r;
}

std::vector<double> givenWeights()
{
    std::vector<double> weights{100, 200, 150, 100, 400, 100, 120, 90};
    for (double& weight : weights) weight = std::sqrt(weight);
    return weights;
}

double shareBelow(const std::vector<double>& p, double bound)
{
    return static_cast<double>(std::ranges::count_if(p, [&](double v) { return v <= bound; })) /
           static_cast<double>(p.size());
}

}  // namespace

class TestCombinedTests : public QObject {
    Q_OBJECT

private slots:
    void likeTheReference()
    {
        const Eigen::MatrixXd z = goldenZ(), p = twoSidedP(z), r = givenCorrelation();
        const std::vector<double> weights = givenWeights();
        const GoldenTable expected = goldenTable(kFolder + QStringLiteral("expected.tsv"));
        const Placo pair = placo(columnOf(z, 0), columnOf(z, 1));
        QVERIFY(expected.rows.size() == 120);
        for (qsizetype gene = 0; gene < z.rows(); ++gene) {
            const std::vector<double> row = rowOf(z, gene), pRow = rowOf(p, gene);
            const auto want = [&](const char* column) { return expected.number(gene, QString::fromLatin1(column)); };
            VERIFY_CLOSE(acat(pRow), want("acat"), 1e-8);
            VERIFY_CLOSE(tates(pRow, r), want("tates"), 1e-9);
            const double homogeneous = cpassocHomogeneous(row, weights, r);
            VERIFY_CLOSE(homogeneous, want("shom"), 1e-9);
            VERIFY_CLOSE(chiSquareSurvival(homogeneous, 1), want("shom_p"), 1e-9);
            VERIFY_CLOSE(cpassocHeterogeneous(row, weights, r), want("shet"), 1e-9);
            VERIFY_CLOSE(pair.p[static_cast<std::size_t>(gene)], want("placo"), 1e-8);
        }
    }

    void acatEdges()
    {
        // Equal p give back that p: the mean of equal Cauchy values.
        for (const double p : {0.9, 0.5, 0.01, 1e-12, 1e-200, 1e-300})
            VERIFY_CLOSE(acat(std::vector<double>{p, p, p}), p, 1e-12);
        VERIFY_CLOSE(acat(std::vector<double>{1e-300, 0.5}), 2e-300, 1e-12);  // one of two counts half
        QCOMPARE(acat(std::vector<double>{0, 0.5}), 0.0);
        QCOMPARE(acat(std::vector<double>{qQNaN(), 0.3}), 0.3);
        QCOMPARE(acat(std::vector<double>{1}), 1.0);
        QVERIFY(std::isnan(acat({})));
        const double withOne = acat(std::vector<double>{1, 0.01});
        QVERIFY(withOne > 0.01 && withOne < 1);
    }

    void tatesEdges()
    {
        // Independent traits: Simes' test but for the polynomial's constant. One trait: its p.
        const Eigen::MatrixXd identity = Eigen::MatrixXd::Identity(3, 3);
        const double p = tates(std::vector<double>{0.01, 0.4, 0.9}, identity);
        QVERIFY(std::abs(p - 0.03) < 1e-4);
        VERIFY_CLOSE(tates(std::vector<double>{0.01, qQNaN(), qQNaN()}, identity), 0.01, 1e-13);
        QVERIFY(std::isnan(tates(std::vector<double>{qQNaN(), qQNaN(), qQNaN()}, identity)));
        VERIFY_CLOSE(effectiveTests(identity), 3, 1e-12);
        VERIFY_CLOSE(effectiveTests(Eigen::MatrixXd::Ones(4, 4)), 1, 1e-9);
    }

    void heterogeneousNullLikeSimulation()
    {
        const ShiftedGamma gamma = heterogeneousNull(givenWeights(), givenCorrelation(), 20000, 5);
        const GoldenTable table = goldenTable(kFolder + QStringLiteral("shet_null.tsv"));
        QVERIFY(table.rows.size() == 6);
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            const double want = table.number(row, QStringLiteral("p"));
            const double got = gamma.survival(table.number(row, QStringLiteral("quantile")));
            QVERIFY2(std::abs(std::log(got / want)) < (want < 0.01 ? 0.35 : 0.15),
                     qPrintable(QStringLiteral("%1 for %2").arg(got).arg(want)));
        }
        QCOMPARE(gamma.survival(0), 1.0);
        QVERIFY(std::isnan(gamma.survival(qQNaN())));
        QVERIFY(std::isnan(fitShiftedGamma(std::vector<double>{1, 1, 1}).shape));
    }

    void gammaMoments()
    {
        Random random(2);
        std::vector<double> values(200000);
        for (double& value : values) value = 1.5 * random.gamma(3) - 2;
        const ShiftedGamma fit = fitShiftedGamma(values);
        QVERIFY(std::abs(fit.shape - 3) < 0.25 && std::abs(fit.scale - 1.5) < 0.08 && std::abs(fit.shift + 2) < 0.2);
    }

    void invariances()
    {
        const Eigen::MatrixXd z = goldenZ(), r = givenCorrelation();
        const std::vector<double> weights = givenWeights();
        std::vector<double> twice = weights;
        for (double& weight : twice) weight *= 2;
        const std::vector<double> row = rowOf(z, 2);
        std::vector<double> negative = row;
        for (double& value : negative) value = -value;
        VERIFY_CLOSE(cpassocHomogeneous(row, twice, r), cpassocHomogeneous(row, weights, r), 1e-12);
        VERIFY_CLOSE(cpassocHeterogeneous(negative, weights, r), cpassocHeterogeneous(row, weights, r), 1e-12);
        const std::vector<double> none(8, qQNaN());
        QVERIFY(std::isnan(cpassocHomogeneous(none, weights, r)) && std::isnan(cpassocHeterogeneous(none, weights, r)));
    }

    void placoLikeTheReference()
    {
        const QString folder = QStringLiteral("tests/golden/traits.combine/placo_variances/");
        const GoldenTable table = goldenTable(folder + QStringLiteral("z.tsv")),
                          pairs = goldenTable(folder + QStringLiteral("pairs.tsv")),
                          expected = goldenTable(folder + QStringLiteral("expected.tsv"));
        QCOMPARE(pairs.rows.size(), qsizetype{4});
        for (qsizetype pair = 0; pair < pairs.rows.size(); ++pair) {
            std::vector<double> z[2];
            const QString first = pairs.text(pair, QStringLiteral("first")),
                          second = pairs.text(pair, QStringLiteral("second"));
            for (qsizetype gene = 0; gene < table.rows.size(); ++gene) {
                z[0].push_back(table.number(gene, first));
                z[1].push_back(table.number(gene, second));
            }
            const Placo found = placo(z[0], z[1]);
            VERIFY_CLOSE(found.correlation, pairs.number(pair, QStringLiteral("r")), 1e-12);
            VERIFY_CLOSE(found.variance[0], pairs.number(pair, QStringLiteral("variance1")), 1e-12);
            VERIFY_CLOSE(found.variance[1], pairs.number(pair, QStringLiteral("variance2")), 1e-12);
            for (qsizetype gene = 0; gene < table.rows.size(); ++gene)
                VERIFY_CLOSE(found.p[static_cast<std::size_t>(gene)], expected.number(gene, first + second), 1e-10);
        }
    }

    void placoOfVariancesLikeTheReference()
    {
        const GoldenTable grid = goldenTable(QStringLiteral("tests/golden/traits.combine/placo_variances/grid.tsv"));
        QCOMPARE(grid.rows.size(), qsizetype{175});
        for (qsizetype row = 0; row < grid.rows.size(); ++row) {
            const auto value = [&](const char* column) { return grid.number(row, QString::fromLatin1(column)); };
            const double p = placoP(value("product"), value("variance1"), value("variance2"));
            VERIFY_CLOSE(p, value("p"), 1e-11);
            QCOMPARE(placoP(-value("product"), value("variance2"), value("variance1")), p);
        }
        QCOMPARE(placoP(0, 0.4, 3), 1.0);
        QVERIFY(std::isnan(placoP(qQNaN(), 1, 1)));
    }

    /// p falls as the product grows and is never 0 where it can be told, whatever the variances.
    void placoNeverCancels()
    {
        for (const double v1 : {0.2, 0.9, 0.999999, 1.0, 1.000001, 3.0})
            for (const double v2 : {0.2, 0.9, 0.999999, 1.0, 1.000001, 3.0}) {
                double last = 1;
                for (double x = 0; x < 300 * std::sqrt(std::min(1.0, v1) * std::min(1.0, v2)); x += 0.25) {
                    const double p = placoP(x, v1, v2);
                    QVERIFY2(p > 0 && p <= last, qPrintable(QStringLiteral("%1 %2 %3").arg(v1).arg(v2).arg(x)));
                    last = p;
                }
            }
    }

    /// Both z with less noise than the model has: genes affected in both are sure, but none has p = 0.
    void placoOfQuietStudiesIsNotZero()
    {
        Random random(6);
        std::vector<double> z1, z2;
        for (int g = 0; g < 400; ++g) {
            const double effect = g < 30 ? 4 + 0.1 * g : 0;
            z1.push_back(0.7 * random.normal() + effect);
            z2.push_back(0.6 * random.normal() - effect);
        }
        const Placo result = placo(z1, z2);
        QVERIFY(result.variance[0] < 1 && result.variance[1] < 1);
        for (std::size_t g = 0; g < result.p.size(); ++g) {
            QVERIFY2(result.p[g] > 0, qPrintable(QString::number(g)));
            QVERIFY(g >= 30 || result.p[g] < 1e-4);
        }
    }

    /// With no trait affected p is uniform, whether the z have the variance of the model or less.
    void placoIsUniformWithoutEffects()
    {
        for (const double scale : {1.0, 0.8, 0.5}) {
            Random random(77);
            std::vector<double> z1, z2;
            for (int g = 0; g < 40000; ++g) {
                z1.push_back(scale * random.normal());
                z2.push_back(std::sqrt(scale) * random.normal());
            }
            const Placo result = placo(z1, z2);
            for (const double level : {0.001, 0.01, 0.05, 0.25, 0.5, 0.9}) {
                const double share = shareBelow(result.p, level);
                const double error = 4 * std::sqrt(level * (1 - level) / 40000) + 0.03 * level;  // of the variances
                QVERIFY2(std::abs(share - level) < error,
                         qPrintable(QStringLiteral("%1 at %2 with sd %3").arg(share).arg(level).arg(scale)));
            }
        }
    }

    /// Under the composite null of one affected trait PLACO must not reject too often, nor with correlated traits.
    void placoIsCalibrated()
    {
        Random random(31);
        constexpr std::size_t kGenes = 20000;
        std::vector<double> z1, z2;
        for (std::size_t g = 0; g < kGenes; ++g) {
            const double shared = random.normal();
            z1.push_back(std::sqrt(0.4) * shared + std::sqrt(0.6) * random.normal());
            z2.push_back(std::sqrt(0.4) * shared + std::sqrt(0.6) * random.normal());
            if (g < 400) z1.back() += 3 * random.normal();
            if (g >= 400 && g < 800) z2.back() += 3 * random.normal();
        }
        const Placo result = placo(z1, z2);
        QVERIFY(std::abs(result.correlation - 0.4) < 0.05);
        QVERIFY(std::abs(shareBelow(result.p, 0.05) - 0.05) < 0.008);
        QVERIFY(std::abs(shareBelow(result.p, 0.01) - 0.01) < 0.005);
        QVERIFY(placo(std::vector<double>{qQNaN(), 1, 2}, std::vector<double>{1, 1, 2}).p.size() == 3);
    }

    /// ACAT of independent null p is uniform in the tail, and S_Hom everywhere.
    void acatAndSHomAreCalibrated()
    {
        Random random(8);
        const Eigen::MatrixXd r = givenCorrelation(), lower = r.llt().matrixL();
        const std::vector<double> weights(8, 1);
        std::vector<double> cauchy, homogeneous, simes;
        for (int gene = 0; gene < 8000; ++gene) {
            Eigen::VectorXd independent(8);
            for (double& value : independent) value = random.normal();
            const Eigen::VectorXd z = lower * independent;
            const std::vector<double> row(z.begin(), z.end());
            std::vector<double> p;
            for (const double value : row) p.push_back(normalTwoSidedP(value));
            cauchy.push_back(acat(p));
            simes.push_back(tates(p, r));
            homogeneous.push_back(chiSquareSurvival(cpassocHomogeneous(row, weights, r), 1));
        }
        QVERIFY(std::abs(shareBelow(cauchy, 0.05) - 0.05) < 0.012);
        QVERIFY(std::abs(shareBelow(homogeneous, 0.05) - 0.05) < 0.01);
        QVERIFY(std::abs(shareBelow(homogeneous, 0.5) - 0.5) < 0.02);
        QVERIFY(std::abs(shareBelow(simes, 0.05) - 0.05) < 0.012);
    }
};

PLEIO_TEST(tst_combined_tests, TestCombinedTests)
#include "tst_combined_tests.moc"
