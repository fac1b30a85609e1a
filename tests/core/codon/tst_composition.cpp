// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/composition.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

namespace {

std::size_t at(const char* codon) { return static_cast<std::size_t>(codonIndex(codon[0], codon[1], codon[2])); }

double thirdPositions(std::initializer_list<std::pair<const char*, std::uint32_t>> codons, int code = 11)
{
    std::array<std::uint32_t, kCodons> counts{};
    for (const auto& [codon, n] : codons) counts[at(codon)] += n;
    return gc3s(counts, *GeneticCode::find(code));
}

}  // namespace

class TestComposition : public QObject {
    Q_OBJECT

private:
    const GeneticCode& m_code = *GeneticCode::find(11);

private slots:
    void rscuByHand()
    {
        CodonVector counts{};
        counts[at("GCT")] = 6;  // Ala, four codons
        counts[at("GCC")] = 2;
        counts[at("ATG")] = 4;  // Met, one codon
        counts[at("TAA")] = 1;
        const CodonVector usage = rscu(counts, m_code);
        QCOMPARE(usage[at("GCT")], 3.0);
        QCOMPARE(usage[at("GCC")], 1.0);
        QCOMPARE(usage[at("GCA")], 0.0);
        QCOMPARE(usage[at("ATG")], 1.0);
        QVERIFY(std::isnan(usage[at("TAA")]));  // a stop codon
        QVERIFY(std::isnan(usage[at("TTT")]));  // Phe does not occur
        QVERIFY(std::isnan(usage[at("TGG")]));  // nor Trp
        const CodonVector shares = synonymousFractions(counts, m_code);
        QCOMPARE(shares[at("GCT")], 0.75);
        QCOMPARE(shares[at("ATG")], 1.0);
        QVERIFY(std::isnan(shares[at("TTT")]));
    }
    /// The mean of RSCU over a family that occurs is 1, whatever the counts.
    void rscuAveragesToOne()
    {
        for (const GeneticCode& code : GeneticCode::all()) {
            CodonVector counts{};
            for (std::size_t c = 0; c < kCodons; ++c) counts[c] = static_cast<double>(c * 5 % 7);
            const CodonVector usage = rscu(counts, code);
            for (const CodonFamily& family : codonFamilies(code)) {
                double sum = 0, total = 0;
                for (const int c : family.codons) {
                    sum += usage[static_cast<std::size_t>(c)];
                    total += counts[static_cast<std::size_t>(c)];
                }
                if (total > 0)
                    QVERIFY(std::abs(sum - static_cast<double>(family.codons.size())) < 1e-12);
                else
                    QVERIFY(std::isnan(sum));
            }
        }
    }
    void rscuDependsOnTheCode()
    {
        CodonVector counts{};
        counts[at("TGA")] = 3;
        counts[at("TGG")] = 1;
        QVERIFY(std::isnan(rscu(counts, m_code)[at("TGA")]));
        const CodonVector mycoplasma = rscu(counts, *GeneticCode::find(4));  // TGA is Trp
        QCOMPARE(mycoplasma[at("TGA")], 1.5);
        QCOMPARE(mycoplasma[at("TGG")], 0.5);
    }
    void gc3sByHand()
    {
        QCOMPARE(thirdPositions({{"GCT", 1}, {"GCC", 1}, {"GCG", 2}}), 0.75);
        // Met, Trp and stop codons have no synonyms to choose from.
        QCOMPARE(thirdPositions({{"GCT", 1}, {"GCC", 1}, {"ATG", 10}, {"TGG", 10}, {"TAG", 5}}), 0.5);
        QCOMPARE(thirdPositions({{"TTT", 1}}), 0.0);
        QCOMPARE(thirdPositions({{"AGG", 1}}), 1.0);
        QVERIFY(std::isnan(thirdPositions({})));
        QVERIFY(std::isnan(thirdPositions({{"ATG", 3}, {"TGG", 2}, {"TAA", 1}})));
        // In table 4 Trp has two codons.
        QCOMPARE(thirdPositions({{"TGG", 3}, {"TGA", 1}}, 4), 0.75);
    }
    void gcOfSequences()
    {
        QCOMPARE(gcContent("GGCC"), 1.0);
        QCOMPARE(gcContent("ATAT"), 0.0);
        QCOMPARE(gcContent("acgu"), 0.5);
        QCOMPARE(gcContent("GNNA"), 0.5);  // other letters do not count
        QVERIFY(std::isnan(gcContent("")));
        QVERIFY(std::isnan(gcContent("NNN")));
    }
    void pooling()
    {
        CodonCounts codons;
        codons.counts.setZero(3, kCodons);
        codons.counts(0, 5) = 2;
        codons.counts(1, 5) = 40;
        codons.counts(2, 5) = 7;
        codons.counts(2, 6) = 1;
        const CodonVector sum = pooledCounts(codons, std::vector<std::int32_t>{0, 2});
        QCOMPARE(sum[5], 9.0);
        QCOMPARE(sum[6], 1.0);
        QCOMPARE(pooledCounts(codons, {})[5], 0.0);
    }
};

PLEIO_TEST(tst_composition, TestComposition)
#include "tst_composition.moc"
