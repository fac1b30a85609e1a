// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/genome/gene_codons.h"
#include "core/io/genomes/genome_reader.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

Result<SourceFile> load(const QString& path, SourceRole role = SourceRole::Genome)
{
    NoProgress none;
    return readSourceFile(path.toStdString(), role, none);
}

Result<Genome> read(const QString& path, const QString& annotation = {})
{
    NoProgress none;
    auto source = load(path);
    if (!source) return source.error();
    GenomeOptions options;
    options.useProdigal = false;
    if (annotation.isEmpty()) return readGenome(*source, nullptr, options, none);
    auto second = load(annotation, SourceRole::Annotation);
    if (!second) return second.error();
    return readGenome(*source, &*second, options, none);
}

const Gene* geneOf(const Genome& genome, std::string_view locusTag)
{
    const auto found = std::ranges::find(genome.genes, locusTag, &Gene::locusTag);
    return found == genome.genes.end() ? nullptr : &*found;
}

std::int64_t count(const Genome& genome, Exclusion exclusion)
{
    return std::ranges::count(genome.genes, exclusion, &Gene::exclusion);
}

/// Where blanks stood at the ends of lines a GenBank file does not tell.
std::string withoutBlanks(std::string text)
{
    std::erase(text, ' ');
    return text;
}

void compareGenes(const Genome& a, const Genome& b)
{
    QCOMPARE(a.genes.size(), b.genes.size());
    for (std::size_t i = 0; i < a.genes.size(); ++i) {
        const Gene& one = a.genes[i];
        const Gene& other = b.genes[i];
        QCOMPARE(one.id, other.id);
        QCOMPARE(one.symbol, other.symbol);
        QCOMPARE(one.locusTag, other.locusTag);
        QCOMPARE(one.geneId, other.geneId);
        QCOMPARE(withoutBlanks(one.product), withoutBlanks(other.product));
        QCOMPARE(one.location.text(), other.location.text());
        QCOMPARE(one.coding, other.coding);
        QCOMPARE(one.exceptions, other.exceptions);
        QVERIFY2(one.exclusion == other.exclusion, one.id.c_str());
        auto synonyms = std::pair(one.synonyms, other.synonyms);
        std::ranges::sort(synonyms.first);
        std::ranges::sort(synonyms.second);
        QCOMPARE(synonyms.first, synonyms.second);
    }
}

}  // namespace

class TestRealGenomes : public QObject {
    Q_OBJECT

private slots:
    void counts_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("cds");
        QTest::addColumn<int>("used");
        QTest::addColumn<int>("mismatches");
        QTest::addColumn<int>("code");
        // Counts of CDS features and of /pseudo as in the files; three lambda CDS hold an N, and RNA editing
        // makes the start codon of ndhD in the chloroplast.
        QTest::newRow("lambda") << QStringLiteral("small_genomes/lambda.gbk") << 73 << 70 << 0 << 11;
        QTest::newRow("SPP1") << QStringLiteral("small_genomes/SPP1.gbk") << 79 << 79 << 0 << 11;
        QTest::newRow("syn3A") << QStringLiteral("small_genomes/syn3A.gb") << 458 << 455 << 0 << 4;
        QTest::newRow("chloroplast") << QStringLiteral("small_genomes/arabidopsis_chloroplast_NC_000932.gb") << 85 << 84
                                     << 1 << 11;
        QTest::newRow("E. coli") << QStringLiteral("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gbff.gz") << 4315 << 4288
                                 << 0 << 11;
    }

    void counts()
    {
        QFETCH(QString, file);
        QFETCH(int, code);
        const QString path = test::dataFile(file);
        PLEIO_REQUIRE_DATA(path);
        const auto genome = read(path);
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QTEST(static_cast<int>(genome->genes.size()), "cds");
        QTEST(static_cast<int>(genome->usedGenes()), "used");
        QTEST(static_cast<int>(genome->translationMismatches), "mismatches");
        QCOMPARE(genome->geneticCodes(), std::vector<int>{code});
        const GeneCodons codons = geneCodons(*genome, StartCodon::Keep);
        for (std::size_t i = 0; i < genome->genes.size(); ++i)
            QVERIFY(!genome->genes[i].used() || std::ranges::binary_search(codons.codons.genes, static_cast<int>(i)));
    }

    void ecoliInBothForms()
    {
        const QString genbank = test::dataFile(QStringLiteral("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gbff.gz"));
        const QString fasta = test::dataFile(QStringLiteral("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.fna.gz"));
        const QString gff = test::dataFile(QStringLiteral("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.gff.gz"));
        PLEIO_REQUIRE_DATA(genbank);
        const auto a = read(genbank);
        const auto b = read(fasta, gff);
        QVERIFY(a && b);
        compareGenes(*a, *b);
        QCOMPARE(a->geneFeatures, b->geneFeatures);
        QVERIFY(a->replicons[0].circular && b->replicons[0].circular);
        QCOMPARE(a->replicons[0].sequence.size(), std::size_t{4'641'652});
        QCOMPARE(a->replicons[0].sequence, b->replicons[0].sequence);

        QCOMPARE(count(*a, Exclusion::Pseudogene), 17);
        QCOMPARE(count(*a, Exclusion::DuplicateId), 10);
        for (const char* selenoprotein : {"b1474", "b3894", "b4079"}) {
            const Gene* gene = geneOf(*a, selenoprotein);
            QVERIFY(gene && gene->used());
            QVERIFY(translate(*gene).find('U') != std::string::npos);
        }
        const Gene* shifted = geneOf(*a, "b2891");  // prfB
        QVERIFY(shifted && shifted->used() && shifted->ribosomalSlippage);
        QCOMPARE(shifted->location.parts.size(), std::size_t{2});
    }

    void phageInBothForms()
    {
        const QString genbank = test::dataFile(QStringLiteral("small_genomes/SPP1.gbk"));
        PLEIO_REQUIRE_DATA(genbank);
        const auto a = read(genbank);
        const auto b = read(test::dataFile(QStringLiteral("small_genomes/SPP1.fna")),
                            test::dataFile(QStringLiteral("small_genomes/SPP1.gff")));
        const auto c = read(test::dataFile(QStringLiteral("small_genomes/SPP1.gff")),
                            test::dataFile(QStringLiteral("small_genomes/SPP1.fna")));
        QVERIFY(a && b && c);
        compareGenes(*a, *b);
        compareGenes(*a, *c);
    }

    void chloroplastTransSplicing()
    {
        const QString path = test::dataFile(QStringLiteral("small_genomes/arabidopsis_chloroplast_NC_000932.gb"));
        PLEIO_REQUIRE_DATA(path);
        const auto genome = read(path);
        QVERIFY(genome);
        for (const char* copy : {"ArthCp001", "ArthCp047"}) {
            const Gene* rps12 = geneOf(*genome, copy);
            QVERIFY(rps12 && rps12->used());
            QCOMPARE(translate(*rps12), rps12->translation);
            QCOMPARE(rps12->location.parts.size(), std::size_t{3});
        }
        const auto note = std::ranges::find(genome->notes, "cds.translation_mismatch", &Note::code);
        QVERIFY(note != genome->notes.end());
        QVERIFY(note->examples.front().ends_with("(RNA editing)"));
    }

    // Files from the test suites of other programs: each reads or is refused with one sentence.
    void awkwardFiles_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(test::dataFile(QStringLiteral("awkward")));
        if (!folder.exists() || test::dataFile(QStringLiteral("awkward")).isEmpty()) {
            QTest::newRow("absent") << QString();
            return;
        }
        for (const QString& name : folder.entryList(QDir::Files))
            QTest::addRow("%s", qPrintable(name)) << folder.filePath(name);
    }

    void awkwardFiles()
    {
        QFETCH(QString, path);
        PLEIO_REQUIRE_DATA(path);
        const auto genome = read(path);
        if (!genome) {
            const Error& error = genome.error();
            QVERIFY(error.kind == ErrorKind::BadInput);
            QVERIFY(!error.where.empty());
            QVERIFY(error.message.size() > 20 && error.message.ends_with('.'));
            QVERIFY(error.message.find('\n') == std::string::npos);
            return;
        }
        QVERIFY(!genome->format.empty());
        QVERIFY(!genome->genes.empty());
        for (const Gene& gene : genome->genes) {
            QVERIFY(!gene.id.empty());
            if (gene.used()) QVERIFY(gene.coding.size() >= 3);
        }
        for (const Note& note : genome->notes) {
            QVERIFY(!note.code.empty() && note.text.ends_with('.') && note.count > 0);
            QVERIFY(note.examples.size() <= kMaxExamples);
        }
    }
};

PLEIO_TEST(tst_real_genomes, TestRealGenomes)
#include "tst_real_genomes.moc"
