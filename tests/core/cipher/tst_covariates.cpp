// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cipher/covariates.h"

#include "core/base/undefined.h"
#include "core/math/random.h"

#include "tests/core/cipher/synthetic_training.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

namespace {

Covariates randomCovariates(Eigen::Index rows, Eigen::Index columns, Random& random)
{
    Eigen::MatrixXd values(rows, columns);
    for (Eigen::Index c = 0; c < columns; ++c)
        for (Eigen::Index r = 0; r < rows; ++r) values(r, c) = random.normal();
    return standardised(std::vector<std::string>(static_cast<std::size_t>(columns), "x"), values);
}

}  // namespace

class TestCovariates : public QObject {
    Q_OBJECT

private slots:
    void standardisedByHand()
    {
        // 1, 3, 5 have mean 3 and standard deviation 2.
        const Covariates c = standardised(
            {"a", "b", "c"},
            Eigen::MatrixXd{{1, 7, kUndefined}, {kUndefined, 7, kUndefined}, {3, 7, kUndefined}, {5, kUndefined, 4}});
        const Eigen::VectorXd expected{{-1, 0, 0, 1}};
        QVERIFY((c.values.col(0) - expected).cwiseAbs().maxCoeff() < 1e-15);
        QVERIFY(c.values.col(1).isZero(0));  // no spread
        QVERIFY(c.values.col(2).isZero(0));  // one value
        QCOMPARE(c.names.size(), std::size_t{3});
    }
    void basisIsOrthonormal()
    {
        Random random(3);
        Covariates c = randomCovariates(200, 3, random);
        c.values.col(2) = c.values.col(0);  // a column twice adds nothing
        const Eigen::MatrixXd basis = covariateBasis(c);
        // 1; a, a^2, a^3; b, b^2, b^3; ab.
        QCOMPARE(basis.cols(), Eigen::Index{8});
        std::vector<double> score(200);
        for (double& s : score) s = random.normal();
        const Eigen::MatrixXd extended = extendedBasis(basis, score);
        QCOMPARE(extended.cols(), Eigen::Index{11});
        QCOMPARE(extendedBasis(extended, score).cols(), Eigen::Index{11});
        const Eigen::MatrixXd product = extended.transpose() * extended;
        QVERIFY((product - Eigen::MatrixXd::Identity(11, 11)).cwiseAbs().maxCoeff() < 1e-12);
        // It spans what it says.
        const Eigen::VectorXd cube = c.values.col(1).array().cube();
        QVERIFY((cube - basis * (basis.transpose() * cube)).norm() < 1e-10 * cube.norm());
    }
    /// Where score and label depend on the covariates alone the partial test keeps its level, and where the
    /// score says more it finds it.
    void partialTest()
    {
        Random random(15);
        constexpr std::size_t kGroups = 150;
        constexpr std::size_t kCopies = 3;
        constexpr std::size_t kRows = kGroups * kCopies;
        constexpr int kTrials = 400;
        std::vector<double> p;
        int marginal = 0;
        int found = 0;
        for (int trial = 0; trial < kTrials; ++trial) {
            Eigen::MatrixXd values(kRows, 1);
            std::vector<double> score(kRows), telling(kRows);
            std::vector<std::int32_t> members, groups;
            for (std::size_t g = 0; g < kGroups; ++g) {
                const double x = random.normal();
                const bool member = random.uniform() < 1 / (1 + std::exp(1.5 - x));
                const double noise = random.normal();  // shared by the group
                for (std::size_t k = 0; k < kCopies; ++k) {
                    const std::size_t row = g * kCopies + k;
                    values(static_cast<Eigen::Index>(row), 0) = x;
                    score[row] = x + noise + 0.2 * random.normal();
                    telling[row] = score[row] + (member ? 0.8 : 0);
                    groups.push_back(static_cast<std::int32_t>(g));
                    if (member) members.push_back(static_cast<std::int32_t>(row));
                }
            }
            const Covariates covariates = standardised({"x"}, values);
            const Eigen::MatrixXd basis = covariateBasis(covariates);
            p.push_back(partialAssociationP(score, members, groups, basis));
            const Eigen::MatrixXd intercept = basis.leftCols(1);
            marginal += partialAssociationP(score, members, groups, intercept) <= 0.05 ? 1 : 0;
            found += partialAssociationP(telling, members, groups, basis) <= 0.05 ? 1 : 0;
        }
        const auto level = std::ranges::count_if(p, [](double v) { return v <= 0.05; });
        // 0.05 +- 4 binomial standard errors.
        QVERIFY2(level < (0.05 + 4 * std::sqrt(0.05 * 0.95 / kTrials)) * kTrials, qPrintable(QString::number(level)));
        QVERIFY2(marginal > 0.9 * kTrials, qPrintable(QString::number(marginal)));
        QVERIFY2(found > 0.9 * kTrials, qPrintable(QString::number(found)));
    }
    void partialTestWithoutVariance()
    {
        const std::vector<double> score(10, 1.0);
        const std::vector<std::int32_t> groups{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        const Eigen::MatrixXd basis = Eigen::MatrixXd::Constant(10, 1, 1 / std::sqrt(10.0));
        const double p = partialAssociationP(score, std::vector<std::int32_t>{1, 2}, groups, basis);
        QVERIFY2(std::isnan(p) || p > 0.1, qPrintable(QString::number(p)));
    }
    /// A covariate that says nothing gives 0.5, one that tells everything 1; a score beside a covariate adds
    /// what it knows.
    void aucOfModels()
    {
        Random random(23);
        constexpr std::size_t kRows = 1500;
        constexpr int kFolds = 5;
        Eigen::MatrixXd telling(kRows, 1), silent(kRows, 1);
        std::vector<double> score(kRows);
        std::vector<std::int32_t> members, fold;
        for (std::size_t i = 0; i < kRows; ++i) {
            const bool member = i % 10 == 0;
            const auto row = static_cast<Eigen::Index>(i);
            telling(row, 0) = member ? 1 + random.uniform() : random.uniform();
            silent(row, 0) = random.normal();
            score[i] = random.normal() + (member ? 1 : 0);
            if (member) members.push_back(static_cast<std::int32_t>(i));
            fold.push_back(static_cast<std::int32_t>(random.below(kFolds)));
        }
        const std::vector<std::span<const double>> inner(kFolds, score);
        const CovariateAuc full = covariateAuc(standardised({"x"}, telling), members, fold, kFolds, score, inner);
        QVERIFY(full.covariates > 0.99);
        const CovariateAuc none = covariateAuc(standardised({"x"}, silent), members, fold, kFolds, score, inner);
        QVERIFY2(std::abs(none.covariates - 0.5) < 0.1, qPrintable(QString::number(none.covariates)));
        const double expected = 0.5 * std::erfc(-0.5);  // Phi(1 / sqrt 2)
        QVERIFY2(std::abs(none.withScore - expected) < 0.05, qPrintable(QString::number(none.withScore)));
    }
};

PLEIO_TEST(tst_covariates, TestCovariates)
#include "tst_covariates.moc"
