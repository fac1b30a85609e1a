// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/false_discovery.h"
#include "core/math/random.h"
#include "core/traits/call_conjunction.h"
#include "core/traits/partial_conjunction.h"
#include "core/traits/trait_calls.h"
#include "core/traits/trait_clusters.h"
#include "tests/core/traits/golden_matrix.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;
using namespace pleio::test;

namespace {

constexpr Eigen::Index kTraits = 24;
constexpr Eigen::Index kGenes = 20000;  ///< 10,000 without effect, 5,000 that affect one trait, 5,000 that affect two
constexpr double kLevel = 0.05;

/// Traits that are measured `copies` times, with correlation 0.9 between the copies of a null gene's z. An effect of
/// size 5 is in all copies.
Eigen::MatrixXd simulated(Eigen::Index copies, std::uint64_t seed)
{
    Random random(seed);
    Eigen::MatrixXd z(kGenes, kTraits);
    const Eigen::Index distinct = kTraits / copies;
    const double own = copies > 1 ? std::sqrt(0.1) : 1;
    for (Eigen::Index gene = 0; gene < kGenes; ++gene) {
        for (Eigen::Index trait = 0; trait < distinct; ++trait) {
            const double shared = copies > 1 ? std::sqrt(0.9) * random.normal() : 0;
            for (Eigen::Index copy = 0; copy < copies; ++copy)
                z(gene, trait * copies + copy) = shared + own * random.normal();
        }
        const Eigen::Index effects = gene < 10000 ? 0 : gene < 15000 ? 1 : 2;
        const auto first = static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(distinct)));
        for (Eigen::Index i = 0; i < effects; ++i)
            z.row(gene).segment((first + i) % distinct * copies, copies).array() += random.uniform() < 0.5 ? 5 : -5;
    }
    return z;
}

/// Shares of the genes without effect, with one and with two affected traits that a rule calls pleiotropic.
struct Rates {
    double none = 0, one = 0, two = 0;
    double falseCalls = 0;  ///< share of the called genes that do not affect two traits
};

template <class Called>
Rates ratesOf(Called called)
{
    Rates rates;
    for (Eigen::Index gene = 0; gene < kGenes; ++gene)
        if (called(static_cast<std::size_t>(gene)))
            (gene < 10000 ? rates.none : gene < 15000 ? rates.one : rates.two) += 1;
    rates.falseCalls = (rates.none + rates.one) / std::max(1.0, rates.none + rates.one + rates.two);
    rates.none /= 10000;
    rates.one /= 5000;
    rates.two /= 5000;
    return rates;
}

struct Calibration {
    Rates degree;      ///< two or more traits after BH at 5 % over all pairs: what is usually counted
    Rates traits;      ///< p_{2/n} <= 5 % over traits
    Rates clusters;    ///< p_{2/n} <= 5 % over clusters of traits
    Rates calls;       ///< p_{2/n} <= 5 % from the number of called clusters, calls by BH at 5 % over genes
    Rates clusterFdr;  ///< the same after BH over genes at 5 %
    std::size_t clusterCount = 0;
};

Calibration calibration(Eigen::Index copies, std::uint64_t seed)
{
    const Eigen::MatrixXd z = simulated(copies, seed), p = twoSidedP(z);
    NoProgress progress;
    const std::vector<std::int32_t> cluster = *traitClusters(z, kTraitClusterHeight, progress);
    Calibration out;
    out.clusterCount = static_cast<std::size_t>(*std::ranges::max_element(cluster)) + 1;
    std::vector<double> byTrait, byCluster;
    for (Eigen::Index gene = 0; gene < kGenes; ++gene) {
        const std::vector<double> row = rowOf(p, gene);
        byTrait.push_back(partialConjunctionP(row, 2));
        byCluster.push_back(partialConjunctionP(groupP(row, cluster, out.clusterCount), 2));
    }
    const CallMatrix called = (adjustedP(p, CallFamily::AllPairs).array() <= kLevel).matrix();
    const CallCounts counts = countCalls(called, cluster);
    // As for a matrix of calls, from which the p of a call must be guessed.
    const CallMatrix screened = (adjustedP(p, CallFamily::PerTrait).array() <= kLevel).matrix();
    std::vector<double> rates;
    for (Eigen::Index trait = 0; trait < kTraits; ++trait) {
        const auto hits = static_cast<double>(screened.col(trait).count());
        rates.push_back(kLevel * hits / (static_cast<double>(kGenes) - (1 - kLevel) * hits));
    }
    const CallConjunction conjunction(groupRates(rates, cluster, out.clusterCount));
    const CallCounts screenedCounts = countCalls(screened, cluster);
    const std::vector<double> q = benjaminiHochberg(byCluster);
    out.degree = ratesOf([&](std::size_t gene) { return counts.called[gene] >= 2; });
    out.traits = ratesOf([&](std::size_t gene) { return byTrait[gene] <= kLevel; });
    out.clusters = ratesOf([&](std::size_t gene) { return byCluster[gene] <= kLevel; });
    out.calls = ratesOf([&](std::size_t gene) {
        return conjunction.p(static_cast<std::size_t>(screenedCounts.groups[gene]), 2) <= kLevel;
    });
    out.clusterFdr = ratesOf([&](std::size_t gene) { return q[gene] <= kLevel; });
    return out;
}

void show(const char* title, const Calibration& c)
{
    // These lines are the table of docs/pleiotropy.md.
    for (const auto& [rule, rates] : {std::pair{"two traits after BH", c.degree},
                                      {"p(2/n), traits", c.traits},
                                      {"p(2/n), clusters", c.clusters},
                                      {"p(2/n), clusters, from calls", c.calls},
                                      {"q of p(2/n), clusters", c.clusterFdr}})
        qInfo("| %s | %s | %.4f | %.4f | %.4f | %.4f |", title, rule, rates.none, rates.one, rates.two,
              rates.falseCalls);
}

/// Above the level by more than four standard errors of the share of `genes`.
bool exceeds(double rate, double level, double genes)
{
    return rate > level + 4 * std::sqrt(level * (1 - level) / genes);
}

}  // namespace

class TestPleiotropyCalibration : public QObject {
    Q_OBJECT

private slots:
    void independentTraits()
    {
        const Calibration c = calibration(1, 20081115);
        show("independent", c);
        QCOMPARE(c.clusterCount, static_cast<std::size_t>(kTraits));
        QVERIFY(!exceeds(c.traits.none, kLevel, 10000));
        // One true trait is where the test is sharpest: 23 true nulls are left, the rate is 1 - (1 - 0.05/23)^23.
        QVERIFY(!exceeds(c.traits.one, kLevel, 5000));
        QVERIFY(std::abs(c.traits.one - (1 - std::pow(1 - kLevel / 23, 23))) < 0.015);
        QVERIFY(!exceeds(c.calls.none, kLevel, 10000) && !exceeds(c.calls.one, kLevel, 5000));
        QVERIFY(c.traits.two > 0.9 && c.calls.two > 0.9);
        QVERIFY(!exceeds(c.clusterFdr.falseCalls, kLevel, 5000));
    }

    /// The same trait measured three times is not pleiotropy: counting traits says it is, counting clusters does not.
    void repeatedTraits()
    {
        const Calibration c = calibration(3, 20190702);
        show("measured thrice, r = 0.9", c);
        QCOMPARE(c.clusterCount, static_cast<std::size_t>(kTraits / 3));
        QVERIFY(!exceeds(c.clusters.none, kLevel, 10000));
        QVERIFY(!exceeds(c.clusters.one, kLevel, 5000));
        QVERIFY(!exceeds(c.calls.none, kLevel, 10000) && !exceeds(c.calls.one, kLevel, 5000));
        QVERIFY(c.degree.one > 0.9);
        QVERIFY(c.traits.one > 0.9);
        QVERIFY(c.clusters.two > 0.9);
        QVERIFY(!exceeds(c.clusterFdr.falseCalls, kLevel, 5000));
    }

    /// Where only one hypothesis is left the p is that hypothesis' own, and uniform.
    void uniformWhereItShouldBe()
    {
        Random random(6);
        std::vector<double> p;
        for (int gene = 0; gene < 5000; ++gene)
            p.push_back(partialConjunctionP(std::vector<double>{1e-30, normalTwoSidedP(random.normal())}, 2));
        std::ranges::sort(p);
        double distance = 0;
        for (std::size_t i = 0; i < p.size(); ++i)
            distance = std::max(distance, std::abs(p[i] - (static_cast<double>(i) + 0.5) / 5000));
        QVERIFY(distance * std::sqrt(5000.0) < 1.95);
    }

    /// The lower bound on the number of traits exceeds the truth in at most 5 % of the genes.
    void lowerBoundHolds()
    {
        const Eigen::MatrixXd p = twoSidedP(simulated(1, 3));
        int above = 0;
        double supported = 0;
        for (Eigen::Index gene = 10000; gene < kGenes; ++gene) {
            const std::size_t bound = supportedTraits(rowOf(p, gene), kLevel);
            above += bound > (gene < 15000 ? 1U : 2U) ? 1 : 0;
            supported += static_cast<double>(bound);
        }
        QVERIFY(!exceeds(above / 10000.0, kLevel, 10000));
        QVERIFY(supported / 10000 > 1.4);  // of 1.5
    }
};

PLEIO_TEST(tst_pleiotropy_calibration, TestPleiotropyCalibration)
#include "tst_pleiotropy_calibration.moc"
