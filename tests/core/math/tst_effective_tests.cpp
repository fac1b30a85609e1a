// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/effective_tests.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace pleio;

class TstEffectiveTests : public QObject {
    Q_OBJECT
private slots:
    void byHand_data();
    void byHand();
    void components();
};

void TstEffectiveTests::byHand_data()
{
    QTest::addColumn<QList<double>>("eigenvalues");
    QTest::addColumn<double>("liJi");
    QTest::addColumn<double>("galwey");
    QTest::newRow("independent") << QList<double>{1, 1, 1} << 3.0 << 3.0;
    QTest::newRow("all the same") << QList<double>{3, 0, 0} << 1.0 << 1.0;
    // Rounding on either side of a whole number is not a fraction.
    QTest::newRow("the same, rounded") << QList<double>{3 - 1e-12, 1e-12, -1e-17} << 1.0 << 1.0;
    QTest::newRow("r = 0.5") << QList<double>{1.5, 0.5} << 2.0 << std::pow(std::sqrt(1.5) + std::sqrt(0.5), 2) / 2;
    // Pairwise correlations may have a negative eigenvalue: Li & Ji take its size, Galwey leaves it out.
    QTest::newRow("negative") << QList<double>{2.25, 1, -0.25} << 1.25 + 1 + 0.25 << 2.5 * 2.5 / 3.25;
    QTest::newRow("none") << QList<double>{} << qQNaN() << qQNaN();
    QTest::newRow("zero") << QList<double>{0, 0} << qQNaN() << qQNaN();
}

void TstEffectiveTests::byHand()
{
    QFETCH(QList<double>, eigenvalues);
    QFETCH(double, liJi);
    QFETCH(double, galwey);
    const std::vector<double> x(eigenvalues.begin(), eigenvalues.end());
    const auto near = [](double a, double b) { return std::isnan(b) ? std::isnan(a) : std::abs(a - b) < 1e-5; };
    QVERIFY2(near(effectiveTestsLiJi(x), liJi), qPrintable(QString::number(effectiveTestsLiJi(x))));
    QVERIFY2(near(effectiveTestsGalwey(x), galwey), qPrintable(QString::number(effectiveTestsGalwey(x))));
}

void TstEffectiveTests::components()
{
    const std::vector<double> x{5, 3, 1, 1, 0};
    QCOMPARE(componentsFor(x, 0.5), std::size_t{1});
    QCOMPARE(componentsFor(x, 0.8), std::size_t{2});
    QCOMPARE(componentsFor(x, 0.81), std::size_t{3});
    QCOMPARE(componentsFor(x, 1), std::size_t{4});
    QCOMPARE(componentsFor({}, 0.8), std::size_t{0});
}

PLEIO_TEST(tst_effective_tests, TstEffectiveTests)
#include "tst_effective_tests.moc"
