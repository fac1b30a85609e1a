// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/genomes/gff3.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

const std::string kName = "file.gff";

Result<GffAnnotation> read(const std::string& text)
{
    NoProgress none;
    return readGff3(text, kName, 11, none);
}

/// One row; columns 2 and 6 do not matter.
std::string row(const char* type, int start, int end, const char* strand, const char* phase, const char* attributes)
{
    return std::string("chr\tx\t") + type + '\t' + std::to_string(start) + '\t' + std::to_string(end) + "\t.\t" +
           strand + '\t' + phase + '\t' + attributes + '\n';
}

bool hasNote(const std::vector<Note>& notes, std::string_view code)
{
    return std::ranges::find(notes, code, &Note::code) != notes.end();
}

}  // namespace

class TestGff3 : public QObject {
    Q_OBJECT

private slots:
    void locations_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("locations");
        const auto add = [](const char* name, const std::string& rows, const char* locations) {
            QTest::newRow(name) << QByteArray::fromStdString(rows) << QByteArray(locations);
        };
        add("one row", row("CDS", 1, 9, "+", "0", "ID=a"), "1..9");
        add("rows of one ID", row("CDS", 1, 9, "+", "0", "ID=a") + row("CDS", 20, 30, "+", "0", "ID=a"),
            "join(1..9,20..30)");
        add("reverse, descending", row("CDS", 20, 30, "-", "0", "ID=a") + row("CDS", 1, 9, "-", "1", "ID=a"),
            "complement(join(1..9,20..30))");
        add("reverse, ascending", row("CDS", 1, 9, "-", "1", "ID=a") + row("CDS", 20, 30, "-", "0", "ID=a"),
            "complement(join(1..9,20..30))");
        add("rows apart in the file",
            row("CDS", 1, 9, "+", "0", "ID=a") + row("CDS", 50, 58, "+", "0", "ID=b") +
                row("CDS", 20, 30, "+", "0", "ID=a"),
            "join(1..9,20..30) 50..58");
        add("no ID, one parent", row("CDS", 1, 9, "+", "0", "Parent=m") + row("CDS", 20, 30, "+", "0", "Parent=m"),
            "join(1..9,20..30)");
        add("no ID, two parents", row("CDS", 1, 9, "+", "0", "Parent=m,n") + row("CDS", 20, 30, "+", "0", "Parent=n"),
            "1..9 join(1..9,20..30)");
        add("neither ID nor parent",
            row("CDS", 1, 9, "+", "0", "product=x") + row("CDS", 20, 30, "+", "0", "product=x"), "1..9 20..30");
        add("operon: two CDS of one transcript",
            row("CDS", 1, 9, "+", "0", "ID=a;Parent=m") + row("CDS", 20, 30, "+", "0", "ID=b;Parent=m"), "1..9 20..30");
        add("an ID a part, frames run on",
            row("CDS", 1, 10, "+", "0", "ID=a1;Parent=m") + row("CDS", 20, 30, "+", "2", "ID=a2;Parent=m"),
            "join(1..10,20..30)");
        add("an ID a part, reverse",
            row("CDS", 20, 30, "-", "0", "ID=a1;Parent=m") + row("CDS", 1, 10, "-", "1", "ID=a2;Parent=m"),
            "complement(join(1..10,20..30))");
        add("an ID a part, each in its exon",
            row("exon", 1, 9, "+", ".", "Parent=m") + row("exon", 18, 35, "+", ".", "Parent=m") +
                row("CDS", 1, 9, "+", "0", "ID=a1;Parent=m") + row("CDS", 20, 28, "+", "0", "ID=a2;Parent=m"),
            "join(1..9,20..28)");
        add("an ID a part, the other CDS of the file decide",
            row("CDS", 1, 9, "+", "0", "ID=a1;Parent=m") + row("CDS", 20, 28, "+", "0", "ID=a2;Parent=m") +
                row("CDS", 40, 43, "+", "0", "ID=b1;Parent=n") + row("CDS", 50, 54, "+", "2", "ID=b2;Parent=n"),
            "join(1..9,20..28) join(40..43,50..54)");
        add("an ID a part, shared by two transcripts",
            row("CDS", 1, 10, "+", "0", "ID=a1;Parent=m,n") + row("CDS", 20, 30, "+", "2", "ID=a2;Parent=m") +
                row("CDS", 40, 50, "+", "2", "ID=a3;Parent=n"),
            "join(1..10,20..30) join(1..10,40..50)");
        add("two CDS of one transcript in one exon",
            row("exon", 1, 30, "+", ".", "Parent=m") + row("CDS", 1, 9, "+", "0", "ID=a;Parent=m") +
                row("CDS", 19, 30, "+", "0", "ID=b;Parent=m"),
            "1..9 19..30");
        add("two CDS of one transcript that overlap",
            row("CDS", 1, 30, "+", "0", "ID=a;Parent=m") + row("CDS", 11, 20, "+", "0", "ID=b;Parent=m"),
            "1..30 11..20");
        add("one ID, two parents",
            row("CDS", 1, 9, "+", "0", "ID=cds;Parent=m") + row("CDS", 20, 28, "+", "0", "ID=cds;Parent=n") +
                row("CDS", 40, 48, "+", "0", "ID=cds;Parent=n"),
            "1..9 join(20..28,40..48)");
        add("parents are transcript and protein",
            row("mRNA", 1, 30, "+", ".", "ID=m.1") + row("protein", 1, 30, "+", ".", "ID=p;Derives_from=m.1") +
                row("CDS", 1, 9, "+", "0", "Parent=m.1,p;") + row("CDS", 20, 30, "+", "0", "Parent=m.1,p;"),
            "join(1..9,20..30)");
        add("parents are transcript and protein, of which the file says nothing",
            row("CDS", 1, 9, "+", "0", "Parent=AT1G01010.1,AT1G01010.1-Protein;") +
                row("CDS", 20, 30, "+", "0", "Parent=AT1G01010.1,AT1G01010.1-Protein;"),
            "join(1..9,20..30)");
        add("other spellings of CDS", row("cds", 1, 9, "+", "0", "ID=a") + row("SO:0000316", 20, 30, "+", "0", "ID=b"),
            "1..9 20..30");
        add("trans-splicing keeps the order",
            row("CDS", 50, 60, "-", "0", "ID=a;exception=trans-splicing") +
                row("CDS", 10, 20, "+", "0", "ID=a;exception=trans-splicing"),
            "join(complement(50..60),10..20)");
        add("numbered parts", row("CDS", 10, 20, "+", "0", "ID=a;part=2") + row("CDS", 50, 60, "+", "0", "ID=a;part=1"),
            "join(50..60,10..20)");
        add("ends outside", row("CDS", 1, 9, "-", "0", "ID=a;partial=true;start_range=.,1"), "complement(<1..9)");
        add("ends outside, prodigal", row("CDS", 1, 9, "-", "0", "ID=a;partial=01"), "complement(1..>9)");
    }

    void locations()
    {
        QFETCH(QByteArray, rows);
        const auto annotation = read("##gff-version 3\n" + rows.toStdString());
        QVERIFY(annotation);
        QByteArray found;
        for (const Gene& gene : annotation->genes)
            found += (found.isEmpty() ? "" : " ") + QByteArray::fromStdString(gene.location.text());
        QTEST(found, "locations");
    }

    void phaseOfTheFirstPartInTranslationOrder()
    {
        const auto annotation = read(row("CDS", 1, 9, "-", "1", "ID=a") + row("CDS", 20, 30, "-", "2", "ID=a"));
        QCOMPARE(annotation->genes[0].codonStart, 3);
    }

    void attributes()
    {
        const auto annotation = read(row("gene", 1, 9, "+", ".",
                                         "ID=g;Name=thrL;locus_tag=b0001;Dbxref=GeneID:944742;"
                                         "gene_synonym=ECK0001,x%2Cy;old_locus_tag=o1,o2") +
                                     row("mRNA", 1, 9, "+", ".", "ID=m;Parent=g;Name=transcript") +
                                     row("CDS", 1, 9, "+", "0",
                                         "ID=c;Parent=m;product=thr%3B operon%2C leader;protein_id=NP_1;transl_table=4;"
                                         "transl_except=(pos:1..3%2Caa:Sec)"));
        QVERIFY(annotation);
        const Gene& gene = annotation->genes.at(0);
        QCOMPARE(gene.id, std::string("b0001"));
        QCOMPARE(gene.symbol, std::string("thrL"));
        QCOMPARE(gene.geneId, std::string("944742"));
        QCOMPARE(gene.synonyms, (std::vector<std::string>{"ECK0001", "x,y"}));
        QCOMPARE(gene.oldLocusTags, (std::vector<std::string>{"o1", "o2"}));
        QCOMPARE(gene.product, std::string("thr; operon, leader"));
        QCOMPARE(gene.geneticCode, 4);
        QCOMPARE(gene.exceptions.size(), std::size_t{1});
        QCOMPARE(annotation->geneFeatures, 1);
    }

    void ensemblNames()
    {
        const auto annotation = read(row("gene", 1, 9, "+", ".", "ID=gene:b0001;Name=thrL;gene_id=b0001") +
                                     row("mRNA", 1, 9, "+", ".", "ID=transcript:t;Parent=gene:b0001") +
                                     row("CDS", 1, 9, "+", "0", "ID=CDS:t;Parent=transcript:t;protein_id=t"));
        QCOMPARE(annotation->genes.at(0).id, std::string("b0001"));
        QCOMPARE(annotation->genes.at(0).symbol, std::string("thrL"));
    }

    void idsAndNamesOfFeatures_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("names");
        const auto add = [](const char* name, const std::string& rows, const char* id, const char* names) {
            QTest::newRow(name) << QByteArray::fromStdString(rows) << QByteArray(id) << QByteArray(names);
        };
        add("yeast",
            row("gene", 1, 9, "+", ".", "ID=YAL008W;Name=FUN14") +
                row("CDS", 1, 9, "+", "0", "Parent=YAL008W;Name=YAL008W_CDS"),
            "FUN14", "YAL008W_CDS YAL008W FUN14");
        add("funannotate",
            row("gene", 1, 9, "+", ".", "ID=FUN_1;") + row("mRNA", 1, 9, "+", ".", "ID=FUN_1-T1;Parent=FUN_1;") +
                row("CDS", 1, 9, "+", "0", "ID=FUN_1-T1.cds;Parent=FUN_1-T1;"),
            "FUN_1", "FUN_1-T1.cds FUN_1-T1 FUN_1");
        add("prefixes of NCBI",
            row("gene", 1, 9, "+", ".", "ID=gene-x1;locus_tag=x1") +
                row("CDS", 1, 9, "+", "0", "ID=cds-P.1;Parent=gene-x1"),
            "x1", "cds-P.1 P.1 gene-x1 x1");
        add("prefixes of Ensembl",
            row("gene", 1, 9, "+", ".", "ID=gene:x1;gene_id=x1") +
                row("CDS", 1, 9, "+", "0", "ID=CDS:p1;Parent=gene:x1"),
            "x1", "CDS:p1 p1 gene:x1 x1");
        add("Prodigal", "chr\tProdigal_v2.6.3\tCDS\t1\t9\t.\t+\t0\tID=1_7;partial=00\n", "chr_7", "1_7");
        add("no Prodigal", row("CDS", 1, 9, "+", "0", "ID=1_7"), "1_7", "1_7");
    }

    void idsAndNamesOfFeatures()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, names);
        const auto annotation = read(rows.toStdString());
        QVERIFY(annotation);
        const Gene& gene = annotation->genes.at(0);
        QTEST(QByteArray::fromStdString(gene.id), "id");
        for (const QByteArray& name : names.split(' '))
            QVERIFY2(std::ranges::find(gene.otherIds, name.toStdString()) != gene.otherIds.end(), name);
    }

    void accessionsOfGenesAndProteins()
    {
        const auto annotation =
            read(row("CDS", 1, 9, "+", "0",
                     "ID=a;Dbxref=UniProtKB/Swiss-Prot:P0AD86,GeneID:944742,ASAP:ABE-6,taxon:511145,"
                     "InterPro:IPR000001"));
        QCOMPARE(annotation->genes.at(0).references, (std::vector<std::string>{"P0AD86", "ABE-6"}));
        QCOMPARE(annotation->genes.at(0).geneId, std::string("944742"));
    }

    void prodigalStatesItsCode()
    {
        const auto annotation = read("##gff-version  3\n# Sequence Data: seqnum=1;seqlen=9;seqhdr=\"chr text\"\n"
                                     "# Model Data: version=Prodigal.v2.6.3;transl_table=4;uses_sd=1\n" +
                                     row("CDS", 1, 9, "+", "0", "ID=1_1") + "other\tx\tCDS\t1\t9\t.\t+\t0\tID=2_1\n");
        QCOMPARE(annotation->genes.at(0).geneticCode, 4);
        QCOMPARE(annotation->genes.at(1).geneticCode, 11);
    }

    void flagsThatSayNo_data()
    {
        QTest::addColumn<QByteArray>("flag");
        for (const char* flag :
             {"pseudo=False", "pseudo=false", "pseudo=0", "pseudogene=no", "gene_biotype=protein_coding"})
            QTest::newRow(flag) << QByteArray(flag);
    }

    void flagsThatSayNo()
    {
        QFETCH(QByteArray, flag);
        const auto annotation = read(row("gene", 1, 9, "+", ".", ("ID=g;" + flag).constData()) +
                                     row("CDS", 1, 9, "+", "0", ("ID=c;Parent=g;" + flag).constData()));
        QVERIFY(!annotation->genes.at(0).pseudo);
    }

    void pseudogenes_data()
    {
        QTest::addColumn<QByteArray>("gene");
        QTest::newRow("type") << QByteArray::fromStdString(row("pseudogene", 1, 9, "+", ".", "ID=g"));
        QTest::newRow("attribute") << QByteArray::fromStdString(row("gene", 1, 9, "+", ".", "ID=g;pseudo=true"));
        QTest::newRow("biotype") << QByteArray::fromStdString(
            row("gene", 1, 9, "+", ".", "ID=g;gene_biotype=pseudogene"));
    }

    void pseudogenes()
    {
        QFETCH(QByteArray, gene);
        const auto annotation = read(gene.toStdString() + row("CDS", 1, 9, "+", "0", "ID=c;Parent=g"));
        QVERIFY(annotation->genes.at(0).pseudo);
    }

    void parentsInACircle()
    {
        const auto annotation =
            read(row("gene", 1, 9, "+", ".", "ID=g;Parent=m") + row("mRNA", 1, 9, "+", ".", "ID=m;Parent=g") +
                 row("CDS", 1, 9, "+", "0", "ID=c;Parent=m"));
        QCOMPARE(annotation->genes.at(0).id, std::string("g"));
    }

    void sequenceBehindTheRows()
    {
        QCOMPARE(read("##gff-version 3\n##FASTA\n>chr\nAC\n")->fasta, std::string_view(">chr\nAC\n"));
        QCOMPARE(read("##gff-version 3\n>chr\nAC\n")->fasta, std::string_view(">chr\nAC\n"));
        QVERIFY(read("##gff-version 3\n##pleioscope simulated\n")->simulated);
    }

    void badRowsAreNoted()
    {
        const auto annotation = read("##gff-version 3\nchr\tx\tCDS\t5\n" + row("CDS", 9, 1, "+", "0", "ID=a") +
                                     row("CDS", 1, 9, "?", "0", "ID=b"));
        QCOMPARE(annotation->genes.size(), std::size_t{1});
        const auto note = std::ranges::find(annotation->notes, "gff3.bad_row", &Note::code);
        QVERIFY(note != annotation->notes.end());
        QCOMPARE(note->count, 1);
        QVERIFY(hasNote(annotation->notes, "gff3.start_behind_end"));
        QCOMPARE(note->where, std::string("file.gff:2"));
        QVERIFY(hasNote(annotation->notes, "gff3.no_strand"));
    }

    void whatFewRowsAreDecidesNothing()
    {
        // Column 9 of one row is in another style.
        const auto annotation = read(row("CDS", 1, 9, "+", "0", "ID=a") + row("CDS", 20, 28, "+", "0", "ID=b") +
                                     row("CDS", 40, 48, "+", "0", "gene_id \"c\"; note \"x=y\";"));
        QVERIFY(annotation);
        QCOMPARE(annotation->genes.size(), std::size_t{3});
        QVERIFY(!read(row("CDS", 1, 9, "+", "0", "Sequence a") + row("CDS", 20, 28, "+", "0", "Sequence b") +
                      row("CDS", 40, 48, "+", "0", "ID=c")));
    }

    void twoSequencesFitWithoutPrefix()
    {
        auto annotation = read(row("CDS", 1, 9, "+", "0", "ID=a") + "1\tx\tCDS\t1\t9\t.\t+\t0\tID=b\n");
        Genome genome;
        for (const char* name : {"chr", "contig_1", "scaffold_1"})
            genome.replicons.push_back({name, {}, "ATGGCTTAA", false});
        QVERIFY(annotate(genome, std::move(*annotation), kName));
        QCOMPARE(genome.genes.at(1).replicon, -1);
    }

    void prefixesOfSequencesAreNoted()
    {
        auto annotation = read("accn|c\tx\tCDS\t1\t9\t.\t+\t0\tID=a\n");
        Genome genome;
        genome.replicons.push_back({"c", {}, "ATGGCTTAA", false});
        QVERIFY(annotate(genome, std::move(*annotation), kName));
        QVERIFY(hasNote(genome.notes, "gff3.sequence_prefix"));
    }

    void olderVersionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("version 2") << QByteArray("##gff-version 2\n");
        QTest::newRow("GTF") << QByteArray::fromStdString(
            row("CDS", 1, 9, "+", "0", "gene_id \"a\"; transcript_id \"b\";"));
    }

    void olderVersionsAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto annotation = read(text.toStdString());
        QVERIFY(!annotation && annotation.error().kind == ErrorKind::BadInput);
    }

    void findsItsSequence_data()
    {
        QTest::addColumn<QByteArray>("sequence");
        QTest::addColumn<QByteArray>("seqid");
        QTest::addColumn<bool>("found");
        const auto add = [](const char* sequence, const char* seqid, bool found) {
            QTest::addRow("%s, %s", sequence, seqid) << QByteArray(sequence) << QByteArray(seqid) << found;
        };
        add("NC_000913.3", "NC_000913.3", true);
        add("NC_000913", "NC_000913.3", true);
        add("NC_000913.3", "NC_000913", true);
        add("gi|49175990|ref|NC_000913.3|", "NC_000913.3", true);
        add("NC_000913.3", "NC_000914.3", false);
        add("chr%2C1", "chr%2C1", false);
        add("TSTCHR", "accn|TSTCHR", true);
        add("accn|TSTCHR", "TSTCHR", true);
        add("TSTCHR.1", "accn|TSTCHR", true);
        add("gnl|Prokka|contig_1", "contig_1", true);
        add("1", "contig_1", true);
        add("chr1", "1", true);
        add("X", "chrX", true);
        add("scaffold_12", "contig_12", true);
        add("2", "contig_1", false);
        add("omatin", "chromatin", false);
    }

    void findsItsSequence()
    {
        QFETCH(QByteArray, sequence);
        QFETCH(QByteArray, seqid);
        QFETCH(bool, found);
        auto annotation = read("##gff-version 3\n" + seqid.toStdString() + "\tx\tCDS\t1\t9\t.\t+\t0\tID=a\n");
        QVERIFY(annotation);
        Genome genome;
        genome.replicons.push_back({sequence.toStdString(), {}, "ATGGCTTAA", false});
        const auto placed = annotate(genome, std::move(*annotation), kName);
        QCOMPARE(placed.has_value(), found);
        if (found)
            QCOMPARE(genome.genes.at(0).replicon, 0);
        else
            QVERIFY(placed.error().message.find(sequence.toStdString()) != std::string::npos);
    }

    void twoRowsThatMeetAtTheOrigin_data()
    {
        QTest::addColumn<bool>("circular");
        QTest::addColumn<QByteArray>("strand");
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("forward") << true << QByteArray("+") << QByteArray("join(7..9,1..3)");
        QTest::newRow("reverse") << true << QByteArray("-") << QByteArray("complement(join(7..9,1..3))");
        QTest::newRow("linear") << false << QByteArray("+") << QByteArray("join(1..3,7..9)");
    }

    void twoRowsThatMeetAtTheOrigin()
    {
        QFETCH(bool, circular);
        QFETCH(QByteArray, strand);
        auto annotation =
            read(row("CDS", 1, 3, strand.constData(), "0", "ID=a") + row("CDS", 7, 9, strand.constData(), "0", "ID=a"));
        Genome genome;
        genome.replicons.push_back({"chr", {}, "TAAGCTATG", circular});
        QVERIFY(annotate(genome, std::move(*annotation), kName));
        QTEST(QByteArray::fromStdString(genome.genes.at(0).location.text()), "location");
    }

    void oneUnknownSequenceOfSeveral()
    {
        auto annotation = read(row("CDS", 1, 9, "+", "0", "ID=a") + "other\tx\tCDS\t1\t9\t.\t+\t0\tID=b\n");
        Genome genome;
        genome.replicons.push_back({"chr", {}, "ATGGCTTAA", false});
        QVERIFY(annotate(genome, std::move(*annotation), kName));
        QVERIFY(genome.genes.at(1).location.remote);
        QVERIFY(hasNote(genome.notes, "gff3.unknown_sequence"));
    }
};

PLEIO_TEST(tst_gff3, TestGff3)
#include "tst_gff3.moc"
