// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/dataset.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

/// Three genes as a FASTA of coding sequences.
const std::string kGenome = ">b0001 [gene=thrL] [locus_tag=b0001]\nATGAAACGCATTAGCACCACCATTACCACCACCATCACCTAA\n"
                            ">b0002 [gene=thrA] [locus_tag=b0002]\nATGCGAGTGTTGAAGTTCGGCGGTACATCAGTGGCAAATTAA\n"
                            ">b0003 [gene=thrB] [locus_tag=b0003]\nATGGTTAAAGTTTATGCCCCGGCTTCCAGTGCCAATATGTGA\n";

SourceFile genomeFile(const std::string& text = kGenome) { return sourceFromBytes("g.fna", text, SourceRole::Genome); }

SourceFile file(SourceRole role, const std::string& text, const std::string& name = "t.tsv")
{
    return sourceFromBytes(name, text, role);
}

Result<Dataset> load(std::vector<SourceFile> sources, const LoadOptions& options = {})
{
    NoProgress progress;
    return loadDataset(std::move(sources), options, progress);
}

/// Remembers what was said to be done.
class Said final : public Progress {
public:
    void report(double, std::string_view text) override { m_texts.emplace_back(text); }
    [[nodiscard]] bool isCancelled() const override { return false; }
    [[nodiscard]] bool hasRead(std::string_view file) const
    {
        return std::ranges::any_of(m_texts, [&](const std::string& text) {
            return text.find(file) != std::string::npos || text.find("coding sequences") != std::string::npos;
        });
    }

private:
    std::vector<std::string> m_texts;
};

bool hasNote(const Dataset& dataset, std::string_view code, std::int64_t count)
{
    const auto notes = dataset.notes();
    return std::ranges::any_of(notes, [&](const Note& note) { return note.code == code && note.count == count; });
}

}  // namespace

class TestDataset : public QObject {
    Q_OBJECT

private slots:
    void genomeAlone()
    {
        const Result<Dataset> dataset = load({genomeFile()});
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(dataset->genome.genes.size(), std::size_t{3});
        QCOMPARE(dataset->codons.rows(), std::size_t{3});
        QVERIFY(dataset->traits.traits.empty());
        QVERIFY(dataset->expression.empty());
        QVERIFY(dataset->clusters.empty());
        QVERIFY(!dataset->simulated);
        QCOMPARE(dataset->sources.size(), std::size_t{1});
        QCOMPARE(dataset->sources[0].sha256.size(), std::size_t{64});
    }

    /// What was asked about a table costs no second reading of the genome, and the result is the same.
    void anAnswerDoesNotReadTheGenomeAgain_data()
    {
        QTest::addColumn<QByteArray>("genome");
        QTest::newRow("annotated") << QByteArray::fromStdString(kGenome);
        // Predicted once: whoever answers has the genes about which was asked.
        QByteArray bare = ">c\n";
        for (int i = 0; i < 3; ++i) {
            bare += "TAACTAACTAA" + QByteArray("ATG");
            for (int codon = 0; codon < 120; ++codon) bare += (codon * (i + 3)) % 7 < 3 ? "GCT" : "AAA";
            bare += "TAATTAGTTAG";
        }
        QTest::newRow("without annotation") << bare + '\n';
    }
    void anAnswerDoesNotReadTheGenomeAgain()
    {
        QFETCH(QByteArray, genome);
        LoadOptions options;
        options.genome.useProdigal = false;
        const SourceFile bases = genomeFile(genome.toStdString());
        const Result<Dataset> alone = load({bases}, options);
        QVERIFY2(alone, alone ? "" : alone.error().oneLine().c_str());
        std::string text = "gene1\tgene2\ttrait\n";
        const std::vector<Gene>& genes = alone->genome.genes;
        for (std::size_t i = 0; i < genes.size(); ++i)
            text += genes[i].id + '\t' + genes[(i + 1) % genes.size()].id + "\tt" + std::to_string(i % 2) + '\n';
        const SourceFile pairs = file(SourceRole::Traits, text, "pairs.tsv");

        KnownGenome known;
        Said first;
        const Result<Dataset> asked = loadDataset({bases, pairs}, options, first, &known);
        QVERIFY(!asked && asked.error().question);
        QVERIFY(first.hasRead("g.fna"));
        QVERIFY(known.dataset);
        options.read[pairs.sha256] = {{"gene", "gene2"}};
        Said second;
        const Result<Dataset> answered = loadDataset({bases, pairs}, options, second, &known);
        QVERIFY2(answered, answered ? "" : answered.error().oneLine().c_str());
        QVERIFY(!second.hasRead("g.fna"));
        Said third;
        const Result<Dataset> anew = loadDataset({bases, pairs}, options, third);
        QVERIFY(third.hasRead("g.fna"));
        QVERIFY(anew->codons.codons.counts == answered->codons.codons.counts);
        QCOMPARE(answered->sources.size(), anew->sources.size());
        for (std::size_t i = 0; i < anew->sources.size(); ++i) {
            QCOMPARE(answered->sources[i].sha256, anew->sources[i].sha256);
            QCOMPARE(answered->readings[i].text(), anew->readings[i].text());
        }
        QCOMPARE(answered->notes().size(), anew->notes().size());
        QCOMPARE(answered->traits.traits.size(), anew->traits.traits.size());

        // Another genome, or one that is read otherwise, is read.
        options.genome.defaultGeneticCode = 1;
        Said otherwise;
        QVERIFY(loadDataset({bases, pairs}, options, otherwise, &known));
        QVERIFY(otherwise.hasRead("g.fna"));
    }

    void traitsOfSeveralFiles()
    {
        const Result<Dataset> dataset =
            load({genomeFile(),
                  file(SourceRole::Traits, "gene\ttrait\nb0001\tleader\nthrA\tkinase\nnone\tkinase\n", "a.tsv"),
                  file(SourceRole::Traits, "gene\ttrait\nb0003\tkinase2\nb0001\tkinase2\n", "b.tsv")});
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(dataset->traitFiles.size(), std::size_t{2});
        QCOMPARE(dataset->traits.traits.size(), std::size_t{3});
        QCOMPARE(dataset->match.rows, std::int64_t{5});
        QCOMPARE(dataset->match.matched, std::int64_t{4});
        QCOMPARE(dataset->match.unmatched.size(), std::size_t{1});
    }

    void fileOfAnotherGenome_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("traits") << int(SourceRole::Traits) << QByteArray("gene\ttrait\nyal1\ta\nyal2\ta\nyal3\tb\n");
        QTest::newRow("expression") << int(SourceRole::Expression) << QByteArray("gene\ttpm\nyal1\t1.5\nyal2\t2.25\n");
        QTest::newRow("clusters") << int(SourceRole::Clusters) << QByteArray("c1\tyal1\nc1\tyal2\n");
    }

    void fileOfAnotherGenome()
    {
        QFETCH(int, role);
        QFETCH(QByteArray, text);
        const Result<Dataset> dataset =
            load({genomeFile(), file(static_cast<SourceRole>(role), text.toStdString(), "other.tsv")});
        QVERIFY(!dataset);
        QCOMPARE(dataset.error().kind, ErrorKind::BadInput);
        QCOMPARE(dataset.error().where, std::string("other.tsv"));
        const QString message = QString::fromStdString(dataset.error().message);
        QVERIFY2(message.contains(QStringLiteral("yal1")) && message.contains(QStringLiteral("b0001")),
                 dataset.error().message.c_str());
    }

    void oneGoodFileDoesNotHideABadOne()
    {
        const Result<Dataset> dataset =
            load({genomeFile(), file(SourceRole::Traits, "gene\ttrait\nb0001\ta\nb0002\ta\n", "good.tsv"),
                  file(SourceRole::Traits, "gene\ttrait\nB0001\ta\nB0002\ta\n", "bad.tsv")});
        QVERIFY(!dataset);
        QCOMPARE(dataset.error().where, std::string("bad.tsv"));
        QVERIFY2(QString::fromStdString(dataset.error().message).contains(QStringLiteral("only in case")),
                 dataset.error().message.c_str());
    }

    void expressionIsMatchedByAnyName()
    {
        LoadOptions options;
        options.expressionColumn = "tpm";
        const Result<Dataset> dataset =
            load({genomeFile(), file(SourceRole::Expression,
                                     "gene\tlen\ttpm\nthrA\t5\t12.5\nb0001\t6\t3\nghost\t7\t1\nb0002\t8\t99\n")},
                 options);
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(dataset->expressionColumn, std::string("tpm"));
        QCOMPARE(dataset->expression.size(), std::size_t{3});
        QCOMPARE(dataset->expression[0], 3.0);
        QCOMPARE(dataset->expression[1], 12.5);
        QVERIFY(std::isnan(dataset->expression[2]));
        QVERIFY(hasNote(*dataset, "values.unmatched", 1));
        QVERIFY(hasNote(*dataset, "values.second", 1));
    }

    void clustersAreNumbered()
    {
        const Result<Dataset> dataset =
            load({genomeFile(), file(SourceRole::Clusters, "fam1\tb0003\nfam2\tthrL\nfam1\tghost\n")});
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(dataset->clusters, (std::vector<std::int32_t>{1, -1, 0}));
        QVERIFY(hasNote(*dataset, "values.unmatched", 1));
    }

    void codonTablesAndTrnaCopies()
    {
        const SourceFile cut = file(SourceRole::CodonTable, "TTT F 0.5 10 5\nTTC F 0.5 10 5\n", "a.cut");
        const SourceFile other = file(SourceRole::CodonTable, "TTT F 1 10 7\n", "b.cut");
        const SourceFile trna = file(SourceRole::Trna, "anticodon\tn\nGAA\t2\nxyz\t1\n", "trna.tsv");
        const Result<Dataset> dataset = load({genomeFile(), cut, other, trna});
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QCOMPARE(dataset->codonTables.size(), std::size_t{2});
        QCOMPARE(dataset->codonTables[1].name, std::string("b"));
        QCOMPARE(dataset->codonTables[1].counts[0], 7.0);
        QVERIFY(dataset->trnaCopies.has_value());
        QCOMPARE(dataset->trnaCopies->byCodon[1], 2.0);  // GAA reads TTC
        QCOMPARE(dataset->trnaCopies->source, std::string("trna.tsv"));
        QVERIFY(hasNote(*dataset, "trna.unreadable", 1));
        QVERIFY(hasNote(*dataset, "codon_table.missing", 62));
        QVERIFY(!load({genomeFile()})->trnaCopies.has_value());
        QVERIFY(!load({genomeFile(), trna, trna}));
        const Result<Dataset> wrong =
            load({genomeFile(), file(SourceRole::CodonTable, "gene\ttrait\nb0001\ta\n", "bad.tsv")});
        QVERIFY(!wrong && wrong.error().where == "bad.tsv");
    }

    void refusedSources_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << 0 << "Nothing was given";
        QTest::newRow("two genomes") << 1 << "More than one";
        QTest::newRow("two expressions") << 2 << "More than one";
        QTest::newRow("no usable gene") << 3 << "internal stop";
        QTest::newRow("empty") << 4 << "";
    }

    void refusedSources()
    {
        QFETCH(int, which);
        QFETCH(QString, says);
        const SourceFile values = file(SourceRole::Expression, "gene\ttpm\nthrA\t1\n");
        const std::vector<std::vector<SourceFile>> cases{
            {},
            {genomeFile(), genomeFile()},
            {genomeFile(), values, values},
            {file(SourceRole::Genome,
                  "LOCUS       X  30 bp    DNA     linear   BCT 01-JAN-2000\nFEATURES             Location/Qualifiers\n"
                  "     CDS             1..30\n                     /locus_tag=\"x1\"\nORIGIN\n"
                  "        1 atgaaataga aacgcattag caccacctaa\n//\n",
                  "x.gbk")},
            {genomeFile("")},
        };
        const Result<Dataset> dataset = load(cases[static_cast<std::size_t>(which)]);
        QVERIFY(!dataset);
        QCOMPARE(dataset.error().kind, ErrorKind::BadInput);
        QVERIFY2(QString::fromStdString(dataset.error().message).contains(says), dataset.error().message.c_str());
    }

    void cancelled()
    {
        struct Cancelled final : Progress {
            void report(double, std::string_view) override {}
            bool isCancelled() const override { return true; }
        } progress;
        const Result<Dataset> dataset = loadDataset({genomeFile()}, {}, progress);
        QVERIFY(!dataset);
        QCOMPARE(dataset.error().kind, ErrorKind::Cancelled);
    }

    void realGenome()
    {
        const QString genome = test::dataFile(QStringLiteral("ecoli_k12/%1").arg(m_ecoli));
        const QString traits = test::dataFile(QStringLiteral("ecoli_k12/traits_cog_kegg_go.tsv.gz"));
        PLEIO_REQUIRE_DATA(genome);
        PLEIO_REQUIRE_DATA(traits);
        NoProgress progress;
        auto genomeSource = readSourceFile(genome.toStdString(), SourceRole::Genome, progress);
        auto traitSource = readSourceFile(traits.toStdString(), SourceRole::Traits, progress);
        QVERIFY(genomeSource && traitSource);
        const Result<Dataset> dataset = load({*genomeSource, *traitSource});
        QVERIFY2(dataset, dataset ? "" : dataset.error().oneLine().c_str());
        QVERIFY(dataset->genome.usedGenes() > 4000);
        QVERIFY(dataset->match.matched > dataset->match.rows / 2);
        QVERIFY(dataset->traits.traits.size() > 142);
    }

private:
    const QString m_ecoli = QStringLiteral("GCF_000005845.2_ASM584v2_genomic.gbff.gz");
};

PLEIO_TEST(tst_dataset, TestDataset)
#include "tst_dataset.moc"
