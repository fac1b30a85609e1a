// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/synonymous_shuffle.h"

#include "tests/core/codon/order_case.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <string>

using namespace pleio;
using namespace pleio::test;

namespace {

Gene geneOf(std::string coding)
{
    Gene gene;
    gene.coding = std::move(coding);
    gene.location.parts = {{0, static_cast<std::int64_t>(gene.coding.size()), Strand::Forward}};
    return gene;
}

std::string randomBases(std::size_t length, Random& random)
{
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += "TCAGTCAGTCAGTCAGN"[random.below(17)];
    return out;
}

}  // namespace

class TestSynonymousShuffle : public QObject {
    Q_OBJECT

private slots:
    /// The histogram of the sequence is the gene's row of codon counts, for every code and whatever the gene holds.
    void sequencesAgreeWithCounts()
    {
        Random random(1);
        for (const GeneticCode& code : GeneticCode::all())
            for (int i = 0; i < 50; ++i) {
                Gene gene = geneOf(randomBases(static_cast<std::size_t>(random.below(40)), random));
                gene.location.fuzzyStart = i % 3 == 0;
                gene.location.fuzzyEnd = i % 2 == 0;
                gene.geneticCode = code.id();
                for (const StartCodon start : {StartCodon::Keep, StartCodon::Drop}) {
                    const GeneCodonTally tally = tallyGene(gene, code, start);
                    const CodonSequence sequence = codonSequence(gene, code, start);
                    std::array<std::uint32_t, kCodons> counts{};
                    std::uint32_t gaps = 0;
                    for (const std::int8_t codon : sequence.codons)
                        codon == kNoCodon ? ++gaps : ++counts[static_cast<std::size_t>(codon)];
                    const QByteArray what = QByteArray::number(code.id()) + " " + gene.coding.c_str();
                    QVERIFY2(counts == tally.counts, what.constData());
                    // A start codon that is dropped is not in the sequence, but the tally may call it ambiguous.
                    if (start == StartCodon::Keep)
                        QVERIFY2(gaps == tally.ambiguous + tally.internalStops, what.constData());
                }
            }
    }
    void keepsProteinAndCounts()
    {
        Random random(2);
        for (const GeneticCode& code : GeneticCode::all()) {
            CodonSequence gene = randomGenes(1, 120, code, random).front();
            gene.codons[7] = gene.codons[60] = kNoCodon;
            SynonymousShuffle shuffle(gene, code);
            QVERIFY(shuffle.canMove());
            bool moved = false;
            for (int i = 0; i < 20; ++i) {
                shuffle.deal(random);
                const std::vector<std::int8_t> dealt(shuffle.codons().begin(), shuffle.codons().end());
                QVERIFY(std::ranges::is_permutation(dealt, gene.codons));
                QCOMPARE(dealt.front(), gene.codons.front());
                for (std::size_t at = 0; at < dealt.size(); ++at) {
                    QCOMPARE(dealt[at] == kNoCodon, gene.codons[at] == kNoCodon);
                    if (dealt[at] != kNoCodon) QCOMPARE(code.aminoAcid(dealt[at]), code.aminoAcid(gene.codons[at]));
                }
                moved = moved || dealt != gene.codons;
            }
            QVERIFY(moved);
        }
    }
    /// Every arrangement is as likely: chi-squared of 12 of them.
    void arrangementsAreEquallyLikely()
    {
        // Leu CTT CTT CTC CTA in 12 arrangements; the first codon is a start and stays.
        const CodonSequence gene{{16, 16, 16, 17, 18}, true};
        SynonymousShuffle shuffle(gene, GeneticCode::standard());
        Random random(3);
        std::map<std::vector<std::int8_t>, double> seen;
        constexpr int kDeals = 12000;
        for (int i = 0; i < kDeals; ++i) {
            shuffle.deal(random);
            ++seen[{shuffle.codons().begin(), shuffle.codons().end()}];
        }
        QCOMPARE(seen.size(), std::size_t{12});
        double chi = 0;
        for (const auto& [arrangement, n] : seen) chi += (n - kDeals / 12.0) * (n - kDeals / 12.0) / (kDeals / 12.0);
        QVERIFY2(chi < 31.3, qPrintable(QString::number(chi)));  // p 0.001 with 11 degrees of freedom
    }
    void nothingToMove()
    {
        const GeneticCode& code = GeneticCode::standard();
        QVERIFY(!SynonymousShuffle({}, code).canMove());
        QVERIFY(!SynonymousShuffle({{35}, true}, code).canMove());
        QVERIFY(!SynonymousShuffle({{16, 16, kNoCodon, 15}, false}, code).canMove());
        QVERIFY(!SynonymousShuffle({{16, 17}, true}, code).canMove());  // the start codon stays
        QVERIFY(SynonymousShuffle({{16, 17}, false}, code).canMove());
    }
};

PLEIO_TEST(tst_synonymous_shuffle, TestSynonymousShuffle)
#include "tst_synonymous_shuffle.moc"
