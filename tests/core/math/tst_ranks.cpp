// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/math/ranks.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

class TestRanks : public QObject {
    Q_OBJECT

private slots:
    void ties_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<QList<double>>("ranks");
        QTest::newRow("none") << QList<double>{} << QList<double>{};
        QTest::newRow("one") << QList<double>{7} << QList<double>{1};
        QTest::newRow("distinct") << QList<double>{3, -1, 2} << QList<double>{3, 1, 2};
        QTest::newRow("pair") << QList<double>{2, 1, 2, 5} << QList<double>{2.5, 1, 2.5, 4};
        QTest::newRow("all tied") << QList<double>{4, 4, 4, 4} << QList<double>{2.5, 2.5, 2.5, 2.5};
        QTest::newRow("two blocks") << QList<double>{1, 9, 1, 9, 1, 3} << QList<double>{2, 5.5, 2, 5.5, 2, 4};
        QTest::newRow("zeros") << QList<double>{0.0, -0.0, 1} << QList<double>{1.5, 1.5, 3};
        QTest::newRow("infinite") << QList<double>{INFINITY, 0, -INFINITY} << QList<double>{3, 2, 1};
    }
    void ties()
    {
        QFETCH(QList<double>, values);
        QFETCH(QList<double>, ranks);
        const std::vector<double> actual = midRanks(std::vector<double>(values.begin(), values.end()));
        QCOMPARE(QList<double>(actual.begin(), actual.end()), ranks);
    }
    /// Type 7 of Hyndman & Fan, worked by hand: position 1 + (n - 1) p.
    void quantiles()
    {
        const std::vector<double> sorted{1, 2, 4, 10};
        QCOMPARE(quantile(sorted, 0), 1.0);
        QCOMPARE(quantile(sorted, 0.25), 1.75);
        QCOMPARE(quantile(sorted, 0.5), 3.0);
        QCOMPARE(quantile(sorted, 0.75), 5.5);
        QCOMPARE(quantile(sorted, 1), 10.0);
        QCOMPARE(quantile(std::vector<double>{6}, 0.9), 6.0);
        QVERIFY(std::isnan(quantile({}, 0.5)));
    }
    /// Expected: R 4.2.2, cor(x, y, method = "spearman").
    void rankCorrelation()
    {
        const RankCorrelation ties = spearman(std::vector<double>{3, 1, 4, kUndefined, 1, 5, 9, 2, 6},
                                              std::vector<double>{2, 7, 1, 0, 8, 2, 8, 1, 8});
        QCOMPARE(ties.n, std::size_t{8});
        QVERIFY(std::abs(ties.rho - 0.1988536812099246) < 1e-14);
        QCOMPARE(spearman(std::vector<double>{1, 5, 2}, std::vector<double>{9, -3, 0}).rho, -1.0);
        QVERIFY(std::isnan(spearman(std::vector<double>{1, 5, 2}, std::vector<double>{4, 4, 4}).rho));
        QVERIFY(std::isnan(spearman(std::vector<double>{1, 5}, std::vector<double>{4, 5}).rho));
    }
};

PLEIO_TEST(tst_ranks, TestRanks)
#include "tst_ranks.moc"
