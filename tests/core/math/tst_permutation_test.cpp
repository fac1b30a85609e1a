// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/permutation_test.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <vector>

using namespace pleio;

class TestPermutationTest : public QObject {
    Q_OBJECT

private slots:
    void byHand()
    {
        const std::vector<double> permuted{1, 2, 3, 4};
        const PermutationTest upper = permutationTest(3, permuted, Tail::Upper);
        QCOMPARE(upper.mean, 2.5);
        QCOMPARE(upper.sd, std::sqrt(5.0 / 3));
        QCOMPARE(upper.z, 0.5 / std::sqrt(5.0 / 3));
        QCOMPARE(upper.p, 3.0 / 5);  // 3, 4 and itself
        QCOMPARE(permutationTest(3, permuted, Tail::Lower).p, 4.0 / 5);
        QCOMPARE(permutationTest(9, permuted, Tail::Upper).p, 1.0 / 5);
        // Both tails: the mean of all five is 2.6; 1 is 1.6 away, 4 is 1.4 away.
        QCOMPARE(permutationTest(3, permuted, Tail::Both).p, 5.0 / 5);
        QCOMPARE(permutationTest(-5, permuted, Tail::Both).p, 1.0 / 5);
    }
    void tiesCount()
    {
        const std::vector<double> same(9, 0.1 + 0.2);
        const PermutationTest test = permutationTest(0.3, same, Tail::Upper);
        QCOMPARE(test.p, 1.0);  // although 0.1 + 0.2 is a little more than 0.3
        QCOMPARE(permutationTest(0.3, same, Tail::Lower).p, 1.0);
        QCOMPARE(permutationTest(0.3, same, Tail::Both).p, 1.0);
        QVERIFY(std::isnan(test.z));
        QCOMPARE(permutationTest(0.4, same, Tail::Upper).p, 0.1);
    }
    void undefined()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(std::isnan(permutationTest(nan, std::vector<double>{1, 2}, Tail::Both).p));
        QVERIFY(std::isnan(permutationTest(1, std::vector<double>{1, nan}, Tail::Both).p));
        QVERIFY(std::isnan(permutationTest(1, {}, Tail::Both).p));
    }
};

PLEIO_TEST(tst_permutation_test, TestPermutationTest)
#include "tst_permutation_test.moc"
