// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/math/correlation.h"
#include "core/math/false_discovery.h"
#include "core/math/random.h"
#include "core/math/rank_pairs.h"
#include "tests/support/faults.h"
#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <oneapi/tbb/global_control.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace pleio;

namespace {

constexpr std::array kKinds{CorrelationKind::Pearson, CorrelationKind::Spearman, CorrelationKind::Kendall,
                            CorrelationKind::Phi};

test::GoldenTable golden(const QString& file)
{
    return test::goldenTable(QStringLiteral("tests/golden/traits.correlation/pairs/") + file);
}

Eigen::MatrixXd goldenValues()
{
    const auto table = golden(QStringLiteral("values.tsv"));
    Eigen::MatrixXd values(table.rows.size(), table.header.size());
    for (qsizetype row = 0; row < table.rows.size(); ++row)
        for (qsizetype column = 0; column < table.header.size(); ++column)
            values(row, column) = table.number(row, table.header[column]);
    return values;
}

Eigen::MatrixXd randomValues(Eigen::Index rows, Eigen::Index columns, double missing, std::uint64_t seed)
{
    Random random(seed);
    Eigen::MatrixXd values(rows, columns);
    for (double& v : values.reshaped()) v = random.uniform() < missing ? kUndefined : random.normal();
    return values;
}

Correlations correlated(const Eigen::MatrixXd& values, CorrelationKind kind)
{
    NoProgress progress;
    return *columnCorrelations(values, kind, progress);
}

bool same(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b)
{
    const auto equal = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.size() == b.size() && std::equal(a.data(), a.data() + a.size(), b.data(), equal);
}

}  // namespace

class TstCorrelation : public QObject {
    Q_OBJECT
private slots:
    void pairsAsInR();
    void shrinkageAsInCorpcor();
    void qAsInR();
    void gapsLikeThePairAlone_data();
    void gapsLikeThePairAlone();
    void kendallBothWays();
    void undefined();
    void perfect();
    void permutationAgreesWithT();
    void permutationIsUniformUnderTheNull_data();
    void permutationIsUniformUnderTheNull();
    void sameForAnyThreads();
    void cancels();
};

void TstCorrelation::pairsAsInR()
{
    const Eigen::MatrixXd values = goldenValues();
    const auto table = golden(QStringLiteral("pairs.tsv"));
    QCOMPARE(table.rows.size(), qsizetype{136});
    const QStringList names{"pearson", "spearman", "kendall", "phi"};
    for (qsizetype kind = 0; kind < 4; ++kind) {
        // Phi is of 0 and 1 alone.
        const bool phi = kKinds[static_cast<std::size_t>(kind)] == CorrelationKind::Phi;
        const Correlations found =
            correlated(phi ? Eigen::MatrixXd(values.middleCols(6, 2)) : values, kKinds[static_cast<std::size_t>(kind)]);
        for (qsizetype row = 0; row < table.rows.size(); ++row) {
            if (table.text(row, "method") != names[kind]) continue;
            const auto a = static_cast<Eigen::Index>(table.number(row, "a")) - (phi ? 6 : 0);
            const auto b = static_cast<Eigen::Index>(table.number(row, "b")) - (phi ? 6 : 0);
            QCOMPARE(found.n(a, b), static_cast<int>(table.number(row, "n")));
            VERIFY_CLOSE(found.r(a, b), table.number(row, "r"), 1e-9);
            VERIFY_CLOSE(found.p(a, b), table.number(row, "p"), 1e-9);
            QCOMPARE(found.r(b, a), found.r(a, b));
            QCOMPARE(found.p(b, a), found.p(a, b));
        }
    }
}

void TstCorrelation::shrinkageAsInCorpcor()
{
    const Eigen::MatrixXd all = goldenValues();
    Eigen::MatrixXd few(12, 7);
    few << all.topLeftCorner(12, 6), all.block(0, 7, 12, 1);
    const auto table = golden(QStringLiteral("shrunk.tsv"));
    const ShrunkCorrelations found = shrinkCorrelations(few);
    VERIFY_CLOSE(found.intensity, table.number(0, "normal"), 1e-9);
    for (qsizetype row = 0; row < 7; ++row)
        for (qsizetype column = 0; column < 7; ++column)
            VERIFY_CLOSE(found.r(row, column), table.number(row + 1, table.header[column]), 1e-9);
}

void TstCorrelation::qAsInR()
{
    const auto table = golden(QStringLiteral("q.tsv"));
    std::vector<double> p;
    for (qsizetype row = 0; row < table.rows.size(); ++row) p.push_back(table.number(row, "p"));
    const std::vector<double> by = benjaminiYekutieli(p), storey = storeyQ(p);
    VERIFY_CLOSE(nullShare(p), table.number(0, "pi0"), 1e-9);
    for (std::size_t i = 0; i < p.size(); ++i) {
        VERIFY_CLOSE(by[i], table.number(static_cast<qsizetype>(i), "by"), 1e-9);
        VERIFY_CLOSE(storey[i], table.number(static_cast<qsizetype>(i), "storey"), 1e-9);
    }
}

void TstCorrelation::gapsLikeThePairAlone_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("pearson") << 0;
    QTest::newRow("spearman") << 1;
    QTest::newRow("kendall") << 2;
}

/// More columns than a rectangle has, some complete: every pair must be what its complete rows alone give.
void TstCorrelation::gapsLikeThePairAlone()
{
    QFETCH(int, kind);
    Eigen::MatrixXd values = randomValues(30, 150, 0.2, 4);
    values.middleCols(20, 15) = randomValues(30, 15, 0, 5);
    const CorrelationKind own = kKinds[static_cast<std::size_t>(kind)];
    const Correlations found = correlated(values, own);
    for (Eigen::Index a = 0; a < 150; a += 7)
        for (Eigen::Index b = a + 1; b < 150; b += 5) {
            std::vector<Eigen::Index> rows;
            for (Eigen::Index row = 0; row < 30; ++row)
                if (!std::isnan(values(row, a)) && !std::isnan(values(row, b))) rows.push_back(row);
            const Eigen::MatrixXd pair = values(rows, std::vector<Eigen::Index>{a, b});
            const Correlations alone = correlated(pair, own);
            QCOMPARE(found.n(a, b), static_cast<int>(rows.size()));
            VERIFY_CLOSE(found.r(a, b), alone.r(0, 1), 1e-9);
            VERIFY_CLOSE(found.p(a, b), alone.p(0, 1), 1e-9);
        }
}

/// Few levels are counted in a table, many sorted; a third column of many levels decides nothing about the first two.
void TstCorrelation::kendallBothWays()
{
    Random random(8);
    Eigen::VectorXd x(60), y(60);
    for (Eigen::Index i = 0; i < 60; ++i) {
        x[i] = static_cast<double>(random.below(3)) - 1;
        y[i] = static_cast<double>(random.below(4));
    }
    const PairCorrelation counted = kendallPair(rankedColumn(x), rankedColumn(y));
    RankedColumn wide = rankedColumn(y);
    wide.levels = 1000;  // as if it had more: goes by sorting
    const PairCorrelation sorted = kendallPair(rankedColumn(x), wide);
    VERIFY_CLOSE(sorted.r, counted.r, 1e-14);
    VERIFY_CLOSE(sorted.p, counted.p, 1e-14);

    double score = 0, tiesX = 0, tiesY = 0;
    const auto sign = [](double v) { return v > 0 ? 1 : v < 0 ? -1 : 0; };
    for (Eigen::Index i = 0; i < 60; ++i)
        for (Eigen::Index j = 0; j < i; ++j) {
            score += sign(x[i] - x[j]) * sign(y[i] - y[j]);
            tiesX += x[i] == x[j];
            tiesY += y[i] == y[j];
        }
    const double pairs = 60.0 * 59 / 2;
    VERIFY_CLOSE(counted.r, score / std::sqrt((pairs - tiesX) * (pairs - tiesY)), 1e-14);
}

void TstCorrelation::undefined()
{
    Eigen::MatrixXd values(4, 4);
    // Constant; constant where shared with the third; missing half; all missing.
    values << 1, 0, 1, kUndefined, 1, 0, 2, kUndefined, 1, 5, kUndefined, kUndefined, 1, 6, kUndefined, kUndefined;
    for (const CorrelationKind kind : {CorrelationKind::Pearson, CorrelationKind::Spearman, CorrelationKind::Kendall}) {
        const Correlations found = correlated(values, kind);
        for (Eigen::Index a = 0; a < 4; ++a)
            for (Eigen::Index b = 0; b < 4; ++b) {
                const bool defined = a == b && (a == 1 || a == 2);
                QVERIFY(std::isnan(found.r(a, b)) != defined);
                QVERIFY(std::isnan(found.p(a, b)));
            }
        QCOMPARE(found.n(1, 2), 2);
        QCOMPARE(found.n(0, 3), 0);
        QCOMPARE(found.n(1, 1), 4);
        NoProgress progress;
        QVERIFY((*permutationP(values, kind, found, 3, 1, progress)).array().isNaN().all());
    }
    QCOMPARE(correlated(Eigen::MatrixXd(0, 2), CorrelationKind::Pearson).n(0, 1), 0);
    QCOMPARE(correlated(Eigen::MatrixXd(3, 0), CorrelationKind::Kendall).r.size(), Eigen::Index{0});
    QVERIFY(std::isnan(shrinkCorrelations(Eigen::MatrixXd::Ones(5, 3)).intensity));
}

void TstCorrelation::perfect()
{
    Eigen::MatrixXd values(5, 2);
    values << 1, -1, 2, -2, 3, -3, 4, -4, 7, -7;
    for (const CorrelationKind kind : {CorrelationKind::Pearson, CorrelationKind::Spearman, CorrelationKind::Kendall})
        VERIFY_CLOSE(correlated(values, kind).r(0, 1), -1, 1e-12);
    QVERIFY(correlated(values, CorrelationKind::Spearman).p(0, 1) < 1e-12);
}

void TstCorrelation::permutationAgreesWithT()
{
    Eigen::MatrixXd values = randomValues(40, 4, 0, 11);
    values.col(1) += 0.4 * values.col(0);
    values(3, 2) = kUndefined;
    NoProgress progress;
    for (const CorrelationKind kind : {CorrelationKind::Pearson, CorrelationKind::Spearman, CorrelationKind::Kendall}) {
        const Correlations observed = correlated(values, kind);
        const auto p = permutationP(values, kind, observed, 4000, 5, progress);
        for (Eigen::Index a = 0; a < 4; ++a)
            for (Eigen::Index b = 0; b < 4; ++b) {
                if (a == b) continue;
                const double expected = observed.p(a, b);
                const double error = 4 * std::sqrt(expected * (1 - expected) / 4000) + 0.004;
                QVERIFY2(std::abs((*p)(a, b) - expected) < error,
                         qPrintable(QStringLiteral("%1, by formula %2").arg((*p)(a, b)).arg(expected)));
                QCOMPARE((*p)(a, b), (*p)(b, a));
            }
    }
}

void TstCorrelation::permutationIsUniformUnderTheNull_data()
{
    QTest::addColumn<bool>("ternary");
    QTest::newRow("normal") << false;
    QTest::newRow("ternary calls with gaps") << true;
}

/// 780 pairs of independent columns: P(p <= a) is a for continuous values and at most that for calls.
void TstCorrelation::permutationIsUniformUnderTheNull()
{
    QFETCH(bool, ternary);
    Eigen::MatrixXd values = randomValues(50, 40, ternary ? 0.1 : 0, 21);
    if (ternary)
        for (double& v : values.reshaped())
            if (!std::isnan(v)) v = v > 1.2 ? 1 : v < -0.9 ? -1 : 0;
    NoProgress progress;
    const auto p =
        permutationP(values, CorrelationKind::Pearson, correlated(values, CorrelationKind::Pearson), 199, 3, progress);
    for (const double level : {0.05, 0.1, 0.25, 0.5, 0.75}) {
        double below = 0, pairs = 0;
        for (Eigen::Index a = 0; a < 40; ++a)
            for (Eigen::Index b = a + 1; b < 40; ++b) {
                below += (*p)(a, b) <= level;
                pairs += 1;
            }
        const double error = 4 * std::sqrt(level * (1 - level) / pairs);
        QVERIFY2(below / pairs < level + error, qPrintable(QStringLiteral("%1 at %2").arg(below / pairs).arg(level)));
        // Calls have few distinct correlations, so their p are somewhat large.
        QVERIFY2(below / pairs > level - error - (ternary ? 0.05 : 0),
                 qPrintable(QStringLiteral("%1 at %2").arg(below / pairs).arg(level)));
    }
}

void TstCorrelation::sameForAnyThreads()
{
    const Eigen::MatrixXd values = randomValues(90, 300, 0.1, 2), whole = randomValues(90, 300, 0, 2);
    NoProgress progress;
    for (const CorrelationKind kind : {CorrelationKind::Pearson, CorrelationKind::Spearman}) {
        const Correlations many = correlated(values, kind), manyWhole = correlated(whole, kind);
        const auto manyP = permutationP(whole, kind, manyWhole, 5, 9, progress);
        const oneapi::tbb::global_control one(oneapi::tbb::global_control::max_allowed_parallelism, 1);
        QVERIFY(same(many.r, correlated(values, kind).r));
        QVERIFY(same(manyWhole.p, correlated(whole, kind).p));
        QVERIFY(same(*manyP, *permutationP(whole, kind, manyWhole, 5, 9, progress)));
    }
}

void TstCorrelation::cancels()
{
    const Eigen::MatrixXd values = randomValues(20, 300, 0, 2);
    for (const CorrelationKind kind : {CorrelationKind::Pearson, CorrelationKind::Kendall}) {
        test::CancelAt progress(2);
        const auto found = columnCorrelations(values, kind, progress);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Cancelled);
    }
}

PLEIO_TEST(tst_correlation, TstCorrelation)
#include "tst_correlation.moc"
