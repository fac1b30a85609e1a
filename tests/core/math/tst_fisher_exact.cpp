// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/fisher_exact.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

namespace {

FisherTest testOf(const test::GoldenTable& table, qsizetype row)
{
    const auto whole = [&](const char* column) {
        return static_cast<std::int64_t>(table.number(row, QString::fromLatin1(column)));
    };
    return fisherExact(whole("both"), whole("marked"), whole("drawn"), whole("population"));
}

}  // namespace

class TestFisherExact : public QObject {
    Q_OBJECT

private slots:
    void pLikeR()
    {
        const auto table = test::goldenTable(QStringLiteral("tests/golden/traits.enrichment/small_sets/fisher_r.tsv"));
        QVERIFY(table.rows.size() == 9);
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            const FisherTest test = testOf(table, row);
            VERIFY_CLOSE(test.greater, table.number(row, QStringLiteral("greater")), 1e-10);
            VERIFY_CLOSE(test.twoSided, table.number(row, QStringLiteral("two_sided")), 1e-10);
        }
    }

    void oddsLikeSciPy()
    {
        const auto table = test::goldenTable(QStringLiteral("tests/golden/traits.enrichment/small_sets/odds.tsv"));
        QVERIFY(table.rows.size() == 8);
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            const FisherTest test = testOf(table, row);
            for (const auto& [value, column] :
                 {std::pair{test.oddsRatio, "odds"}, {test.low, "low"}, {test.high, "high"}}) {
                const QString text = table.text(row, QString::fromLatin1(column));
                if (text == QStringLiteral("inf"))
                    QVERIFY(std::isinf(value));
                else
                    VERIFY_CLOSE(value, text.toDouble(), 1e-8);
            }
            QVERIFY(test.low <= test.oddsRatio && test.oddsRatio <= test.high);
        }
    }

    /// Fisher's lady tasting tea: 4 of 4 cups right has p = 1/70, 3 of 4 has 17/70.
    void ladyTastingTea()
    {
        VERIFY_CLOSE(fisherExact(4, 4, 4, 8).greater, 1.0 / 70, 1e-13);
        VERIFY_CLOSE(fisherExact(3, 4, 4, 8).greater, 17.0 / 70, 1e-13);
        VERIFY_CLOSE(fisherExact(3, 4, 4, 8).twoSided, 34.0 / 70, 1e-13);
    }

    void edges()
    {
        QVERIFY(std::isnan(fisherExact(5, 4, 4, 8).greater));
        QVERIFY(std::isnan(fisherExact(0, 6, 6, 8).greater));  // at least four must be shared
        QVERIFY(std::isnan(fisherExact(0, -1, 4, 8).greater));
        const FisherTest fixed = fisherExact(4, 8, 4, 8);
        QCOMPARE(fixed.greater, 1.0);
        QVERIFY(std::isnan(fixed.oddsRatio));
        QVERIFY(fisherExact(300, 300, 300, 100000).greater < 1e-300);
        // Exchanging the two sets changes nothing.
        VERIFY_CLOSE(fisherExact(7, 20, 55, 300).oddsRatio, fisherExact(7, 55, 20, 300).oddsRatio, 1e-10);
    }
};

PLEIO_TEST(tst_fisher_exact, TestFisherExact)
#include "tst_fisher_exact.moc"
