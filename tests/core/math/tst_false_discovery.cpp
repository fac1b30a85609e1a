// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/false_discovery.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

class TestFalseDiscovery : public QObject {
    Q_OBJECT

private slots:
    void byHand_data()
    {
        QTest::addColumn<QList<double>>("p");
        QTest::addColumn<QList<double>>("q");
        const double undefined = qQNaN();
        QTest::newRow("none") << QList<double>{} << QList<double>{};
        QTest::newRow("one") << QList<double>{0.03} << QList<double>{0.03};
        QTest::newRow("equal steps") << QList<double>{0.01, 0.02, 0.03, 0.04, 0.05}
                                     << QList<double>{0.05, 0.05, 0.05, 0.05, 0.05};
        // 4 p / rank = 0.04, 0.06, 0.16/3, 0.5; a larger p cannot have the smaller q.
        QTest::newRow("step up") << QList<double>{0.01, 0.04, 0.03, 0.5}
                                 << QList<double>{0.04, 0.16 / 3, 0.16 / 3, 0.5};
        QTest::newRow("ties") << QList<double>{0.2, 0.02, 0.02} << QList<double>{0.2, 0.03, 0.03};
        QTest::newRow("at most one") << QList<double>{0.9, 1, 1} << QList<double>{1, 1, 1};
        QTest::newRow("zero") << QList<double>{0, 0.5} << QList<double>{0, 0.5};
        QTest::newRow("not tested") << QList<double>{0.01, undefined, 0.04, undefined}
                                    << QList<double>{0.02, undefined, 0.04, undefined};
        QTest::newRow("nothing tested") << QList<double>{undefined} << QList<double>{undefined};
        // The fifteen comparisons of Benjamini & Hochberg (1995), table 1: four are below 0.05.
        QTest::newRow("published") << QList<double>{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                                    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000}
                                   << QList<double>{0.0015,     0.003,     0.0095,     0.035625,    0.0603,
                                                    0.447 / 7,  0.447 / 7, 0.0645,     0.0765,      0.486,
                                                    6.393 / 11, 0.714875,  9.792 / 13, 11.385 / 14, 1};
    }
    void byHand()
    {
        QFETCH(QList<double>, p);
        QFETCH(QList<double>, q);
        const std::vector<double> actual = benjaminiHochberg(std::vector<double>(p.begin(), p.end()));
        QCOMPARE(static_cast<qsizetype>(actual.size()), q.size());
        for (qsizetype i = 0; i < q.size(); ++i) {
            const double a = actual[static_cast<std::size_t>(i)];
            QVERIFY2(std::isnan(q[i]) ? std::isnan(a) : std::abs(a - q[i]) < 1e-15,
                     qPrintable(QStringLiteral("%1: %2 instead of %3").arg(i).arg(a).arg(q[i])));
        }
    }
};

PLEIO_TEST(tst_false_discovery, TestFalseDiscovery)
#include "tst_false_discovery.moc"
