// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"
#include "core/io/genomes/genome_reader.h"
#include "core/io/tables/trna_table.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using namespace pleio;

namespace {

Result<TrnaTable> read(const QByteArray& text)
{
    NoProgress progress;
    return readTrnaTable(sourceFromBytes("t.tsv", text.toStdString(), SourceRole::Trna), progress);
}

double at(const TrnaCopies& copies, const char* codon)
{
    return copies.byCodon[static_cast<std::size_t>(codonIndex(codon[0], codon[1], codon[2]))];
}

double total(const TrnaCopies& copies)
{
    return std::accumulate(copies.byCodon.begin(), copies.byCodon.end(), copies.lysidineIle);
}

bool hasNote(const std::vector<Note>& notes, std::string_view code, std::int64_t count)
{
    return std::ranges::any_of(notes, [&](const Note& note) { return note.code == code && note.count == count; });
}

/// A GenBank record of a gene and the tRNA feature under test; bases 61 to 63 are TGC, 81 to 83 GCA.
QByteArray record(const QByteArray& qualifiers, const QByteArray& place = "40..110")
{
    QByteArray sequence = "ATGAAACGCATTAGCACCACCTAA" + QByteArray("A").repeated(176);
    sequence.replace(60, 3, "TGC");
    sequence.replace(80, 3, "GCA");
    QByteArray text =
        "LOCUS       X    200 bp    DNA     circular BCT 01-JAN-2020\nFEATURES             Location/Qualifiers\n"
        "     CDS             1..24\n                     /locus_tag=\"c1\"\n     tRNA            " +
        place + "\n";
    for (const QByteArray& line : qualifiers.split('\n')) text += "                     " + line + "\n";
    return text + "ORIGIN\n        1 " + sequence.toLower() + "\n//\n";
}

Result<Genome> genome(const QByteArray& text, const QByteArray& annotation = {})
{
    NoProgress progress;
    const SourceFile source = sourceFromBytes("g", text.toStdString(), SourceRole::Genome);
    const SourceFile gff = sourceFromBytes("g.gff", annotation.toStdString(), SourceRole::Annotation);
    return readGenome(source, annotation.isEmpty() ? nullptr : &gff, {}, progress);
}

}  // namespace

class TestTrna : public QObject {
    Q_OBJECT

private slots:
    void anticodonsPairWithCodons_data()
    {
        QTest::addColumn<QByteArray>("anticodon");
        QTest::addColumn<QByteArray>("codon");
        QTest::newRow("Ala") << QByteArray("UGC") << QByteArray("GCA");
        QTest::newRow("Met") << QByteArray("cat") << QByteArray("ATG");
        QTest::newRow("Phe") << QByteArray("GAA") << QByteArray("TTC");
        QTest::newRow("none") << QByteArray("NNN") << QByteArray();
        QTest::newRow("short") << QByteArray("GA") << QByteArray();
    }
    void anticodonsPairWithCodons()
    {
        QFETCH(QByteArray, anticodon);
        QFETCH(QByteArray, codon);
        const int index = codonOfAnticodon(anticodon.toStdString());
        QCOMPARE(index < 0 ? QByteArray() : QByteArray::fromStdString(codonText(index)), codon);
    }

    void anticodonOfAFeature_data()
    {
        QTest::addColumn<QByteArray>("qualifiers");
        QTest::addColumn<QByteArray>("anticodon");
        QTest::addColumn<QByteArray>("aminoAcid");
        QTest::newRow("seq") << QByteArray("/product=\"tRNA-Ala\"\n/anticodon=(pos:61..63,aa:Ala,seq:tgc)")
                             << QByteArray("TGC") << QByteArray("Ala");
        QTest::newRow("place") << QByteArray("/product=\"tRNA-Ala\"\n/anticodon=(pos:61..63,aa:Ala)")
                               << QByteArray("TGC") << QByteArray("Ala");
        QTest::newRow("place on the other strand")
            << QByteArray("/product=\"tRNA-Ala\"\n/anticodon=(pos:complement(81..83),\naa:Ala)") << QByteArray("TGC")
            << QByteArray("Ala");
        QTest::newRow("place outside") << QByteArray("/product=\"tRNA-Ala\"\n/anticodon=(pos:661..663,aa:Ala)")
                                       << QByteArray() << QByteArray("Ala");
        QTest::newRow("note") << QByteArray("/note=\"anticodon: UGC\"\n/product=\"tRNA-Ala\"") << QByteArray("TGC")
                              << QByteArray("Ala");
        QTest::newRow("note of E. coli") << QByteArray("/product=\"tRNA-Ile\"\n/note=\"tRNA-Ile(GAU)\"")
                                         << QByteArray("GAT") << QByteArray("Ile");
        QTest::newRow("note that begins with it")
            << QByteArray("/product=\"tRNA-Ile\"\n/note=\"CAU; C in the first position\"") << QByteArray("CAT")
            << QByteArray("Ile");
        QTest::newRow("product") << QByteArray("/product=\"tRNA-Ala-UGC\"") << QByteArray("TGC") << QByteArray("Ala");
        QTest::newRow("product with brackets")
            << QByteArray("/product=\"tRNA-Ala(tgc)\"") << QByteArray("TGC") << QByteArray("Ala");
        QTest::newRow("chloroplast symbol")
            << QByteArray("/gene=\"trnI-CAU\"\n/product=\"tRNA-Ile\"") << QByteArray("CAT") << QByteArray("Ile");
        QTest::newRow("initiator") << QByteArray("/product=\"tRNA-fMet\"\n/note=\"tRNA-fMet(CAU)\"")
                                   << QByteArray("CAT") << QByteArray("fMet");
        QTest::newRow("nothing") << QByteArray("/product=\"tRNA-Cys\"") << QByteArray() << QByteArray("Cys");
    }
    void anticodonOfAFeature()
    {
        QFETCH(QByteArray, qualifiers);
        QFETCH(QByteArray, anticodon);
        QFETCH(QByteArray, aminoAcid);
        const auto read = genome(record(qualifiers));
        QVERIFY2(read, read ? "" : read.error().oneLine().c_str());
        QCOMPARE(read->trnas.size(), std::size_t{1});
        QCOMPARE(QByteArray::fromStdString(read->trnas[0].anticodon), anticodon);
        QCOMPARE(QByteArray::fromStdString(read->trnas[0].aminoAcid), aminoAcid);
        QCOMPARE(hasNote(read->notes, "trna.no_anticodon", 1), anticodon.isEmpty());
        QCOMPARE(read->genes.size(), std::size_t{1});
    }

    void pseudogenesAreNotCounted()
    {
        const auto read = genome(record("/product=\"tRNA-Ala\"\n/pseudo\n/note=\"tRNA-Ala(UGC)\""));
        QVERIFY(read && read->trnas[0].pseudo);
        QCOMPARE(total(countTrnas(read->trnas)), 0.0);
        QVERIFY(hasNote(read->notes, "trna.pseudogene", 1));
    }

    void gff()
    {
        const QByteArray sequence = QByteArray(">chr\nATGAAACGCATTAGCACCACCTAA") + QByteArray("A").repeated(36) +
                                    "TGC" + QByteArray("A").repeated(37) + "\n";
        const auto read =
            genome(sequence, "##gff-version 3\nchr\tx\tCDS\t1\t24\t.\t+\t0\tID=c1\n"
                             "chr\tx\tgene\t40\t100\t.\t+\t.\tID=g2;locus_tag=t2\n"
                             "chr\tx\ttRNA\t40\t100\t.\t+\t.\tID=r2;Parent=g2;product=tRNA-Ala;anticodon=(pos:61..63)\n"
                             "chr\tx\tpseudogenic_tRNA\t40\t100\t.\t+\t.\tID=r3;product=tRNA-Xxx\n"
                             "chr\tx\ttRNA\t40\t100\t.\t-\t.\tID=r4;Note=tRNA-Ile2%28CAU%29;product=tRNA-Ile2\n");
        QVERIFY2(read, read ? "" : read.error().oneLine().c_str());
        QCOMPARE(read->trnas.size(), std::size_t{3});
        QCOMPARE(read->trnas[0].id, std::string("t2"));
        QCOMPARE(read->trnas[0].anticodon, std::string("TGC"));
        QVERIFY(read->trnas[1].pseudo);
        QCOMPARE(read->trnas[2].anticodon, std::string("CAT"));
        const TrnaCopies copies = countTrnas(read->trnas);
        QCOMPARE(at(copies, "GCA"), 1.0);
        QCOMPARE(at(copies, "ATG"), 0.0);
        QCOMPARE(copies.lysidineIle, 1.0);
    }

    /// 86 tRNA genes (one of them selenocysteine's), as listed with the genome and in the tRNA database of E. coli
    /// K-12.
    void escherichiaColi_data()
    {
        QTest::addColumn<bool>("asGff");
        QTest::newRow("GenBank") << false;
        QTest::newRow("GFF3") << true;
    }
    void escherichiaColi()
    {
        QFETCH(bool, asGff);
        const QString stem = QStringLiteral("ecoli_k12/GCF_000005845.2_ASM584v2_genomic.");
        const QString first = test::dataFile(stem + (asGff ? QStringLiteral("fna.gz") : QStringLiteral("gbff.gz")));
        const QString second = test::dataFile(stem + QStringLiteral("gff.gz"));
        PLEIO_REQUIRE_DATA(first);
        PLEIO_REQUIRE_DATA(second);
        NoProgress progress;
        const auto source = readSourceFile(first.toStdString(), SourceRole::Genome, progress);
        const auto gff = readSourceFile(second.toStdString(), SourceRole::Annotation, progress);
        QVERIFY(source && gff);
        const auto read = readGenome(*source, asGff ? &*gff : nullptr, {}, progress);
        QVERIFY(read);
        QCOMPARE(read->trnas.size(), std::size_t{86});
        const TrnaCopies copies = countTrnas(read->trnas);
        QCOMPARE(total(copies), 86.0);
        QCOMPARE(copies.lysidineIle, 2.0);
        for (const auto& [codon, expected] : {std::pair{"CTG", 4.0},
                                              {"ATG", 6.0},
                                              {"AAA", 6.0},
                                              {"GTA", 5.0},
                                              {"ATC", 3.0},
                                              {"TGA", 1.0},
                                              {"CGT", 4.0},
                                              {"CGC", 0.0}})
            QCOMPARE(at(copies, codon), expected);
        QVERIFY(std::ranges::none_of(read->notes, [](const Note& note) { return note.code.starts_with("trna."); }));
    }

    void readsTables_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<double>("ala");  // anticodon TGC, codon GCA
        QTest::addColumn<double>("met");  // ATG
        QTest::addColumn<double>("ile");  // lysidine
        QTest::newRow("header says anticodon")
            << QByteArray("anticodon\tcopies\nUGC\t3\nCAU\t8\n") << 3.0 << 8.0 << 0.0;
        QTest::newRow("header says codon") << QByteArray("codon,number\nGCA,3\nATG,8\n") << 3.0 << 8.0 << 0.0;
        QTest::newRow("amino acids") << QByteArray("Ala TGC 3\nIle CAT 2\nMet CAT 6\n") << 3.0 << 6.0 << 2.0;
        QTest::newRow("number first") << QByteArray("3;TGC\n8;CAT\n") << 3.0 << 8.0 << 0.0;
        QTest::newRow("no header, TAA is Leu's anticodon")
            << QByteArray("TGC\t3\nCAT\t8\nTAA\t1\n") << 3.0 << 8.0 << 0.0;
        QTest::newRow("no header, TTA is Leu's codon")
            << QByteArray("GCA\t3\nATG\t8\nTTA\t1\nTAA\t0\n") << 3.0 << 8.0 << 0.0;
        QTest::newRow("a number missing in the first row")
            << QByteArray("anticodon\tcopies\nGGC\tNA\nUGC\t3\nCAU\t8\n") << 3.0 << 8.0 << 0.0;
        QTest::newRow("no triplet in the first row")
            << QByteArray("anticodon\tcopies\nNNN\t4\nUGC\t3\nCAU\t8\n") << 3.0 << 8.0 << 0.0;
        QTest::newRow("tRNAscan-SE")
            << QByteArray("Sequence  \t\ttRNA\tBounds\ttRNA\tAnti\tIntron Bounds\tInf\nName      \ttRNA "
                          "#\tBegin\tEnd\tType\tCodon\tBegin\tEnd\tScore\n"
                          "--------  \t------\t-----\t------\t----\t-----\t-----\t----\t------\nchr "
                          "\t1\t10\t85\tAla\tTGC\t0\t0\t75.3\n"
                          "chr \t2\t300\t225\tIle2\tCAT\t0\t0\t70\nchr \t3\t400\t475\tMet\tCAT\t0\t0\t70\nchr "
                          "\t4\t500\t575\tUndet\tNNN\t0\t0\t20\nchr \t5\t600\t675\tAla\tTGC\t0\t0\t20\tpseudo\n")
            << 1.0 << 1.0 << 1.0;
        QTest::newRow("tRNAscan-SE, Pseudomonas")
            << QByteArray("Sequence  \t\ttRNA\n"
                          "Pseudomonas_1 \t1\t10\t85\tAla\tTGC\t0\t0\t75.3\n"
                          "Pseudomonas_1 \t2\t300\t375\tMet\tCAT\t0\t0\t70\t\n"
                          "Pseudomonas_1 \t3\t600\t675\tAla\tTGC\t0\t0\t20\tPseudo,trunc_start:4\n")
            << 1.0 << 1.0 << 0.0;
        QTest::newRow("tRNAscan-SE with scores and isotype")
            << QByteArray("Sequence  \t\ttRNA\n"
                          "pseudochr \t1\t10\t85\tAla\tTGC\t0\t0\t75.3\t50.1\t25.2\tAla\t99.1\t\n"
                          "pseudochr \t2\t300\t375\tMet\tCAT\t0\t0\t70\t50.1\t20\tfMet\t90\t\n"
                          "pseudochr \t3\t600\t675\tAla\tTGC\t0\t0\t20\t0\t20\tAla\t9\tpseudo\n")
            << 1.0 << 1.0 << 0.0;
        QTest::newRow("tRNAscan-SE 1, by type")
            << QByteArray("Sequence  \t\ttRNA\n"
                          "chr \t1\t10\t85\tAla\tTGC\t0\t0\t75.3\nchr \t2\t300\t375\tMet\tCAT\t0\t0\t70\n"
                          "chr \t3\t600\t675\tPseudo\tTGC\t0\t0\t20\n")
            << 1.0 << 1.0 << 0.0;
        QByteArray list;
        for (int i = 0; i < 64; ++i) list += QByteArray::number(i) + '\n';
        QTest::newRow("64 numbers") << list << 54.0 << 35.0 << 0.0;
    }
    void readsTables()
    {
        QFETCH(QByteArray, text);
        QFETCH(double, ala);
        QFETCH(double, met);
        QFETCH(double, ile);
        const auto table = read(text);
        QVERIFY2(table, table ? "" : table.error().oneLine().c_str());
        QCOMPARE(at(table->copies, "GCA"), ala);
        QCOMPARE(at(table->copies, "ATG"), met);
        QCOMPARE(table->copies.lysidineIle, ile);
        QCOMPARE(table->copies.source, std::string("t.tsv"));
        QVERIFY(!table->layout.empty());
    }

    void refusesAndNotes()
    {
        for (const char* text : {"gene\ttrait\nb1\tx\n", "TGC\t0\n", "TGC\tmany\n",
                                 "amino_acid\tcodon\tfraction\nA\tGCA\t0.25\nA\tGCC\t0.75\nM\tATG\t1\n"}) {
            const auto table = read(text);
            QVERIFY2(!table && table.error().kind == ErrorKind::BadInput, text);
        }
        const auto table = read("anticodon\tn\nTGC\t3\nxyz\t3\nCAT\t-1\n");
        QVERIFY(table && hasNote(table->notes, "trna.unreadable", 2));
    }

    void foundByContent()
    {
        QCOMPARE(sniffFormat("anticodon\tn\nTGC\t3\nGAT\t3\nCAT\t2\n")->role, SourceRole::Trna);
        // Codon counts and traits are none.
        const FormatInfo* counts = sniffFormat("codon\tn\nTGC\t3000\nGAT\t3000\nCAT\t2000\n");
        QVERIFY(counts == nullptr || counts->role != SourceRole::Trna);
        QCOMPARE(sniffFormat("gene\ttrait\nb1\tx\nb2\ty\nb3\ty\n")->role, SourceRole::Traits);
    }
};

PLEIO_TEST(tst_trna, TestTrna)
#include "tst_trna.moc"
