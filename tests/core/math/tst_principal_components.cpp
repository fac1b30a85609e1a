// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/effective_tests.h"
#include "core/math/principal_components.h"
#include "core/math/random.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <oneapi/tbb/global_control.h>

#include <cmath>
#include <limits>

using namespace pleio;

namespace {

test::GoldenTable golden(const QString& file)
{
    return test::goldenTable(QStringLiteral("tests/golden/traits.structure/components/") + file);
}

Eigen::MatrixXd matrixOf(const test::GoldenTable& table, qsizetype firstColumn = 0)
{
    Eigen::MatrixXd values(table.rows.size(), table.header.size() - firstColumn);
    for (qsizetype row = 0; row < table.rows.size(); ++row)
        for (qsizetype column = firstColumn; column < table.header.size(); ++column)
            values(row, column - firstColumn) = table.number(row, table.header[column]);
    return values;
}

/// Columns of which the first ten share one factor.
Eigen::MatrixXd oneFactor(Eigen::Index rows, Eigen::Index columns)
{
    Random random(5);
    Eigen::MatrixXd values(rows, columns);
    for (Eigen::Index i = 0; i < rows; ++i) {
        const double shared = random.normal();
        for (Eigen::Index j = 0; j < columns; ++j) values(i, j) = random.normal() + (j < 10 ? shared : 0);
    }
    return values;
}

}  // namespace

class TstPrincipalComponents : public QObject {
    Q_OBJECT
private slots:
    void asInR();
    void columnsThatDoNotVary();
    void missingIsTheMean();
    void parallelAnalysisFindsTheFactor();
    void noFactorInNoise();
    void sameForAnyThreads();
    void nothing();
};

void TstPrincipalComponents::asInR()
{
    NoProgress progress;
    const auto found = principalComponents(matrixOf(golden("values.tsv")), 9, progress);
    const auto table = golden("loadings.tsv");
    const Eigen::MatrixXd loadings = matrixOf(table, 1), scores = matrixOf(golden("scores.tsv"));
    for (Eigen::Index k = 0; k < 9; ++k) VERIFY_CLOSE(found->eigenvalues[k], table.number(k, "eigenvalue"), 1e-9);
    QVERIFY((found->loadings - loadings).cwiseAbs().maxCoeff() < 1e-9);
    QVERIFY((found->scores - scores).cwiseAbs().maxCoeff() < 1e-9);
    const std::span<const double> eigenvalues(found->eigenvalues.data(), 9);
    const auto effective = golden("effective.tsv");
    VERIFY_CLOSE(effectiveTestsLiJi(eigenvalues), effective.number(0, "li_ji"), 1e-9);
    VERIFY_CLOSE(effectiveTestsGalwey(eigenvalues), effective.number(0, "galwey"), 1e-9);
    QCOMPARE(static_cast<double>(componentsFor(eigenvalues, 0.8)), effective.number(0, "pc80"));
    QCOMPARE(static_cast<double>(componentsFor(eigenvalues, 0.9)), effective.number(0, "pc90"));
}

void TstPrincipalComponents::columnsThatDoNotVary()
{
    NoProgress progress;
    Eigen::MatrixXd values = oneFactor(30, 12);
    const auto without = principalComponents(values, 3, progress);
    values.conservativeResize(30, 13);
    values.col(12).setConstant(4);
    const auto with = principalComponents(values, 3, progress);
    QCOMPARE(with->eigenvalues.size(), Eigen::Index{12});
    QVERIFY((with->eigenvalues - without->eigenvalues).norm() < 1e-12);
    QVERIFY((with->scores - without->scores).norm() < 1e-10);
    QVERIFY(with->loadings.row(12).array().isNaN().all());
    VERIFY_CLOSE(with->eigenvalues.sum(), 12, 1e-12);
}

void TstPrincipalComponents::missingIsTheMean()
{
    NoProgress progress;
    Eigen::MatrixXd values = oneFactor(30, 12), filled = values;
    values(4, 7) = std::numeric_limits<double>::quiet_NaN();
    filled(4, 7) = (filled.col(7).sum() - filled(4, 7)) / 29;
    const auto a = principalComponents(values, 2, progress), b = principalComponents(filled, 2, progress);
    QVERIFY((a->eigenvalues - b->eigenvalues).norm() < 1e-12);
    QVERIFY((a->scores - b->scores).norm() < 1e-10);
}

void TstPrincipalComponents::parallelAnalysisFindsTheFactor()
{
    NoProgress progress;
    const Eigen::MatrixXd values = oneFactor(100, 20);
    const auto found = principalComponents(values, 1, progress);
    const auto chance = parallelEigenvalues(values, 50, 0.95, 1, progress);
    QCOMPARE(componentsAboveChance(found->eigenvalues, *chance), Eigen::Index{1});
    QVERIFY(std::abs(found->loadings(3, 0)) > 0.5 && std::abs(found->loadings(15, 0)) < 0.4);
}

void TstPrincipalComponents::noFactorInNoise()
{
    NoProgress progress;
    Random random(12);
    int above = 0;
    for (int round = 0; round < 40; ++round) {
        Eigen::MatrixXd values(40, 8);
        for (double& v : values.reshaped()) v = random.normal();
        const auto found = principalComponents(values, 0, progress);
        const auto chance = parallelEigenvalues(values, 60, 0.95, static_cast<std::uint64_t>(round), progress);
        above += componentsAboveChance(found->eigenvalues, *chance) > 0 ? 1 : 0;
    }
    QVERIFY2(above <= 6, qPrintable(QString::number(above)));  // 2 expected; more than 6 has p = 0.004
}

void TstPrincipalComponents::sameForAnyThreads()
{
    NoProgress progress;
    const Eigen::MatrixXd values = oneFactor(80, 280);
    const auto found = principalComponents(values, 4, progress);
    const auto chance = parallelEigenvalues(values, 3, 0.95, 1, progress);
    const oneapi::tbb::global_control one(oneapi::tbb::global_control::max_allowed_parallelism, 1);
    const auto again = principalComponents(values, 4, progress);
    QVERIFY(found->eigenvalues == again->eigenvalues && found->scores == again->scores);
    QVERIFY(*chance == *parallelEigenvalues(values, 3, 0.95, 1, progress));
}

void TstPrincipalComponents::nothing()
{
    NoProgress progress;
    const auto found = principalComponents(Eigen::MatrixXd::Ones(4, 3), 2, progress);
    QCOMPARE(found->eigenvalues.size(), Eigen::Index{0});
    QCOMPARE(parallelEigenvalues(Eigen::MatrixXd::Ones(4, 3), 2, 0.95, 1, progress)->size(), Eigen::Index{0});
}

PLEIO_TEST(tst_principal_components, TstPrincipalComponents)
#include "tst_principal_components.moc"
