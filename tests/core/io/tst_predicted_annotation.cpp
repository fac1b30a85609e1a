// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/predicted_annotation.h"

#include "core/io/genomes/genome_reader.h"
#include "tests/support/fake_prodigal.h"
#include "tests/support/gzip_bytes.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;
using namespace pleio::test;

namespace {

Gene predictedGene(std::int32_t replicon, const std::string& id, Location location, int code)
{
    Gene gene;
    gene.id = id;
    gene.replicon = replicon;
    gene.location = std::move(location);
    gene.geneticCode = code;
    gene.predicted = true;
    return gene;
}

/// Sequences of odd names with genes on both strands, of ends outside, of two codes.
Genome oddGenome()
{
    Genome genome;
    const std::string bases(99, 'A');
    for (const char* name : {"1", "1_2", "contig_1", "a;b=c%20,d", "gi|49|ref|X.1|", "#hash", ">gt", "größe", "a b"})
        genome.replicons.push_back({name, {}, bases, false});
    int number = 0;
    for (std::size_t i = 0; i < genome.replicons.size(); ++i)
        for (const Strand strand : {Strand::Forward, Strand::Reverse}) {
            Location location{{{9, 30, strand}}};
            location.fuzzyStart = number % 3 == 1;
            location.fuzzyEnd = number % 3 == 2;
            ++number;
            genome.genes.push_back(predictedGene(static_cast<std::int32_t>(i),
                                                 genome.replicons[i].id + "_" + std::to_string(number), location,
                                                 number % 2 == 0 ? 4 : 11));
        }
    genome.simulated = true;
    return genome;
}

GenePrediction byProdigal()
{
    GenePrediction prediction;
    prediction.program = kProdigal;
    prediction.version = "2.6.3";
    prediction.mode = "single";
    prediction.geneticCode = 4;
    return prediction;
}

/// All that is known of the genes of a genome, and its notes.
std::string described(const Genome& genome)
{
    std::string text = genome.format + (genome.predicted ? " predicted" : "") + (genome.simulated ? " simulated" : "");
    for (const Gene& gene : genome.genes) {
        text += '\n' + gene.id + '|' + gene.locusTag + '|' + gene.symbol + '|' + gene.product + '|' +
                std::to_string(gene.replicon) + '|' + gene.location.text() + '|' + std::to_string(gene.geneticCode) +
                '|' + std::to_string(gene.codonStart) + '|' + (gene.predicted ? "predicted" : "") + '|' + gene.coding +
                '|' + std::string(exclusionId(gene.exclusion));
        for (const std::string& id : gene.otherIds) text += '|' + id;
    }
    for (const Note& note : genome.notes)
        text += '\n' + note.code + '|' + note.text + '|' + std::to_string(note.count) + '|' + note.where;
    return text;
}

SourceFile genomeFile() { return sourceFromBytes("g.fna", UnannotatedGenome().fasta(), SourceRole::Genome); }

Result<GenomeWithPrediction> read(const SourceFile* annotation = nullptr, const GenomeOptions& options = {})
{
    NoProgress none;
    return readGenomeWithPrediction(genomeFile(), annotation, options, none);
}

}  // namespace

class TestPredictedAnnotation : public QObject {
    Q_OBJECT

private slots:
    void keepsAllOfAGene()
    {
        NoProgress none;
        const Genome genome = oddGenome();
        const std::string text = predictedAnnotation(genome, byProdigal());
        QVERIFY(std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 128; }));
        Genome again;
        again.replicons = genome.replicons;
        const auto prediction = addPredictedGenes(again, text, "g.predicted.gff3", none);
        QVERIFY2(prediction, prediction ? "" : prediction.error().oneLine().c_str());
        QVERIFY(again.predicted && again.simulated && again.notes.empty());
        again.predicted = genome.predicted;
        QCOMPARE(QString::fromStdString(described(again)), QString::fromStdString(described(genome)));
        QCOMPARE(predictedAnnotation(again, *prediction), text);
        QCOMPARE(prediction->version, std::string("2.6.3"));
        QCOMPARE(prediction->mode, std::string("single"));
        QCOMPARE(prediction->geneticCode, 4);
    }

    void isKnownByItsFirstLines()
    {
        const std::string text = predictedAnnotation(oddGenome(), byProdigal());
        QVERIFY(predictionIn(text).has_value());
        QVERIFY(holdsPrediction(sourceFromBytes("a", text, SourceRole::Annotation)));
        const std::string packed = gzipMember(text);
        QVERIFY(holdsPrediction(sourceFromBytes("a.gz", packed, SourceRole::Annotation)));
        const std::string prodigal = UnannotatedGenome().prodigalText("2.6.3").toStdString();
        QVERIFY(!predictionIn(prodigal));
        QVERIFY(!holdsPrediction(sourceFromBytes("p", prodigal, SourceRole::Annotation)));
        QVERIFY(!predictionIn("##gff-version 3\nchr\tx\tCDS\t1\t9\t.\t+\t0\tID=a\n" + text));
        QVERIFY(!predictionIn(""));
    }

    void saysByWhomAndWhy_data()
    {
        QTest::addColumn<int>("programs");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("useProdigal");
        QTest::addColumn<QByteArray>("reading");
        QTest::addColumn<QByteArray>("why");
        const QByteArray scan = "predicted_by = pleioscope-orf-scan 1, genetic_code = ";
        QTest::newRow("prodigal") << int(ProgramsInPath::Prodigal) << 11 << true
                                  << QByteArray("predicted_by = prodigal 2.6.3, mode = meta, genetic_code = 11")
                                  << QByteArray("prodigal was installed");
        QTest::newRow("missing") << int(ProgramsInPath::None) << 11 << true << scan + "11"
                                 << QByteArray("prodigal was not installed");
        QTest::newRow("unwanted") << int(ProgramsInPath::Prodigal) << 11 << false << scan + "11"
                                  << QByteArray("prodigal was not to be used");
        QTest::newRow("code") << int(ProgramsInPath::Prodigal) << 26 << true << scan + "26"
                              << QByteArray("does not know the genetic code");
    }

    void saysByWhomAndWhy()
    {
        QFETCH(int, programs);
        QFETCH(int, code);
        QFETCH(bool, useProdigal);
        QFETCH(QByteArray, why);
        const ProgramsInPath path(static_cast<ProgramsInPath::Which>(programs));
        GenomeOptions options;
        options.defaultGeneticCode = code;
        options.useProdigal = useProdigal;
        const auto made = read(nullptr, options);
        QVERIFY2(made, made ? "" : made.error().oneLine().c_str());
        QTEST(QByteArray::fromStdString(made->prediction->reading().text()), "reading");
        QVERIFY(made->prediction->reading().decisions.front().why.ends_with(why.toStdString()) ||
                made->prediction->reading().decisions.front().why.find(why.toStdString()) != std::string::npos);
        // The same is said whenever it is read again.
        const auto again = read(&*made->made, options);
        QVERIFY(again);
        for (std::size_t i = 0; i < made->prediction->reading().decisions.size(); ++i)
            QCOMPARE(again->prediction->reading().decisions[i].text(), made->prediction->reading().decisions[i].text());
    }

    void keptIsNotPredictedAnew()
    {
        std::optional<GenomeWithPrediction> made;
        {
            const ProgramsInPath path(ProgramsInPath::Prodigal);
            auto first = read();
            QVERIFY2(first, first ? "" : first.error().oneLine().c_str());
            made = *std::move(first);
        }
        QVERIFY(made->made && made->made->role == SourceRole::Annotation);
        QCOMPARE(made->made->name, std::string("g.predicted.gff3"));
        QCOMPARE(made->genome.genes.size(), UnannotatedGenome::kPredicted);
        QCOMPARE(made->genome.genes.front().id, std::string("contig_1_1"));
        QVERIFY(made->genome.genes.front().location.fuzzyStart);
        QCOMPARE(made->genome.genes.back().geneticCode, 4);
        QVERIFY(std::ranges::all_of(made->genome.genes, [](const Gene& gene) { return gene.used(); }));
        QVERIFY(std::ranges::any_of(made->genome.notes, [](const Note& note) {
            return note.code == "genome.predicted" && note.text.starts_with("14 genes were predicted by prodigal");
        }));

        GenomeOptions otherwise;
        otherwise.useProdigal = false;
        for (const auto which : {ProgramsInPath::None, ProgramsInPath::Prodigal}) {
            const ProgramsInPath path(which, "3.0.0");
            for (const GenomeOptions& options : {GenomeOptions(), otherwise}) {
                const auto again = read(&*made->made, options);
                QVERIFY2(again, again ? "" : again.error().oneLine().c_str());
                QVERIFY(!again->made);
                QCOMPARE(QString::fromStdString(described(again->genome)),
                         QString::fromStdString(described(made->genome)));
            }
        }
        // Whereas without it others are found.
        const ProgramsInPath path(ProgramsInPath::None);
        const auto other = read();
        QVERIFY(other && other->made);
        QVERIFY(other->made->sha256 != made->made->sha256);
        QVERIFY(described(other->genome) != described(made->genome));
    }

    void genesOfAFlatFileWithoutCds()
    {
        NoProgress none;
        const std::string flat = "LOCUS       contig_1  9 bp DNA circular\nFEATURES             Location/Qualifiers\n"
                                 "     tRNA            1..70\nORIGIN\n 1 " +
                                 UnannotatedGenome().fasta().substr(21, 3000) + "\n//\n";
        const SourceFile file = sourceFromBytes("g.gbk", flat, SourceRole::Genome);
        GenomeOptions options;
        options.useProdigal = false;
        const auto made = readGenomeWithPrediction(file, nullptr, options, none);
        QVERIFY2(made, made ? "" : made.error().oneLine().c_str());
        QVERIFY(made->made && made->genome.format == "genbank" && made->genome.trnas.size() == 1);
        const auto again = readGenomeWithPrediction(file, &*made->made, {}, none);
        QVERIFY2(again, again ? "" : again.error().oneLine().c_str());
        QCOMPARE(described(again->genome), described(made->genome));
        QVERIFY(again->genome.features == made->genome.features && again->genome.replicons[0].circular);
        QCOMPARE(again->genome.trnas.size(), std::size_t{1});
    }

    void refusals()
    {
        NoProgress none;
        const ProgramsInPath path(ProgramsInPath::None);
        const auto made = read();
        QVERIFY(made);
        const SourceFile& kept = *made->made;
        const auto refusalOf = [&](const SourceFile& genome, const SourceFile& annotation) {
            const auto genes = readGenome(genome, &annotation, {}, none);
            return genes ? std::string() : genes.error().message;
        };
        std::string other = UnannotatedGenome().fasta();
        other[200] = other[200] == 'A' ? 'C' : 'A';
        QVERIFY(refusalOf(sourceFromBytes("o.fna", other, SourceRole::Genome), kept).find("other sequences") !=
                std::string::npos);
        const std::string annotated = "##gff-version 3\ncontig_1\tx\tCDS\t1\t9\t.\t+\t0\tID=a\n##FASTA\n>contig_1\n"
                                      "ATGGCTTAA\n";
        QVERIFY(refusalOf(sourceFromBytes("a.gff", annotated, SourceRole::Genome), kept).find("its own annotation") !=
                std::string::npos);
        QVERIFY(refusalOf(kept, genomeFile()).find("give it as the annotation") != std::string::npos);
        std::string edited = kept.bytes;
        edited.replace(edited.find("\ncontig_2\t"), 10, "\ncontig_9\t");
        QVERIFY(refusalOf(genomeFile(), sourceFromBytes("e.gff", edited, SourceRole::Annotation)).find("contig_9") !=
                std::string::npos);
    }

    void names()
    {
        QCOMPARE(predictedAnnotationName("K12.fna.gz"), std::string("K12.predicted.gff3"));
        QCOMPARE(predictedAnnotationName("my.genome.fasta"), std::string("my.genome.predicted.gff3"));
        QCOMPARE(predictedAnnotationName(".fna"), std::string(".fna.predicted.gff3"));
        QCOMPARE(predictedAnnotationName(""), std::string("genome.predicted.gff3"));
    }
};

PLEIO_TEST(tst_predicted_annotation, TestPredictedAnnotation)
#include "tst_predicted_annotation.moc"
