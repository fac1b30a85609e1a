// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "core/math/ranks.h"
#include "core/traits/hops.h"
#include "core/traits/null_correlation.h"
#include "tests/core/traits/golden_matrix.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;
using namespace pleio::test;

namespace {

const QString kFolder = QStringLiteral("tests/golden/traits.pleiotropy/small_matrix/");

/// z of genes without effects whose first three of `traits` traits correlate by 0.7.
Eigen::MatrixXd nullZ(Eigen::Index genes, Eigen::Index traits, std::uint64_t seed)
{
    Random random(seed);
    Eigen::MatrixXd z(genes, traits);
    for (Eigen::Index g = 0; g < genes; ++g) {
        const double shared = random.normal();
        for (Eigen::Index t = 0; t < traits; ++t)
            z(g, t) = t < 3 ? std::sqrt(0.7) * shared + std::sqrt(0.3) * random.normal() : random.normal();
    }
    return z;
}

/// Largest distance between the distribution of p and the uniform one, times the root of n: above 1.63 in one of a
/// hundred.
double kolmogorov(std::vector<double> p)
{
    std::ranges::sort(p);
    const auto n = static_cast<double>(p.size());
    double distance = 0;
    for (std::size_t i = 0; i < p.size(); ++i)
        distance = std::max({distance, p[i] - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - p[i]});
    return distance * std::sqrt(n);
}

double shareBelow(const std::vector<double>& p, double bound)
{
    return static_cast<double>(std::ranges::count_if(p, [&](double v) { return v <= bound; })) /
           static_cast<double>(p.size());
}

}  // namespace

class TestHops : public QObject {
    Q_OBJECT

private slots:
    void likeTheReference()
    {
        const Eigen::MatrixXd z = goldenZ();
        const NullCorrelation null = nullCorrelation(z);
        const GoldenTable correlation = goldenTable(kFolder + QStringLiteral("correlation.tsv"));
        QCOMPARE(static_cast<double>(null.genes), correlation.number(0, QStringLiteral("genes")));
        QVERIFY(!null.allGenes);
        VERIFY_CLOSE(null.shrinkage, correlation.number(0, QStringLiteral("shrinkage")), 1e-9);
        for (Eigen::Index a = 0; a < 8; ++a)
            for (Eigen::Index b = 0; b < 8; ++b)
                VERIFY_CLOSE(null.r(a, b), correlation.number(a, QStringLiteral("r%1").arg(b)), 1e-9);

        const HopsScores scores = hopsScores(whitened(z, null.r));
        const GoldenTable expected = goldenTable(kFolder + QStringLiteral("expected.tsv"));
        for (qsizetype gene = 0; gene < z.rows(); ++gene) {
            const auto g = static_cast<std::size_t>(gene);
            VERIFY_CLOSE(scores.magnitude[g], expected.number(gene, QStringLiteral("pm")), 1e-9);
            VERIFY_CLOSE(scores.magnitudeP[g], expected.number(gene, QStringLiteral("pm_p")), 1e-8);
            QCOMPARE(static_cast<double>(scores.number[g]), expected.number(gene, QStringLiteral("pn")));
            VERIFY_CLOSE(scores.numberP[g], expected.number(gene, QStringLiteral("pn_p")), 1e-9);
        }
    }

    void whiteningMakesIndependent()
    {
        const Eigen::MatrixXd z = nullZ(4000, 6, 4);
        const NullCorrelation null = nullCorrelation(z);
        QVERIFY(std::abs(null.r(0, 1) - 0.7) < 0.05);
        const Eigen::MatrixXd white = whitened(z, null.r);
        for (Eigen::Index a = 0; a < 6; ++a)
            for (Eigen::Index b = 0; b < a; ++b) QVERIFY(std::abs(white.col(a).dot(white.col(b)) / 4000) < 0.06);
        // Without correlation nothing changes.
        QVERIFY(whitened(z, Eigen::MatrixXd::Identity(6, 6)).isApprox(z, 1e-12));
    }

    void pIsUniformUnderTheNull()
    {
        const Eigen::MatrixXd z = nullZ(4000, 12, 8);
        const HopsScores scores = hopsScores(whitened(z, nullCorrelation(z).r));
        QVERIFY2(kolmogorov(scores.magnitudeP) < 1.95, qPrintable(QString::number(kolmogorov(scores.magnitudeP))));
        // A count has few values, so its p is at least uniform: never too many small ones.
        for (const double bound : {0.01, 0.05, 0.2}) {
            QVERIFY(shareBelow(scores.numberP, bound) < bound + 3 * std::sqrt(bound / 4000));
            QVERIFY(std::abs(shareBelow(scores.magnitudeP, bound) - bound) < 4 * std::sqrt(bound / 4000));
        }
        // A gene without any large z is no evidence at all.
        for (std::size_t g = 0; g < scores.number.size(); ++g)
            if (scores.number[g] == 0) QCOMPARE(scores.numberP[g], 1.0);
    }

    void permutationKeepsPolygenicity()
    {
        // Every trait is affected by a quarter of the genes, independently: not pleiotropy beyond what that gives.
        Random random(12);
        Eigen::MatrixXd z = nullZ(600, 8, 2);
        for (double& value : z.reshaped())
            if (random.uniform() < 0.25) value += 4;
        for (Eigen::Index t = 0; t < 8; ++t) z(0, t) = 6;  // and one gene that affects all traits
        const Eigen::MatrixXd independent = Eigen::MatrixXd::Identity(8, 8);
        const HopsScores scores = hopsScores(whitened(z, independent));
        NoProgress progress;
        const auto permuted = hopsPermutation(z, independent, scores, 20, 3, progress);
        QVERIFY(permuted);
        QVERIFY(shareBelow(scores.magnitudeP, 0.05) > 0.5);      // the theoretical null calls most genes
        QVERIFY(shareBelow(permuted->magnitudeP, 0.05) < 0.09);  // the polygenic one does not
        QVERIFY(permuted->magnitudeP[0] < 0.001);
        const auto again = hopsPermutation(z, independent, scores, 20, 3, progress);
        QCOMPARE(again->numberP, permuted->numberP);
    }

    void prunesRedundantTraits()
    {
        Eigen::MatrixXd r = Eigen::MatrixXd::Identity(4, 4);
        r(0, 1) = r(1, 0) = 0.9;
        r(1, 2) = r(2, 1) = -0.85;
        r(0, 2) = r(2, 0) = -0.5;
        const auto pairs = correlatedPairs(r, 0.8);
        QCOMPARE(pairs.size(), std::size_t{2});
        QVERIFY(pairs[1].first == 1 && pairs[1].second == 2 && pairs[1].r == -0.85);
        // Trait 2 resembles only trait 1, which is gone.
        QCOMPARE(withoutRedundant(r, 0.8), (std::vector<Eigen::Index>{0, 2, 3}));
    }

    void missingValues()
    {
        Eigen::MatrixXd z = nullZ(50, 5, 6);
        z.row(0).setConstant(qQNaN());
        z(1, 2) = qQNaN();
        const Eigen::MatrixXd white = whitened(z, nullCorrelation(z).r);
        QVERIFY(std::isnan(white(1, 2)) && !std::isnan(white(1, 1)));
        const HopsScores scores = hopsScores(white);
        QVERIFY(std::isnan(scores.magnitude[0]) && std::isnan(scores.numberP[0]));
        QVERIFY(!std::isnan(scores.magnitudeP[1]));
    }

    void fewGenesGiveAWarning() { QVERIFY(nullCorrelation(nullZ(20, 5, 1)).allGenes); }
};

PLEIO_TEST(tst_hops, TestHops)
#include "tst_hops.moc"
