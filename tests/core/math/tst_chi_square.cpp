// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/chi_square.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

#include <cmath>
#include <limits>

using namespace pleio;

class TestChiSquare : public QObject {
    Q_OBJECT

private slots:
    void equalsR()
    {
        QFile file(test::sourceFile("tests/golden/codon.usage/two_sets/chi_square.tsv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), qsizetype{73});
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const QList<QByteArray> fields = lines[i].split('\t');
            const double expected = fields[2].trimmed().toDouble();
            const double own = chiSquareSurvival(fields[0].trimmed().toDouble(), fields[1].toDouble());
            QVERIFY2(std::abs(own - expected) <= 1e-12 * expected, lines[i]);
        }
    }
    void ends()
    {
        QCOMPARE(chiSquareSurvival(0, 3), 1.0);
        QCOMPARE(chiSquareSurvival(std::numeric_limits<double>::infinity(), 3), 0.0);
        QCOMPARE(chiSquareSurvival(1e6, 2), 0.0);
        QVERIFY(std::isnan(chiSquareSurvival(-1, 3)));
        QVERIFY(std::isnan(chiSquareSurvival(1, 0)));
        QVERIFY(std::isnan(chiSquareSurvival(std::nan(""), 3)));
    }
};

PLEIO_TEST(tst_chi_square, TestChiSquare)
#include "tst_chi_square.moc"
