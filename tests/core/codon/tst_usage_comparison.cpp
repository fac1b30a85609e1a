// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/usage_comparison.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

QList<QByteArray> linesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

/// Columns fraction and number of an EMBOSS table, read here again so that the test does not lean on the reader.
struct Cut {
    CodonVector fractions{}, counts{};
};
Cut readCut(const QString& path)
{
    Cut cut;
    for (const QByteArray& line : linesOf(path)) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() != 5 || line.startsWith('#')) continue;
        const auto codon = static_cast<std::size_t>(codonIndex(fields[0][0], fields[0][1], fields[0][2]));
        cut.fractions[codon] = fields[2].toDouble();
        cut.counts[codon] = fields[4].toDouble();
    }
    return cut;
}

QString golden(const char* name)
{
    return test::sourceFile(QStringLiteral("tests/golden/codon.usage/two_sets/") + QString::fromLatin1(name));
}

bool near(double own, double expected, double relative = 1e-10)
{
    return std::isnan(expected) ? std::isnan(own) : std::abs(own - expected) <= relative * std::abs(expected);
}

}  // namespace

class TestUsageComparison : public QObject {
    Q_OBJECT

private slots:
    void testsEqualR()
    {
        const UsageComparison own = compareUsage(readCut(golden("set_a.cut")).counts,
                                                 readCut(golden("set_b.cut")).counts, *GeneticCode::find(11));
        QCOMPARE(own.families.size(), std::size_t{18});
        int compared = 0;
        for (const QByteArray& line : linesOf(golden("tests.tsv")).mid(1)) {
            if (line.isEmpty()) continue;
            const QList<QByteArray> f = line.split('\t');
            const AssociationTest* test = f[0] == "all" ? &own.overall : nullptr;
            for (const FamilyComparison& family : own.families)
                if (f[0].size() == 1 && family.family.aminoAcid == f[0][0]) test = &family.test;
            QVERIFY2(test != nullptr, line);
            const auto value = [&](int at) { return f[at].trimmed().toDouble(); };
            QVERIFY2(test->n == value(1) && test->df == value(2), line);
            QVERIFY2(near(test->chiSquare, value(3)) && near(test->pChiSquare, value(4)), line);
            QVERIFY2(near(test->g, value(5)) && near(test->gAdjusted, value(6)) && near(test->pG, value(7)), line);
            QVERIFY2(near(test->cramersV, value(8)), line);
            ++compared;
        }
        QCOMPARE(compared, 19);
    }

    void distanceEqualsCodcmp_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("simulated") << golden("set_a.cut") << golden("set_b.cut")
                                   << QList<double>{1.563, .025, .158, 7.444, .118, 1};
        const QString emboss = QStringLiteral("/usr/share/EMBOSS/data/CODONS/");
        QTest::newRow("E. coli, all and highly expressed")
            << emboss + "Eecoli.cut" << emboss + "Eecoli_high.cut" << QList<double>{1.405, .023, .152, 7.684, .126, 3};
    }
    void distanceEqualsCodcmp()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QList<double>, expected);
        if (!QFile::exists(a)) QSKIP("the tables of EMBOSS are not installed");
        const UsageDistance own = usageDistance(readCut(a).fractions, readCut(b).fractions);
        const QList<double> values{own.sumSquared,    own.meanSquared,    own.rootMeanSquared,
                                   own.sumDifference, own.meanDifference, static_cast<double>(own.notAppearing)};
        for (qsizetype i = 0; i < values.size(); ++i)
            QVERIFY2(std::abs(values[i] - expected[i]) < 0.00051, qPrintable(QString::number(values[i], 'g', 8)));
        QCOMPARE(own.compared + own.notAppearing, kCodons);
    }

    void nothingToTest()
    {
        CodonVector a{}, b{};
        a[0] = 10;  // TTT
        b[0] = 4;
        const UsageComparison own = compareUsage(a, b, GeneticCode::standard());
        for (const FamilyComparison& family : own.families) {
            QCOMPARE(family.test.df, 0);
            QVERIFY(std::isnan(family.test.chiSquare) && std::isnan(family.test.pG) &&
                    std::isnan(family.test.cramersV));
        }
        QCOMPARE(own.overall.df, 0);
        QVERIFY(std::isnan(own.overall.pG) && std::isnan(own.overall.cramersV));
        const UsageDistance none = usageDistance({}, {});
        QCOMPARE(none.compared, 0);
        QVERIFY(std::isnan(none.meanSquared) && std::isnan(none.rootMeanSquared) && std::isnan(none.meanDifference));
    }

    void extremes()
    {
        CodonVector a{}, b{};
        a[0] = 10, b[1] = 30;  // TTT against TTC: nothing in common
        const UsageComparison apart = compareUsage(a, b, GeneticCode::standard());
        QCOMPARE(apart.overall.cramersV, 1.0);
        QCOMPARE(apart.overall.df, 1);
        a[1] = 30, b[0] = 10;
        const UsageComparison same = compareUsage(a, b, GeneticCode::standard());
        QCOMPARE(same.overall.cramersV, 0.0);
        QCOMPARE(same.overall.pG, 1.0);
    }

    void familiesFollowTheCode()
    {
        for (const GeneticCode& code : GeneticCode::all()) {
            CodonVector a{}, b{};
            for (std::size_t c = 0; c < kCodons; ++c) {
                a[c] = static_cast<double>(c + 1);
                b[c] = static_cast<double>(kCodons - c);
            }
            int df = 0;
            for (const CodonFamily& family : codonFamilies(code, 2)) df += static_cast<int>(family.codons.size()) - 1;
            QCOMPARE(compareUsage(a, b, code).overall.df, df);
            const CodonVector shares = fractionsWithStops(a, code);
            double sum = 0;
            for (const double share : shares) sum += share;
            bool stops = false;
            for (int codon = 0; codon < kCodons; ++codon) stops |= !code.isSense(codon);
            QVERIFY(near(sum, static_cast<double>(codonFamilies(code).size()) + (stops ? 1 : 0)));
        }
    }
};

PLEIO_TEST(tst_usage_comparison, TestUsageComparison)
#include "tst_usage_comparison.moc"
