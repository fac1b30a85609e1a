// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/effective_number.h"
#include "core/codon/gene_bias.h"
#include "core/io/genomes/fasta.h"
#include "core/math/random.h"

#include "tests/core/codon/bias_oracles.h"
#include "tests/core/codon/gene_counts.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;
using namespace pleio::test;

namespace {

constexpr double kEven = 100;  // codons of each kind of a genome without preferences

CodonVector evenGenome(const GeneticCode& code)
{
    CodonVector genome{};
    for (std::size_t c = 0; c < kCodons; ++c) genome[c] = code.isSense(static_cast<int>(c)) ? kEven : 0;
    return genome;
}

/// Everything given, from usage that is not even.
BiasReferences fullReferences(const GeneticCode& code)
{
    BiasReferences references;
    references.code = &code;
    references.genome = evenGenome(code);
    references.reference = evenGenome(code);
    for (std::size_t c = 0; c < kCodons; ++c) {
        references.genome[c] *= 1 + static_cast<double>(c * 7 % 5);
        (*references.reference)[c] *= 1 + static_cast<double>(c * 5 % 7);
    }
    references.optimal.emplace();
    for (std::size_t c = 1; c < kCodons; c += 4) (*references.optimal)[c] = true;
    references.trna = trnaOfK12();
    references.gcbWeights.emplace();
    references.background = std::array{0.3, 0.2, 0.3, 0.2};
    return references;
}

CodonTally edgeGene(const char* name, std::size_t record = 0)
{
    QFile file(sourceFile(QStringLiteral("tests/golden/codon.bias/edge/") + QLatin1String(name)));
    if (!file.open(QIODevice::ReadOnly)) return {};
    NoProgress progress;
    const Result<FastaFile> fasta = readFasta(file.readAll().toStdString(), name, progress);
    if (!fasta || fasta->records.size() <= record) return {};
    return countCodons(fasta->records[record].sequence, GeneticCode::standard(), false);
}

}  // namespace

/// Edge cases: awkward files, every genetic code, what is undefined and why, and what must hold for any gene.
class TestGeneBias : public QObject {
    Q_OBJECT

private slots:
    void plainGene_data()
    {
        QTest::addColumn<QString>("file");
        for (const char* file : {"lower.fa", "crlf.fa", "rna.fa", "long.fa", "frame.fa"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    /// Each is ATG, CTG GCA AAA GAA repeated, TAA.
    void plainGene()
    {
        QFETCH(QString, file);
        const CodonTally tally = edgeGene(file.toLatin1().constData());
        const std::uint32_t n = tally.counts[at("CTG")];
        QVERIFY(n >= 20);
        QCOMPARE(tally.counts[at("GCA")], n);
        QCOMPARE(tally.counts[at("AAA")], n);
        QCOMPARE(tally.counts[at("GAA")], n);
        QCOMPARE(tally.counts[at("ATG")], 1U);
        QCOMPARE(tally.senseCodons(), 4 * n + 1);
        QCOMPARE(tally.ambiguous + tally.internalStops, 0U);
        QCOMPARE(tally.trailingBases, file == QLatin1String("frame.fa") ? 1U : 0U);
        // One base too many hides the stop codon's place, not the stop codon.
        QCOMPARE(tally.stopCodon, codonIndex('T', 'A', 'A'));
        const GeneBias bias = geneBias(tally.counts, biasModel({}), tally.stopCodon);
        QCOMPARE(bias.nc, 20.0);  // Leu, Ala, Lys and Glu stand for their classes, and two of these for Ile
        QCOMPARE(bias.gc3s, 0.25);
        QCOMPARE(bias.scuo, 1.0);
        QVERIFY(close(bias.gravy, (n * (3.8 + 1.8 - 3.9 - 3.5) + 1.9) / (4 * n + 1), 1e-12));
    }
    void ambiguousAndStops()
    {
        const CodonTally plain = edgeGene("lower.fa");
        const CodonTally ambiguous = edgeGene("n.fa");
        QCOMPARE(ambiguous.ambiguous, 2U);  // NNN is no Lys, RTG no Met
        QCOMPARE(ambiguous.counts[at("ATG")], 1U);
        QVERIFY(ambiguous.counts[at("AAA")] <= plain.counts[at("AAA")]);
        const CodonTally stop = edgeGene("istop.fa");
        QCOMPARE(stop.internalStops, 1U);
        QCOMPARE(stop.counts[at("TAG")], 0U);
        // The reader leaves out the record without sequence, so the gene after it is the first.
        QCOMPARE(edgeGene("empty.fa").counts, plain.counts);
    }
    void oneCodon()
    {
        const BiasModel model = biasModel(fullReferences(GeneticCode::standard()));
        const GeneBias bias = geneBias(edgeGene("one.fa").counts, model);
        QCOMPARE(bias.codons, 1.0);
        QCOMPARE(bias.gc, 1.0 / 3);
        QCOMPARE(bias.gravy, 1.9);
        for (double GeneBias::*member :
             {&GeneBias::nc, &GeneBias::ncSun, &GeneBias::ncPrime, &GeneBias::cai, &GeneBias::caiExpected,
              &GeneBias::tai, &GeneBias::fop, &GeneBias::cbi, &GeneBias::scuo, &GeneBias::milc, &GeneBias::melp,
              &GeneBias::karlinB, &GeneBias::karlinE, &GeneBias::mcb, &GeneBias::dp}) {
            QVERIFY(std::isnan(bias.*member));
            QCOMPARE(undefinedReason(bias, member, model), UndefinedReason::NoSynonymousCodons);
        }
    }
    void sixtyOneCodonsEvenly()
    {
        const GeneBias bias = geneBias(edgeGene("aa20.fa").counts, biasModel({}));
        QCOMPARE(bias.codons, 610.0);
        QCOMPARE(bias.nc, 61.0);
        QVERIFY(bias.ncUncapped > 61);
        QVERIFY(close(bias.ncSun, 61, 1e-12));
        QVERIFY(std::abs(bias.scuo) < 1e-12);
    }
    void oneCodonEach()
    {
        const GeneBias bias = geneBias(edgeGene("uni.fa").counts, biasModel({}));
        QCOMPARE(bias.nc, 20.0);
        QCOMPARE(bias.ncUncapped, 20.0);
        QVERIFY(close(bias.scuo, 1, 1e-12));
    }

    void everyCode_data()
    {
        QTest::addColumn<int>("id");
        for (const GeneticCode& code : GeneticCode::all())
            QTest::newRow(qPrintable(QString::number(code.id()))) << code.id();
    }
    /// All codons evenly, and one codon an amino acid: the largest and the smallest effective number of each code.
    void everyCode()
    {
        QFETCH(int, id);
        const GeneticCode& code = *GeneticCode::find(id);
        const BiasModel model = biasModel(fullReferences(code));
        const CodonLayout layout(code);
        const auto sense = static_cast<double>(layout.synonymousColumns() + layout.singles);
        QCOMPARE(static_cast<double>(model.aminoAcids.senseCodons), sense);
        std::array<std::uint32_t, kCodons> even{};
        for (std::size_t c = 0; c < kCodons; ++c) even[c] = code.isSense(static_cast<int>(c)) ? 10 : 0;
        const GeneBias most = geneBias(even, model);
        QCOMPARE(most.codons, 10 * sense);
        QCOMPARE(most.nc, sense);
        QVERIFY(most.ncUncapped >= sense);
        QVERIFY(close(most.ncSun, sense, 1e-12));
        QVERIFY(close(most.ncSunAminoAcids, sense, 1e-12));
        QVERIFY(std::abs(most.scuo) < 1e-12);
        QVERIFY(std::abs(most.gc3s - 0.5) < 0.1);
        const EffectiveNumber prime =
            novembreNumber(even, synonymousFractions(evenGenome(code), code), model.aminoAcids);
        QCOMPARE(prime.capped, sense);

        std::array<std::uint32_t, kCodons> one{};
        for (const CodonFamily& family : codonFamilies(code)) one[static_cast<std::size_t>(family.codons.front())] = 50;
        const GeneBias least = geneBias(one, model);
        QVERIFY(close(least.nc, static_cast<double>(layout.aminoAcids.size()), 1e-12));
        QVERIFY(close(least.scuo, 1, 1e-12));
        QVERIFY(
            close(least.cai, geometricMean(one, relativeAdaptiveness(*fullReferences(code).reference, code)), 1e-12));
        QVERIFY(least.cai > 0 && least.cai <= 1);
        QVERIFY(least.tai > 0 && least.tai <= 1);
    }

    /// Whatever the gene: ranges; and that only counts matter, not the size of the background sets.
    void anyGene()
    {
        const GeneticCode& code = *GeneticCode::find(11);
        BiasReferences references = fullReferences(code);
        const BiasModel model = biasModel(references);
        for (double& n : references.genome) n *= 3;
        const BiasModel larger = biasModel(references);
        const CodonLayout layout(code);
        Random random(7);
        for (int gene = 0; gene < 3000; ++gene) {
            CodonVector usage{};
            for (std::size_t c = 0; c < kCodons; ++c)
                usage[c] = code.isSense(static_cast<int>(c)) ? random.gamma(0.1 + random.uniform()) : 0;
            std::array<std::uint32_t, kCodons> counts{};
            for (std::uint64_t i = 1 + random.below(300); i > 0; --i) ++counts[random.choose(usage)];
            const GeneBias bias = geneBias(counts, model, 10);
            const auto within = [](double value, double low, double high) {
                return std::isnan(value) || (value >= low - 1e-9 && value <= high + 1e-9);
            };
            QVERIFY(within(bias.nc, 20, 61) && within(bias.ncSun, 20, 61) && within(bias.ncSunAminoAcids, 20, 61));
            QVERIFY(within(bias.cai, 1e-9, 1) && within(bias.tai, 1e-9, 1) && within(bias.nrca, 1e-9, 1));
            QVERIFY(within(bias.caiExpected, 1e-9, 1) && !(bias.cai95 < bias.caiExpected - 1e-12));
            QVERIFY(within(bias.fop, 0, 1) && within(bias.cbi, -1, 1) && within(bias.scuo, 0, 1));
            QVERIFY(within(bias.karlinB, 0, 2) && bias.dcbs >= 1 - 1e-12 && within(bias.gcSkew, -1, 1));
            QVERIFY(std::isnan(bias.ncUncapped) == std::isnan(bias.nc) && !(bias.nc > bias.ncUncapped));
            const GeneBias same = geneBias(counts, larger, 10);
            for (double GeneBias::*member : {&GeneBias::milc, &GeneBias::karlinB, &GeneBias::ncPrime, &GeneBias::mcb,
                                             &GeneBias::caiExpected, &GeneBias::caiZ})
                QVERIFY(close(same.*member, bias.*member, 1e-9));
        }
    }
    /// Undefined is NaN with a reason, never a number.
    void reasons()
    {
        const GeneticCode& code = GeneticCode::standard();
        BiasReferences bare;
        bare.genome = evenGenome(code);
        const BiasModel model = biasModel(bare);
        const auto gene = Counts().add("TTC", 4).add("TTT", 4);
        const GeneBias bias = geneBias(gene.of, model);
        const std::pair<double GeneBias::*, UndefinedReason> expected[] = {
            {&GeneBias::gc, UndefinedReason::Defined},
            {&GeneBias::milc, UndefinedReason::Defined},
            {&GeneBias::nc, UndefinedReason::FamilyMissing},
            {&GeneBias::ncPrime, UndefinedReason::FamilyMissing},
            {&GeneBias::ncPrimeIntergenic, UndefinedReason::NoBackground},
            {&GeneBias::cai, UndefinedReason::NoReference},
            {&GeneBias::rca, UndefinedReason::NoReference},
            {&GeneBias::melp, UndefinedReason::NoReference},
            {&GeneBias::gcb, UndefinedReason::NoReference},
            {&GeneBias::tai, UndefinedReason::NoTrna},
            {&GeneBias::dp, UndefinedReason::NoTrna},
            {&GeneBias::fop, UndefinedReason::NoOptimalCodons},
            {&GeneBias::cbi, UndefinedReason::NoOptimalCodons},
            {&GeneBias::pr2A3, UndefinedReason::NoSuchBases},
            {&GeneBias::g3s, UndefinedReason::NoSuchBases}};
        for (const auto& [member, reason] : expected) QCOMPARE(undefinedReason(bias, member, model), reason);

        const GeneBias empty = geneBias(Counts().of, model);
        QCOMPARE(empty.codons, 0.0);
        for (double GeneBias::*member : std::initializer_list<double GeneBias::*>{
                 &GeneBias::gc, &GeneBias::nc, &GeneBias::cai, &GeneBias::rcbs, &GeneBias::gravy}) {
            QVERIFY(std::isnan(empty.*member));
            QCOMPARE(undefinedReason(empty, member, model), UndefinedReason::NoCodons);
        }

        // A reference of Lys alone, all codons of it alike.
        bare.reference.emplace();
        (*bare.reference)[at("AAA")] = (*bare.reference)[at("AAG")] = 5;
        const BiasModel lysine = biasModel(bare);
        QCOMPARE(undefinedReason(geneBias(gene.of, lysine), &GeneBias::cai, lysine), UndefinedReason::NotInReference);
        QCOMPARE(undefinedReason(geneBias(gene.of, lysine), &GeneBias::caiZ, lysine), UndefinedReason::NotInReference);
        const GeneBias noChoice = geneBias(Counts().add("AAA", 5).add("AAG", 5).of, lysine);
        QCOMPARE(noChoice.cai, 1.0);
        QCOMPARE(undefinedReason(noChoice, &GeneBias::caiZ, lysine), UndefinedReason::NoChoice);
        QCOMPARE(undefinedReason(noChoice, &GeneBias::karlinE, lysine), UndefinedReason::AtReference);
    }
    /// Ile stands in by the mean F of two- and four-fold amino acids, any other missing class makes Nc undefined.
    void missingClasses()
    {
        const FamilyTable families(GeneticCode::standard(), FamilyKind::AminoAcid);
        auto gene = Counts().add("TTC", 4).add("GCT", 2).add("GCC", 2).add("CGT", 5);
        // F: two-fold 1; four-fold (8 - 4) / (4 3) = 1/3; six-fold 1.
        QVERIFY(close(wrightNumber(gene.of, families).uncapped, 2 + 9 + 1 / ((1 + 1.0 / 3) / 2) + 5 * 3 + 3, 1e-12));
        gene.add("ATT", 2).add("ATC", 2);
        QVERIFY(close(wrightNumber(gene.of, families).uncapped, 2 + 9 + 3 + 5 * 3 + 3, 1e-12));
        gene.of[at("CGT")] = 1;  // one Arg has no F
        QVERIFY(std::isnan(wrightNumber(gene.of, families).uncapped));
        gene.add("CGC", 1).add("CGA", 1);  // and three different ones have F = 0
        QVERIFY(std::isnan(wrightNumber(gene.of, families).capped));
        QVERIFY(std::isnan(wrightNumber(Counts().of, families).capped));
        QVERIFY(std::isnan(sunNumber(Counts().of, families)));
    }
};

PLEIO_TEST(tst_gene_bias, TestGeneBias)
#include "tst_gene_bias.moc"
