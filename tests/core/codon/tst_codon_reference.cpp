// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/cai.h"
#include "core/codon/composition.h"

#include "tests/core/cipher/reference_case.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QTest>

#include <numeric>

using namespace pleio;
using namespace pleio::test;

/// Codon usage of the small genome against an independent program (see SOURCE.md of the case).
class TestCodonReference : public QObject {
    Q_OBJECT

private:
    std::optional<ReferenceCase> m_case;
    QJsonObject m_expected;
    const GeneticCode& m_code = *GeneticCode::find(11);

private slots:
    void initTestCase()
    {
        m_case = loadReferenceCase();
        QVERIFY(m_case.has_value());
        m_expected = m_case->expected[QLatin1String("codon")].toObject();
    }
    void adaptationIndices()
    {
        VERIFY_NEAR(codonAdaptationIndices(m_case->codons, m_case->referenceRows, m_code),
                    numbers(m_expected[QLatin1String("cai")]));
        const CodonVector reference = pooledCounts(m_case->codons, m_case->referenceRows);
        VERIFY_NEAR(relativeAdaptiveness(reference, m_code), numbers(m_expected[QLatin1String("adaptiveness")]));
    }
    void thirdPositions()
    {
        std::vector<double> values;
        for (Eigen::Index row = 0; row < m_case->codons.counts.rows(); ++row)
            values.push_back(gc3s({m_case->codons.counts.row(row).data(), kCodons}, m_code));
        VERIFY_NEAR(values, numbers(m_expected[QLatin1String("gc3s")]));
    }
    void synonymousUsage()
    {
        std::vector<std::int32_t> rows(static_cast<std::size_t>(m_case->codons.counts.rows()));
        std::iota(rows.begin(), rows.end(), 0);
        const CodonVector pooled = pooledCounts(m_case->codons, rows);
        VERIFY_NEAR(pooled, numbers(m_expected[QLatin1String("pooled")]));
        VERIFY_NEAR(rscu(pooled, m_code), numbers(m_expected[QLatin1String("rscu_pooled")]));
        const CodonVector first = pooledCounts(m_case->codons, std::vector<std::int32_t>{0});
        VERIFY_NEAR(rscu(first, m_code), numbers(m_expected[QLatin1String("rscu_first")]));
    }
};

PLEIO_TEST(tst_codon_reference, TestCodonReference)
#include "tst_codon_reference.moc"
