// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/coding_sequence.h"
#include "core/io/genomes/bases.h"
#include "core/io/genomes/cds_fasta.h"
#include "core/io/genomes/fasta.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <map>
#include <random>

using namespace pleio;

namespace {

FastaFile read(const std::string& text)
{
    NoProgress none;
    const std::string name = "file.fa";
    auto file = readFasta(text, name, none);
    return file ? std::move(*file) : FastaFile{};
}

QByteArray summary(const FastaFile& file)
{
    std::string text;
    for (const auto& record : file.records) text += record.id + '|' + record.description + '|' + record.sequence + ';';
    return QByteArray::fromStdString(text);
}

}  // namespace

class TestFasta : public QObject {
    Q_OBJECT

private slots:
    void records_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const QByteArray& text, const char* expected) {
            QTest::newRow(name) << text << QByteArray(expected);
        };
        row("plain", ">a one\nACGT\nAC\n>b\nGG\n", "a|one|ACGTAC;b||GG;");
        row("no line end", ">a\nACGT", "a||ACGT;");
        row("CR LF", ">a x\r\nACGT\r\nAC\r\n", "a|x|ACGTAC;");
        row("lower case, RNA, ambiguity codes", ">a\nacguRYn\n", "a||ACGURYN;");
        row("blanks and numbers", ">a\n 1 ACG TTT\n\n\n 7 AC\tG\n", "a||ACGTTTACG;");
        row("comment lines", ";about\n>a\n;remark\nACGT\n", "a||ACGT;");
        row("text before the first record", "Made by X\n\n>a\nACGT\n", "a||ACGT;");
        row("'>' inside a header", ">a x>y z\nAC\n", "a|x>y z|AC;");
        row("'>' inside a line", ">a\nAC>GT\n", "a||ACGT;");
        row("blank behind '>'", "> a x\nAC\n", "a|x|AC;");
        row("tab in the header", ">a\tx\nAC\n", "a|x|AC;");
        row("gaps and stop", ">a\nAC-G.T~*\n", "a||ACGT;");
        row("no name", ">\nAC\n", "record_1||AC;");
        row("empty record", ">a\n>b\nAC\n", "b||AC;");
        row("header of 10,000 letters", ">a " + QByteArray(10000, 'x') + "\nAC\n",
            "a|" + QByteArray(10000, 'x') + "|AC;");
    }

    void records()
    {
        QFETCH(QByteArray, text);
        QTEST(summary(read(text.toStdString())), "expected");
    }

    void scannerGivesViews()
    {
        const std::string text = "about\n>a one two \r\nACGT\n;x\nAC\n>\n>b\nGG";
        FastaScanner scanner(text);
        const auto first = scanner.next();
        QVERIFY(first && first->id == "a" && first->description == "one two" && first->lines == "ACGT\n;x\nAC\n");
        QVERIFY(first->lines.data() > text.data() && first->lines.data() < text.data() + text.size());
        const auto second = scanner.next();
        QVERIFY(second && second->id.empty() && second->lines.empty());
        QCOMPARE(scanner.rest(), std::string_view(">b\nGG"));
        const auto third = scanner.next();
        QVERIFY(third && third->id == "b" && third->lines == "GG");
        QVERIFY(!scanner.next() && scanner.rest().empty());
        std::string sequence = "T";
        SequenceCharacters characters;
        appendSequence(sequence, first->lines, characters);
        QCOMPARE(sequence, std::string("TACGTAC"));
    }

    /// Cut anywhere, a file read piece by piece gives the records of the whole.
    void scannerReadsPieceByPiece()
    {
        const std::string text = "about\nno>record\n>a one\nACGT\nAC\n>\n>b >c\r\nG>G\n";
        const auto records = [](FastaScanner& scanner) {
            std::string found;
            while (const auto entry = scanner.next())
                found += std::string(entry->id) + '|' + std::string(entry->description) + '|' +
                         std::string(entry->lines) + ';';
            return found;
        };
        FastaScanner whole(text);
        const std::string expected = records(whole);
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            FastaScanner first(std::string_view(text).substr(0, cut), FastaScanner::Text::GoesOn);
            std::string found = records(first);
            const std::string window = std::string(first.rest()) + text.substr(cut);
            FastaScanner last(window);
            found += records(last);
            QCOMPARE(found, expected);
        }
    }

    void saysWhatItLeftOut()
    {
        const auto file = read(">a\nAC-GT?\n>b\n>\nAC\n");
        std::map<std::string, std::int64_t> counts;
        for (const Note& note : file.notes) counts[note.code] = note.count;
        const std::map<std::string, std::int64_t> expected{
            {"fasta.empty_record", 1}, {"fasta.unnamed", 1}, {"genome.gaps", 1}, {"genome.unexpected_characters", 1}};
        QCOMPARE(counts, expected);
    }

    void refusesNothing()
    {
        NoProgress none;
        const std::string name = "file.fa";
        for (const char* text : {"", "ACGT\n", ">a\n", ">a\n>b\n"}) {
            const auto file = readFasta(text, name, none);
            QVERIFY(!file && file.error().kind == ErrorKind::BadInput);
            QCOMPARE(file.error().where, name);
        }
    }

    void wrappingChangesNothing()
    {
        std::mt19937 random(5);
        for (int round = 0; round < 50; ++round) {
            std::string sequence(1 + random() % 2000, ' ');
            for (char& base : sequence) base = "ACGTNRY"[random() % 7];
            std::string text = ">a b\n";
            for (std::size_t at = 0; at < sequence.size();) {
                const std::size_t width = 1 + random() % 100;
                text += sequence.substr(at, width) + (random() % 2 ? "\n" : "\r\n");
                at += width;
            }
            QCOMPARE(summary(read(text)), QByteArray::fromStdString("a|b|" + sequence + ';'));
        }
    }

    void headerValues()
    {
        const std::string header = "[gene_synonym=x] [gene=thrL] [protein=acyl-[acyl-carrier-protein] ligase] [a=]";
        QCOMPARE(headerValue(header, "gene"), std::string_view("thrL"));
        QCOMPARE(headerValue(header, "protein"), std::string_view("acyl-[acyl-carrier-protein] ligase"));
        QCOMPARE(headerValue(header, "locus_tag"), std::string_view());
        QCOMPARE(headerValue("[open=never closed", "open"), std::string_view("never closed"));
    }

    void simulatedMark()
    {
        QVERIFY(read(">a x [simulated=true]\nAC\n").simulated);
        QVERIFY(!read(">a simulated\nAC\n").simulated);
    }

    void proteinsAreRecognised()
    {
        QVERIFY(looksLikeProtein("MKRISTTITTTITITTGNGAG"));
        QVERIFY(!looksLikeProtein("ACGUNNNRYACGT"));
    }

    void codingRecords_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<bool>("coding");
        const auto row = [](const char* name, const char* record, bool coding) {
            QTest::newRow(name) << QByteArray(record) << coding;
        };
        row("start and stop", ">a\nATGGCTTAA\n", true);
        row("start only", ">a\nATGGCTGCT\n", true);
        row("stop only", ">a\nGCTGCTTAA\n", true);
        row("neither", ">a\nGCTGCTGCT\n", false);
        row("internal stop", ">a\nATGTAAGCTTAA\n", false);
        row("length", ">a\nATGGCTTAAG\n", false);
        row("too short", ">a\nATGTAA\n", false);
        row("NCBI header", ">lcl|NC_1_cds_NP_1_1 [gbkey=CDS]\nATGTAAGCTTAA\n", true);
        row("prodigal header", ">c_1 # 1 # 12 # 1 # ID=1_1;partial=00\nGCTGCTGCTGCT\n", true);
    }

    void codingRecords()
    {
        QFETCH(QByteArray, record);
        QFETCH(bool, coding);
        QCOMPARE(countCodingRecords(read(record.toStdString()), *GeneticCode::find(11)), coding ? 1 : 0);
    }

    void prodigalHeader()
    {
        const Genome genome =
            genomeFromCodingSequences(read(">c_1 # 337 # 345 # 1 # ID=1_1;partial=00;start_type=ATG\nATGGCTTAA\n"
                                           ">c_2 # 10 # 18 # -1 # ID=1_2;partial=01;start_type=Edge\nGCTGCTTAA\n"),
                                      11);
        QCOMPARE(genome.genes.size(), std::size_t{2});
        QCOMPARE(genome.genes[0].location.text(), std::string("337..345"));
        QCOMPARE(genome.genes[1].location.text(), std::string("complement(10..>18)"));
        QVERIFY(!hasCompleteStart(genome.genes[1]));
        QVERIFY(genome.genes[0].predicted && genome.predicted);
        QCOMPARE(genome.genes[0].id, std::string("c_1"));
    }

    void ensemblHeader()
    {
        const Genome genome = genomeFromCodingSequences(
            read(">AAC73112 cds chromosome:ASM584v2:Chromosome:190:255:1 gene:b0001 gene_biotype:protein_coding "
                 "transcript_biotype:protein_coding gene_symbol:thrL description:leader [Source:UniProt;Acc:P0AD86]\n"
                 "ATGGCTTAA\n>T2 cds primary_assembly:X:1:1:9:-1 gene:g2.5 "
                 "gene_biotype:unitary_pseudogene\nATGGCTTAA\n"),
            11);
        const Gene& gene = genome.genes.at(0);
        QCOMPARE(gene.id, std::string("b0001"));
        QCOMPARE(gene.locusTag, std::string("b0001"));
        QCOMPARE(gene.symbol, std::string("thrL"));
        QCOMPARE(gene.product, std::string("leader"));
        QCOMPARE(gene.otherIds, std::vector<std::string>{"AAC73112"});
        QVERIFY(!gene.pseudo && genome.genes.at(1).pseudo);
        QCOMPARE(genome.genes[1].id, std::string("g2.5"));
        QVERIFY(genome.genes[1].symbol.empty());
    }

    void namesInOtherHeaders_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("Phytozome") << QByteArray("AT1G01010.1 pacid=19656964 locus=AT1G01010 annot=x")
                                   << QByteArray("AT1G01010");
        QTest::newRow("WormBase") << QByteArray("2L52.1a gene=WBGene00007063") << QByteArray("WBGene00007063");
        QTest::newRow("SGD") << QByteArray("YAL001C TFC3 SGDID:S000000001, Chr I from 151006-147594")
                             << QByteArray("S000000001");
    }

    void namesInOtherHeaders()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, name);
        const Genome genome = genomeFromCodingSequences(read(">" + header.toStdString() + "\nATGGCTTAA\n"), 1);
        const Gene& gene = genome.genes.at(0);
        QCOMPARE(gene.id, header.left(header.indexOf(' ')).toStdString());
        QVERIFY(std::ranges::find(gene.otherIds, name.toStdString()) != gene.otherIds.end());
    }

    void plainHeader()
    {
        const Genome genome = genomeFromCodingSequences(read(">thrL thr operon leader\nAUGGCUUAA\n"), 4);
        QCOMPARE(genome.format, std::string("fasta_cds"));
        QCOMPARE(genome.genes[0].id, std::string("thrL"));
        QCOMPARE(genome.genes[0].product, std::string("thr operon leader"));
        QCOMPARE(genome.genes[0].coding, std::string("ATGGCTTAA"));
        QCOMPARE(genome.genes[0].geneticCode, 4);
        QVERIFY(!genome.predicted);
    }
};

PLEIO_TEST(tst_fasta, TestFasta)
#include "tst_fasta.moc"
