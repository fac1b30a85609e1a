// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_pairs.h"
#include "core/codon/dinucleotides.h"

#include "tests/core/cipher/reference_case.h"
#include "tests/core/cipher/synthetic_training.h"
#include "tests/core/codon/order_case.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QTest>

#include <tbb/global_control.h>

#include <cmath>

using namespace pleio;
using namespace pleio::test;

namespace {

ComputedHere here;

int codonOf(const QJsonValue& value)
{
    const std::string text = value.toString().toStdString();
    return codonIndex(text[0], text[1], text[2]);
}

CodonPairCounts countsOf(const std::vector<CodonSequence>& genes)
{
    CodonPairCounts counts;
    for (const CodonSequence& gene : genes) counts.add(gene.codons);
    return counts;
}

std::vector<GenePairBias> biasesOf(const std::vector<CodonSequence>& genes, const GeneticCode& code,
                                   std::int64_t permutations, std::uint64_t seed)
{
    NoProgress progress;
    return codonPairBiases(genes, std::vector<bool>(genes.size(), true), countsOf(genes), code, UnseenPairs::Skip,
                           permutations, seed, here, progress)
        .value();
}

}  // namespace

class TestCodonPairs : public QObject {
    Q_OBJECT

private:
    std::optional<OrderCase> m_case;
    CodonPairCounts m_counts;
    std::vector<bool> m_pooled;
    const GeneticCode& m_code = GeneticCode::standard();

private slots:
    void initTestCase()
    {
        m_case = loadOrderCase(QStringLiteral("codon.pairs"));
        QVERIFY(m_case.has_value());
        for (std::size_t row = 0; row < m_case->sequences.size(); ++row) {
            m_pooled.push_back(m_case->genes.pooled(row));
            if (m_pooled.back()) m_counts.add(m_case->sequences[row].codons);
        }
        QCOMPARE(static_cast<qint64>(m_counts.total()), m_case->expected[QLatin1String("total_pairs")].toInteger());
    }
    void scores()
    {
        const CodonPairScores skip = codonPairScores(m_counts, m_code, UnseenPairs::Skip);
        const CodonPairScores half = codonPairScores(m_counts, m_code, UnseenPairs::HalfCount);
        const QJsonArray pairs = m_case->expected[QLatin1String("pairs")].toArray();
        QCOMPARE(pairs.size(), qsizetype{3721});
        for (const QJsonValue& value : pairs) {
            const QJsonArray pair = value.toArray();
            const int x = codonOf(pair[0]), y = codonOf(pair[1]);
            QCOMPARE(m_counts.pairs(x, y), static_cast<std::uint32_t>(pair[2].toInt()));
            QVERIFY(near(skip.expected(x, y), number(pair[3])));
            QVERIFY(near(skip.score(x, y), number(pair[4])));
            QVERIFY(near(half.score(x, y), number(pair[5])));
        }
        QVERIFY(std::isnan(skip.expected(codonIndex('T', 'A', 'A'), 0)));
    }
    void genes()
    {
        constexpr std::int64_t kPermutations = 2000;
        NoProgress progress;
        const auto skip = codonPairBiases(m_case->sequences, m_pooled, m_counts, m_code, UnseenPairs::Skip,
                                          kPermutations, 3, here, progress);
        const auto half = codonPairBiases(m_case->sequences, m_pooled, m_counts, m_code, UnseenPairs::HalfCount, 19, 3,
                                          here, progress);
        const QJsonArray rows = m_case->expected[QLatin1String("genes")].toArray();
        QCOMPARE(static_cast<std::size_t>(rows.size()), skip->size());
        int tested = 0;
        for (std::size_t row = 0; row < skip->size(); ++row) {
            const QJsonObject expected = rows[static_cast<qsizetype>(row)].toObject();
            const QByteArray tag = expected[QLatin1String("gene")].toString().toUtf8();
            const GenePairBias &one = (*skip)[row], &two = (*half)[row];
            QCOMPARE(one.pairs, static_cast<std::uint32_t>(expected[QLatin1String("pairs")].toInt()));
            QVERIFY2(near(one.bias, number(expected[QLatin1String("cpb_skip")])), tag);
            QVERIFY2(near(one.heldOut, number(expected[QLatin1String("held_out_skip")])), tag);
            QVERIFY2(near(two.bias, number(expected[QLatin1String("cpb_half")])), tag);
            QVERIFY2(near(two.heldOut, number(expected[QLatin1String("held_out_half")])), tag);
            if (!expected.contains(QLatin1String("p"))) continue;
            ++tested;
            QVERIFY2(sameNull(one.test, kPermutations,
                              {number(expected[QLatin1String("null_mean")]), number(expected[QLatin1String("null_sd")]),
                               number(expected[QLatin1String("p")])},
                              3000),
                     tag);
        }
        QVERIFY(tested > 30);
        QVERIFY(std::isnan((*skip)[38].bias) && std::isnan((*skip)[38].test.p));  // a start codon alone
        QCOMPARE((*skip)[40].bias, (*skip)[40].heldOut);                          // Met and Trp only: every score is 0
        QVERIFY(std::isnan((*skip)[40].test.p));
    }
    void dinucleotides()
    {
        DinucleotideCounts coding;
        for (const std::int32_t row : m_case->genes.pooledRows())
            coding.add(m_case->genome
                           .genes[static_cast<std::size_t>(m_case->genes.codons.genes[static_cast<std::size_t>(row)])]
                           .coding,
                       false);
        const CodonJunctions junctions =
            codonJunctions(m_counts, codonPairScores(m_counts, m_code, UnseenPairs::Skip).expected);
        const std::array<std::pair<const char*, DinucleotideOdds>, 4> all{
            {{"rho", dinucleotideOdds(coding)},
             {"rho_symmetrised", symmetrisedOdds(coding)},
             {"junction", junctions.odds},
             {"junction_synonymous", junctions.synonymousOdds}}};
        for (const auto& [name, odds] : all) {
            const QJsonObject expected = m_case->expected[QLatin1String(name)].toObject();
            for (std::size_t i = 0; i < kDinucleotides; ++i)
                QVERIFY2(near(odds[i], number(expected[QString::fromStdString(dinucleotideText(i))])), name);
        }
    }
    void dinucleotidesByHand()
    {
        DinucleotideCounts line, circle;
        line.add("ACGNTa", false);
        circle.add("ACGNTa", true);
        QCOMPARE(line.pairs[4 * 2 + 1], std::uint64_t{1});  // AC
        QCOMPARE(line.bases[2], std::uint64_t{2});
        QCOMPARE(line.pairs[4 * 1 + 3], std::uint64_t{1});  // CG
        QCOMPARE(line.pairs[4 * 0 + 2], std::uint64_t{1});  // Ta
        QCOMPARE(line.pairs[4 * 2 + 2], std::uint64_t{0});
        QCOMPARE(circle.pairs[4 * 2 + 2], std::uint64_t{1});  // a, then A again
        DinucleotideCounts one;
        one.add("A", false);
        QVERIFY(std::isnan(dinucleotideOdds(one)[0]));
    }
    /// Where order means nothing p is uniform, also for short genes, whose own pairs weigh in the scores.
    void calibration_data()
    {
        QTest::addColumn<int>("length");
        QTest::newRow("short genes") << 30;
        QTest::newRow("genes") << 200;
    }
    void calibration()
    {
        QFETCH(int, length);
        Random random(11);
        const auto genes = randomGenes(300, static_cast<std::size_t>(length), m_code, random);
        std::vector<double> p;
        for (const GenePairBias& gene : biasesOf(genes, m_code, 99, 5))
            if (!std::isnan(gene.test.p)) p.push_back(gene.test.p);
        QVERIFY(p.size() > 280);
        const double uniform = uniformityP(p, 100);
        QVERIFY2(uniform > 0.01, qPrintable(QString::number(uniform)));
    }
    /// Codons that repeat the third base of the codon before, more than chance.
    void plantedBiasIsFound()
    {
        Random random(12);
        auto genes = randomGenes(150, 200, m_code, random);
        for (CodonSequence& gene : genes)
            for (std::size_t i = 2; i < gene.codons.size(); ++i) {
                const int same = (gene.codons[i] & ~3) | (gene.codons[i - 1] & 3);
                if (m_code.aminoAcid(same) == m_code.aminoAcid(gene.codons[i]) && random.uniform() < 0.3)
                    gene.codons[i] = static_cast<std::int8_t>(same);
            }
        int found = 0;
        for (const GenePairBias& gene : biasesOf(genes, m_code, 199, 5)) found += gene.test.z > 2 && gene.test.p < 0.05;
        QVERIFY2(found > 130, qPrintable(QString::number(found)));
    }
    void threadsDoNotMatter()
    {
        Random random(13);
        const auto genes = randomGenes(60, 80, m_code, random);
        const auto run = [&](std::size_t threads, std::uint64_t seed) {
            const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
            std::vector<double> out;
            for (const GenePairBias& gene : biasesOf(genes, m_code, 50, seed)) {
                out.push_back(gene.test.mean);
                out.push_back(gene.test.p);
            }
            return out;
        };
        const auto one = run(1, 4);
        QVERIFY(one == run(2, 4));
        QVERIFY(one != run(2, 5));
    }
    void everyCode()
    {
        Random random(14);
        for (const GeneticCode& code : GeneticCode::all()) {
            const auto genes = randomGenes(12, 90, code, random);
            const CodonPairScores scores = codonPairScores(countsOf(genes), code, UnseenPairs::HalfCount);
            for (int x = 0; x < kCodons; ++x)
                for (int y = 0; y < kCodons; ++y)
                    if (!code.isSense(x) || !code.isSense(y)) QVERIFY(std::isnan(scores.score(x, y)));
            for (const GenePairBias& gene : biasesOf(genes, code, 19, 1)) QVERIFY(gene.test.p > 0 && gene.test.p <= 1);
        }
    }
};

PLEIO_TEST(tst_codon_pairs, TestCodonPairs)
#include "tst_codon_pairs.moc"
