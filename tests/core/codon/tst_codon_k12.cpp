// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/cai.h"
#include "core/codon/composition.h"
#include "core/genome/gene_codons.h"

#include "tests/core/codon/k12_genome.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

/// E. coli K-12 MG1655 against values made with other programs on the RefSeq coding sequences
/// (CAI of Sharp & Li with zero counts as 0.5, GC3s as codonW gives it). Those keep the start codon,
/// so the counts are made with it here.
class TestCodonK12 : public QObject {
    Q_OBJECT

private:
    Genome m_genome;
    CodonCounts m_withStart;
    CodonCounts m_codons;
    std::vector<std::int32_t> m_reference;
    const GeneticCode& m_code = *GeneticCode::find(11);

    [[nodiscard]] Eigen::Index rowOf(const QString& symbol) const
    {
        for (std::size_t row = 0; row < m_codons.genes.size(); ++row)
            if (m_genome.genes[static_cast<std::size_t>(m_codons.genes[row])].symbol == symbol.toStdString())
                return static_cast<Eigen::Index>(row);
        return -1;
    }
    /// rp[slm]X, as in rplL, but not rpmE2 and the like.
    static bool isReference(const std::string& symbol)
    {
        return symbol.size() == 4 && symbol.starts_with("rp") &&
               std::string_view("slm").find(symbol[2]) != std::string_view::npos && symbol[3] >= 'A' &&
               symbol[3] <= 'Z';
    }

private slots:
    void initTestCase()
    {
        const QString path = test::k12File();
        PLEIO_REQUIRE_DATA(path);
        Result<Genome> genome = test::genomeFrom(path);
        QVERIFY(genome.has_value());
        m_genome = std::move(*genome);
        m_codons = geneCodons(m_genome, StartCodon::Drop).codons;
        m_withStart = m_codons;
        for (std::size_t row = 0; row < m_codons.genes.size(); ++row) {
            const Gene& gene = m_genome.genes[static_cast<std::size_t>(m_codons.genes[row])];
            const int start = codonIndex(gene.coding[0], gene.coding[1], gene.coding[2]);
            ++m_withStart.counts(static_cast<Eigen::Index>(row), start);
            if (isReference(gene.symbol)) m_reference.push_back(static_cast<std::int32_t>(row));
        }
    }
    void referenceSet()
    {
        QCOMPARE(m_reference.size(), std::size_t{54});
        const CodonVector pooled = pooledCounts(m_withStart, m_reference);
        double codons = 0;
        for (const double n : pooled) codons += n;
        QVERIFY2(codons >= 7120 && codons <= 7182, qPrintable(QString::number(codons)));  // 7,182 with stop codons
        QCOMPARE(pooled[static_cast<std::size_t>(codonIndex('A', 'G', 'G'))], 0.0);
        const std::vector<std::int32_t> byProduct = ribosomalProteinRows(m_genome, m_codons);
        for (const std::int32_t row : m_reference)
            QVERIFY2(
                std::ranges::find(byProduct, row) != byProduct.end(),
                m_genome.genes[static_cast<std::size_t>(m_codons.genes[static_cast<std::size_t>(row)])].symbol.c_str());
        QVERIFY2(byProduct.size() <= m_reference.size() + 4, qPrintable(QString::number(byProduct.size())));
    }
    void values_data()
    {
        QTest::addColumn<double>("cai");
        QTest::addColumn<double>("gc3s");
        QTest::newRow("thrL") << 0.632380 << 0.650000;
        QTest::newRow("thrA") << 0.385565 << 0.562421;
        QTest::newRow("lacZ") << 0.417280 << 0.607700;
        QTest::newRow("tufA") << 0.827847 << 0.543081;
        QTest::newRow("rplL") << 0.859658 << 0.264957;
        QTest::newRow("rpoB") << 0.684099 << 0.578017;
        QTest::newRow("araC") << 0.316181 << 0.555160;
        QTest::newRow("hisL") << 0.476281 << 0.333333;
        QTest::newRow("lpp") << 0.875115 << 0.520000;
        QTest::newRow("ompA") << 0.814298 << 0.546269;
        QTest::newRow("recA") << 0.642236 << 0.618768;
        QTest::newRow("rpsU") << 0.768347 << 0.442857;
    }
    void values()
    {
        QFETCH(double, cai);
        QFETCH(double, gc3s);
        const Eigen::Index row = rowOf(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(row >= 0);
        const auto w = relativeAdaptiveness(pooledCounts(m_withStart, m_reference), m_code);
        const std::span counts(m_withStart.counts.row(row).data(), kCodons);
        const double actual = codonAdaptationIndex(counts, w);
        QVERIFY2(std::abs(actual - cai) < 1e-6, qPrintable(QString::number(actual, 'f', 8)));
        QVERIFY2(std::abs(pleio::gc3s(counts, m_code) - gc3s) < 1e-6,
                 qPrintable(QString::number(pleio::gc3s(counts, m_code), 'f', 8)));
    }
    /// What the program shows, without start codons, is close to these for genes outside the reference.
    void withoutStartCodon()
    {
        const std::vector<double> cai = codonAdaptationIndices(m_codons, m_reference, m_code);
        QVERIFY(std::abs(cai[static_cast<std::size_t>(rowOf(QStringLiteral("thrA")))] - 0.385565) < 2e-3);
        QVERIFY(std::abs(cai[static_cast<std::size_t>(rowOf(QStringLiteral("lacZ")))] - 0.417280) < 2e-3);
        for (const std::int32_t row : m_reference) {
            const auto w = relativeAdaptiveness(pooledCounts(m_codons, m_reference), m_code);
            const double own = codonAdaptationIndex({m_codons.counts.row(row).data(), kCodons}, w);
            QVERIFY(cai[static_cast<std::size_t>(row)] <= own + 0.01);  // it no longer vouches for itself
        }
    }
};

PLEIO_TEST(tst_codon_k12, TestCodonK12)
#include "tst_codon_k12.moc"
