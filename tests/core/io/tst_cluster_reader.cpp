// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/genome/genome.h"
#include "core/io/tables/trait_reader.h"
#include "tests/support/test_program.h"

#include <QTest>

using namespace pleio;

namespace {

SourceFile clusterFile(const QByteArray& text)
{
    return sourceFromBytes("c.tsv", text.toStdString(), SourceRole::Clusters);
}

std::string rowsOf(const GeneClusters& clusters)
{
    std::string all;
    for (const auto& [cluster, gene] : clusters.rows) addToList(all, cluster + " " + gene);
    return all;
}

std::string codesOf(const std::vector<Note>& notes)
{
    std::string all;
    for (const Note& note : notes) addToList(all, note.code + " " + std::to_string(note.count));
    return all;
}

/// Names that begin with "b" are genes of the genome.
const Gene* genesWithB(std::string_view name)
{
    static const Gene gene;
    return name.starts_with('b') ? &gene : nullptr;
}

}  // namespace

class TestClusterReader : public QObject {
    Q_OBJECT

private slots:
    void forms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("format");
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("notes");
        const auto row = [](const char* name, const char* text, const char* format, const char* rows,
                            const char* notes = "") {
            QTest::newRow(name) << QByteArray(text) << QByteArray(format) << QByteArray(rows) << QByteArray(notes);
        };
        const char* const three = "c1 b1, c1 b2, c2 b3";
        row("no header", "c1\tb1\nc1\tb2\nc2\tb3\n", "pairs", three);
        row("header", "cluster,gene\nc1,b1\nc1,b2\nc2,b3\n", "pairs", three);
        row("header, swapped", "locus_tag,cluster_id\nb1,c1\nb2,c1\nb3,c2\n", "pairs", three);
        row("header, gene known only", "locus_tag,mine\nb1,c1\nb2,c1\nb3,c2\n", "pairs", three);
        row("an empty cell", "cluster,gene\nc1,b1\nc1,\n,b9\nc1,b2\nc2,b3\n", "pairs", three, "clusters.incomplete 2");
        row("a short line", "c1\tb1\nc1\tb2\nc9\nc2\tb3\n", "pairs", three, "clusters.incomplete 1");
        row("saved by a spreadsheet", "Families of genes,,,\ncluster,gene,,\nc1,b1,,\nc1,b2,,\nc2,b3,,\n,,,\n", "pairs",
            three, "table.titles 1");
        row("lists of genes", "cluster\tgenes\nc1\tb1, b2\nc2\tb3\n", "pairs", three);
        row("OrthoFinder, Orthogroups.tsv", "Orthogroup\tone\ttwo\nOG0\tb1, b2\tx1, x2\nOG1\tb3\t\nOG2\t\tx3\n",
            "genomes", "OG0 b1, OG0 b2, OG0 x1, OG0 x2, OG1 b3, OG2 x3");
        row("OrthoFinder, N0.tsv",
            "HOG\tOG\tGene Tree Parent Clade\tone\nN0.HOG0\tOG0\tn1\tb1, b2\nN0.HOG1\tOG1\tn0\tb3\n", "genomes",
            "N0.HOG0 b1, N0.HOG0 b2, N0.HOG1 b3");
        row("OrthoFinder, Orthogroups.txt", "OG0: b1 b2 x1\nOG1: b3\n", "lines", "OG0 b1, OG0 b2, OG0 x1, OG1 b3");
        row("Roary",
            "\"Gene\",\"Non-unique Gene name\",\"Annotation\",\"No. isolates\",\"No. sequences\",\"Avg sequences per "
            "isolate\",\"Genome Fragment\",\"Order within Fragment\",\"Accessory Fragment\",\"Accessory Order with "
            "Fragment\",\"QC\",\"Min group size nuc\",\"Max group size nuc\",\"Avg group size nuc\",\"one\",\"two\"\n"
            "\"thrA\",\"\",\"kinase, "
            "first\",\"2\",\"3\",\"1.5\",\"1\",\"1\",\"\",\"\",\"\",\"9\",\"9\",\"9\",\"b1\tb2\",\"x1\"\n"
            "\"group_1\",\"\",\"hypothetical\",\"1\",\"1\",\"1\",\"1\",\"2\",\"\",\"\",\"\",\"9\",\"9\",\"9\",\"b3\","
            "\"\"\n",
            "genomes", "thrA b1, thrA b2, thrA x1, group_1 b3");
        row("Panaroo", "Gene,Non-unique Gene name,Annotation,one,two\nthrA,,kinase,b1;b2,x1\ngroup_1,,,b3,\n",
            "genomes", "thrA b1, thrA b2, thrA x1, group_1 b3");
        row("ProteinOrtho", "# Species\tGenes\tAlg.-Conn.\tone.faa\ttwo.faa\n2\t3\t0.5\tb1,b2\tx1\n1\t1\t1\tb3\t*\n",
            "genomes", "1 b1, 1 b2, 1 x1, 2 b3");
        row("MCL", "b1\tb2\tb4\nb3\tb5\nb6\n", "lines", "1 b1, 1 b2, 1 b4, 2 b3, 2 b5, 3 b6");
        row("MMseqs2", "b1\tb1\nb1\tb2\nb3\tb3\n", "pairs", "b1 b1, b1 b2, b3 b3");
        row("CD-HIT", ">Cluster 0\n0\t2799aa, >b1... *\n1\t270aa, >b2... at 95.00%\n>Cluster 1\n0\t99aa, >b3... *\n",
            "cd-hit", "0 b1, 0 b2, 1 b3");
    }
    void forms()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, format);
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, notes);
        NoProgress progress;
        const auto clusters = readGeneClusters(clusterFile(text), {}, progress);
        QVERIFY2(clusters, clusters ? "" : clusters.error().oneLine().c_str());
        QCOMPARE(rowsOf(*clusters), rows.toStdString());
        QCOMPARE(clusters->reading.decisions.front().value, format.toStdString());
        QCOMPARE(codesOf(clusters->notes), notes.toStdString());
    }

    /// What the genome knows decides which column or genome is meant.
    void genomeDecides_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("column of genes") << QByteArray("b1\tc1\nb2\tc1\nb3\tc2\n") << QByteArray("c1 b1, c1 b2, c2 b3");
        QTest::newRow("members beside representatives") << QByteArray("b1\tb1\nb1\tb2\n") << QByteArray("b1 b1, b1 b2");
        QTest::newRow("genomes") << QByteArray("Orthogroup\tone\ttwo\nOG0\tb1, b2\tx1, x2\nOG1\tb3\t\nOG2\t\tx3\n")
                                 << QByteArray("OG0 b1, OG0 b2, OG1 b3");
    }
    void genomeDecides()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, rows);
        NoProgress progress;
        const auto clusters = readGeneClusters(clusterFile(text), {genesWithB, {}}, progress);
        QVERIFY2(clusters, clusters ? "" : clusters.error().oneLine().c_str());
        QCOMPARE(rowsOf(*clusters), rows.toStdString());
    }

    void nothingIsRefused()
    {
        NoProgress progress;
        const auto clusters = readGeneClusters(clusterFile("cluster\tgene\nc1\t\n\tb1\n"), {}, progress);
        QVERIFY(!clusters && clusters.error().kind == ErrorKind::BadInput);
    }
};

PLEIO_TEST(tst_cluster_reader, TestClusterReader)
#include "tst_cluster_reader.moc"
