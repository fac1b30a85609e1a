// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/genome/genome.h"
#include "core/io/tables/phenotype_table.h"
#include "core/io/tables/trait_reader.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace pleio;

namespace {

SourceFile file(const QByteArray& text, SourceRole role) { return sourceFromBytes("t.csv", text.toStdString(), role); }

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts) addToList(all, text);
    return all;
}

/// "gene: a b", one behind the other; "–" for a missing value.
std::string cellsOf(const PhenotypeTable& table)
{
    std::string all;
    const std::size_t conditions = table.conditions.size();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::string text = table.rows[row] + ":";
        for (std::size_t c = 0; c < conditions; ++c) {
            const double value = table.values[row * conditions + c];
            text += " " + (std::isnan(value) ? "-" : shortestNumber(value));
        }
        addToList(all, text);
    }
    return all;
}

std::string codesOf(const std::vector<Note>& notes)
{
    std::string all;
    for (const Note& note : notes) addToList(all, note.code);
    return all;
}

}  // namespace

/// Tables as spreadsheets and people save them.
class TestSpreadsheetTables : public QObject {
    Q_OBJECT

private slots:
    void phenotypes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("conditions");
        QTest::addColumn<QByteArray>("cells");
        QTest::addColumn<QByteArray>("notes");
        const auto row = [](const char* name, const char* text, const char* conditions, const char* cells,
                            const char* notes) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(conditions) << QByteArray(cells) << QByteArray(notes);
        };
        const char* const plain = "b1: 1.5 2.5, b2: -1 0.25, b3: 0.5 1.75";
        row("empty columns at the end", "gene,a,b,,,\nb1,1.5,2.5,,,\nb2,-1,0.25,,,\nb3,0.5,1.75,,,\n", "a, b", plain,
            "");
        row("a delimiter at the end of rows alone", "gene,a,b\nb1,1.5,2.5,\nb2,-1,0.25,\nb3,0.5,1.75,\n", "a, b", plain,
            "");
        row("empty rows", "gene,a,b\nb1,1.5,2.5\n,,\nb2,-1,0.25\nb3,0.5,1.75\n,,\n,,\n", "a, b", plain, "");
        row("a remark beyond the header", "gene,a,b\nb1,1.5,2.5\nb2,-1,0.25,see text\nb3,0.5,1.75\n", "a, b", plain,
            "table.surplus");
        row("a number beyond the header", "gene,a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\nb4,1,5,2\n", "a, b", plain,
            "table.surplus_row");
        row("a title", "Fitness of mutants in two media,,\ngene,a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\n", "a, b",
            plain, "table.titles");
        row("two titles of one field and an empty row",
            "Table S1\nFitness, 2021\n\nstrain,a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\n", "a, b", plain,
            "table.titles");
        row("a remark of one word above a title", "#exported\nFitness\ngene,a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\n",
            "a, b", plain, "table.titles");
        row("a title at the side", ",,,,Table S1\ngene,a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\n", "a, b", plain,
            "table.titles");
        row("groups above the header", ",Stress,\nstrain,a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\n", "a, b", plain,
            "table.titles");
        row("groups of several", ",Stress,,Carbon,\nx,a,b,c,d\nb1,1.5,2.5,1,2\nb2,-1,0.25,1,2\nb3,0.5,1.75,1,2\n",
            "a, b, c, d", "b1: 1.5 2.5 1 2, b2: -1 0.25 1 2, b3: 0.5 1.75 1 2", "table.titles");
        row("totals", "gene,a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\nTotal,1,4.5\nMean,0.3,1.5\n", "a, b", plain,
            "phenotypes.technical_row");
        row("a footnote", "gene,a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\n,,\n* values of three replicates,,\n", "a, b",
            plain, "phenotypes.remark");
        row("row names of R", "a,b\nb1,1.5,2.5\nb2,-1,0.25\nb3,0.5,1.75\n", "a, b", plain, "");
        row("a gene without values stays", "gene,a,b\nb1,1.5,2.5\nb2,,\nb3,0.5,1.75\n", "a, b",
            "b1: 1.5 2.5, b2: - -, b3: 0.5 1.75", "");
        row("TRUE and FALSE", "gene,a,b\nb1,TRUE,FALSE\nb2,FALSE,\nb3,TRUE,TRUE\n", "a, b", "b1: 1 0, b2: 0 -, b3: 1 1",
            "phenotypes.yes_no");
        row("plus and minus", "gene,a,b\nb1,+,-\nb2,-,-\nb3,+,+\n", "a, b", "b1: 1 0, b2: 0 0, b3: 1 1",
            "phenotypes.yes_no");
        row("growth", "gene,a,b\nb1,growth,no growth\nb2,no growth,?\nb3,Growth,growth\n", "a, b",
            "b1: 1 0, b2: 0 -, b3: 1 1", "phenotypes.yes_no");
        row("crosses", "gene,a,b\nb1,x,\nb2,,x\nb3,X,x\n", "a, b", "b1: 1 0, b2: 0 1, b3: 1 1", "phenotypes.yes_no");
        row("yes and no beside numbers", "gene,essential,a,b\nb1,TRUE,1.5,2.5\nb2,FALSE,-1,0.25\nb3,TRUE,0.5,1.75\n",
            "a, b", plain, "phenotypes.columns");
        row("an odd cell among words", "gene,a,b\nb1,yes,no\nb2,no,no\nb3,yes,unclear\nb4,no,yes\n", "a, b",
            "b1: 1 0, b2: 0 0, b3: 1 -, b4: 0 1", "phenotypes.yes_no, phenotypes.no_flag");
        row("rows of TreeView",
            "GID\tYORF\tGWEIGHT\ta\tb\nAID\t\t\tARRY0X\tARRY1X\nEWEIGHT\t\t\t1\t1\n"
            "GENE1X\tb1\t1\t1.5\t2.5\nGENE2X\tb2\t1\t-1\t0.25\nGENE3X\tb3\t1\t0.5\t1.75\n",
            "a, b", plain, "phenotypes.technical_row, phenotypes.columns");
    }
    void phenotypes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, conditions);
        QFETCH(QByteArray, cells);
        QFETCH(QByteArray, notes);
        NoProgress progress;
        const auto table = readPhenotypes(file(text, SourceRole::Phenotypes), {}, progress);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        QCOMPARE(QByteArray::fromStdString(joined(table->conditions)), conditions);
        QCOMPARE(QByteArray::fromStdString(cellsOf(*table)), cells);
        QCOMPARE(QByteArray::fromStdString(codesOf(table->notes)), notes);
    }

    /// A guess about the decimal mark is shown, and can be changed.
    void decimalMarkCanBeChanged_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("guess");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("otherwise");
        QTest::newRow("semicolons") << QByteArray("gene;a\nb1;-2,905\nb2;1,234\n") << QByteArray("comma") << -2.905
                                    << -2905.0;
        QTest::newRow("tabs") << QByteArray("gene\ta\nb1\t-2,905\nb2\t1,234\n") << QByteArray("point") << -2905.0
                              << -2.905;
    }
    void decimalMarkCanBeChanged()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, guess);
        QFETCH(double, first);
        QFETCH(double, otherwise);
        NoProgress progress;
        const SourceFile source = file(text, SourceRole::Phenotypes);
        const auto table = readPhenotypes(source, {}, progress);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        const Reading::Decision* mark = table->reading.find("decimal_mark");
        QVERIFY(mark);
        QCOMPARE(mark->value, guess.toStdString());
        QCOMPARE(mark->alternatives.size(), std::size_t{2});
        QCOMPARE(codesOf(table->notes), std::string("table.decimal_mark"));
        QCOMPARE(table->values[0], first);
        const std::string other = guess == "comma" ? "point" : "comma";
        const auto changed = readPhenotypes(source, {{}, {{"decimal_mark", other}}}, progress);
        QVERIFY(changed);
        QCOMPARE(changed->values[0], otherwise);
        QCOMPARE(codesOf(changed->notes), std::string());
    }

    void genesAcross_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("withGenome");
        QTest::addColumn<QByteArray>("cells");  // empty: a row a gene
        const QByteArray turned = "b0001: 1.5 -1, b0002: 2.5 0.25, b0003: 3 0.5";
        QTest::newRow("genome") << QByteArray(",b0001,b0002,b0003\nheat,1.5,2.5,3\nacid,-1,0.25,0.5\n") << true
                                << turned;
        QTest::newRow("genome, a title and empty columns")
            << QByteArray(
                   "Fitness of mutants,,,,\nmedium,b0001,b0002,b0003,\nheat,1.5,2.5,3,\nacid,-1,0.25,0.5,\n,,,,\n")
            << true << turned;
        QTest::newRow("locus tags") << QByteArray("condition\tb0001\tb0002\tb0003\nheat\t1.5\t2.5\t3\n"
                                                  "acid\t-1\t0.25\t0.5\n")
                                    << false << turned;
        QTest::newRow("genes down, samples with numbers")
            << QByteArray("gene\tC001\tC002\tC003\nthrA\t1.5\t2.5\t3\nthrB\t-1\t0.25\t0.5\n") << false << QByteArray();
        QTest::newRow("genes down, unnamed corner")
            << QByteArray("\tC001\tC002\tC003\nthrA\t1.5\t2.5\t3\nthrB\t-1\t0.25\t0.5\n") << false << QByteArray();
        QTest::newRow("genes on both sides")
            << QByteArray("gene,b0001,b0002,b0003\nb0001,1.5,2.5,3\nb0002,-1,0.25,0.5\n") << true << QByteArray();
    }
    void genesAcross()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, withGenome);
        QFETCH(QByteArray, cells);
        NoProgress progress;
        const GeneNames isGene = [](std::string_view name) -> const Gene* {
            static const Gene gene;
            return name.starts_with("b000") ? &gene : nullptr;
        };
        const TableHints hints{withGenome ? isGene : GeneNames(), {}};
        const SourceFile source = file(text, SourceRole::Phenotypes);
        const auto table = readPhenotypes(source, hints, progress);
        QVERIFY2(table, table ? "" : table.error().message.c_str());
        const Reading::Decision* orientation = table->reading.find("orientation");
        if (cells.isEmpty()) {
            QVERIFY(orientation == nullptr);
            return;
        }
        QCOMPARE(QByteArray::fromStdString(cellsOf(*table)), cells);
        QVERIFY(orientation && orientation->value == "genes across" && orientation->alternatives.size() == 2);
        QCOMPARE(table->reading.find("delimiter")->value, std::string(text.contains('\t') ? "tab" : "comma"));
        const auto changed = readPhenotypes(source, {hints.isGene, {{"orientation", "genes down"}}}, progress);
        QVERIFY2(changed, changed ? "" : changed.error().message.c_str());
        QCOMPARE(joined(changed->rows), std::string("heat, acid"));
    }

    void traitsAcross()
    {
        NoProgress progress;
        const auto traits =
            readTraits(file("trait,b0001,b0002,b0003\nheat,1,0,0\nacid,0,0,1\n", SourceRole::Traits), {}, progress);
        QVERIFY2(traits, traits ? "" : traits.error().message.c_str());
        QCOMPARE(traits->rows.size(), std::size_t{2});
        QCOMPARE(traits->rows.back().gene, std::string("b0003"));
        QVERIFY(traits->reading.find("orientation"));
    }

    void yesAndNoCanBeChanged()
    {
        NoProgress progress;
        const SourceFile source = file("gene,essential,a\nb1,TRUE,1.5\nb2,FALSE,-1\n", SourceRole::Phenotypes);
        const auto table = readPhenotypes(source, {}, progress);
        QVERIFY(table);
        QCOMPARE(joined(table->conditions), std::string("a"));
        QCOMPARE(table->reading.find("yes_no")->value, std::string("leave out"));
        const auto changed = readPhenotypes(source, {{}, {{"yes_no", "1 and 0"}}}, progress);
        QVERIFY2(changed, changed ? "" : changed.error().message.c_str());
        QCOMPARE(joined(changed->conditions), std::string("essential, a"));
        QCOMPARE(cellsOf(*changed), std::string("b1: 1 1.5, b2: 0 -1"));
        QVERIFY(!readPhenotypes(source, {{}, {{"yes_no", "other"}}}, progress));
    }

    void oddCellsAreNamed()
    {
        NoProgress progress;
        const QByteArray text = "gene\theat\tcold\nb1\t1.5\t12%\nb2\tnot done\t3\nb3\t1\t2\n";
        const auto table = readPhenotypes(file(text, SourceRole::Phenotypes), {}, progress);
        QVERIFY(table);
        std::string examples;
        for (const Note& note : table->notes) addToList(examples, note.code + ": " + joined(note.examples));
        QCOMPARE(examples, std::string("phenotypes.percent: line 2, cold: 12%, "
                                       "phenotypes.no_number: line 3, heat: not done, "
                                       "phenotypes.percent_mixed: cold: 1 with it, 2 without"));
    }

    void traits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("a trait called growth")
            << QByteArray("gene\ttrait\nb1\tgrowth\nb2\tgrowth\n") << QByteArray("b1 growth, b2 growth");
        const QByteArray wide = "b0001 heat, b0003 acid";
        QTest::newRow("long, with a title") << QByteArray("Genes of pathways (2021)\ngene,pathway\nb0001,heat\n"
                                                          "b0002,\nb0003,acid\n,\n")
                                            << wide;
        QTest::newRow("long, tabs") << QByteArray("Genes of pathways\t\t\t\ngene\tpathway\t\t\t\nb0001\theat\t\t\t\n"
                                                  "b0003\tacid\t\t\t\nSource: a database\t\t\t\t\n")
                                    << wide;
        QTest::newRow("wide") << QByteArray("Calls,,,,\n,,,,\ngene,heat,acid,,\nb0001,1,0,,\nb0002,0,0,,\n"
                                            "b0003,0,1,,\n,,,,\n")
                              << wide;
    }
    void traits()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, rows);
        NoProgress progress;
        const auto traits = readTraits(file(text, SourceRole::Traits), {}, progress);
        QVERIFY2(traits, traits ? "" : traits.error().message.c_str());
        std::string found;
        for (const TraitRow& each : traits->rows)
            addToList(found, each.gene + " " + traits->traits[static_cast<std::size_t>(each.trait)].name);
        QCOMPARE(found, rows.toStdString());
    }

    void expression_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("Counts of reads,,\ngene,count,\nb1,3,\nb2,4,\n,,\nTotal,7,\n");
        QTest::newRow("STAR") << QByteArray("N_unmapped\t7\nN_multimapping\t1\nN_noFeature\t3\nN_ambiguous\t2\n"
                                            "b1\t3\nb2\t4\n");
        QTest::newRow("HTSeq") << QByteArray("b1\t3\nb2\t4\n__no_feature\t3\n__ambiguous\t2\n");
    }
    void expression()
    {
        QFETCH(QByteArray, text);
        NoProgress progress;
        const auto values = readGeneValues(file(text, SourceRole::Expression), {}, {}, progress);
        QVERIFY2(values, values ? "" : values.error().message.c_str());
        QCOMPARE(values->values.size(), std::size_t{2});
        QCOMPARE(values->values[0], (std::pair<std::string, double>("b1", 3)));
        QCOMPARE(values->values[1], (std::pair<std::string, double>("b2", 4)));
        for (const Note& note : values->notes) QCOMPARE(note.severity, Severity::Info);
    }
};

PLEIO_TEST(tst_spreadsheet_tables, TestSpreadsheetTables)
#include "tst_spreadsheet_tables.moc"
