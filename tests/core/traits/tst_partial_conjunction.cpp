// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/random.h"
#include "core/traits/call_conjunction.h"
#include "core/traits/partial_conjunction.h"
#include "core/traits/phenotype_rules.h"
#include "core/traits/trait_calls.h"
#include "core/traits/trait_diversity.h"
#include "tests/core/traits/golden_matrix.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

using namespace pleio;
using namespace pleio::test;

namespace {

const QString kFolder = QStringLiteral("tests/golden/traits.pleiotropy/small_matrix/");
const std::vector<std::int32_t> kClusters{0, 0, 0, 1, 2, 2, 3, 4};

}  // namespace

class TestPartialConjunction : public QObject {
    Q_OBJECT

private slots:
    void byHand()
    {
        // Benjamini & Heller's Bonferroni form over four tests: 4 x 0.001, 3 x 0.01, 2 x 0.02, 1 x 0.9.
        const std::vector<double> p{0.02, 0.001, qQNaN(), 0.9, 0.01};
        VERIFY_CLOSE(partialConjunctionP(p, 1), 0.004, 1e-14);
        VERIFY_CLOSE(partialConjunctionP(p, 2), 0.03, 1e-14);
        VERIFY_CLOSE(partialConjunctionP(p, 3), 0.04, 1e-14);
        VERIFY_CLOSE(partialConjunctionP(p, 4), 0.9, 1e-14);
        QVERIFY(std::isnan(partialConjunctionP(p, 5)));
        QCOMPARE(supportedTraits(p, 0.05), std::size_t{3});
        QCOMPARE(supportedTraits(p, 0.01), std::size_t{1});
        QCOMPARE(supportedTraits(p, 0.001), std::size_t{0});
        QCOMPARE(supportedTraits({}, 0.05), std::size_t{0});
        // p_(2) fails, so p_(3) and p_(4) must not be looked at although 1 x 0.04 <= 0.05.
        QCOMPARE(supportedTraits(std::vector<double>{0.001, 0.03, 0.03, 0.04}, 0.05), std::size_t{1});
        // Simes over the three larger of them: min(3 x 0.01, 3/2 x 0.02, 0.9).
        VERIFY_CLOSE(partialConjunctionP(p, 2, Conjunction::Simes), 0.03, 1e-14);
        VERIFY_CLOSE(partialConjunctionP(std::vector<double>(10, 0.02), 2, Conjunction::Simes), 0.02, 1e-14);
        const std::vector<double> grouped = groupP(p, std::vector<std::int32_t>{0, 0, 1, 2, 2}, 3);
        VERIFY_CLOSE(grouped[0], 0.002, 1e-14);
        QVERIFY(std::isnan(grouped[1]));
        VERIFY_CLOSE(grouped[2], 0.02, 1e-14);
    }

    void likeTheReference()
    {
        const Eigen::MatrixXd z = goldenZ(), p = twoSidedP(z);
        const GoldenTable expected = goldenTable(kFolder + QStringLiteral("expected.tsv"));
        QVERIFY(z.rows() == 120 && expected.rows.size() == 120);
        for (qsizetype gene = 0; gene < z.rows(); ++gene) {
            const std::vector<double> row = rowOf(p, gene);
            const auto want = [&](const char* column) { return expected.number(gene, QString::fromLatin1(column)); };
            VERIFY_CLOSE(partialConjunctionP(row, 1), want("p1"), 1e-10);
            VERIFY_CLOSE(partialConjunctionP(row, 2), want("p2"), 1e-10);
            VERIFY_CLOSE(partialConjunctionP(row, 4), want("p4"), 1e-10);
            QCOMPARE(static_cast<double>(supportedTraits(row, 0.05)), want("bound"));
            const std::vector<double> clusters = groupP(row, kClusters, 5);
            VERIFY_CLOSE(partialConjunctionP(clusters, 2), want("cluster_p2"), 1e-10);
            QCOMPARE(static_cast<double>(supportedTraits(clusters, 0.05)), want("cluster_bound"));
            VERIFY_CLOSE(partialConjunctionP(row, 2, Conjunction::Simes), want("simes2"), 1e-10);
            QCOMPARE(static_cast<double>(supportedTraits(row, 0.05, Conjunction::Simes)), want("simes_bound"));
            const TraitDiversity diversity = traitDiversity(rowOf(z, gene));
            VERIFY_CLOSE(diversity.traits, want("traits"), 1e-12);
            VERIFY_CLOSE(diversity.effective, want("effective"), 1e-10);
            VERIFY_CLOSE(diversity.dominant, want("dominant"), 1e-10);
            VERIFY_CLOSE(diversity.tau, want("tau"), 1e-12);
        }
    }

    void qLikeR()
    {
        const Eigen::MatrixXd z = goldenZ(), p = twoSidedP(z);
        const GoldenTable expected = goldenTable(kFolder + QStringLiteral("expected_r.tsv"));
        const Eigen::MatrixXd perTrait = adjustedP(p, CallFamily::PerTrait), all = adjustedP(p, CallFamily::AllPairs);
        const CallMatrix called = (perTrait.array() <= 0.05).matrix();
        const CallCounts counts = countCalls(called, kClusters);
        for (qsizetype gene = 0; gene < z.rows(); ++gene) {
            VERIFY_CLOSE(perTrait(gene, 0), expected.number(gene, QStringLiteral("q_trait1")), 1e-10);
            VERIFY_CLOSE(all(gene, 0), expected.number(gene, QStringLiteral("q_all1")), 1e-10);
            QCOMPARE(static_cast<double>(counts.called[static_cast<std::size_t>(gene)]),
                     expected.number(gene, QStringLiteral("called")));
        }
    }

    void countsClustersOnce()
    {
        CallMatrix called = CallMatrix::Constant(2, 8, false);
        called(0, 0) = called(0, 1) = called(0, 2) = called(0, 5) = true;
        const CallCounts counts = countCalls(called, kClusters);
        QCOMPARE(counts.called, (std::vector<std::int64_t>{4, 0}));
        QCOMPARE(counts.groups, (std::vector<std::int64_t>{2, 0}));
    }

    void callsByHand()
    {
        // Three traits with rates 0.1, 0.2 and 0.3. Two calls, u = 2: one false call among the two traits of the
        // largest rates.
        const CallConjunction test({0.2, 0.1, 0.3});
        VERIFY_CLOSE(test.p(2, 2), 1 - 0.8 * 0.7, 1e-13);
        VERIFY_CLOSE(test.p(3, 2), 0.2 * 0.3, 1e-13);
        VERIFY_CLOSE(test.p(3, 3), 0.3, 1e-13);
        VERIFY_CLOSE(test.p(3, 1), 0.006, 1e-13);
        QCOMPARE(test.p(1, 2), 1.0);
        QCOMPARE(test.p(0, 1), 1.0);
        QVERIFY(std::isnan(test.p(3, 4)));
        QCOMPARE(test.supported(3, 0.05), std::size_t{1});
        QCOMPARE(test.supported(3, 0.3), std::size_t{3});
        // Equal rates: a binomial tail.
        const CallConjunction equal(std::vector<double>(40, 0.05));
        for (std::size_t calls = 2; calls < 30; ++calls)
            VERIFY_CLOSE(equal.p(calls, 2), binomialSurvival(static_cast<std::int64_t>(calls) - 1, 39, 0.05), 1e-10);
        QCOMPARE(groupRates(std::vector<double>{0.1, 0.2, 0.9, 0.4}, std::vector<std::int32_t>{0, 1, 1, 0}, 2),
                 (std::vector<double>{0.5, 1}));
    }

    void untestedTraitsHaveNoRate()
    {
        const std::vector<double> rates{0.1, qQNaN(), 0.9, 0.4, qQNaN(), 0.2};
        QCOMPARE(groupRates(rates, std::vector<std::int32_t>{0, 1, 2, 0, 3, 3}, 4),
                 (std::vector<double>{0.5, 0.9, 0.2}));
        QCOMPARE(groupRates(rates, std::vector<std::int32_t>{0, 1, 2, 3, 4, 5}, 6),
                 (std::vector<double>{0.1, 0.9, 0.4, 0.2}));
        QVERIFY(std::isnan(CallConjunction({}).p(0, 2)));
    }

    /// Every set of n - u + 1 unaffected traits with every outcome of each, and the worst of the sets.
    void callsLikeEnumeration()
    {
        Random random(4);
        for (int repeat = 0; repeat < 30; ++repeat) {
            const std::size_t traits = 1 + random.below(7);
            std::vector<double> rates(traits);
            for (double& rate : rates) rate = random.below(6) == 0 ? 0 : random.uniform();
            const CallConjunction test(rates);
            for (std::size_t u = 1; u <= traits; ++u)
                for (std::size_t calls = u; calls <= traits; ++calls) {
                    double worst = 0;
                    for (unsigned unaffected = 0; unaffected < 1U << traits; ++unaffected) {
                        if (static_cast<std::size_t>(std::popcount(unaffected)) != traits - u + 1) continue;
                        double p = 0;
                        for (unsigned called = 0; called < 1U << traits; ++called) {
                            if ((called & ~unaffected) != 0) continue;
                            if (static_cast<std::size_t>(std::popcount(called)) < calls - u + 1) continue;
                            double chance = 1;
                            for (std::size_t t = 0; t < traits; ++t)
                                if ((unaffected >> t & 1U) != 0)
                                    chance *= (called >> t & 1U) != 0 ? rates[t] : 1 - rates[t];
                            p += chance;
                        }
                        worst = std::max(worst, p);
                    }
                    QVERIFY(std::abs(test.p(calls, u) - worst) < 1e-12);
                }
        }
    }

    void expectedCountsAreAPoissonBinomial()
    {
        // Two traits, one hitting 1 of 4 genes and one 2 of 4; the last gene was not tested for the second.
        CallMatrix called = CallMatrix::Constant(4, 2, false), tested = CallMatrix::Constant(4, 2, true);
        called(0, 0) = called(0, 1) = called(1, 1) = true;
        tested(3, 1) = false;
        const std::vector<double> expected = expectedCallCounts(called, tested);
        QCOMPARE(expected.size(), std::size_t{3});
        VERIFY_CLOSE(expected[0], 3 * 0.75 / 3 + 0.75, 1e-13);
        VERIFY_CLOSE(expected[2], 3 * 0.25 * 2 / 3, 1e-13);
        VERIFY_CLOSE(std::accumulate(expected.begin(), expected.end(), 0.0), 4, 1e-13);
    }

    void diversityByHand()
    {
        // Equal effects on three traits count as three, by every order.
        const TraitDiversity even = traitDiversity(std::vector<double>{4, -4, 4, 0, 0.5, qQNaN()});
        VERIFY_CLOSE(even.traits, 3, 1e-13);
        VERIFY_CLOSE(even.effective, 3, 1e-13);
        VERIFY_CLOSE(even.dominant, 3, 1e-13);
        VERIFY_CLOSE(even.tau, (0 + 0 + 0 + 1 + 0.875) / 4, 1e-13);
        const TraitDiversity silent = traitDiversity(std::vector<double>{0.9, -1, 0.3});
        QVERIFY(std::isnan(silent.traits) && std::isnan(silent.effective) && std::isnan(silent.dominant));
        QVERIFY(std::isnan(traitDiversity(std::vector<double>{0, 0}).tau));
        QVERIFY(std::isnan(traitDiversity(std::vector<double>{3}).tau));
        QVERIFY(std::isnan(traitDiversity({}).effective));
        QVERIFY(traitDiversity(std::vector<double>{0.1, 0.1, 0.1}).tau >= 0);  // rounding would make it -2.2e-16
        VERIFY_CLOSE(traitDiversity(std::vector<double>{5, 0, 0}).tau, 1, 1e-13);
    }

    /// Renaming traits changes nothing, more evidence never means less, and Hill numbers fall with their order.
    void properties()
    {
        Random random(17);
        for (int repeat = 0; repeat < 200; ++repeat) {
            std::vector<double> z(12);
            for (double& value : z) value = 2.5 * random.normal();
            std::vector<double> p;
            for (const double value : z) p.push_back(normalTwoSidedP(value));
            std::vector<double> shuffledZ = z;
            shuffle(shuffledZ, random);
            VERIFY_CLOSE(traitDiversity(shuffledZ).effective, traitDiversity(z).effective, 1e-12);
            std::vector<double> stronger = p;
            stronger[random.below(12)] *= 0.1;
            for (std::size_t u = 1; u <= 12; ++u) {
                QVERIFY(partialConjunctionP(stronger, u) <= partialConjunctionP(p, u));
                QVERIFY(partialConjunctionP(p, u, Conjunction::Simes) <= partialConjunctionP(p, u));
            }
            QVERIFY(supportedTraits(stronger, 0.05) >= supportedTraits(p, 0.05));
            // Pleiotropy is at least one trait: the claim of more can only be weaker.
            QVERIFY((supportedTraits(p, 0.05) >= 2) <= (partialConjunctionP(p, 2) <= 0.05));
            const TraitDiversity d = traitDiversity(z);
            if (!std::isnan(d.traits)) QVERIFY(d.traits >= d.effective - 1e-9 && d.effective >= d.dominant - 1e-9);
            QVERIFY(d.tau >= 0 && d.tau <= 1);
        }
    }

    void rulesOfPrice()
    {
        // 20 conditions: one strong, so that 95 % of |fitness| are at most the weak value.
        Eigen::MatrixXd fitness = Eigen::MatrixXd::Constant(4, 20, 0.1), t = Eigen::MatrixXd::Constant(4, 20, 0.3);
        fitness(0, 3) = -2;  // specific
        t(0, 3) = -8;
        fitness(1, 3) = -2;  // t between 4 and 5
        t(1, 3) = -4.5;
        fitness.row(2).setConstant(-1.5);  // everywhere
        t.row(2).setConstant(-9);
        fitness(3, 0) = 3;
        t(3, 0) = qQNaN();
        const auto found = pricePhenotypes(fitness, t);
        QVERIFY(found[0][3] == PricePhenotype::Specific);
        QVERIFY(found[0][4] == PricePhenotype::None);
        QVERIFY(found[1][3] == PricePhenotype::Phenotype);
        QCOMPARE(std::ranges::count(found[2], PricePhenotype::Phenotype), 20);
        QCOMPARE(std::ranges::count(found[3], PricePhenotype::None), 20);
    }
};

PLEIO_TEST(tst_partial_conjunction, TestPartialConjunction)
#include "tst_partial_conjunction.moc"
