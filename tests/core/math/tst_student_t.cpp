// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/student_t.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace pleio;

namespace {

bool near(double a, double b, double relative) { return std::abs(a - b) <= relative * std::abs(b); }

}  // namespace

class TstStudentT : public QObject {
    Q_OBJECT
private slots:
    void closedForms();
    void likeR_data();
    void likeR();
    void limits();
};

void TstStudentT::closedForms()
{
    // One degree is Cauchy's distribution; with two the tail is an algebraic function.
    for (const double t : {0.0, 0.01, 0.5, 1.0, 3.0, 40.0, 1e4}) {
        QVERIFY(near(studentTwoSidedP(t, 1), 1 - 2 / std::numbers::pi * std::atan(t), 1e-11));
        QVERIFY(near(studentTwoSidedP(t, 2), 2 / (2 + t * t) / (1 + t / std::sqrt(2 + t * t)), 1e-13));
        QCOMPARE(studentTwoSidedP(-t, 2), studentTwoSidedP(t, 2));
    }
}

void TstStudentT::likeR_data()
{
    // R 4.2.2: 2 * pt(-1.7, degrees), 2 * pt(-6.5, degrees), qt(0.975, degrees).
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("atSmall");
    QTest::addColumn<double>("atLarge");
    QTest::addColumn<double>("quantile");
    QTest::newRow("3") << 3.0 << 0.18769064155341 << 0.00739452463658383 << 3.18244630528371;
    QTest::newRow("8") << 8.0 << 0.127552869703234 << 0.000188104021215975 << 2.30600413520417;
    QTest::newRow("29.5") << 29.5 << 0.0996528261704496 << 3.76422184793096e-07 << 2.04372496677212;
    QTest::newRow("998") << 998.0 << 0.0894425101043673 << 1.26655040198819e-10 << 1.96234384621633;
    QTest::newRow("113598") << 113598.0 << 0.0891336630051726 << 8.06509328436374e-11 << 1.95998486779572;
}

void TstStudentT::likeR()
{
    QFETCH(double, degrees);
    QFETCH(double, atSmall);
    QFETCH(double, atLarge);
    QFETCH(double, quantile);
    QVERIFY(near(studentTwoSidedP(1.7, degrees), atSmall, 1e-9));
    QVERIFY(near(studentTwoSidedP(6.5, degrees), atLarge, 1e-9));
    QVERIFY(near(studentTwoSidedQuantile(0.05, degrees), quantile, 1e-9));
}

void TstStudentT::limits()
{
    QCOMPARE(studentTwoSidedP(std::numeric_limits<double>::infinity(), 5), 0.0);
    QVERIFY(std::isnan(studentTwoSidedP(std::numeric_limits<double>::quiet_NaN(), 5)));
    QCOMPARE(studentTwoSidedQuantile(1, 5), 0.0);
    QVERIFY(near(studentTwoSidedQuantile(studentTwoSidedP(20, 7), 7), 20, 1e-10));
}

PLEIO_TEST(tst_student_t, TstStudentT)
#include "tst_student_t.moc"
