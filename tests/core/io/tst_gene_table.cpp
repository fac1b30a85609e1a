// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/formats.h"
#include "core/io/genomes/genome_reader.h"
#include "core/io/tables/gene_table.h"
#include "tests/support/test_data.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

using namespace pleio;

namespace {

Result<Genome> read(const QByteArray& text)
{
    NoProgress progress;
    return readGenome(sourceFromBytes("genes", text.toStdString(), SourceRole::Genome), nullptr, {}, progress);
}

std::int64_t countOf(const std::vector<Note>& notes, std::string_view code)
{
    const auto found = std::ranges::find(notes, code, &Note::code);
    return found == notes.end() ? 0 : found->count;
}

const QByteArray kHeader = "locusId\tsysName\ttype\tscaffoldId\tbegin\tend\tstrand\tname\tdesc\tGC\tnTA\n";

}  // namespace

class TestGeneTable : public QObject {
    Q_OBJECT

private slots:
    void readsGenesWithoutSequence()
    {
        const auto genome = read(kHeader + "101\tX_1\t1\tchr\t32\t475\t-\tmioC\tFMN-binding protein\t0.5\t11\n"
                                           "102\tX_2\t5\tchr\t500\t580\t+\t\ttRNA-Ala\t0.5\t1\n"
                                           "103\tX_3\t7\tp1\t1\t90\t+\tNA\t\t0.5\t1\n");
        QVERIFY2(genome, genome ? "" : genome.error().message.c_str());
        QCOMPARE(genome->format, std::string(kGeneTableFormat));
        QCOMPARE(genome->genes.size(), std::size_t{3});
        QCOMPARE(genome->usedGenes(), std::int64_t{3});
        QVERIFY(!genome->hasSequence());
        const Gene& gene = genome->genes.front();
        QCOMPARE(gene.id, std::string("X_1"));
        QCOMPARE(gene.locusTag, std::string("X_1"));
        QVERIFY(gene.otherIds == std::vector<std::string>{"101"});
        QCOMPARE(gene.symbol, std::string("mioC"));
        QCOMPARE(gene.product, std::string("FMN-binding protein"));
        QCOMPARE(gene.location.text(), std::string("complement(32..475)"));
        QVERIFY(genome->genes[2].pseudo && genome->genes[2].symbol.empty());
        QCOMPARE(genome->replicons.size(), std::size_t{2});
        QCOMPARE(genome->replicons[1].id, std::string("p1"));
        QCOMPARE(genome->genes[2].replicon, 1);
        QCOMPARE(countOf(genome->notes, "genome.gene_table"), std::int64_t{3});
    }

    void theIdIsTheNameThatAllHave_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("other");
        QTest::newRow("sysName") << QByteArray("1\tX_1\t1\tc\t1\t9\t+\n2\tX_2\t1\tc\t11\t19\t+\n") << "X_1"
                                 << "1";
        QTest::newRow("sysName missing once") << QByteArray("1\tX_1\t1\tc\t1\t9\t+\n2\t\t1\tc\t11\t19\t+\n") << "1"
                                              << "X_1";
        QTest::newRow("sysName twice") << QByteArray("1\tX_1\t1\tc\t1\t9\t+\n2\tX_1\t1\tc\t11\t19\t+\n") << "1"
                                       << "X_1";
    }
    void theIdIsTheNameThatAllHave()
    {
        QFETCH(QByteArray, rows);
        const auto genome = read("locusId\tsysName\ttype\tscaffoldId\tbegin\tend\tstrand\n" + rows);
        QVERIFY2(genome, genome ? "" : genome.error().message.c_str());
        QTEST(QString::fromStdString(genome->genes.front().id), "id");
        QTEST(QString::fromStdString(genome->genes.front().otherIds.front()), "other");
    }

    void oddRowsAreNoted()
    {
        const auto genome = read(kHeader + "1\tX_1\t1\tc\t1\t9\t+\n1\tX_1\t1\tc\t1\t9\t+\n\t\t1\tc\t1\t9\t+\n"
                                           "2\tX_2\t1\tc\t90\t9\t+\n");
        QVERIFY2(genome, genome ? "" : genome.error().message.c_str());
        QCOMPARE(genome->genes.size(), std::size_t{2});
        QCOMPARE(countOf(genome->notes, "gene_table.repeated"), std::int64_t{1});
        QCOMPARE(countOf(genome->notes, "gene_table.no_gene"), std::int64_t{1});
        QCOMPARE(countOf(genome->notes, "gene_table.no_place"), std::int64_t{1});
        QVERIFY(genome->genes.back().location.parts.empty());
        QVERIFY(!read(kHeader + "\t\t1\tc\t1\t9\t+\n"));
    }

    void isKnownByItsHeader_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("is");
        QTest::newRow("FEBA") << kHeader + "1\tX_1\t1\tc\t1\t9\t+\t\t\t0.5\t1\n" << true;
        QTest::newRow("Fitness Browser")
            << QByteArray("locusId\tsysName\tscaffoldId\tbegin\tend\tstrand\ttype\tdesc\n1\tX_1\tc\t1\t9\t+\t1\tx\n")
            << true;
        QTest::newRow("featureCounts") << QByteArray("Geneid\tChr\tStart\tEnd\tStrand\tLength\ta.bam\n"
                                                     "X_1\tc\t1\t9\t+\t9\t5\n")
                                       << false;
        QTest::newRow("fitness") << QByteArray("locusId\tsysName\tdesc\tsetA1 LB\tsetA2 LB\tsetA3 LB\n"
                                               "1\tX_1\tx\t0.5\t-1.5\t2\n")
                                 << false;
    }
    void isKnownByItsHeader()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, is);
        const FormatInfo* format = sniffFormat(text.toStdString());
        QCOMPARE(format != nullptr && format->id == kGeneTableFormat, is);
    }

    void genesOfDickeya()
    {
        const QString path = test::dataFile("dickeya/Dda3937/genes");
        PLEIO_REQUIRE_DATA(path);
        NoProgress progress;
        const auto source = readSourceFile(path.toStdString(), SourceRole::Genome, progress);
        const auto genome = readGenome(*source, nullptr, {}, progress);
        QVERIFY2(genome, genome ? "" : genome.error().message.c_str());
        QCOMPARE(genome->genes.size(), std::size_t{4404});
        QCOMPARE(std::ranges::count_if(genome->genes, [](const Gene& gene) { return gene.pseudo; }), 94);
        QCOMPARE(genome->replicons.size(), std::size_t{1});
        QCOMPARE(genome->replicons.front().id, std::string("NC_014500"));
        QCOMPARE(genome->genes.front().location.text(), std::string("complement(32..475)"));
    }
};

PLEIO_TEST(tst_gene_table, TestGeneTable)
#include "tst_gene_table.moc"
