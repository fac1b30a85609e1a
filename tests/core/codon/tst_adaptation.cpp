// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/cai.h"
#include "core/codon/optimal_codons.h"
#include "core/codon/reference_set.h"
#include "core/codon/relative_adaptation.h"
#include "core/codon/trna_adaptation.h"
#include "core/codon/usage_distance.h"

#include "tests/core/codon/bias_oracles.h"
#include "tests/core/codon/gene_counts.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;
using namespace pleio::test;

/// Statistics against worked examples small enough to check on paper.
class TestAdaptation : public QObject {
    Q_OBJECT

private:
    const GeneticCode& m_code = *GeneticCode::find(11);
    const FamilyTable m_aminoAcids{m_code, FamilyKind::AminoAcid};

    static CodonVector vectorOf(std::initializer_list<std::pair<const char*, double>> values)
    {
        CodonVector out{};
        for (const auto& [codon, value] : values) out[at(codon)] = value;
        return out;
    }

private slots:
    /// Reference TTT 3, TTC 1, AAA 4: f(TTT) = 3/8; T1 = T2 = 4/8, T3 = 3/8, C3 = 1/8, A1 = A2 = A3 = 4/8.
    void relativeCodonAdaptation()
    {
        const CodonVector reference = vectorOf({{"TTT", 3}, {"TTC", 1}, {"AAA", 4}, {"TAA", 9}});
        const CodonVector rca = rcaWeights(reference, m_code);
        QCOMPARE(rca[at("TTT")], 4.0);  // (3/8) / (4/8 4/8 3/8)
        QCOMPARE(rca[at("TTC")], 4.0);  // (1/8) / (4/8 4/8 1/8)
        QCOMPARE(rca[at("AAA")], 4.0);
        QCOMPARE(rca[at("TTA")], 0.5);        // not in the reference: half a codon, (1/16) / (4/8)^3
        QVERIFY(std::isnan(rca[at("GGG")]));  // G stands nowhere
        QVERIFY(std::isnan(rca[at("TAA")]));
        QCOMPARE(geometricMean(Counts().add("TTT", 1).add("TTA", 1).of, rca), std::sqrt(2.0));
        const CodonVector normalized = normalizedRcaWeights(reference, m_code, m_aminoAcids);
        QCOMPARE(normalized[at("TTC")], 1.0);
        QVERIFY(std::isnan(normalized[at("TTA")]));  // the reference has no Leu
        QVERIFY(std::isnan(normalized[at("ATG")]));
    }
    /// Optimal TTC, and CTG and CTC of Leu: 3 + 4 optimal of 4 + 6; expected 4/2 + 6 2/6.
    void optimalCodons()
    {
        CodonSet optimal{};
        for (const char* codon : {"TTC", "CTG", "CTC", "ATG"}) optimal[at(codon)] = true;
        const auto gene =
            Counts().add("TTT", 1).add("TTC", 3).add("CTG", 3).add("CTC", 1).add("TTA", 2).add("ATG", 9).add("GCT", 7);
        const OptimalCodonUsage usage = optimalCodonUsage(gene.of, optimal, m_code);
        QCOMPARE(usage.fop, 0.7);
        QCOMPARE(usage.cbi, (7.0 - 4) / (10 - 4));
        QCOMPARE(optimalCodonUsage(Counts().add("TTT", 2).of, optimal, m_code).cbi, -1.0);
        QVERIFY(std::isnan(optimalCodonUsage(Counts().add("ATG", 2).add("GCT", 1).of, optimal, m_code).fop));
        // Both codons of Phe optimal: no room for bias (codonW writes 0).
        optimal[at("TTT")] = true;
        const OptimalCodonUsage none = optimalCodonUsage(Counts().add("TTT", 2).of, optimal, m_code);
        QCOMPARE(none.fop, 1.0);
        QVERIFY(std::isnan(none.cbi));
    }
    /// dos Reis' weights of TTT, TTC, TTA and TTG for E. coli K-12.
    void trnaWeightsOfK12()
    {
        const CodonVector w = trnaWeights(trnaOfK12(), m_code, kDosReisWobble);
        QVERIFY(close(w[at("TTT")], 0.5900 * 2 / 6, 1e-12));
        QVERIFY(std::abs(w[at("TTT")] - 0.196667) < 5e-7);
        QVERIFY(std::abs(w[at("TTC")] - 0.333333) < 5e-7);
        QVERIFY(std::abs(w[at("TTA")] - 0.166667) < 5e-7);
        QVERIFY(std::abs(w[at("TTG")] - 0.22) < 5e-7);
        QVERIFY(close(w[at("ATA")], 0.11 / 6, 1e-12));
        QVERIFY(close(w[at("CGA")], 0.0001 * 4 / 6, 1e-9));
        QCOMPARE(w[at("AAA")], 1.0);
        for (const char* codon : {"ATG", "TAA", "TAG", "TGA"}) QVERIFY(std::isnan(w[at(codon)]));
        // With the constants refitted on bacteria G:U costs more.
        QVERIFY(close(trnaWeights(trnaOfK12(), m_code, kBacterialWobble)[at("TTT")], (1 - 0.6294) * 2 / 6, 1e-12));
    }
    void trnaWeightsWithoutReader()
    {
        const CodonVector copies = vectorOf({{"TTC", 4}, {"GCC", 1}});  // Phe and Ala, no other tRNA
        WobblePenalties penalties = kDosReisWobble;
        penalties.lysidine = -1;
        const CodonVector w = trnaWeights(copies, m_code, penalties);
        // W: TTC 4, TTT 2.36, GCC 1, GCT 0.59; all others the geometric mean of these.
        const double mean = std::pow(1 * 0.59 * 0.25 * 0.1475, 0.25);
        QVERIFY(close(w[at("GCT")], 0.1475, 1e-12));
        QVERIFY(close(w[at("ATA")], mean, 1e-12));
        for (const double none : trnaWeights({}, m_code, kDosReisWobble)) QVERIFY(std::isnan(none));
    }
    /// Phe: shares 3/4, 1/4 of codons, 1/2, 1/2 of tRNA: distance sqrt(2)/4. Lys: 1, 0 and 1/4, 3/4: sqrt(18)/4.
    void proportionality()
    {
        CodonVector weights;
        weights.fill(1);
        weights[at("AAG")] = 3;
        const auto gene = Counts().add("TTT", 3).add("TTC", 1).add("AAA", 2).add("ATG", 5);
        QVERIFY(
            close(deviationFromProportionality(gene.of, weights, m_code), std::sqrt(std::sqrt(2.0 * 18) / 16), 1e-12));
        const auto proportional = Counts().add("TTT", 2).add("TTC", 2);
        QCOMPARE(deviationFromProportionality(proportional.of, weights, m_code), 0.0);
        QVERIFY(std::isnan(deviationFromProportionality(Counts().add("ATG", 3).of, weights, m_code)));
    }
    /// Phe 10, all TTC, expected 1/5: (1 - 1/5)^2 / (1/5) log10(10) = 3.2; Lys 100, even, expected even: 0.
    void maximumLikelihood()
    {
        const CodonVector shares = vectorOf({{"TTT", 0.8}, {"TTC", 0.2}, {"AAA", 0.5}, {"AAG", 0.5}});
        const auto gene = Counts().add("TTC", 10).add("AAA", 50).add("AAG", 50).add("ATG", 3);
        QVERIFY(close(maximumLikelihoodBias(gene.of, shares, m_aminoAcids), 3.2 / 2, 1e-12));
    }
    /// Two Phe codons 1:0, reference 1:3, over two sense codons of four: |1 - 1/4| + |0 - 3/4| = 3/2 times 2/4.
    void karlin()
    {
        const CodonVector shares = vectorOf({{"TTT", 0.25}, {"TTC", 0.75}});
        QCOMPARE(karlinBias(Counts().add("TTT", 2).add("ATG", 2).of, shares, m_aminoAcids), 0.75);
        QCOMPARE(karlinExpression(0.75, 0.5), 1.5);
        QVERIFY(std::isnan(karlinExpression(0.75, 0)));
        // MILC of the same: 2 * 2 ln 4 / 4 - (1/4 - 1/2).
        QVERIFY(
            close(milc(Counts().add("TTT", 2).add("ATG", 2).of, shares, m_aminoAcids), std::log(4.0) + 0.25, 1e-12));
        QVERIFY(std::isnan(milc(Counts().add("ATG", 2).of, shares, m_aminoAcids)));
        // SCUO: Phe 3:1 has entropy .5623 of ln 2; Trp and Met are out.
        const double entropy = -(0.75 * std::log(0.75) + 0.25 * std::log(0.25));
        QVERIFY(close(synonymousOrder(Counts().add("TTT", 3).add("TTC", 1).add("ATG", 9).of, m_aminoAcids),
                      1 - entropy / std::log(2.0), 1e-12));
    }
    /// Genes of Phe and Lys; the seed uses TTC and AAA, and so do genes 0 and 1.
    void geneCodonBias()
    {
        const CodonVector one =
            merklWeights(vectorOf({{"TTC", 0.9}, {"TTT", 0}}), vectorOf({{"TTC", 0.3}, {"TTT", 0.7}}));
        QVERIFY(close(one[at("TTC")], std::log(3.0), 1e-12));
        QCOMPARE(one[at("TTT")], -5.0);
        QCOMPARE(one[at("ATG")], 0.0);
        QVERIFY(close(arithmeticMean(Counts().add("TTC", 2).add("TTT", 1).add("ATG", 1).of, one),
                      (2 * std::log(3.0) - 5) / 4, 1e-12));

        const CodonCounts genes = matrixOf({Counts().add("TTC", 9).add("TTT", 1).add("AAA", 5).of,
                                            Counts().add("TTC", 8).add("TTT", 2).add("AAA", 5).of,
                                            Counts().add("TTC", 1).add("TTT", 9).add("AAG", 5).of,
                                            Counts().add("TTC", 2).add("TTT", 8).add("AAG", 5).of});
        const MerklWeights merkl = merklWeights(genes, genes.genes, std::vector<std::int32_t>{1}, m_code, 0.5);
        QVERIFY(merkl.target.converged);
        QCOMPARE(merkl.target.rows, (std::vector<std::int32_t>{0, 1}));
        // Target 17 of 20; mean of .9, .8, .1, .2 is one half.
        QVERIFY(close(merkl.weights[at("TTC")], std::log(0.85 / 0.5), 1e-12));
        QVERIFY(close(merkl.weights[at("AAA")], std::log(1 / 0.5), 1e-12));
        QCOMPARE(merkl.weights[at("AAG")], -5.0);
        // Without a seed there is nothing to start from.
        QCOMPARE(merklWeights(genes, genes.genes, {}, m_code).target.rows.size(), std::size_t{0});
    }
    void top()
    {
        const std::vector<double> values{3, 1, std::nan(""), 2, 3};
        const std::vector<std::int32_t> all{0, 1, 2, 3, 4};
        QCOMPARE(topRows(values, all, 0.5), (std::vector<std::int32_t>{0, 4}));
        QCOMPARE(topRows(values, all, 0.25), (std::vector<std::int32_t>{0}));  // the lower of equals
        QCOMPARE(topRows(values, all, 0.001), (std::vector<std::int32_t>{0}));
        QCOMPARE(topRows(values, all, 1), (std::vector<std::int32_t>{0, 1, 3, 4}));
        QCOMPARE(topRows(values, std::vector<std::int32_t>{1, 2, 3}, 0.5), (std::vector<std::int32_t>{3}));
        QVERIFY(topRows(values, std::vector<std::int32_t>{2}, 1).empty());
    }
    /// Most genes are even; some use one codon of each amino acid. These find themselves.
    void selfConsistent()
    {
        std::vector<std::array<std::uint32_t, kCodons>> rows;
        for (std::uint32_t gene = 0; gene < 100; ++gene) {
            const std::uint32_t bias = gene >= 90 ? 19 : 10 + gene % 2;
            rows.push_back(Counts().add("TTC", bias).add("TTT", 20 - bias).add("AAA", bias).add("AAG", 20 - bias).of);
        }
        const CodonCounts genes = matrixOf(rows);
        const IteratedSet set = selfConsistentSet(genes, genes.genes, m_code, 0.1);
        QVERIFY(set.converged);
        QCOMPARE(set.rows, (std::vector<std::int32_t>{90, 91, 92, 93, 94, 95, 96, 97, 98, 99}));
        QVERIFY(selfConsistentSet(genes, {}, m_code).rows.empty());
    }
};

PLEIO_TEST(tst_adaptation, TestAdaptation)
#include "tst_adaptation.moc"
