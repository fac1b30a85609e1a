// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/cai.h"

#include "core/codon/composition.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

namespace {

std::size_t at(const char* codon) { return static_cast<std::size_t>(codonIndex(codon[0], codon[1], codon[2])); }

struct Row {
    std::array<std::uint32_t, kCodons> counts{};
    Row& add(const char* codon, std::uint32_t n)
    {
        counts[at(codon)] += n;
        return *this;
    }
};

CodonCounts countsOf(const std::vector<Row>& rows)
{
    CodonCounts codons;
    codons.counts.resize(static_cast<Eigen::Index>(rows.size()), kCodons);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        codons.genes.push_back(static_cast<std::int32_t>(r));
        for (int c = 0; c < kCodons; ++c)
            codons.counts(static_cast<Eigen::Index>(r), c) = rows[r].counts[static_cast<std::size_t>(c)];
    }
    return codons;
}

}  // namespace

Q_DECLARE_METATYPE(pleio::ZeroCounts)

class TestCai : public QObject {
    Q_OBJECT

private:
    const GeneticCode& m_code = *GeneticCode::find(11);

private slots:
    void weightsByHand()
    {
        std::array<double, kCodons> reference{};
        reference[at("TTT")] = 2;  // Phe: 2 and 8
        reference[at("TTC")] = 8;
        reference[at("AAA")] = 5;   // Lys: AAG is missing and taken as a half
        reference[at("ATG")] = 20;  // Met has no synonyms
        reference[at("TAA")] = 3;   // a stop codon is no amino acid
        const auto w = relativeAdaptiveness(reference, m_code);
        QCOMPARE(w[at("TTT")], 0.25);
        QCOMPARE(w[at("TTC")], 1.0);
        QCOMPARE(w[at("AAA")], 1.0);
        QCOMPARE(w[at("AAG")], 0.1);
        for (const char* codon : {"ATG", "TGG", "TAA", "TAG", "TGA", "GCT", "GCC"})
            QVERIFY2(std::isnan(w[at(codon)]), codon);
    }
    void indexByHand()
    {
        std::array<double, kCodons> reference{};
        reference[at("TTT")] = 2;
        reference[at("TTC")] = 8;
        reference[at("AAA")] = 5;
        const auto w = relativeAdaptiveness(reference, m_code);
        Row gene;
        // Met, stop and the amino acids the reference lacks take no part: (0.25^2 * 1 * 0.1)^(1/4).
        gene.add("TTT", 2).add("TTC", 1).add("AAG", 1).add("ATG", 50).add("TAA", 1).add("GCT", 9);
        QVERIFY(std::abs(codonAdaptationIndex(gene.counts, w) - std::pow(0.25 * 0.25 * 0.1, 0.25)) < 1e-15);
        QCOMPARE(codonAdaptationIndex(Row().add("TTC", 7).counts, w), 1.0);
    }
    void undefinedWithoutCodons()
    {
        std::array<double, kCodons> reference{};
        reference[at("TTC")] = 8;
        const auto w = relativeAdaptiveness(reference, m_code);
        QVERIFY(std::isnan(codonAdaptationIndex(Row().counts, w)));
        QVERIFY(std::isnan(codonAdaptationIndex(Row().add("ATG", 5).add("GCA", 4).counts, w)));
        const CodonCounts codons = countsOf({Row().add("TTC", 3), Row().add("TTT", 3)});
        for (const double cai : codonAdaptationIndices(codons, {}, m_code)) QVERIFY(std::isnan(cai));
        // The only gene of a reference has no others to be compared with.
        QVERIFY(std::isnan(codonAdaptationIndices(codons, std::vector<std::int32_t>{0}, m_code)[0]));
    }
    void referenceGenesAreLeftOut()
    {
        const CodonCounts codons =
            countsOf({Row().add("TTT", 90).add("TTC", 10), Row().add("TTC", 10), Row().add("TTT", 1).add("TTC", 9)});
        const std::vector<double> cai = codonAdaptationIndices(codons, std::vector<std::int32_t>{0, 1}, m_code);
        // Gene 0 against gene 1 alone (TTC 10, TTT 0 -> 0.5): 0.05^0.9.
        QVERIFY(std::abs(cai[0] - std::pow(0.05, 0.9)) < 1e-15);
        // Gene 1 against gene 0 alone: TTC 10 of 90.
        QVERIFY(std::abs(cai[1] - 10.0 / 90) < 1e-15);
        // Gene 2 is no reference: against both, TTT 90, TTC 20.
        QVERIFY(std::abs(cai[2] - std::pow(20.0 / 90, 0.9)) < 1e-15);
    }
    void zeroCounts_data()
    {
        QTest::addColumn<ZeroCounts>("zeros");
        QTest::addColumn<double>("unused");
        QTest::addColumn<double>("used");
        QTest::newRow("half a count") << ZeroCounts::Half << 0.5 / 8 << 2.0 / 8;
        QTest::newRow("one more of each") << ZeroCounts::PlusOne << 1.0 / 9 << 3.0 / 9;
        QTest::newRow("w of a hundredth") << ZeroCounts::Hundredth << 0.01 << 2.0 / 8;
    }
    void zeroCounts()
    {
        QFETCH(ZeroCounts, zeros);
        QFETCH(double, unused);
        QFETCH(double, used);
        CodonVector reference{};
        reference[at("ATT")] = 8;  // Ile: 8, 2 and 0
        reference[at("ATC")] = 2;
        const CodonVector w = relativeAdaptiveness(reference, m_code, zeros);
        QCOMPARE(w[at("ATT")], 1.0);
        QCOMPARE(w[at("ATC")], used);
        QCOMPARE(w[at("ATA")], unused);
        QVERIFY(std::isnan(w[at("GCT")]));  // an amino acid that the reference lacks, whatever the option
    }
    /// Against all genes of the same protein, one by one: two Phe and a Lys, each codon with the genome's share.
    void expectedByEnumeration()
    {
        CodonVector w{};
        w.fill(std::nan(""));
        w[at("TTT")] = 0.25;
        w[at("TTC")] = 1;
        w[at("AAA")] = 1;
        w[at("AAG")] = 0.1;
        CodonVector genome{};
        genome[at("TTT")] = 30;
        genome[at("TTC")] = 70;
        genome[at("AAA")] = 60;
        genome[at("AAG")] = 40;
        double mean = 0;
        double square = 0;
        for (const char* first : {"TTT", "TTC"})
            for (const char* second : {"TTT", "TTC"})
                for (const char* third : {"AAA", "AAG"}) {
                    const double p = genome[at(first)] / 100 * genome[at(second)] / 100 * genome[at(third)] / 100;
                    const double lnCai =
                        (std::log(w[at(first)]) + std::log(w[at(second)]) + std::log(w[at(third)])) / 3;
                    mean += p * lnCai;
                    square += p * lnCai * lnCai;
                }
        const double deviation = std::sqrt(square - mean * mean);
        const Row gene = Row().add("TTT", 1).add("TTC", 1).add("AAG", 1).add("ATG", 5);
        const ExpectedCai expected = expectedCai(gene.counts, w, genome, m_code);
        QVERIFY(std::abs(expected.value - std::exp(mean)) < 1e-12);
        QVERIFY(std::abs(expected.z - (std::log(0.25 * 0.1) / 3 - mean) / deviation) < 1e-12);
        QVERIFY(std::abs(expected.upper95 - std::exp(mean + 1.6448536269514722 * deviation)) < 1e-12);
        // Where w does not differ there is nothing to expect.
        w[at("TTT")] = 1;
        const ExpectedCai even = expectedCai(Row().add("TTT", 4).counts, w, genome, m_code);
        QCOMPARE(even.value, 1.0);
        QVERIFY(std::isnan(even.z));
        QVERIFY(std::isnan(expectedCai(Row().add("ATG", 4).counts, w, genome, m_code).value));
    }
    void neverAboveOne()
    {
        std::array<double, kCodons> reference{};
        for (std::size_t c = 0; c < kCodons; ++c) reference[c] = static_cast<double>(c * 7 % 11);
        const auto w = relativeAdaptiveness(reference, m_code);
        for (std::size_t c = 0; c < kCodons; ++c)
            if (!std::isnan(w[c])) QVERIFY(w[c] > 0 && w[c] <= 1);
    }
    void ribosomalProteins_data()
    {
        QTest::addColumn<QString>("product");
        QTest::addColumn<bool>("found");
        QTest::newRow("large") << "50S ribosomal protein L7/L12" << true;
        QTest::newRow("subunit") << "30S ribosomal subunit protein S1" << true;
        QTest::newRow("capital") << "Ribosomal protein S21" << true;
        QTest::newRow("methyltransferase") << "ribosomal protein L11 methyltransferase" << false;
        QTest::newRow("acetylating enzyme") << "ribosomal-protein-alanine N-acetyltransferase" << false;
        QTest::newRow("acetyltransferase") << "ribosomal protein S18-alanine N-acetyltransferase" << false;
        QTest::newRow("associated") << "ribosomal protein S1-associated protein" << false;
        QTest::newRow("other") << "DNA polymerase" << false;
        QTest::newRow("none") << "" << false;
    }
    void ribosomalProteins()
    {
        QFETCH(QString, product);
        QFETCH(bool, found);
        Genome genome;
        genome.genes.resize(1);
        genome.genes[0].product = product.toStdString();
        const CodonCounts codons = countsOf({Row().add("TTC", 3)});
        QCOMPARE(ribosomalProteinRows(genome, codons).size(), found ? std::size_t{1} : std::size_t{0});
    }
};

PLEIO_TEST(tst_cai, TestCai)
#include "tst_cai.moc"
