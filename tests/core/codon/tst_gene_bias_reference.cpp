// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/effective_number.h"
#include "core/codon/gene_bias.h"
#include "core/codon/protein_composition.h"
#include "core/codon/reference_set.h"
#include "core/codon/relative_adaptation.h"
#include "core/codon/relative_codon_bias.h"
#include "core/codon/usage_distance.h"
#include "core/io/genomes/fasta.h"

#include "tests/core/codon/bias_oracles.h"
#include "tests/core/codon/gene_counts.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <numeric>
#include <utility>

using namespace pleio;
using namespace pleio::test;

namespace {

using Statistic = std::pair<const char*, double GeneBias::*>;

/// Columns of expected.tsv, which has six decimals.
constexpr Statistic kPublished[] = {
    {"gc", &GeneBias::gc},
    {"gc1", &GeneBias::gc1},
    {"gc2", &GeneBias::gc2},
    {"gc3", &GeneBias::gc3},
    {"gc3s", &GeneBias::gc3s},
    {"L_sym", &GeneBias::synonymousCodons},
    {"L_aa", &GeneBias::codons},
    {"pr2_A3", &GeneBias::pr2A3},
    {"pr2_G3", &GeneBias::pr2G3},
    {"nc_wright", &GeneBias::nc},
    {"nc_wright_uncapped", &GeneBias::ncUncapped},
    {"nc_sun_split", &GeneBias::ncSun},
    {"nc_sun_aa", &GeneBias::ncSunAminoAcids},
    {"nc_prime_gene_bg", &GeneBias::ncPrimeGene},
    {"scuo", &GeneBias::scuo},
    {"milc_genome", &GeneBias::milc},
    {"B_genome", &GeneBias::karlinB},
    {"rcbs", &GeneBias::rcbs},
    {"dcbs", &GeneBias::dcbs},
    {"gravy", &GeneBias::gravy},
    {"aromo", &GeneBias::aromaticity},
};
/// Columns of more.tsv, ten digits.
constexpr Statistic kScripted[] = {
    {"gc_skew", &GeneBias::gcSkew},
    {"at_skew", &GeneBias::atSkew},
    {"gc3_skew", &GeneBias::gc3Skew},
    {"at3_skew", &GeneBias::at3Skew},
    {"gc4d_boxes", &GeneBias::gc4dBoxes},
    {"gc4d_amino_acids", &GeneBias::gc4dAminoAcids},
    {"t3s", &GeneBias::t3s},
    {"c3s", &GeneBias::c3s},
    {"a3s", &GeneBias::a3s},
    {"g3s", &GeneBias::g3s},
    {"nc_prime", &GeneBias::ncPrime},
    {"nc_prime_intergenic", &GeneBias::ncPrimeIntergenic},
    {"cai", &GeneBias::cai},
    {"cai_expected", &GeneBias::caiExpected},
    {"cai_z", &GeneBias::caiZ},
    {"cai_95", &GeneBias::cai95},
    {"rca", &GeneBias::rca},
    {"nrca", &GeneBias::nrca},
    {"tai", &GeneBias::tai},
    {"dp", &GeneBias::dp},
    {"fop", &GeneBias::fop},
    {"cbi", &GeneBias::cbi},
    {"milc_reference", &GeneBias::milcReference},
    {"melp", &GeneBias::melp},
    {"karlin_b_reference", &GeneBias::karlinBReference},
    {"karlin_e", &GeneBias::karlinE},
    {"mcb", &GeneBias::mcb},
    {"gcb", &GeneBias::gcb},
};

QString caseFile(const char* name)
{
    return sourceFile(QStringLiteral("tests/golden/codon.bias/ecoli536/") + QLatin1String(name));
}

}  // namespace

/// Genes of E. coli 536 against other programs and an independent script (see SOURCE.md of the case), and the
/// statistics of a gene in one go against the function of each statistic.
class TestGeneBiasReference : public QObject {
    Q_OBJECT

private:
    const GeneticCode& m_code = *GeneticCode::find(11);
    CodonCounts m_genes;
    std::vector<int> m_stops;
    BiasReferences m_references;
    BiasModel m_model;

    [[nodiscard]] std::span<const std::uint32_t> counts(std::size_t row) const
    {
        return {m_genes.counts.row(static_cast<Eigen::Index>(row)).data(), kCodons};
    }
    [[nodiscard]] GeneBias bias(std::size_t row) const { return geneBias(counts(row), m_model, m_stops[row]); }

    template <std::size_t N>
    void compare(const char* fileName, const Statistic (&statistics)[N], double tolerance, double rounding) const
    {
        const std::vector<QStringList> lines = readCells(caseFile(fileName));
        QCOMPARE(lines.size(), std::size_t{11});
        for (const auto& [name, member] : statistics) {
            const auto column = lines[0].indexOf(QLatin1String(name));
            QVERIFY2(column >= 0, name);
            for (std::size_t row = 0; row < 10; ++row) {
                const double actual = bias(row).*member;
                const double expected = lines[row + 1][column].toDouble();
                QVERIFY2(close(actual, expected, tolerance) || std::abs(actual - expected) <= rounding,
                         qPrintable(QStringLiteral("%1 of gene %2: %3, not %4")
                                        .arg(QLatin1String(name), lines[row + 1][0])
                                        .arg(actual, 0, 'g', 10)
                                        .arg(expected, 0, 'g', 10)));
            }
        }
    }

private slots:
    void initTestCase()
    {
        QFile file(caseFile("genes.fna"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        NoProgress progress;
        const Result<FastaFile> fasta = readFasta(file.readAll().toStdString(), "genes.fna", progress);
        QVERIFY(fasta.has_value());
        std::vector<std::array<std::uint32_t, kCodons>> rows;
        for (const FastaRecord& record : fasta->records) {
            const CodonTally tally = countCodons(record.sequence, m_code, false);
            rows.push_back(tally.counts);
            m_stops.push_back(tally.stopCodon);
        }
        QCOMPARE(rows.size(), std::size_t{10});
        m_genes = matrixOf(rows);

        m_references.code = &m_code;
        for (const QStringList& line : readCells(caseFile("pooled.tsv")))
            m_references.genome[at(line[0].toLatin1().constData())] = line[1].toDouble();
        QCOMPARE(std::accumulate(m_references.genome.begin(), m_references.genome.end(), 0.0), 1443402.0);
        const std::vector<std::int32_t> reference{0, 1, 2, 3, 4};
        m_references.reference = pooledCounts(m_genes, reference);
        m_references.trna = trnaOfK12();
        m_references.optimal.emplace();
        for (std::size_t c = 0; c < kCodons; ++c) (*m_references.optimal)[c] = c % 4 == 1;
        m_references.background = std::array{0.2, 0.3, 0.1, 0.4};
        m_references.gcbWeights = merklWeights(m_genes, m_genes.genes, reference, m_code, 0.5, 0).weights;
        m_model = biasModel(m_references);
    }
    void otherPrograms() { compare("expected.tsv", kPublished, 1e-5, 5.01e-7); }
    void independentScript() { compare("more.tsv", kScripted, 1e-8, 0); }

    void pooledCountsOfGenome()
    {
        QCOMPARE(m_references.genome[at("TTT")], 32409.0);
        QCOMPARE(m_references.genome[at("CTG")], 75822.0);
    }
    /// The statistics in one go are those of the single functions.
    void singleFunctions()
    {
        const FamilyTable aminoAcids(m_code, FamilyKind::AminoAcid);
        const FamilyTable boxes(m_code, FamilyKind::Box);
        const CodonVector genome = synonymousFractions(m_references.genome, m_code);
        const CodonVector reference = synonymousFractions(*m_references.reference, m_code);
        const CodonVector smooth = smoothedFractions(*m_references.reference, aminoAcids);
        const CodonVector w = relativeAdaptiveness(*m_references.reference, m_code);
        const CodonVector trna = trnaWeights(*m_references.trna, m_code, kDosReisWobble);
        for (std::size_t row = 0; row < 10; ++row) {
            const auto gene = counts(row);
            const GeneBias all = bias(row);
            const BaseComposition bases = baseComposition(gene, m_code);
            const ExpectedCai expected = expectedCai(gene, w, m_references.genome, m_code);
            const OptimalCodonUsage optimal = optimalCodonUsage(gene, *m_references.optimal, m_code);
            const RelativeCodonBias relative = relativeCodonBias(gene, m_code, m_stops[row]);
            const ProteinComposition protein = proteinComposition(gene, m_code);
            const auto own = sharesFromBases(baseCounts(gene, m_stops[row]), m_code);
            const auto given = sharesFromBases(*m_references.background, m_code);
            const std::pair<double, double> pairs[] = {
                {all.gc, bases.gc},
                {all.gc3s, gc3s(gene, m_code)},
                {all.nc, wrightNumber(gene, aminoAcids).capped},
                {all.ncUncapped, wrightNumber(gene, aminoAcids).uncapped},
                {all.ncSun, sunNumber(gene, boxes)},
                {all.ncSunAminoAcids, sunNumber(gene, aminoAcids)},
                {all.ncPrime, novembreNumber(gene, genome, aminoAcids).capped},
                {all.ncPrimeGene, novembreNumber(gene, own, aminoAcids).capped},
                {all.ncPrimeIntergenic, novembreNumber(gene, given, aminoAcids).capped},
                {all.cai, codonAdaptationIndex(gene, w)},
                {all.caiExpected, expected.value},
                {all.caiZ, expected.z},
                {all.cai95, expected.upper95},
                {all.rca, geometricMean(gene, rcaWeights(*m_references.reference, m_code))},
                {all.nrca, geometricMean(gene, normalizedRcaWeights(*m_references.reference, m_code, aminoAcids))},
                {all.tai, geometricMean(gene, trna)},
                {all.dp, deviationFromProportionality(gene, trna, m_code)},
                {all.fop, optimal.fop},
                {all.cbi, optimal.cbi},
                {all.gcb, arithmeticMean(gene, *m_references.gcbWeights)},
                {all.scuo, synonymousOrder(gene, aminoAcids)},
                {all.rcbs, relative.rcbs},
                {all.dcbs, relative.dcbs},
                {all.milc, milc(gene, genome, aminoAcids)},
                {all.milcReference, milc(gene, smooth, aminoAcids)},
                {all.karlinB, karlinBias(gene, genome, aminoAcids)},
                {all.karlinBReference, karlinBias(gene, reference, aminoAcids)},
                {all.mcb, maximumLikelihoodBias(gene, genome, aminoAcids)},
                {all.gravy, protein.gravy},
                {all.aromaticity, protein.aromaticity}};
            for (std::size_t i = 0; i < std::size(pairs); ++i)
                QVERIFY2(close(pairs[i].first, pairs[i].second, 1e-11),
                         qPrintable(QStringLiteral("pair %1 of row %2: %3, %4")
                                        .arg(i)
                                        .arg(row)
                                        .arg(pairs[i].first)
                                        .arg(pairs[i].second)));
        }
    }
    /// A gene of the reference set against the others.
    void leaveOneOut()
    {
        const std::vector<std::int32_t> reference{0, 1, 2, 3, 4};
        const std::vector<double> expected = codonAdaptationIndices(m_genes, reference, m_code);
        for (std::size_t row = 0; row < 5; ++row) {
            std::vector<std::int32_t> others = reference;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(row));
            BiasReferences without = m_references;
            without.reference = pooledCounts(m_genes, others);
            const GeneBias direct = geneBias(counts(row), biasModel(without), m_stops[row]);
            const GeneBias derived = geneBias(counts(row), withoutGene(m_model, counts(row)), m_stops[row]);
            QVERIFY(close(derived.cai, expected[row], 1e-12));
            for (const auto& [name, member] : kScripted)
                QVERIFY2(derived.*member == direct.*member || std::isnan(direct.*member), name);
            QVERIFY(derived.cai != bias(row).cai);
        }
    }
};

PLEIO_TEST(tst_gene_bias_reference, TestGeneBiasReference)
#include "tst_gene_bias_reference.moc"
