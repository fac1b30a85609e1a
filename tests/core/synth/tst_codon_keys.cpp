// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/codon_keys.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

class TestCodonKeys : public QObject {
    Q_OBJECT

private:
    std::vector<CodonFamily> m_families = codonFamilies(*GeneticCode::find(11));

    void verifySumsToOne(const CodonFractions& fractions)
    {
        for (const CodonFamily& family : m_families) {
            double sum = 0;
            for (const int codon : family.codons) sum += fractions[static_cast<std::size_t>(codon)];
            QVERIFY(std::abs(sum - 1) < 1e-12);
        }
    }

private slots:
    void backgroundFollowsGc3_data()
    {
        QTest::addColumn<double>("gc3");
        QTest::newRow("poor") << 0.2;
        QTest::newRow("even") << 0.5;
        QTest::newRow("rich") << 0.9;
    }
    void backgroundFollowsGc3()
    {
        QFETCH(double, gc3);
        const CodonFractions background = backgroundFractions(m_families, gc3);
        verifySumsToOne(background);
        // Phe has TTT and TTC, Ala all of GCN; Met has one codon.
        QCOMPARE(background[static_cast<std::size_t>(codonIndex('T', 'T', 'C'))], gc3);
        QCOMPARE(background[static_cast<std::size_t>(codonIndex('G', 'C', 'G'))], gc3 / 2);
        QCOMPARE(background[static_cast<std::size_t>(codonIndex('G', 'C', 'A'))], (1 - gc3) / 2);
        QCOMPARE(background[static_cast<std::size_t>(codonIndex('A', 'T', 'G'))], 1.0);
        QCOMPARE(background[static_cast<std::size_t>(codonIndex('T', 'A', 'A'))], 0.0);
    }
    void keysLieApart()
    {
        const CodonFractions background = backgroundFractions(m_families, 0.5);
        Random random(7);
        std::vector<CodonFractions> keys;
        for (int i = 0; i < 40; ++i) keys.push_back(drawKey(m_families, background, keys, random));
        for (std::size_t i = 0; i < keys.size(); ++i) {
            verifySumsToOne(keys[i]);
            QVERIFY(meanDistance(m_families, keys[i], background) >= kMinKeyDistance);
            QVERIFY(meanAbsoluteWeight(m_families, keys[i], background) > 0.3);
            for (std::size_t j = 0; j < i; ++j) QVERIFY(meanDistance(m_families, keys[i], keys[j]) >= kMinKeyDistance);
        }
    }
    void expressionKeyHasOneOptimalCodon()
    {
        const CodonFractions background = backgroundFractions(m_families, 0.7);
        Random random(3);
        const CodonFractions key = drawExpressionKey(m_families, background, 0.8, random);
        verifySumsToOne(key);
        for (const CodonFamily& family : m_families) {
            if (family.codons.size() < 2) continue;
            const auto optimal = std::ranges::count_if(family.codons, [&key](int codon) {
                return std::abs(key[static_cast<std::size_t>(codon)] - 0.8) < 1e-12;
            });
            QCOMPARE(optimal, 1);
        }
    }
    void distanceAndWeightByHand()
    {
        const std::vector<CodonFamily> two{{'F', {0, 1}}, {'M', {35}}};
        CodonFractions a{};
        CodonFractions b{};
        a[0] = 0.8, a[1] = 0.2, a[35] = 1;
        b[0] = 0.5, b[1] = 0.5, b[35] = 1;
        QCOMPARE(meanDistance(two, a, b), 0.3);
        QCOMPARE(meanAbsoluteWeight(two, a, b), (std::log(1.6) + std::log(2.5)) / 2);
    }
    void dirichletHasTheAskedMeanAndVariance_data()
    {
        QTest::addColumn<double>("rho");
        QTest::newRow("weak") << 0.03;
        QTest::newRow("strong") << 0.5;
    }
    void dirichletHasTheAskedMeanAndVariance()
    {
        QFETCH(double, rho);
        const CodonFractions mean = backgroundFractions(m_families, 0.6);
        const auto ttc = static_cast<std::size_t>(codonIndex('T', 'T', 'C'));
        Random random(11);
        constexpr int kDraws = 20000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double p = drawGeneFractions(m_families, mean, rho, random)[ttc];
            sum += p;
            squares += p * p;
        }
        const double average = sum / kDraws;
        const double variance = squares / kDraws - average * average;
        QVERIFY(std::abs(average - 0.6) < 0.01);
        // The variance of a Dirichlet fraction is rho p (1 - p).
        QVERIFY(std::abs(variance / (rho * 0.6 * 0.4) - 1) < 0.05);
    }
    void noOverdispersionIsTheMean()
    {
        const CodonFractions mean = backgroundFractions(m_families, 0.6);
        Random random(1);
        QVERIFY(drawGeneFractions(m_families, mean, 0, random) == mean);
    }
};

PLEIO_TEST(tst_codon_keys, TestCodonKeys)
#include "tst_codon_keys.moc"
