// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/genome/coding_sequence.h"
#include "core/io/genomes/genome_reader.h"
#include "core/io/genomes/orf_scan.h"
#include "core/io/genomes/prodigal.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <random>

using namespace pleio;

namespace {

Result<Genome> read(const SourceFile& genome, const SourceFile* annotation = nullptr, bool useProdigal = false)
{
    NoProgress none;
    GenomeOptions options;
    options.useProdigal = useProdigal;
    return readGenome(genome, annotation, options, none);
}

SourceFile source(std::string bytes, std::string name = "file")
{
    return sourceFromBytes(std::move(name), std::move(bytes), SourceRole::Genome);
}

std::string fixture(const char* name)
{
    QFile file(test::sourceFile(QStringLiteral("tests/core/io/fixtures/circle/") + QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Rows of expected.tsv by column name.
std::vector<std::map<std::string, std::string>> expectedRows()
{
    const std::string text = fixture("expected.tsv");
    std::string_view rest = text;
    const auto names = splitView(takeLine(rest), '\t');
    std::vector<std::map<std::string, std::string>> rows;
    while (!rest.empty()) {
        const auto cells = splitView(takeLine(rest), '\t');
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < names.size(); ++i) row[std::string(names[i])] = cells.at(i);
    }
    return rows;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : "; ") + word;
    return text;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

bool hasNote(const Genome& genome, std::string_view code)
{
    return std::ranges::find(genome.notes, code, &Note::code) != genome.notes.end();
}

/// A random sequence of given length without any ATG, GTG, TTG on either strand: only A and T.
std::string desert(std::size_t length)
{
    std::mt19937 random(17);
    std::string bases(length, 'A');
    for (char& base : bases) base = "AT"[random() % 2];
    return bases;
}

class StopWhenAsked final : public Progress {
public:
    void report(double, std::string_view) override {}
    [[nodiscard]] bool isCancelled() const override { return true; }
};

/// Asks to stop at the n-th question.
class StopLater final : public Progress {
public:
    explicit StopLater(int questions) : m_left(questions) {}
    void report(double, std::string_view) override {}
    [[nodiscard]] bool isCancelled() const override { return --m_left < 0; }

private:
    mutable int m_left;
};

}  // namespace

class TestGenomeReader : public QObject {
    Q_OBJECT

private slots:
    // One replicon in five forms must give the same genes; see fixtures/circle/SOURCE.md.
    void circle_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("annotation");
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::addColumn<QByteArray>("format");
        const auto row = [](const char* name, const char* file, const char* annotation, const char* lineEnd,
                            const char* format) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(annotation) << QByteArray(lineEnd)
                                << QByteArray(format);
        };
        row("GenBank", "circle.gbk", "", "\n", "genbank");
        row("GenBank, CR LF", "circle.gbk", "", "\r\n", "genbank");
        row("GenBank, CR", "circle.gbk", "", "\r", "genbank");
        row("EMBL", "circle.embl", "", "\n", "embl");
        row("GFF3 with ##FASTA", "circle_with_sequence.gff", "", "\n", "gff3+fasta");
        row("FASTA and GFF3", "circle.fna", "circle.gff", "\n", "gff3+fasta");
        row("FASTA and GFF3, CR LF", "circle.fna", "circle.gff", "\r\n", "gff3+fasta");
        row("GFF3 and FASTA, exchanged", "circle.gff", "circle.fna", "\n", "gff3+fasta");
        row("FASTA of CDS", "cds_from_genomic.fna", "", "\n", "fasta_cds");
    }

    void circle()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, annotation);
        QFETCH(QByteArray, lineEnd);
        QFETCH(QByteArray, format);
        const auto load = [&](const QByteArray& name) {
            return source(replaced(fixture(name.constData()), "\n", lineEnd.toStdString()), name.toStdString());
        };
        const SourceFile second = load(annotation.isEmpty() ? file : annotation);
        const auto genome = read(load(file), annotation.isEmpty() ? nullptr : &second);
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QCOMPARE(genome->format, format.toStdString());
        const bool isCds = format == "fasta_cds";
        if (!isCds) {
            QCOMPARE(genome->translationMismatches, 1);
            QVERIFY(genome->replicons.at(0).circular);
            QCOMPARE(genome->replicons.at(0).id, std::string("FIX000001.2"));
            QVERIFY(genome->organism.starts_with("Testobacter circularis"));
        }

        std::size_t index = 0;
        for (auto& row : expectedRows()) {
            if (row["in_gff"] == "0" && format != "genbank" && format != "embl") continue;
            QVERIFY(index < genome->genes.size());
            const Gene& gene = genome->genes[index++];
            const auto same = [&](const std::string& found, const char* column) {
                if (found == row[column]) return true;
                qWarning("%s, %s: found '%s', expected '%s'", row["id"].c_str(), column, found.c_str(),
                         row[column].c_str());
                return false;
            };
            // A FASTA of CDS gives no protein to compare with.
            if (isCds && row["exclusion"] == "translation_mismatch") row["exclusion"] = "none";
            QVERIFY(same(std::string(exclusionId(gene.exclusion)), "exclusion"));
            QVERIFY(same(gene.locusTag, "locus_tag"));
            QVERIFY(same(gene.symbol, "symbol"));
            QVERIFY(same(gene.product, "product"));
            QVERIFY(same(gene.geneId, "gene_id"));
            QVERIFY(same(std::to_string(gene.geneticCode), "genetic_code"));
            QVERIFY(same(gene.coding, "coding"));
            QVERIFY(same(translate(gene), "protein"));
            QVERIFY(same(gene.location.text(), "location"));
            if (isCds) continue;
            QVERIFY(same(gene.id, "id"));
            QVERIFY(same(joined(gene.synonyms), "synonyms"));
            QVERIFY(same(joined(gene.oldLocusTags), "old_locus_tags"));
        }
        QCOMPARE(genome->genes.size(), index);
    }

    void fastaContent_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("format");
        const QByteArray coding = ">a\nATGGCTTAA\n";
        QTest::newRow("nine of ten CDS") << coding.repeated(9) + ">x\nGGCTA\n" << QByteArray("fasta_cds");
        QTest::newRow("eight of ten CDS")
            << coding.repeated(8) + ">x\n" + QByteArray("ATG") + QByteArray("GCT").repeated(100) + "TAAC\n>y\nGGCTA\n"
            << QByteArray("fasta_genome");
    }

    void fastaContent()
    {
        QFETCH(QByteArray, text);
        const auto genome = read(source(text.toStdString()));
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QTEST(QByteArray::fromStdString(genome->format), "format");
        QVERIFY(hasNote(*genome, "fasta.content"));
        QCOMPARE(genome->predicted, genome->format == "fasta_genome");
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("genome");
        QTest::addColumn<QByteArray>("annotation");
        QTest::addColumn<QByteArray>("word");
        const QByteArray fasta = ">chr\nATGGCTTAA\n";
        const QByteArray gff = "##gff-version 3\nchr\tx\tCDS\t1\t9\t.\t+\t0\tID=a\n";
        const QByteArray flat = "LOCUS       X  9 bp DNA\nORIGIN\n 1 atggcttaa\n//\n";
        QTest::newRow("prose") << QByteArray("Dear all,\n") << QByteArray() << QByteArray("no format");
        QTest::newRow("VCF") << QByteArray("##fileformat=VCFv4.3\n") << QByteArray() << QByteArray("VCF");
        QTest::newRow("FASTQ") << QByteArray("@r\nACGT\n+\nIIII\n") << QByteArray() << QByteArray("FASTQ");
        QTest::newRow("web page") << QByteArray("<html>\n") << QByteArray() << QByteArray("web page");
        QTest::newRow("traits") << QByteArray("gene\ttrait\na\tb\n") << QByteArray() << QByteArray("give it as traits");
        QTest::newRow("proteins") << QByteArray(">a\nMKRISTTITTTITITTGN\n") << QByteArray() << QByteArray("proteins");
        QTest::newRow("no CDS at all") << QByteArray(">a\nACGTACGTAA\n") << QByteArray() << QByteArray("no CDS");
        QTest::newRow("GenBank without CDS") << flat << QByteArray() << QByteArray("no CDS");
        const QByteArray bare = "LOCUS       X  9 bp DNA\nFEATURES\n";
        QTest::newRow("GenBank with genes alone") << bare + "     gene            1..9\nORIGIN\n 1 atggcttaa\n//\n"
                                                  << QByteArray() << QByteArray("features gene 1, so");
        QTest::newRow("GenBank with ORF alone")
            << bare + "     ORF             1..9\n     misc_feature    1..2\nORIGIN\n 1 atggcttaa\n//\n"
            << QByteArray() << QByteArray("features ORF 1, misc_feature 1, so");
        QTest::newRow("GFF3 with genes and sequence")
            << "##gff-version 3\nchr\tx\tgene\t1\t9\t.\t+\t.\tID=a\nchr\tx\tmRNA\t1\t9\t.\t+\t.\tParent=a\n##FASTA\n" +
                   fasta
            << QByteArray() << QByteArray("no CDS but features");
        QTest::newRow("GFF3 with genes") << fasta << QByteArray("chr\tx\tgene\t1\t9\t.\t+\t.\tID=a\n")
                                         << QByteArray("features gene 1, so");
        QTest::newRow("GTF with exons alone")
            << fasta << QByteArray("chr\tx\texon\t1\t9\t.\t+\t.\tgene_id \"a\"; transcript_id \"b\";\n")
            << QByteArray("features exon 1, so");
        QTest::newRow("GTF alone") << QByteArray("chr\tx\tCDS\t1\t9\t.\t+\t0\tgene_id \"a\"; transcript_id \"b\";\n")
                                   << QByteArray() << QByteArray("no sequence");
        QTest::newRow("GFF3 alone") << gff << QByteArray() << QByteArray("no sequence");
        QTest::newRow("GFF3 without CDS") << fasta << QByteArray("##gff-version 3\n") << QByteArray("no CDS");
        QTest::newRow("other sequence") << QByteArray(">other\nATGGCTTAA\n") << gff << QByteArray("chr");
        QTest::newRow("GenBank with annotation") << flat << gff << QByteArray("its own annotation");
        QTest::newRow("annotation is prose") << fasta << QByteArray("Dear all,\n") << QByteArray("not GFF3");
        QTest::newRow("annotation is binary") << fasta << QByteArray("a\0b", 3) << QByteArray("binary");
    }

    void refusals()
    {
        QFETCH(QByteArray, genome);
        QFETCH(QByteArray, annotation);
        QFETCH(QByteArray, word);
        const SourceFile second = source(annotation.toStdString(), "annotation");
        const auto result = read(source(genome.toStdString()), annotation.isNull() ? nullptr : &second);
        QVERIFY(!result);
        QVERIFY(result.error().kind == ErrorKind::BadInput);
        QVERIFY(!result.error().where.empty());
        QVERIFY2(result.error().message.find(word.toStdString()) != std::string::npos, result.error().message.c_str());
    }

    void recordsOfOneName_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("names");
        const auto record = [](const char* name) {
            return QByteArray("LOCUS       ") + name +
                   " 9 bp DNA\nFEATURES\n     CDS             1..9\nORIGIN\n 1 atggcttaa\n//\n";
        };
        QTest::newRow("GenBank") << record("Exported") + record("Exported") + record("Exported")
                                 << QByteArray("Exported Exported_2 Exported_3");
        QTest::newRow("a number is taken") << record("c") + record("c_2") + record("c") << QByteArray("c c_2 c_3");
        QTest::newRow("GFF3") << QByteArray(
                                     "##gff-version 3\nchr\tx\tCDS\t1\t9\t.\t+\t0\tID=a\n##FASTA\n>chr\nATGGCTTAA\n"
                                     ">chr\nATGGCTTAA\n")
                              << QByteArray("chr chr_2");
    }

    void recordsOfOneName()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, names);
        const auto genome = read(source(text.toStdString()));
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QByteArray found;
        for (const Replicon& replicon : genome->replicons)
            found += (found.isEmpty() ? "" : " ") + QByteArray::fromStdString(replicon.id);
        QCOMPARE(found, names);
        QVERIFY(hasNote(*genome, "genome.equal_names"));
    }

    void unknownGeneticCodeIsUsage()
    {
        NoProgress none;
        GenomeOptions options;
        options.defaultGeneticCode = 7;
        const auto genome = readGenome(source(">a\nATGGCTTAA\n"), nullptr, options, none);
        QVERIFY(!genome && genome.error().kind == ErrorKind::Usage);
    }

    void scanFindsPlantedFrames()
    {
        const std::string forward = "ATG" + replaced(std::string(120, 'x'), "x", "GCT") + "TAA";
        const std::string reverse = "TTA" + replaced(std::string(95, 'x'), "x", "AGC") + "CAT";
        const std::string tooShort = "ATG" + replaced(std::string(60, 'x'), "x", "GCT") + "TAA";
        const std::string gap = desert(200);
        const std::string sequence = gap + forward + gap + reverse + gap + tooShort + gap;
        NoProgress none;
        const auto orfs = scanOrfs(sequence, *GeneticCode::find(11), none);
        QVERIFY(orfs);
        const auto contains = [&](std::size_t start, const std::string& orf, Strand strand) {
            return std::ranges::any_of(*orfs, [&](const Location& location) {
                const auto& part = location.parts.front();
                return part.strand == strand && part.start <= static_cast<std::int64_t>(start) &&
                       part.end >= static_cast<std::int64_t>(start + orf.size());
            });
        };
        QCOMPARE(orfs->size(), std::size_t{2});
        QVERIFY(contains(200, forward, Strand::Forward));
        QVERIFY(contains(400 + forward.size(), reverse, Strand::Reverse));
    }

    void scanGivesWholeFramesThatDoNotOverlap()
    {
        std::mt19937 random(23);
        std::string sequence(60'000, ' ');
        for (char& base : sequence) base = "ACGCGT"[random() % 6];
        NoProgress none;
        const auto genome = read(source(">a\n" + sequence + '\n'));
        QVERIFY(genome);
        QVERIFY(genome->genes.size() > 10);
        std::int64_t end = 0;
        for (const Gene& gene : genome->genes) {
            QVERIFY(gene.used() && gene.predicted);
            QVERIFY(gene.location.start() >= end);
            end = gene.location.end();
            QVERIFY(gene.coding.size() >= 3 * (kMinimumOrfCodons + 1));
            QVERIFY(translate(gene).starts_with('M'));
        }
        QVERIFY(genome->predicted);
        QVERIFY(hasNote(*genome, "genome.predicted"));
        QVERIFY(!hasNote(*genome, "cds.no_stop_codon"));
    }

    void prodigalPredicts()
    {
        if (findProdigal({}).empty()) QSKIP("prodigal is not installed");
        std::mt19937 random(29);
        std::string sequence;
        for (int gene = 0; gene < 40; ++gene) {
            sequence += "TTAACTAATTAACTAAAGGAGGTAATTATG";
            for (int codon = 0; codon < 200; ++codon)
                sequence += std::array{"GCT", "AAA", "GAA", "CTG", "GGT", "ATC"}[random() % 6];
            sequence += "TAA";
        }
        const auto genome = read(source(">chr\n" + sequence + '\n'), nullptr, true);
        QVERIFY2(genome, genome ? "" : genome.error().oneLine().c_str());
        QVERIFY(genome->genes.size() >= 35);
        QVERIFY(genome->predicted);
        QCOMPARE(genome->genes.front().id, std::string("chr_1"));
        QVERIFY(std::ranges::all_of(genome->genes, &Gene::predicted));
        const auto found = std::ranges::find(genome->notes, "genome.predicted", &Note::code);
        QVERIFY(found != genome->notes.end() && found->text.find("prodigal") != std::string::npos);

        Genome bare;
        bare.replicons = genome->replicons;
        StopWhenAsked stop;
        const auto stopped = predictByProdigal(bare, findProdigal({}), 11, stop);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
    }

    void cancellingEndsTheProgram()
    {
        QTemporaryDir folder;
        QFile script(folder.filePath(QStringLiteral("slow")));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nexec sleep 300\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        Genome genome;
        genome.replicons.push_back({"a", {}, "ACGT", false});
        StopLater stop(3);
        const auto stopped = predictByProdigal(genome, script.fileName().toStdString(), 11, stop);
        QVERIFY(!stopped && stopped.error().kind == ErrorKind::Cancelled);
        QVERIFY(genome.genes.empty());
    }

    void programThatIsNotProdigal()
    {
        Genome genome;
        genome.replicons.push_back({"a", {}, "ACGT", false});
        NoProgress none;
        QVERIFY(findProdigal("/no/such/program").empty());
        const auto failed = predictByProdigal(genome, "/bin/false", 11, none);
        QVERIFY(!failed && failed.error().message.find("Prodigal failed") != std::string::npos);
        QVERIFY(!predictByProdigal(genome, "/no/such/program", 11, none));
    }

    void cancels()
    {
        StopWhenAsked stop;
        const auto genome = readGenome(source(fixture("circle.gbk")), nullptr, {}, stop);
        QVERIFY(!genome && genome.error().kind == ErrorKind::Cancelled);
    }
};

PLEIO_TEST(tst_genome_reader, TestGenomeReader)
#include "tst_genome_reader.moc"
