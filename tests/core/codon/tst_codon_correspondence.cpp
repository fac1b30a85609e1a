// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/synonymous_table.h"
#include "core/math/correspondence.h"

#include "tests/support/golden_table.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;
using namespace pleio::test;

/// Correspondence analysis of 60 invented genes against ade4 (see SOURCE.md of the case).
class TestCodonCorrespondence : public QObject {
    Q_OBJECT

private:
    const QString m_folder = QStringLiteral("tests/golden/codon.multivariate/synthetic_60/");
    CodonLayout m_layout{*GeneticCode::find(11)};
    SynonymousTable m_counts;

    [[nodiscard]] SynonymousTable table(const QString& method) const
    {
        return method == QLatin1String("rscu") ? synonymousRscu(m_counts, m_layout) : m_counts;
    }
    [[nodiscard]] Correspondence analysis(const QString& method) const
    {
        const std::vector<int> blocks =
            method == QLatin1String("within") ? familyOfColumns(m_layout) : std::vector<int>();
        return correspondenceAnalysis(table(method), blocks);
    }
    /// Signs of an axis are free in ade4; the first score of each axis tells whether it is turned round.
    static void compareScores(const GoldenTable& golden, const QString& method, const Eigen::MatrixXd& scores,
                              const std::vector<Eigen::Index>& rows)
    {
        constexpr double kTolerance = 1e-8;
        std::array<double, 4> sign{};
        std::size_t next = 0;
        for (qsizetype r = 0; r < golden.rows.size(); ++r) {
            if (golden.text(r, QStringLiteral("method")) != method) continue;
            QVERIFY(next < rows.size());
            for (Eigen::Index a = 0; a < 4; ++a) {
                const double expected = golden.number(r, QStringLiteral("axis%1").arg(a + 1));
                const double actual = scores(rows[next], a);
                double& turned = sign[static_cast<std::size_t>(a)];
                if (turned == 0) turned = actual * expected > 0 ? 1 : -1;
                QVERIFY2(std::abs(actual - turned * expected) < kTolerance,
                         qPrintable(QStringLiteral("axis %1, row %2: %3, expected %4")
                                        .arg(a + 1)
                                        .arg(r)
                                        .arg(actual)
                                        .arg(expected)));
            }
            ++next;
        }
        QCOMPARE(next, rows.size());
    }

private slots:
    void initTestCase()
    {
        const GoldenTable input = goldenTable(m_folder + QStringLiteral("counts.tsv"));
        QCOMPARE(input.rows.size(), qsizetype{60});
        CodonCounts codons;
        codons.counts.resize(60, kCodons);
        for (int row = 0; row < 60; ++row)
            for (int c = 0; c < kCodons; ++c)
                codons.counts(row, c) =
                    static_cast<std::uint32_t>(input.number(row, QString::fromStdString(codonText(c))));
        m_counts = synonymousCounts(codons, m_layout);
        QCOMPARE(m_counts.cols(), Eigen::Index{59});
    }
    void eigenvalues_data() { methods(); }
    void eigenvalues()
    {
        QFETCH(QString, method);
        const Correspondence own = analysis(method);
        const GoldenTable golden = goldenTable(m_folder + QStringLiteral("eigenvalues.tsv"));
        Eigen::Index axis = 0;
        for (qsizetype r = 0; r < golden.rows.size(); ++r) {
            if (golden.text(r, QStringLiteral("method")) != method) continue;
            VERIFY_CLOSE(own.eigenvalues[axis], golden.number(r, QStringLiteral("eigenvalue")), 1e-10);
            VERIFY_CLOSE(own.tableInertia, golden.number(r, QStringLiteral("table_inertia")), 1e-10);
            ++axis;
        }
        QCOMPARE(own.axes(), axis);
    }
    void geneScores_data() { methods(); }
    void geneScores()
    {
        QFETCH(QString, method);
        std::vector<Eigen::Index> rows;
        for (Eigen::Index i = 0; i < 60; ++i) rows.push_back(i);
        compareScores(goldenTable(m_folder + QStringLiteral("gene_scores.tsv")), method,
                      rowScores(table(method), analysis(method), 4), rows);
    }
    void codonScores_data() { methods(); }
    void codonScores()
    {
        QFETCH(QString, method);
        const Correspondence own = analysis(method);
        Eigen::MatrixXd scores(59, 4);
        for (Eigen::Index a = 0; a < 4; ++a) scores.col(a) = own.columnScores(a);
        // The golden file goes by codon index, the layout by family; AGG does not occur.
        std::vector<Eigen::Index> rows;
        for (int codon = 0; codon < kCodons; ++codon) {
            const auto at = std::ranges::find(m_layout.codons, codon);
            if (at == m_layout.codons.end()) continue;
            const Eigen::Index column = at - m_layout.codons.begin();
            if (codonText(codon) == "AGG")
                QVERIFY(std::isnan(scores(column, 0)));
            else
                rows.push_back(column);
        }
        compareScores(goldenTable(m_folder + QStringLiteral("codon_scores.tsv")), method, scores, rows);
    }
    /// A gene without cysteine has no RSCU there; that is 0 here and takes no part.
    void rscuOfAnAbsentFamily()
    {
        const SynonymousTable usage = synonymousRscu(m_counts, m_layout);
        for (std::size_t f = 0; f < m_layout.families.size(); ++f) {
            const auto first = static_cast<Eigen::Index>(m_layout.familyStart[f]);
            const auto size = static_cast<Eigen::Index>(m_layout.familySize(f));
            const double sum = usage.row(6).segment(first, size).sum();
            QVERIFY(std::abs(sum - (m_layout.families[f].aminoAcid == 'C' ? 0.0 : static_cast<double>(size))) < 1e-12);
        }
    }

private:
    static void methods()
    {
        QTest::addColumn<QString>("method");
        for (const char* method : {"counts", "rscu", "within"}) QTest::newRow(method) << QString::fromLatin1(method);
    }
};

PLEIO_TEST(tst_codon_correspondence, TestCodonCorrespondence)
#include "tst_codon_correspondence.moc"
