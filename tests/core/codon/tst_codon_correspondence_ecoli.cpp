// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/optimal_codon_tests.h"
#include "core/codon/synonymous_table.h"
#include "core/genome/gene_codons.h"
#include "core/io/genomes/genome_reader.h"
#include "core/io/genomes/prodigal.h"
#include "core/math/correspondence.h"

#include "tests/support/test_program.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace pleio;

/// The genes prodigal finds in E. coli 536 (Debian package bowtie-examples), all of them, with their start codons:
/// codonW 1.4.4 and ade4 1.7 give these eigenvalues (codonW's eigen.coa for counts and RSCU, ade4 for all three).
class TestCodonCorrespondenceEcoli : public QObject {
    Q_OBJECT

private:
    CodonLayout m_layout{*GeneticCode::find(11)};
    GeneCodons m_genes;
    SynonymousTable m_counts;

private slots:
    void initTestCase()
    {
        const QString path = QStringLiteral("/usr/share/doc/bowtie/examples/genomes/NC_008253.fna.gz");
        if (!QFile::exists(path)) QSKIP("the package bowtie-examples is not installed");
        if (findProdigal({}).empty()) QSKIP("prodigal is not installed");
        NoProgress progress;
        const auto file = readSourceFile(path.toStdString(), SourceRole::Genome, progress);
        QVERIFY(file.has_value());
        const auto genome = readGenome(*file, nullptr, {}, progress);
        QVERIFY(genome.has_value());
        m_genes = geneCodons(*genome, StartCodon::Keep);
        QCOMPARE(m_genes.rows(), std::size_t{4544});
        m_counts = synonymousCounts(m_genes.codons, m_layout);
    }
    void eigenvalues_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QList<double>>("expected");
        QTest::addColumn<double>("inertia");
        QTest::newRow("counts") << "counts" << QList<double>{.054554, .030367, .022614, .012652} << .359485;
        QTest::newRow("rscu") << "rscu" << QList<double>{.06662, .03135, .01728, .01639} << .44091;
        QTest::newRow("within") << "within" << QList<double>{.0513915, .0227357, .0106042, .0089401} << .2357012;
    }
    void eigenvalues()
    {
        QFETCH(QString, method);
        QFETCH(QList<double>, expected);
        QFETCH(double, inertia);
        const bool within = method == QLatin1String("within");
        const Correspondence analysis =
            correspondenceAnalysis(method == QLatin1String("rscu") ? synonymousRscu(m_counts, m_layout) : m_counts,
                                   within ? familyOfColumns(m_layout) : std::vector<int>());
        // Half a unit in the last digit given.
        const double tolerance = within ? 5e-8 : method == QLatin1String("rscu") ? 5e-6 : 5e-7;
        for (Eigen::Index a = 0; a < expected.size(); ++a)
            QVERIFY2(std::abs(analysis.eigenvalues[a] - expected[a]) <= 1.01 * tolerance,
                     qPrintable(QString::number(analysis.eigenvalues[a], 'g', 10)));
        QVERIFY2(std::abs(analysis.inertia - inertia) <= 1.01 * tolerance,
                 qPrintable(QString::number(analysis.inertia, 'g', 10)));
        if (within) QVERIFY(std::abs(analysis.tableInertia - .3594853) <= 1.01 * tolerance);
    }
    /// codonW's hilo.coa of -coa_cu: 227 genes at each end of axis 1, codon counts and chi-square of optimal codons.
    void endsOfAxis1_data()
    {
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("chiSquare");  // 0: not given, the codon is not optimal
        QTest::newRow("TTT") << 1044. << 1982. << 0.;
        QTest::newRow("TTC") << 2354. << 620. << 1217.603;
        QTest::newRow("CTG") << 6196. << 881. << 4981.278;
        QTest::newRow("CTC") << 698. << 385. << 13.829;
        QTest::newRow("TCT") << 1173. << 933. << 24.471;
        QTest::newRow("CGT") << 3011. << 588. << 939.343;
        QTest::newRow("ATC") << 3607. << 793. << 2233.928;
        QTest::newRow("AGG") << 5. << 337. << 0.;
    }
    void endsOfAxis1()
    {
        QFETCH(double, high);
        QFETCH(double, low);
        QFETCH(double, chiSquare);
        const Correspondence analysis = correspondenceAnalysis(m_counts);
        const Eigen::MatrixXd scores = rowScores(m_counts, analysis, 1);
        const AxisEnds ends = axisEnds({scores.data(), static_cast<std::size_t>(scores.rows())}, 0.05);
        QCOMPARE(ends.high.size(), std::size_t{227});
        CodonVector strong = pooledCounts(m_genes.codons, ends.high), weak = pooledCounts(m_genes.codons, ends.low);
        if (departureFromEqualUse(strong, m_layout) < departureFromEqualUse(weak, m_layout)) std::swap(strong, weak);
        const char* name = QTest::currentDataTag();
        const auto at =
            std::ranges::find(m_layout.codons, codonIndex(name[0], name[1], name[2])) - m_layout.codons.begin();
        const CodonContrast contrast = codonContrasts(strong, weak, m_layout)[static_cast<std::size_t>(at)];
        QCOMPARE(contrast.high, high);
        QCOMPARE(contrast.low, low);
        QCOMPARE(contrast.optimal(0.01), chiSquare > 0);
        if (chiSquare > 0) QVERIFY(std::abs(contrast.chiSquare - chiSquare) < 5.1e-4);
    }
};

PLEIO_TEST(tst_codon_correspondence_ecoli, TestCodonCorrespondenceEcoli)
#include "tst_codon_correspondence_ecoli.moc"
