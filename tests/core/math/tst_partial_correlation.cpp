// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/partial_correlation.h"
#include "core/math/random.h"
#include "core/math/ranks.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace pleio;

namespace {

struct Case {
    std::vector<double> x, y;
    Eigen::MatrixXd covariates;

    Case()
    {
        const auto table = test::goldenTable(QStringLiteral("tests/golden/traits.agreement/small_genes/input.tsv"));
        covariates.resize(table.rows.size(), 3);
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            x.push_back(table.number(row, QStringLiteral("x")));
            y.push_back(table.number(row, QStringLiteral("y")));
            covariates(row, 0) = table.number(row, QStringLiteral("length"));
            covariates(row, 1) = table.number(row, QStringLiteral("expression"));
            covariates(row, 2) = table.number(row, QStringLiteral("gc3"));
        }
    }
};

}  // namespace

class TestPartialCorrelation : public QObject {
    Q_OBJECT

private slots:
    void likeR()
    {
        const auto expected =
            test::goldenTable(QStringLiteral("tests/golden/traits.agreement/small_genes/expected.tsv"));
        Case input;
        QVERIFY(input.x.size() == 80 && expected.rows.size() == 3);
        // The reference drops the row without expression from every line.
        input.x[8] = qQNaN();
        for (qsizetype row = 0; row < 3; ++row) {
            const auto k = static_cast<Eigen::Index>(expected.number(row, QStringLiteral("covariates")));
            const PartialCorrelation r = partialSpearman(input.x, input.y, input.covariates.leftCols(k));
            QCOMPARE(static_cast<double>(r.n), expected.number(row, QStringLiteral("n")));
            QCOMPARE(r.covariates, k);
            VERIFY_CLOSE(r.rho, expected.number(row, QStringLiteral("rho")), 1e-10);
            VERIFY_CLOSE(r.rho, expected.number(row, QStringLiteral("precision")), 1e-10);
            VERIFY_CLOSE(r.p, expected.number(row, QStringLiteral("p")), 1e-9);
            VERIFY_CLOSE(r.low, expected.number(row, QStringLiteral("low")), 1e-9);
            VERIFY_CLOSE(r.high, expected.number(row, QStringLiteral("high")), 1e-9);
        }
    }

    void withoutCovariatesItIsSpearman()
    {
        const Case input;
        VERIFY_CLOSE(partialSpearman(input.x, input.y, {}).rho, spearman(input.x, input.y).rho, 1e-12);
    }

    void takesOutACommonCause()
    {
        Random random(3);
        std::vector<double> x, y;
        Eigen::MatrixXd cause(2000, 1);
        for (Eigen::Index i = 0; i < cause.rows(); ++i) {
            cause(i, 0) = random.normal();
            x.push_back(cause(i, 0) + random.normal());
            y.push_back(cause(i, 0) + random.normal());
        }
        QVERIFY(partialSpearman(x, y, {}).rho > 0.4);
        const PartialCorrelation r = partialSpearman(x, y, cause);
        QVERIFY(std::abs(r.rho) < 0.1 && r.low < 0.05 && r.p > 0.001);
    }

    void bootstrapIsRepeatableAndAsWide()
    {
        const Case input;
        const PartialCorrelation plain = partialSpearman(input.x, input.y, input.covariates);
        const PartialCorrelation one = bootstrapPartialSpearman(input.x, input.y, input.covariates, 500, 9);
        const PartialCorrelation two = bootstrapPartialSpearman(input.x, input.y, input.covariates, 500, 9);
        QCOMPARE(one.low, two.low);
        QCOMPARE(one.rho, plain.rho);
        QVERIFY(one.low < one.rho && one.rho < one.high);
        QVERIFY(std::abs((one.high - one.low) / (plain.high - plain.low) - 1) < 0.25);
    }

    void undefinedCorrelations()
    {
        const std::vector<double> x{1, 2, 3, 4, 5}, same(5, 7);
        QVERIFY(std::isnan(partialSpearman(x, same, {}).rho));
        QVERIFY(std::isnan(partialSpearman({x.data(), 3}, {x.data(), 3}, {}).rho));
        Eigen::MatrixXd itself(5, 1);
        for (Eigen::Index i = 0; i < 5; ++i) itself(i, 0) = x[static_cast<std::size_t>(i)];
        QVERIFY(std::isnan(partialSpearman(x, std::vector<double>{2, 1, 4, 3, 5}, itself).rho));
        // A constant covariate takes nothing out and costs no degree of freedom.
        QCOMPARE(partialSpearman(x, std::vector<double>{2, 1, 4, 3, 5}, Eigen::MatrixXd::Ones(5, 1)).covariates,
                 Eigen::Index{0});
    }
};

PLEIO_TEST(tst_partial_correlation, TestPartialCorrelation)
#include "tst_partial_correlation.moc"
