// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/logistic.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

namespace {

double logit(double p) { return std::log(p / (1 - p)); }

}  // namespace

class TestLogistic : public QObject {
    Q_OBJECT

private:
    Eigen::MatrixXd m_x{{0.5, -1.0}, {1.5, 0.3},   {-0.7, 0.8}, {0.1, 0.1},
                        {2.0, -0.4}, {-1.2, -0.9}, {0.9, 1.7},  {-0.3, 0.6}};
    Eigen::VectorXd m_y{{0, 1, 0, 0, 1, 0, 1, 1}};

private slots:
    /// Expected: Newton with step halving in Python (reference.py of the decoding case).
    void againstPython_data()
    {
        QTest::addColumn<double>("ridge");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("weak") << 0.1 << QList<double>{-1.0453240102534518, 2.12317492487225, 2.091091292333119};
        QTest::newRow("one") << 1.0 << QList<double>{-0.46068716491733686, 0.9580233532660977, 0.7016192278872772};
        QTest::newRow("strong") << 10.0 << QList<double>{-0.0986811837580027, 0.22205040919802774, 0.1371436440763361};
    }
    void againstPython()
    {
        QFETCH(double, ridge);
        QFETCH(QList<double>, expected);
        const Eigen::VectorXd beta = fitLogistic(m_x, m_y, ridge);
        QCOMPARE(beta.size(), Eigen::Index{3});
        for (Eigen::Index i = 0; i < 3; ++i) QVERIFY(std::abs(beta[i] - expected[i]) < 1e-9);
    }
    void fractionsAsTargets()
    {
        const Eigen::VectorXd y{{0.1, 0.9, 0.2, 0.1, 0.8, 0.3, 0.6, 0.5}};
        const Eigen::VectorXd beta = fitLogistic(m_x.leftCols(1), y, 0);
        QVERIFY(std::abs(beta[0] + 0.6161995397580301) < 1e-9);
        QVERIFY(std::abs(beta[1] - 0.9143662938409645) < 1e-9);
    }
    /// One binary covariate: the fitted probabilities are the two observed shares.
    void binaryCovariate()
    {
        Eigen::MatrixXd x(20, 1);
        Eigen::VectorXd y(20);
        for (Eigen::Index i = 0; i < 20; ++i) {
            x(i, 0) = i < 8 ? 1 : 0;
            y[i] = i < 6 || (i >= 8 && i < 11) ? 1 : 0;  // 6 of 8 and 3 of 12
        }
        const Eigen::VectorXd beta = fitLogistic(x, y, 0);
        QVERIFY(std::abs(beta[0] - logit(0.25)) < 1e-10);
        QVERIFY(std::abs(beta[1] - (logit(0.75) - logit(0.25))) < 1e-10);
        const Eigen::VectorXd scores = logisticScores(x, beta);
        QVERIFY(std::abs(sigmoid(scores[0]) - 0.75) < 1e-10);
        QVERIFY(std::abs(sigmoid(scores[19]) - 0.25) < 1e-10);
    }
    void separatedGroupsStayFinite_data()
    {
        QTest::addColumn<double>("ridge");
        QTest::newRow("tiny") << 1e-3;
        QTest::newRow("one") << 1.0;
    }
    /// At the optimum the residuals sum to 0 and the gradient of the fit balances the ridge.
    void separatedGroupsStayFinite()
    {
        QFETCH(double, ridge);
        Eigen::MatrixXd x(10, 1);
        Eigen::VectorXd y(10);
        for (Eigen::Index i = 0; i < 10; ++i) {
            x(i, 0) = static_cast<double>(i);
            y[i] = i < 4 ? 0 : 1;
        }
        const Eigen::VectorXd beta = fitLogistic(x, y, ridge);
        QVERIFY(beta.allFinite());
        const Eigen::VectorXd residual = y - logisticScores(x, beta).unaryExpr([](double v) { return sigmoid(v); });
        QVERIFY(std::abs(residual.sum()) < 1e-8);
        QVERIFY(std::abs(x.col(0).dot(residual) - ridge * beta[1]) < 1e-7);
    }
    void constantCovariate()
    {
        const Eigen::MatrixXd x = Eigen::MatrixXd::Zero(8, 1);
        const Eigen::VectorXd beta = fitLogistic(x, m_y, 1);
        QVERIFY(std::abs(beta[0]) < 1e-10);  // 4 of 8
        QVERIFY(std::abs(beta[1]) < 1e-10);
    }
    void sigmoidDoesNotOverflow()
    {
        QCOMPARE(sigmoid(0), 0.5);
        QCOMPARE(sigmoid(1000), 1.0);
        QCOMPARE(sigmoid(-1000), 0.0);
        QVERIFY(sigmoid(-700) > 0);
        QVERIFY(std::abs(sigmoid(2) + sigmoid(-2) - 1) < 1e-15);
    }
};

PLEIO_TEST(tst_logistic, TestLogistic)
#include "tst_logistic.moc"
