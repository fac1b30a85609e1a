// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gtf.h"

#include "core/genome/coding_sequence.h"
#include "core/io/formats.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

const std::string kName = "file.gtf";

Result<GffAnnotation> read(const std::string& text)
{
    NoProgress none;
    return readGtf(text, kName, 11, none);
}

std::string row(const char* type, int start, int end, const char* strand, const std::string& attributes)
{
    return std::string("chr\tx\t") + type + '\t' + std::to_string(start) + '\t' + std::to_string(end) + "\t.\t" +
           strand + "\t0\t" + attributes + '\n';
}

/// Column 9 of a transcript.
std::string of(const char* gene, const char* transcript, const char* more = "")
{
    return std::string("gene_id \"") + gene + "\"; transcript_id \"" + transcript + "\";" + more;
}

std::int64_t noted(const Genome& genome, std::string_view code)
{
    const auto found = std::ranges::find(genome.notes, code, &Note::code);
    return found == genome.notes.end() ? 0 : found->count;
}

}  // namespace

class TestGtf : public QObject {
    Q_OBJECT

private slots:
    void stopCodons_data()
    {
        QTest::addColumn<QByteArray>("sequence");
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("note");
        const auto add = [](const char* name, const char* sequence, const std::string& rows, const char* location,
                            const char* note) {
            QTest::newRow(name) << QByteArray(sequence) << QByteArray::fromStdString(rows) << QByteArray(location)
                                << QByteArray(note);
        };
        const std::string cds = row("CDS", 1, 6, "+", of("g", "t"));
        add("outside, no row (NCBI)", "ATGGCTTAACC", cds, "1..9", "gtf.stop_added");
        add("outside, reverse", "GGTTAAGCCAT", row("CDS", 6, 11, "-", of("g", "t")), "complement(3..11)",
            "gtf.stop_added");
        add("outside, with a row (Ensembl)", "ATGGCTTAACC", cds + row("stop_codon", 7, 9, "+", of("g", "t")), "1..9",
            "gtf.stop_rows");
        add("outside, the row comes first", "ATGGCTTAACC", row("stop_codon", 7, 9, "+", of("g", "t")) + cds, "1..9",
            "gtf.stop_rows");
        add("outside, behind an intron", "ATGGCTCCCTAACC", cds + row("stop_codon", 10, 12, "+", of("g", "t")),
            "join(1..6,10..12)", "gtf.stop_rows");
        add("outside, divided by an intron", "ATGGCTTCCCAACC",
            cds + row("stop_codon", 7, 7, "+", of("g", "t")) + row("stop_codon", 11, 12, "+", of("g", "t")),
            "join(1..7,11..12)", "gtf.stop_rows");
        add("inside (BRAKER)", "ATGGCTTAATAA",
            row("CDS", 1, 9, "+", of("g", "t")) + row("stop_codon", 7, 9, "+", of("g", "t")), "1..9", "");
        add("inside, no row", "ATGGCTTAATAA", row("CDS", 1, 9, "+", of("g", "t")), "1..9", "");
        add("none there", "ATGGCTGCTCC", cds, "1..6", "");
        add("of another transcript", "ATGGCTGCTTAA", cds + row("stop_codon", 10, 12, "+", of("g", "u")), "1..6", "");
        add("3' end not found", "ATGGCTTAACC", row("CDS", 1, 6, "+", of("g", "t", " tag \"cds_end_NF\";")), "1..>6",
            "");
        add("at the end of the sequence", "ATGGCTTA", cds, "1..6", "");
    }

    void stopCodons()
    {
        QFETCH(QByteArray, sequence);
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, note);
        auto annotation = read(rows.toStdString());
        QVERIFY(annotation);
        Genome genome;
        genome.replicons.push_back({"chr", {}, sequence.toStdString(), false});
        QVERIFY(annotate(genome, std::move(*annotation), kName));
        QTEST(QByteArray::fromStdString(genome.genes.at(0).location.text()), "location");
        for (const char* code : {"gtf.stop_added", "gtf.stop_rows"})
            QCOMPARE(noted(genome, code), note == code ? 1 : 0);
    }

    void names_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("names");
        const auto add = [](const char* name, const std::string& rows, const char* names) {
            QTest::newRow(name) << QByteArray::fromStdString(rows) << QByteArray(names);
        };
        add("NCBI",
            row("gene", 1, 9, "+",
                "gene_id \"b1\"; transcript_id \"\"; gene \"thrL\"; gene_synonym \"ECK1\"; locus_tag \"b1\";") +
                row("CDS", 1, 6, "+",
                    of("b1", "unassigned_transcript_1", " gene \"thrL\"; locus_tag \"b1\"; protein_id \"NP_1.1\";")),
            "id=b1 tag=b1 symbol=thrL protein=NP_1.1 synonyms=ECK1 other=b1");
        add("Ensembl", row("CDS", 1, 6, "+", of("ENSG1", "ENST1", " gene_name \"BRCA1\"; protein_id \"ENSP1\";")),
            "id=ENSG1 tag=ENSG1 symbol=BRCA1 protein=ENSP1 synonyms= other=ENST1,ENSG1");
        add("BRAKER",
            row("gene", 1, 9, "+", "g1") + row("transcript", 1, 9, "+", "g1.t1") +
                row("CDS", 1, 9, "+", "transcript_id \"g1.t1\"; gene_id \"g1\";"),
            "id=g1 tag=g1 symbol= protein= synonyms= other=g1.t1,g1");
        add("a semicolon and an equals sign in a value",
            row("CDS", 1, 6, "+", of("g", "t", " note \"a; gene_name=x\"; gene_name \"y\";")),
            "id=g tag=g symbol=y protein= synonyms= other=t,g");
    }

    void names()
    {
        QFETCH(QByteArray, rows);
        const auto annotation = read(rows.toStdString());
        QVERIFY(annotation);
        QCOMPARE(annotation->genes.size(), std::size_t{1});
        const Gene& gene = annotation->genes.front();
        const auto joined = [](const std::vector<std::string>& words) {
            std::vector<std::string> sorted = words;
            std::string text;
            for (const auto& word : sorted) text += (text.empty() ? "" : ",") + word;
            return text;
        };
        const std::string found = "id=" + gene.id + " tag=" + gene.locusTag + " symbol=" + gene.symbol +
                                  " protein=" + gene.proteinId + " synonyms=" + joined(gene.synonyms);
        QFETCH(QByteArray, names);
        const QByteArray other = names.mid(names.indexOf(" other=") + 7);
        QCOMPARE(QByteArray::fromStdString(found), names.left(names.indexOf(" other=")));
        for (const QByteArray& name : other.split(','))
            QVERIFY2(std::ranges::find(gene.otherIds, name.toStdString()) != gene.otherIds.end(), name);
    }

    void rowsOfOneTranscriptAreOneCds()
    {
        const auto annotation =
            read(row("CDS", 20, 28, "-", of("g", "t")) + row("CDS", 1, 9, "-", of("g", "t")) +
                 row("CDS", 1, 9, "-", of("g", "u")) + row("CDS", 40, 48, "+", of("h", "unknown_transcript_1")) +
                 row("CDS", 60, 68, "+", of("i", "unknown_transcript_1")));
        QCOMPARE(annotation->genes.size(), std::size_t{4});
        QCOMPARE(annotation->genes[0].location.text(), std::string("complement(join(1..9,20..28))"));
        QCOMPARE(annotation->genes[3].location.text(), std::string("60..68"));
    }

    void pseudogenesAndTrnas()
    {
        const auto annotation =
            read(row("CDS", 1, 9, "+", of("g", "t", " gene_biotype \"transcribed_pseudogene\";")) +
                 row("CDS", 1, 9, "+", of("h", "u", " pseudo \"false\";")) +
                 row("transcript", 20, 90, "+", of("r", "v", " gbkey \"tRNA\"; product \"tRNA-Ala\";")));
        QVERIFY(annotation->genes.at(0).pseudo && !annotation->genes.at(1).pseudo);
        QCOMPARE(annotation->trnas.size(), std::size_t{1});
        QCOMPARE(annotation->trnas[0].names.locusTag, std::string("r"));
    }

    void foundByMostRows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("format");
        const std::string gtf = row("CDS", 1, 9, "+", of("g", "t")) + row("CDS", 20, 28, "+", of("h", "u"));
        const std::string gff = row("CDS", 1, 9, "+", "ID=a") + row("CDS", 20, 28, "+", "ID=b");
        const auto add = [](const char* name, const std::string& text, const char* format) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(format);
        };
        add("GTF", gtf, "gtf");
        add("GTF under another head", "##gff-version 3\n" + gtf, "gtf");
        add("GTF under the head of GFF2", "##gff-version 2\n" + gtf, "gtf");
        add("one equals sign in GTF", gtf + row("CDS", 40, 48, "+", of("k", "v", " note \"a=b\";")), "gtf");
        add("one row of GFF3 in GTF", row("CDS", 40, 48, "+", "ID=c") + gtf, "gtf");
        add("AUGUSTUS", row("gene", 1, 9, "+", "g1") + row("transcript", 1, 9, "+", "g1.t1") + gtf, "gtf");
        add("GFF3", gff, "gff3");
        add("one row of GTF in GFF3", row("CDS", 40, 48, "+", of("k", "v")) + gff, "gff3");
        add("quotes in GFF3", row("CDS", 1, 9, "+", "ID=a;Note=\"gene_id x\""), "gff3");
    }

    void foundByMostRows()
    {
        QFETCH(QByteArray, text);
        const FormatInfo* format = sniffFormat(text.toStdString());
        QVERIFY(format);
        QTEST(QByteArray(format->id.data(), static_cast<int>(format->id.size())), "format");
    }

    void whatIsNoGtf()
    {
        const auto annotation = read(row("CDS", 1, 9, "+", "Sequence a"));
        QVERIFY(!annotation && annotation.error().kind == ErrorKind::BadInput);
        const auto noted = read("chr\tx\tCDS\t5\n" + row("CDS", 1, 9, "+", of("g", "t")));
        QVERIFY(noted && std::ranges::find(noted->notes, "gtf.bad_row", &Note::code) != noted->notes.end());
    }
};

PLEIO_TEST(tst_gtf, TestGtf)
#include "tst_gtf.moc"
