// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/codon_counts.h"
#include "core/genome/gene_codons.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <map>
#include <random>

using namespace pleio;

namespace {

std::map<std::string, std::uint32_t> named(const CodonTally& tally)
{
    std::map<std::string, std::uint32_t> counts;
    for (int codon = 0; codon < kCodons; ++codon)
        if (tally.counts[static_cast<std::size_t>(codon)] != 0)
            counts[codonText(codon)] = tally.counts[static_cast<std::size_t>(codon)];
    return counts;
}

using Counts = std::map<std::string, std::uint32_t>;

}  // namespace

class TestCodonCounts : public QObject {
    Q_OBJECT

private slots:
    void setsStartAndStopApart()
    {
        const auto tally = countCodons("ATGAAAaaaGCUTAA", GeneticCode::standard());
        QCOMPARE(named(tally), (Counts{{"AAA", 2}, {"GCT", 1}}));
        QCOMPARE(codonText(tally.startCodon), std::string("ATG"));
        QCOMPARE(codonText(tally.stopCodon), std::string("TAA"));
        QCOMPARE(tally.senseCodons(), 3U);
        QCOMPARE(tally.trailingBases, 0U);
    }

    void keepsFirstCodonOfPartialCds()
    {
        const auto tally = countCodons("GCTAAATAA", GeneticCode::standard(), false);
        QCOMPARE(named(tally), (Counts{{"AAA", 1}, {"GCT", 1}}));
        QCOMPARE(tally.startCodon, -1);
    }

    void countsWhatIsNotSense()
    {
        const auto tally = countCodons("ATGAANTAATGAAA-AAAAC", GeneticCode::standard());
        QCOMPARE(named(tally), (Counts{{"AAA", 1}}));
        QCOMPARE(tally.ambiguous, 2U);
        QCOMPARE(tally.internalStops, 2U);
        QCOMPARE(tally.stopCodon, -1);
        QCOMPARE(tally.trailingBases, 2U);
    }

    void codonsBothSenseAndStop()
    {
        const GeneticCode& condylostoma = *GeneticCode::find(28);
        QCOMPARE(named(countCodons("ATGTAATGATAATGA", condylostoma)), (Counts{{"TAA", 2}, {"TGA", 1}}));
        QCOMPARE(countCodons("ATGTAATGATAATGA", condylostoma).internalStops, 0U);
        QCOMPARE(named(countCodons("ATGTAATGA", condylostoma, true, false)), (Counts{{"TAA", 1}, {"TGA", 1}}));
        // A codon that only stops ends a CDS however its end is marked.
        QCOMPARE(countCodons("ATGAAATAA", GeneticCode::standard(), true, false).internalStops, 0U);
    }

    void shortest_data()
    {
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("stop");
        QTest::newRow("nothing") << QByteArray() << -1 << -1;
        QTest::newRow("two bases") << QByteArray("AT") << -1 << -1;
        QTest::newRow("start") << QByteArray("ATG") << 35 << -1;
        QTest::newRow("stop") << QByteArray("TAA") << -1 << 10;
        QTest::newRow("start and stop") << QByteArray("ATGTAA") << 35 << 10;
    }

    void shortest()
    {
        QFETCH(QByteArray, coding);
        const auto tally = countCodons(coding.toStdString(), GeneticCode::standard());
        QTEST(tally.startCodon, "start");
        QTEST(tally.stopCodon, "stop");
        QCOMPARE(tally.senseCodons(), 0U);
    }

    void agreesWithCountingOneByOne()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            std::string coding(random() % 200, ' ');
            for (char& base : coding) base = "ACGTUacgtuNR-"[random() % 13];
            const GeneticCode& code = GeneticCode::all()[random() % GeneticCode::all().size()];
            CodonTally expected;
            for (std::size_t i = 0; i + 3 <= coding.size(); i += 3) {
                const int codon = codonIndex(coding[i], coding[i + 1], coding[i + 2]);
                const bool last = i + 6 > coding.size();
                if (codon < 0)
                    ++expected.ambiguous;
                else if (last && code.isStop(codon))
                    expected.stopCodon = codon;
                else if (i == 0)
                    expected.startCodon = codon;
                else if (code.isSense(codon))
                    ++expected.counts[static_cast<std::size_t>(codon)];
                else
                    ++expected.internalStops;
            }
            const auto tally = countCodons(coding, code);
            QCOMPARE(tally.counts, expected.counts);
            QCOMPARE(tally.startCodon, expected.startCodon);
            QCOMPARE(tally.stopCodon, expected.stopCodon);
            QCOMPARE(tally.ambiguous, expected.ambiguous);
            QCOMPARE(tally.internalStops, expected.internalStops);
        }
    }

    /// Under both conventions every gene with a sequence has a row; only genes without a defect are pooled.
    void matrixHoldsAllGenesUnderBothConventions()
    {
        Genome genome;
        for (const char* coding : {"ATGAAATAA", "ATGNNNTAA", "ATGGCTTAA", "GCTGCTTAA", ""}) {
            Gene gene;
            gene.coding = coding;
            genome.genes.push_back(gene);
        }
        genome.genes[1].exclusion = Exclusion::Ambiguous;
        genome.genes[3].location.fuzzyStart = true;  // its first codon is no start codon
        const GeneCodons kept = geneCodons(genome, StartCodon::Keep), dropped = geneCodons(genome, StartCodon::Drop);
        QCOMPARE(kept.start, StartCodon::Keep);
        QCOMPARE(dropped.start, StartCodon::Drop);
        for (const GeneCodons& counted : {kept, dropped}) {
            QCOMPARE(counted.codons.genes, (std::vector<std::int32_t>{0, 1, 2, 3}));
            QCOMPARE(counted.pooledRows(), (std::vector<std::int32_t>{0, 2, 3}));
            QCOMPARE(counted.codons.counts(0, codonIndex('A', 'A', 'A')), 1U);
            QCOMPARE(counted.codons.counts(3, codonIndex('G', 'C', 'T')), 2U);
        }
        QCOMPARE(kept.codons.counts.sum(), 7U);
        QCOMPARE(dropped.codons.counts.sum(), 4U);
    }
};

PLEIO_TEST(tst_codon_counts, TestCodonCounts)
#include "tst_codon_counts.moc"
