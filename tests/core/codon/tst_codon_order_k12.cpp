// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_pairs.h"
#include "core/codon/composition.h"
#include "core/codon/dinucleotides.h"
#include "core/codon/min_max.h"

#include "tests/core/codon/k12_genome.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

/// E. coli K-12 MG1655 against the golden values of the specification, made on an older annotation; see SOURCE.md of
/// tests/golden/codon.pairs/small_genome for how close the newer one can come.
class TestCodonOrderK12 : public QObject {
    Q_OBJECT

private:
    Genome m_genome;
    std::vector<CodonSequence> m_sequences;  ///< pseudogenes as well, as in the golden values
    std::vector<std::string> m_symbols;
    CodonPairCounts m_counts;
    const GeneticCode& m_code = *GeneticCode::find(11);

    [[nodiscard]] Codons gene(const char* symbol) const
    {
        const auto at = std::ranges::find(m_symbols, symbol);
        return m_sequences.at(static_cast<std::size_t>(at - m_symbols.begin())).codons;
    }
    static int codon(const char* text) { return codonIndex(text[0], text[1], text[2]); }

private slots:
    void initTestCase()
    {
        const QString path = test::k12File();
        PLEIO_REQUIRE_DATA(path);
        Result<Genome> genome = test::genomeFrom(path);
        QVERIFY(genome.has_value());
        m_genome = std::move(*genome);
        for (const Gene& gene : m_genome.genes) {
            if (gene.coding.empty() || gene.coding.size() % 3 != 0) continue;
            if (gene.exclusion == Exclusion::DuplicateId) continue;
            m_sequences.push_back(codonSequence(gene, m_code, StartCodon::Keep));
            m_symbols.push_back(gene.symbol);
            m_counts.add(m_sequences.back().codons);
        }
    }
    void pairTotals()
    {
        const auto total = static_cast<double>(m_counts.total());
        QVERIFY2(std::abs(total - 1328791) < 300, qPrintable(QString::number(total)));
        int unseen = 0;
        for (int x = 0; x < kCodons; ++x)
            for (int y = 0; y < kCodons; ++y)
                unseen += m_code.isSense(x) && m_code.isSense(y) && m_counts.pairs(x, y) == 0;
        QCOMPARE(unseen, 0);
    }
    void pairScores_data()
    {
        QTest::addColumn<int>("observed");
        QTest::addColumn<double>("score");
        QTest::newRow("GCCGAA") << 1213 << -0.172899;
        QTest::newRow("GCAGAG") << 648 << 0.241606;
        QTest::newRow("CTGCTG") << 3786 << -0.025916;
        QTest::newRow("AAAAAA") << 1479 << -0.211549;
        QTest::newRow("ATGAAA") << 1345 << -0.068974;
        QTest::newRow("TTTGGC") << 1283 << 0.256407;
        QTest::newRow("CTAGTA") << 8 << -1.893506;
    }
    void pairScores()
    {
        QFETCH(int, observed);
        QFETCH(double, score);
        const int x = codon(QTest::currentDataTag()), y = codon(QTest::currentDataTag() + 3);
        QVERIFY(std::abs(static_cast<int>(m_counts.pairs(x, y)) - observed) <= 1);
        const double own = codonPairScores(m_counts, m_code, UnseenPairs::Skip).score(x, y);
        QVERIFY2(std::abs(own - score) < 1e-3, qPrintable(QString::number(own, 'f', 6)));
    }
    void pairBias_data()
    {
        QTest::addColumn<int>("pairs");
        QTest::addColumn<double>("bias");
        QTest::newRow("thrA") << 819 << 0.085537;
        QTest::newRow("thrL") << 20 << 0.055345;
        QTest::newRow("rplL") << 120 << 0.028438;
        QTest::newRow("tufA") << 393 << 0.010952;
        QTest::newRow("lacZ") << 1023 << 0.084172;
    }
    void pairBias()
    {
        QFETCH(int, pairs);
        QFETCH(double, bias);
        const Codons own = gene(QTest::currentDataTag());
        QCOMPARE(static_cast<int>(own.size()), pairs + 1);
        const double actual = codonPairBias(own, codonPairScores(m_counts, m_code, UnseenPairs::Skip).score);
        QVERIFY2(std::abs(actual - bias) < 1.5e-4, qPrintable(QString::number(actual, 'f', 6)));
    }
    /// Karlin's rho* of the circular chromosome, by an independent script.
    void dinucleotides()
    {
        DinucleotideCounts counts;
        counts.add(m_genome.replicons.front().sequence, m_genome.replicons.front().circular);
        const DinucleotideOdds odds = symmetrisedOdds(counts);
        const std::array<double, kDinucleotides> expected{
            1.205674863, 0.921935166, 0.754532998, 1.116618005, 0.817434159, 0.905412799, 1.116618005, 1.158481684,
            1.103023727, 0.883478892, 1.205674863, 0.817434159, 0.883478892, 1.283114515, 0.921935166, 0.905412799};
        for (std::size_t i = 0; i < kDinucleotides; ++i)
            QVERIFY2(std::abs(odds[i] - expected[i]) < 1e-8, qPrintable(QString::number(odds[i], 'f', 9)));
    }
    void minMaxOfLacZ()
    {
        CodonVector pooled{};
        for (const CodonSequence& sequence : m_sequences)
            for (const std::int8_t c : sequence.codons)
                if (c != kNoCodon) ++pooled[static_cast<std::size_t>(c)];
        const MinMaxUsage usage(pooled, m_code);
        const Codons lacZ = gene("lacZ");
        const MinMaxProfile profile(lacZ, usage, 18);
        std::vector<double> values(profile.windows());
        profile.of(lacZ, values);
        QCOMPARE(values.size(), std::size_t{1007});
        const MinMaxSummary summary = summarised(values);
        // The usage of the newer annotation moves the profile by less than a hundredth of a point.
        constexpr std::array kFirst{40.9121, 41.538, 33.8396, 37.4912, 33.0048};
        for (std::size_t i = 0; i < kFirst.size(); ++i)
            QVERIFY2(std::abs(values[i] - kFirst[i]) < 0.01, qPrintable(QString::number(values[i], 'f', 4)));
        QVERIFY2(std::abs(summary.lowest + 38.0921) < 0.01, qPrintable(QString::number(summary.lowest, 'f', 4)));
        QVERIFY2(std::abs(summary.highest - 91.7865) < 0.01, qPrintable(QString::number(summary.highest, 'f', 4)));
        QVERIFY2(std::abs(summary.shareNegative - 0.0367) < 1e-4, qPrintable(QString::number(summary.shareNegative)));
    }
};

PLEIO_TEST(tst_codon_order_k12, TestCodonOrderK12)
#include "tst_codon_order_k12.moc"
