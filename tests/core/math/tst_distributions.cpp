// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/distributions.h"
#include "core/math/random.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

class TestDistributions : public QObject {
    Q_OBJECT

private slots:
    void normalLikeR_data()
    {
        // R 4.2.2: 2 * pnorm(-z).
        QTest::addColumn<double>("z");
        QTest::addColumn<double>("p");
        QTest::newRow("0") << 0.0 << 1.0;
        QTest::newRow("1") << 1.0 << 0.317310507862914;
        QTest::newRow("1.96") << 1.95996398454005 << 0.05;
        QTest::newRow("8") << 8.0 << 1.24419211485436e-15;
        QTest::newRow("30") << 30.0 << 9.81342785429637e-198;
        QTest::newRow("37") << 37.0 << 1.14511424450492e-299;
    }
    void normalLikeR()
    {
        QFETCH(double, z);
        QFETCH(double, p);
        VERIFY_CLOSE(normalTwoSidedP(z), p, 1e-12);
        QCOMPARE(normalTwoSidedP(-z), normalTwoSidedP(z));
        VERIFY_CLOSE(normalDeviate(p), z, 1e-12);
    }

    void normalDeviateEnds()
    {
        QCOMPARE(normalDeviate(1), 0.0);
        QVERIFY(std::isinf(normalDeviate(0)));
        QVERIFY(std::isnan(normalDeviate(-0.1)));
        QVERIFY(std::isnan(normalDeviate(qQNaN())));
        VERIFY_CLOSE(normalTwoSidedP(normalDeviate(1e-300)), 1e-300, 1e-10);
    }

    void normalLogarithms_data()
    {
        // mpmath 1.3, 40 digits: log(erfc(z / sqrt(2))).
        QTest::addColumn<double>("z");
        QTest::addColumn<double>("logP");
        QTest::newRow("0.5") << 0.5 << -0.482764581033673299;
        QTest::newRow("29.9") << 29.9 << -450.629765277968732;
        QTest::newRow("30") << 30.0 << -453.628096775783252;
        QTest::newRow("40, whose p is no double") << 40.0 << -803.915294833193843;
        QTest::newRow("100") << 100.0 << -5004.83106151364514;
        QTest::newRow("1000") << 1000.0 << -500007.133547631624;
    }
    void normalLogarithms()
    {
        QFETCH(double, z);
        QFETCH(double, logP);
        VERIFY_CLOSE(logNormalTwoSidedP(z), logP, 1e-14);
        QCOMPARE(logNormalTwoSidedP(-z), logNormalTwoSidedP(z));
        VERIFY_CLOSE(normalDeviateOfLog(logP), z, 1e-13);
    }

    void normalLogarithmEnds()
    {
        QCOMPARE(logNormalTwoSidedP(0), 0.0);
        QCOMPARE(normalDeviateOfLog(0), 0.0);
        QVERIFY(std::isinf(logNormalTwoSidedP(qInf())) && logNormalTwoSidedP(qInf()) < 0);
        QVERIFY(std::isinf(normalDeviateOfLog(-qInf())));
        QVERIFY(std::isnan(logNormalTwoSidedP(qQNaN())) && std::isnan(normalDeviateOfLog(qQNaN())));
        QVERIFY(std::isnan(normalDeviateOfLog(0.1)));
    }

    void binomialLikeR_data()
    {
        // R 4.2.2: pbinom(k - 1, n, p, lower.tail = FALSE).
        QTest::addColumn<int>("k");
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("probability");
        QTest::addColumn<double>("expected");
        QTest::newRow("none") << 0 << 10 << 0.3 << 1.0;
        QTest::newRow("all") << 10 << 10 << 0.5 << 1.0 / 1024;
        QTest::newRow("more than all") << 11 << 10 << 0.5 << 0.0;
        QTest::newRow("one") << 1 << 324 << 0.0455 << 1 - std::pow(1 - 0.0455, 324);
        QTest::newRow("no trials") << 0 << 0 << 0.5 << 1.0;
    }
    void binomialLikeR()
    {
        QFETCH(int, k);
        QFETCH(int, n);
        QFETCH(double, probability);
        QFETCH(double, expected);
        VERIFY_CLOSE(binomialSurvival(k, n, probability), expected, 1e-12);
    }

    void binomialIsASum()
    {
        double sum = 0;
        for (int k = 40; k > 0; --k) {
            sum += std::exp(std::lgamma(41) - std::lgamma(k + 1) - std::lgamma(41 - k) + k * std::log(0.2) +
                            (40 - k) * std::log(0.8));
            VERIFY_CLOSE(binomialSurvival(k, 40, 0.2), sum, 1e-11);
        }
        QVERIFY(std::isnan(binomialSurvival(1, -1, 0.5)));
        QVERIFY(std::isnan(binomialSurvival(1, 2, 1.5)));
    }

    void productLikeIntegratedBesselFunction()
    {
        const auto table =
            test::goldenTable(QStringLiteral("tests/golden/traits.combine/small_matrix/product_tail.tsv"));
        QVERIFY(table.rows.size() > 8);
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            const double x = table.number(row, QStringLiteral("x"));
            VERIFY_CLOSE(normalProductTwoSidedP(x), table.number(row, QStringLiteral("p")), 1e-9);
            QCOMPARE(normalProductTwoSidedP(-x), normalProductTwoSidedP(x));
        }
        QCOMPARE(normalProductTwoSidedP(0), 1.0);
        QVERIFY(normalProductTwoSidedP(700) > 0);
        QVERIFY(std::isnan(normalProductTwoSidedP(qQNaN())));
    }

    void productOfSimulatedNormals()
    {
        Random random(5);
        constexpr int kDraws = 200000;
        int beyond = 0;
        for (int i = 0; i < kDraws; ++i) beyond += std::abs(random.normal() * random.normal()) > 1.5 ? 1 : 0;
        const double p = normalProductTwoSidedP(1.5);
        QVERIFY(std::abs(static_cast<double>(beyond) / kDraws - p) < 4 * std::sqrt(p * (1 - p) / kDraws));
    }
};

PLEIO_TEST(tst_distributions, TestDistributions)
#include "tst_distributions.moc"
