// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/codon/optimal_codon_tests.h"
#include "core/math/random.h"

#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace pleio;
using namespace pleio::test;

namespace {

/// Genes whose codons follow their bias where `slopes` says so; overdispersed (Dirichlet-multinomial).
SynonymousTable draw(Random& random, const CodonLayout& layout, std::span<const double> bias,
                     std::span<const double> slopes, double rho)
{
    SynonymousTable counts = SynonymousTable::Zero(static_cast<Eigen::Index>(bias.size()),
                                                   static_cast<Eigen::Index>(layout.synonymousColumns()));
    for (std::size_t i = 0; i < bias.size(); ++i)
        for (std::size_t f = 0; f < layout.families.size(); ++f) {
            const std::size_t first = layout.familyStart[f], size = layout.familySize(f);
            std::vector<double> share(size);
            for (std::size_t c = 0; c < size; ++c) share[c] = std::exp(slopes[first + c] * bias[i]);
            const double sum = std::accumulate(share.begin(), share.end(), 0.0);
            for (double& s : share) s = random.gamma(s / sum * (1 - rho) / rho) + 1e-300;
            const std::uint64_t n = random.below(25);
            for (std::uint64_t k = 0; k < n; ++k)
                counts(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(first + random.choose(share))) += 1;
        }
    return counts;
}

std::vector<double> normals(Random& random, std::size_t n)
{
    std::vector<double> values(n);
    for (double& value : values) value = random.normal();
    return values;
}

std::vector<CodonTrend> trends(const SynonymousTable& counts, const CodonLayout& layout, std::span<const double> bias)
{
    NoProgress progress;
    return *codonTrends(counts, layout, bias, progress);
}

class Stopped final : public Progress {
public:
    void report(double, std::string_view) override {}
    bool isCancelled() const override { return true; }
};

}  // namespace

class TestOptimalCodons : public QObject {
    Q_OBJECT

private:
    CodonLayout m_layout{*GeneticCode::find(11)};
    SynonymousTable m_counts;
    CodonCounts m_codons;
    std::vector<double> m_bias;

    [[nodiscard]] std::size_t columnOf(const QString& codon) const
    {
        const std::string text = codon.toStdString();
        const auto at = std::ranges::find(m_layout.codons, codonIndex(text[0], text[1], text[2]));
        return static_cast<std::size_t>(at - m_layout.codons.begin());
    }

private slots:
    void initTestCase()
    {
        const GoldenTable input =
            goldenTable(QStringLiteral("tests/golden/codon.multivariate/synthetic_60/counts.tsv"));
        QCOMPARE(input.rows.size(), qsizetype{60});
        m_codons.counts.resize(60, kCodons);
        for (int row = 0; row < 60; ++row) {
            m_bias.push_back(input.number(row, QStringLiteral("bias")));
            for (int c = 0; c < kCodons; ++c)
                m_codons.counts(row, c) =
                    static_cast<std::uint32_t>(input.number(row, QString::fromStdString(codonText(c))));
        }
        m_counts = synonymousCounts(m_codons, m_layout);
    }
    void trendsAgainstR()
    {
        const std::vector<CodonTrend> own = trends(m_counts, m_layout, m_bias);
        const GoldenTable golden = goldenTable(QStringLiteral("tests/golden/codon.optimal/synthetic_60/trends.tsv"));
        QCOMPARE(golden.rows.size(), qsizetype{58});
        for (qsizetype r = 0; r < golden.rows.size(); ++r) {
            const CodonTrend& trend = own[columnOf(golden.text(r, QStringLiteral("codon")))];
            VERIFY_CLOSE(trend.coefficient, golden.number(r, QStringLiteral("coefficient")), 1e-8);
            VERIFY_CLOSE(trend.standardError, golden.number(r, QStringLiteral("se")), 1e-8);
            VERIFY_CLOSE(trend.t, golden.number(r, QStringLiteral("t")), 1e-8);
            VERIFY_CLOSE(trend.p, golden.number(r, QStringLiteral("p")), 1e-7);
            VERIFY_CLOSE(trend.q, golden.number(r, QStringLiteral("q")), 1e-7);
            VERIFY_CLOSE(trend.robustError, golden.number(r, QStringLiteral("se_robust")), 1e-8);
            VERIFY_CLOSE(trend.dispersion, golden.number(r, QStringLiteral("dispersion")), 1e-8);
            QCOMPARE(static_cast<double>(trend.genes), golden.number(r, QStringLiteral("genes")));
        }
        const CodonTrend& unused = own[columnOf(QStringLiteral("AGG"))];
        QVERIFY(std::isnan(unused.coefficient) && std::isnan(unused.p) && std::isnan(unused.q));
        QVERIFY(!unused.optimal(1));
    }
    void contrastsAgainstR()
    {
        const AxisEnds ends = axisEnds(m_bias, 0.17);  // 10.2 genes
        QCOMPARE(ends.high.size(), std::size_t{10});
        const std::vector<CodonContrast> own =
            codonContrasts(pooledCounts(m_codons, ends.high), pooledCounts(m_codons, ends.low), m_layout);
        const GoldenTable golden = goldenTable(QStringLiteral("tests/golden/codon.optimal/synthetic_60/contrasts.tsv"));
        QCOMPARE(golden.rows.size(), qsizetype{58});
        for (qsizetype r = 0; r < golden.rows.size(); ++r) {
            const CodonContrast& contrast = own[columnOf(golden.text(r, QStringLiteral("codon")))];
            QCOMPARE(contrast.high, golden.number(r, QStringLiteral("high")));
            QCOMPARE(contrast.low, golden.number(r, QStringLiteral("low")));
            VERIFY_CLOSE(contrast.chiSquare, golden.number(r, QStringLiteral("chi_square")), 1e-10);
            VERIFY_CLOSE(contrast.p, golden.number(r, QStringLiteral("p")), 1e-9);
            VERIFY_CLOSE(contrast.q, golden.number(r, QStringLiteral("q")), 1e-9);
        }
        QVERIFY(std::isnan(own[columnOf(QStringLiteral("AGG"))].q));
    }
    /// One codon in every other family rises with the bias; these and no others of positive trend are found.
    void findsPlantedCodons()
    {
        Random random(31);
        const std::vector<double> bias = normals(random, 400);
        std::vector<double> slopes(m_layout.synonymousColumns(), 0);
        for (std::size_t f = 0; f < m_layout.families.size(); f += 2) slopes[m_layout.familyStart[f] + 1] = 0.5;
        const std::vector<CodonTrend> own = trends(draw(random, m_layout, bias, slopes, 0.05), m_layout, bias);
        for (std::size_t c = 0; c < slopes.size(); ++c) {
            QCOMPARE(own[c].optimal(0.001), slopes[c] > 0);
            QVERIFY(own[c].dispersion > 1.1);
            if (slopes[c] > 0) QVERIFY(std::abs(own[c].coefficient - 0.5) < 5 * own[c].standardError);
        }
    }
    /// No codon follows the bias, and the share of each codon varies between genes: robust p is at its level,
    /// that of quasi-likelihood somewhat below, because long genes are the more dispersed.
    void nothingPlantedNothingFound()
    {
        Random random(32);
        const std::vector<double> slopes(m_layout.synonymousColumns(), 0);
        double below = 0, quasi = 0, tests = 0, falseCalls = 0;
        constexpr int kRepeats = 40;
        for (int repeat = 0; repeat < kRepeats; ++repeat) {
            const std::vector<double> bias = normals(random, 200);
            for (const CodonTrend& trend : trends(draw(random, m_layout, bias, slopes, 0.1), m_layout, bias)) {
                below += trend.robustP <= 0.05 ? 1 : 0;
                quasi += trend.p <= 0.05 ? 1 : 0;
                tests += 1;
                falseCalls += trend.optimal(0.05) ? 1 : 0;
            }
        }
        QVERIFY2(std::abs(below / tests - 0.05) < 0.018,
                 qPrintable(QString::number(below / tests)));  // 4 sd; codons of a family go together
        QVERIFY2(quasi / tests > 0.05 && quasi / tests < 0.1, qPrintable(QString::number(quasi / tests)));
        QVERIFY2(falseCalls <= 8, qPrintable(QString::number(falseCalls)));
    }
    void missingBiasLeavesTheGeneOut()
    {
        std::vector<double> bias = m_bias;
        bias[3] = bias[40] = std::numeric_limits<double>::quiet_NaN();
        std::vector<Eigen::Index> rows;
        std::vector<double> kept;
        for (std::size_t i = 0; i < bias.size(); ++i)
            if (!std::isnan(bias[i])) {
                rows.push_back(static_cast<Eigen::Index>(i));
                kept.push_back(bias[i]);
            }
        const auto all = trends(m_counts, m_layout, bias), some = trends(m_counts(rows, Eigen::all), m_layout, kept);
        QCOMPARE(all[0].genes, std::int64_t{58});
        for (std::size_t c = 0; c < all.size(); ++c)
            QVERIFY(all[c].coefficient == some[c].coefficient || std::isnan(all[c].coefficient));
    }
    void cancels()
    {
        Stopped progress;
        const auto result = codonTrends(m_counts, m_layout, m_bias, progress);
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    }
    void endsOfAnAxis()
    {
        const std::vector<double> scores{0.5, kUndefined, -1, 3, 2, -2, 0, 0.1, 0.2};  // eight scores
        const AxisEnds quarter = axisEnds(scores, 0.25);
        QCOMPARE(quarter.high, (std::vector<std::int32_t>{3, 4}));
        QCOMPARE(quarter.low, (std::vector<std::int32_t>{2, 5}));
        QCOMPARE(axisEnds(scores, 0.001).high, (std::vector<std::int32_t>{3}));
        QCOMPARE(axisEnds(scores, 0.5).low.size(), std::size_t{4});
        QVERIFY(axisEnds(std::vector<double>{1, kUndefined}, 0.5).high.empty());
    }
    void equalUse()
    {
        CodonVector counts{};
        QVERIFY(std::isnan(departureFromEqualUse(counts, m_layout)));
        for (const int codon : m_layout.codons) counts[static_cast<std::size_t>(codon)] = 7;
        QVERIFY(std::abs(departureFromEqualUse(counts, m_layout)) < 1e-12);
        counts.fill(0);
        for (const CodonFamily& family : m_layout.families) counts[static_cast<std::size_t>(family.codons[0])] = 3;
        QCOMPARE(departureFromEqualUse(counts, m_layout), 1.0);
    }
};

PLEIO_TEST(tst_optimal_codon_tests, TestOptimalCodons)
#include "tst_optimal_codon_tests.moc"
