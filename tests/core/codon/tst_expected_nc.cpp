// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/expected_nc.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

class TstExpectedNc : public QObject {
    Q_OBJECT
private slots:
    void atPoints_data();
    void atPoints();
};

void TstExpectedNc::atPoints_data()
{
    // Worked by hand from the published formulas, at six decimals.
    QTest::addColumn<double>("gc3s");
    QTest::addColumn<double>("wright");
    QTest::addColumn<double>("dosReis");
    QTest::addColumn<double>("liu");
    QTest::newRow("0") << 0.0 << 31.0 << 26.361689 << 32.0;
    QTest::newRow("0.25") << 0.25 << 48.65 << 45.522385 << 49.45;
    QTest::newRow("0.5") << 0.5 << 60.5 << 59.184899 << 61.0;
    QTest::newRow("0.75") << 0.75 << 49.15 << 48.031097 << 48.95;
    QTest::newRow("1") << 1.0 << 32.0 << 28.978763 << 31.0;
}

void TstExpectedNc::atPoints()
{
    QFETCH(double, gc3s);
    QFETCH(double, wright);
    QFETCH(double, dosReis);
    QFETCH(double, liu);
    QVERIFY(std::abs(expectedNcWright(gc3s) - wright) < 1e-6);
    QVERIFY(std::abs(expectedNcDosReis(gc3s) - dosReis) < 1e-6);
    QVERIFY(std::abs(expectedNcLiu(gc3s) - liu) < 1e-6);
}

PLEIO_TEST(tst_expected_nc, TstExpectedNc)
#include "tst_expected_nc.moc"
