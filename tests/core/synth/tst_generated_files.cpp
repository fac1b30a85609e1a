// SPDX-License-Identifier: GPL-3.0-or-later
// What the generator writes, read by the readers of the program.
#include "core/io/genomes/genome_reader.h"
#include "core/io/tables/trait_reader.h"
#include "core/synth/generator.h"
#include "core/synth/synthetic_genome.h"
#include "core/traits/trait_table.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

SynthParams params()
{
    SynthParams small;
    small.genes = 300;
    small.genesPerTrait = 60;
    return small;
}

Genome readBack(const std::string& genome, const std::string& annotation = {})
{
    NoProgress progress;
    const SourceFile source = sourceFromBytes("genome", genome, SourceRole::Genome);
    const SourceFile features = sourceFromBytes("genome.gff", annotation, SourceRole::Annotation);
    Result<Genome> read = readGenome(source, annotation.empty() ? nullptr : &features, {}, progress);
    if (!read) qFatal("%s", read.error().oneLine().c_str());
    return std::move(read).value();
}

}  // namespace

class TestGeneratedFiles : public QObject {
    Q_OBJECT

private:
    SynthFiles m_files;
    SyntheticGenome m_truth;

private slots:
    void initTestCase()
    {
        NoProgress progress;
        Result<SynthFiles> files = synthesize(params(), progress);
        Result<SyntheticGenome> truth = drawGenome(params(), progress);
        QVERIFY(files && truth);
        m_files = std::move(files).value();
        m_truth = std::move(truth).value();
    }

    void genome_data()
    {
        QTest::addColumn<bool>("flatFile");
        QTest::newRow("GenBank") << true;
        QTest::newRow("FASTA with GFF3") << false;
    }
    void genome()
    {
        QFETCH(bool, flatFile);
        const Genome read = flatFile ? readBack(m_files.genbank) : readBack(m_files.fasta, m_files.gff);
        const Genome& truth = m_truth.genome;
        QVERIFY(read.simulated);
        QVERIFY(!read.predicted);
        QCOMPARE(read.translationMismatches, std::int64_t{0});
        QCOMPARE(read.usedGenes(), std::int64_t{300} - kFaultyGenes);
        QCOMPARE(read.replicons.size(), std::size_t{1});
        QCOMPARE(read.replicons[0].id, truth.replicons[0].id);
        QCOMPARE(read.replicons[0].sequence, truth.replicons[0].sequence);
        QVERIFY(read.replicons[0].circular);
        QCOMPARE(read.genes.size(), truth.genes.size());
        for (std::size_t g = 0; g < truth.genes.size(); ++g) {
            const Gene& gene = read.genes[g];
            const Gene& made = truth.genes[g];
            QCOMPARE(gene.locusTag, made.locusTag);
            QCOMPARE(gene.symbol, made.symbol);
            QCOMPARE(gene.product, made.product);
            QCOMPARE(gene.proteinId, made.proteinId);
            QCOMPARE(gene.geneticCode, made.geneticCode);
            QCOMPARE(gene.pseudo, made.pseudo);
            QCOMPARE(gene.ribosomalSlippage, made.ribosomalSlippage);
            QCOMPARE(gene.exclusion, made.exclusion);
            QCOMPARE(gene.coding, made.coding);
            QVERIFY(gene.location == made.location);
            if (flatFile) QCOMPARE(gene.translation, made.translation);
        }
    }

    void traits()
    {
        NoProgress progress;
        const Result<TraitFile> file =
            readTraits(sourceFromBytes("traits.tsv", m_files.traits, SourceRole::Traits), {}, progress);
        QVERIFY2(file.has_value(), file ? "" : file.error().oneLine().c_str());
        QVERIFY(file->simulated);
        QVERIFY(file->notes.empty());
        const auto [table, report] = matchTraits({*file}, readBack(m_files.genbank));
        QCOMPARE(report.rows, std::int64_t{8 * 60 + 5});
        QCOMPARE(report.unmatched.size(), std::size_t{5});
        QCOMPARE(report.ambiguous, std::int64_t{0});
        QCOMPARE(report.toExcluded, std::int64_t{0});
        QCOMPARE(table.traits.size(), m_truth.traits.size());
        for (const SyntheticTrait& made : m_truth.traits) {
            const auto found = std::ranges::find(table.traits, made.name, &Trait::name);
            QVERIFY(found != table.traits.end());
            QVERIFY(found->genes == made.genes);
        }
    }
};

PLEIO_TEST(tst_generated_files, TestGeneratedFiles)
#include "tst_generated_files.moc"
