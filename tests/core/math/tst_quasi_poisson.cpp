// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/quasi_poisson.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

class TestQuasiPoisson : public QObject {
    Q_OBJECT

private slots:
    void likeR()
    {
        const QString folder = QStringLiteral("tests/golden/traits.pleiotropy/small_matrix/");
        const auto genes = test::goldenTable(folder + QStringLiteral("expected_r.tsv"));
        const auto matrix = test::goldenTable(folder + QStringLiteral("input.tsv"));
        const auto coefficients = test::goldenTable(folder + QStringLiteral("quasi_poisson.tsv"));
        const qsizetype n = genes.rows.size();
        QVERIFY(n == 120 && coefficients.rows.size() == 3);
        Eigen::MatrixXd x(n, 2);
        Eigen::VectorXd counts(n);
        for (qsizetype row = 0; row < n; ++row) {
            counts[row] = genes.number(row, QStringLiteral("called"));
            double tested = 0;
            for (qsizetype c = 1; c < matrix.header.size(); ++c)
                tested += std::isnan(matrix.number(row, matrix.header[c])) ? 0 : 1;
            x(row, 0) = tested;
            x(row, 1) = genes.number(row, QStringLiteral("effort"));
        }
        const QuasiPoissonFit fit = fitQuasiPoisson(x, counts);
        VERIFY_CLOSE(fit.dispersion, coefficients.number(0, QStringLiteral("dispersion")), 1e-7);
        for (Eigen::Index i = 0; i < 3; ++i) {
            VERIFY_CLOSE(fit.coefficients[i], coefficients.number(i, QStringLiteral("estimate")), 1e-7);
            VERIFY_CLOSE(fit.standardErrors[i], coefficients.number(i, QStringLiteral("error")), 1e-6);
        }
        for (qsizetype row = 0; row < n; ++row) {
            VERIFY_CLOSE(fit.fitted[row], genes.number(row, QStringLiteral("fitted")), 1e-7);
            VERIFY_CLOSE(fit.residuals[row], genes.number(row, QStringLiteral("residual")), 1e-7);
        }
    }

    void interceptIsTheMean()
    {
        const QuasiPoissonFit fit = fitQuasiPoisson(Eigen::MatrixXd(5, 0), Eigen::VectorXd{{1, 2, 3, 4, 5}});
        VERIFY_CLOSE(std::exp(fit.coefficients[0]), 3, 1e-12);
        VERIFY_CLOSE(fit.dispersion, 2.5 / 3, 1e-12);  // variance over mean
    }

    void undefinedFits()
    {
        QVERIFY(std::isnan(fitQuasiPoisson(Eigen::MatrixXd(4, 0), Eigen::VectorXd::Zero(4)).dispersion));
        QVERIFY(std::isnan(fitQuasiPoisson(Eigen::MatrixXd::Ones(4, 1), Eigen::VectorXd::Ones(4)).dispersion));
        QVERIFY(std::isnan(fitQuasiPoisson(Eigen::MatrixXd(1, 0), Eigen::VectorXd::Ones(1)).dispersion));
    }
};

PLEIO_TEST(tst_quasi_poisson, TestQuasiPoisson)
#include "tst_quasi_poisson.moc"
