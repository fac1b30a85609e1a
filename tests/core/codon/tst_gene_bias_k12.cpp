// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/undefined.h"
#include "core/codon/gene_bias.h"
#include "core/codon/reference_set.h"
#include "core/genome/gene_codons.h"

#include "tests/core/codon/gene_counts.h"
#include "tests/core/codon/k12_genome.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <iterator>
#include <map>

using namespace pleio;
using namespace pleio::test;

/// E. coli K-12 MG1655 against other programs; see SOURCE.md of the case.
class TestGeneBiasK12 : public QObject {
    Q_OBJECT

private:
    Genome m_genome;
    GeneCodons m_genes;
    std::vector<std::int32_t> m_reference;
    BiasReferences m_references;

    [[nodiscard]] const Gene& gene(std::size_t row) const
    {
        return m_genome.genes[static_cast<std::size_t>(m_genes.codons.genes[row])];
    }
    [[nodiscard]] std::size_t rowOf(const std::string& locusTag) const
    {
        for (std::size_t row = 0; row < m_genes.rows(); ++row)
            if (gene(row).locusTag == locusTag) return row;
        return m_genes.rows();
    }

private slots:
    void initTestCase()
    {
        const QString path = k12File();
        PLEIO_REQUIRE_DATA(path);
        Result<Genome> genome = genomeFrom(path);
        QVERIFY(genome.has_value());
        m_genome = std::move(*genome);
        m_genes = geneCodons(m_genome, StartCodon::Keep);
        for (std::size_t row = 0; row < m_genes.rows(); ++row) {
            const std::string& symbol = gene(row).symbol;
            if (symbol.size() == 4 && symbol.starts_with("rp") &&
                std::string_view("slm").find(symbol[2]) != std::string_view::npos && symbol[3] >= 'A' &&
                symbol[3] <= 'Z')
                m_reference.push_back(static_cast<std::int32_t>(row));
        }
        QCOMPARE(m_reference.size(), std::size_t{54});
        m_references.code = m_genes.code;
        m_references.genome = pooledCounts(m_genes.codons, m_genes.pooledRows());
        m_references.reference = pooledCounts(m_genes.codons, m_reference);
    }
    void values_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("CAI") << "CAI_zero0.5" << 1e-5;
        QTest::newRow("CAI, one more of each") << "CAI_pc1" << 1e-5;
        QTest::newRow("Nc") << "Nc_w" << 1e-5;
        QTest::newRow("Nc Sun") << "Nc_sun_split" << 1e-5;
        QTest::newRow("Nc'") << "Ncp_genome" << 5e-3;
        QTest::newRow("SCUO") << "SCUO" << 1e-5;
        QTest::newRow("MILC") << "MILC_genome" << 5e-3;
        QTest::newRow("MILC against the reference") << "MILC_ribo(pc.5)" << 1e-5;
        QTest::newRow("MELP") << "MELP" << 5e-3;
        QTest::newRow("B") << "B_genome" << 5e-3;
        QTest::newRow("GC3s") << "GC3s" << 1e-5;
        QTest::newRow("RCBS") << "RCBS" << 1e-5;
    }
    void values()
    {
        QFETCH(QString, column);
        QFETCH(double, tolerance);
        static const std::map<QString, double GeneBias::*> kMembers{
            {QStringLiteral("CAI_zero0.5"), &GeneBias::cai},
            {QStringLiteral("CAI_pc1"), &GeneBias::cai},
            {QStringLiteral("Nc_w"), &GeneBias::nc},
            {QStringLiteral("Nc_sun_split"), &GeneBias::ncSun},
            {QStringLiteral("Ncp_genome"), &GeneBias::ncPrime},
            {QStringLiteral("SCUO"), &GeneBias::scuo},
            {QStringLiteral("MILC_genome"), &GeneBias::milc},
            {QStringLiteral("MILC_ribo(pc.5)"), &GeneBias::milcReference},
            {QStringLiteral("MELP"), &GeneBias::melp},
            {QStringLiteral("B_genome"), &GeneBias::karlinB},
            {QStringLiteral("GC3s"), &GeneBias::gc3s},
            {QStringLiteral("RCBS"), &GeneBias::rcbs}};
        BiasReferences references = m_references;
        if (column == QLatin1String("CAI_pc1")) references.zeroCounts = ZeroCounts::PlusOne;
        const BiasModel model = biasModel(references);
        const auto lines = readCells(sourceFile(QStringLiteral("tests/golden/codon.bias/ecoli_k12/expected.tsv")));
        QCOMPARE(lines.size(), std::size_t{16});
        const auto cell = lines[0].indexOf(column);
        QVERIFY(cell > 0);
        int compared = 0;
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const std::size_t row = rowOf(lines[i][0].section(QLatin1Char('_'), 0, 0).toStdString());
            if (row == m_genes.rows()) continue;  // insB1 is a pseudogene by now
            ++compared;
            // The script counts the selenocysteine codon of fdnG, an internal stop, among the frequencies.
            if (column == QLatin1String("RCBS") && m_genes.internalStops[row] > 0) continue;
            const GeneBias bias = geneBias(m_genes.counts(row), model, m_genes.stopCodons[row]);
            const double actual = bias.*kMembers.at(column);
            const QString text = lines[i][cell];
            const double expected = text == QLatin1String("nan") ? kUndefined : text.toDouble();
            QVERIFY2(close(actual, expected, tolerance),
                     qPrintable(QStringLiteral("%1: %2, not %3").arg(lines[i][0]).arg(actual, 0, 'g', 9).arg(text)));
        }
        QVERIFY2(compared >= 14, qPrintable(QString::number(compared)));
    }
    /// The values of the authors' own program.
    void trnaAdaptation()
    {
        const CodonVector w = trnaWeights(trnaOfK12(), *m_genes.code, kDosReisWobble);
        constexpr std::pair<const char*, double> kExpected[] = {{"b0002", 0.3166165192}, {"b0003", 0.2927427609},
                                                                {"b0004", 0.3208104714}, {"b0005", 0.2682760239},
                                                                {"b0006", 0.3125878216}, {"b0007", 0.2859068156}};
        const GeneCodons dropped = geneCodons(m_genome, StartCodon::Drop);
        for (const auto& [tag, expected] : kExpected) {
            const std::size_t row = rowOf(tag);
            QVERIFY(row < dropped.rows());
            QVERIFY2(std::abs(geometricMean(dropped.counts(row), w) - expected) < 1e-10, tag);
        }
    }
    /// Carbone's set of E. coli is that of highly expressed genes: among the 1 % are many ribosomal proteins.
    void selfConsistent()
    {
        const std::vector<std::int32_t> rows = m_genes.pooledRows();
        const IteratedSet set = selfConsistentSet(m_genes.codons, rows, *m_genes.code);
        QVERIFY(set.converged);
        QCOMPARE(set.rows.size(), rows.size() / 100);
        std::vector<std::int32_t> both;
        std::ranges::set_intersection(set.rows, m_reference, std::back_inserter(both));
        QVERIFY2(both.size() >= 10, qPrintable(QString::number(both.size())));

        const MerklWeights merkl = merklWeights(m_genes.codons, rows, m_reference, *m_genes.code);
        QVERIFY(merkl.target.converged);
        QCOMPARE(merkl.target.rows.size(), rows.size() / 20);
        QVERIFY(merkl.weights[at("CGT")] > 0 && merkl.weights[at("AGG")] < -1);
    }
};

PLEIO_TEST(tst_gene_bias_k12, TestGeneBiasK12)
#include "tst_gene_bias_k12.moc"
