// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/gene.h"
#include "core/io/tables/delimited_table.h"
#include "core/io/tables/table_columns.h"
#include "core/io/tables/table_numbers.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

using namespace pleio;

namespace {

/// Rows as "a|b" with their line numbers in front: "1:a|b".
QStringList rowsOf(std::string_view text, const Dialect& dialect)
{
    DelimitedReader reader(text, dialect);
    std::vector<std::string_view> fields;
    QStringList rows;
    while (reader.next(fields)) {
        QStringList row;
        for (const std::string_view field : fields)
            row += QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
        rows += QString::number(reader.line()) + QLatin1Char(':') + row.join(QLatin1Char('|'));
    }
    return rows;
}

Result<DelimitedTable> tableOf(std::string_view text)
{
    NoProgress progress;
    return DelimitedTable::read(text, "t.csv", {}, progress);
}

}  // namespace

class TestDelimitedTable : public QObject {
    Q_OBJECT

private slots:
    void rows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("plain") << QByteArray("a\tb\nc\td\n") << '\t' << QStringList{"1:a|b", "2:c|d"};
        QTest::newRow("no line end") << QByteArray("a\tb") << '\t' << QStringList{"1:a|b"};
        QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n") << ',' << QStringList{"1:a|b", "2:c|d"};
        QTest::newRow("CR") << QByteArray("a,b\rc,d\r") << ',' << QStringList{"1:a|b", "2:c|d"};
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                       "a,b")
                                         << ',' << QStringList{"1:a|b"};
        QTest::newRow("empty fields") << QByteArray(",a,,\n,") << ',' << QStringList{"1:|a||", "2:|"};
        QTest::newRow("blanks") << QByteArray(" a ,  b c\t\n") << ',' << QStringList{"1:a|b c"};
        QTest::newRow("comments and empty lines")
            << QByteArray("# x\n\na;b\n \t\n#y\nc;d") << ';' << QStringList{"3:a|b", "6:c|d"};
        QTest::newRow("quotes") << QByteArray("\"a,b\",c\n") << ',' << QStringList{"1:a,b|c"};
        QTest::newRow("doubled quotes") << QByteArray("\"a \"\"b\"\"\",c\n") << ',' << QStringList{"1:a \"b\"|c"};
        QTest::newRow("quoted blanks stay") << QByteArray("\" a \" ,c\n") << ',' << QStringList{"1: a |c"};
        QTest::newRow("line break in quotes")
            << QByteArray("\"a\nb\",c\nd,e") << ',' << QStringList{"1:a\nb|c", "3:d|e"};
        QTest::newRow("quote inside") << QByteArray("5\" end,b") << ',' << QStringList{"1:5\" end|b"};
        QTest::newRow("text behind a quoted part") << QByteArray("\"a\"b,c") << ',' << QStringList{"1:\"a\"b|c"};
        QTest::newRow("tabs: open quote stays on its line")
            << QByteArray("\"a\tb\nc\td\"") << '\t' << QStringList{"1:\"a|b", "2:c|d\""};
        QTest::newRow("tabs: quoted") << QByteArray("\"a\"\t\"b c\"\r\n") << '\t' << QStringList{"1:a|b c"};
        QTest::newRow("open quote") << QByteArray("a,\"b\nc,d") << ',' << QStringList{"1:a|b\nc,d"};
        QTest::newRow("blank separated") << QByteArray("  a   b \nc d\n") << ' ' << QStringList{"1:a|b", "2:c|d"};
        QTest::newRow("marked as text") << QByteArray("'=a,\"'-b\",''+c,'d,'-1") << ','
                                        << QStringList{"1:=a|-b|'+c|'d|'-1"};
        QTest::newRow("nothing") << QByteArray("") << ',' << QStringList{};
        QTest::newRow("only line ends") << QByteArray("\r\n\n\r") << ',' << QStringList{};
    }
    void rows()
    {
        QFETCH(QByteArray, text);
        QFETCH(char, delimiter);
        QFETCH(QStringList, rows);
        QCOMPARE(rowsOf(text.toStdString(), {.delimiter = delimiter}), rows);
    }

    void delimiter_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("delimiter");
        QTest::newRow("tab") << QByteArray("a\tb, c\nd\te, f\n") << int('\t');
        QTest::newRow("comma") << QByteArray("a,b; c\nd,e\n") << int(',');
        QTest::newRow("semicolon with decimal commas") << QByteArray("g;v;w\na;1,5;2,5\nb;2,5;1,25\n") << int(';');
        QTest::newRow("comma in quotes") << QByteArray("\"a,b\",c\n\"d,e,f\",g\n") << int(',');
        QTest::newRow("blank") << QByteArray("b0001 t1\nb0002 t2\n") << int(' ');
        QTest::newRow("words are no columns") << QByteArray("b0001 t one\nb0002 t\n") << 0;
        QTest::newRow("one column") << QByteArray("a\nb\n") << 0;
        QTest::newRow("empty") << QByteArray() << 0;
    }
    void delimiter()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, delimiter);
        QCOMPARE(int(detectDelimiter(text.toStdString()).value_or('\0')), delimiter);
    }

    void tableKeepsLinesAndShape()
    {
        const Result<DelimitedTable> table = tableOf("#gene,trait\na,b\n\"\"\"q\"\"\",\"c\nd\",e\nf\n");
        QVERIFY(table.has_value());
        QCOMPARE(table->rows(), std::size_t{3});
        QCOMPARE(table->columns(), std::size_t{3});
        QVERIFY(table->cell(1, 0) == "\"q\"");
        QVERIFY(table->cell(1, 1) == "c\nd");
        QVERIFY(table->cell(2, 1).empty());
        QCOMPARE(table->where(2), std::string("t.csv:5"));
        QCOMPARE(table->headerComment().size(), std::size_t{2});
    }

    void cellsSurviveAMove()
    {
        const std::string text = "\"\"\"\"\"a\",b\n";
        Result<DelimitedTable> made = tableOf(text);
        QVERIFY(made.has_value());
        const DelimitedTable moved = std::move(made).value();
        QVERIFY(moved.cell(0, 0) == "\"\"a");
    }

    void faults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::newRow("empty") << QByteArray("") << "t.csv";
        QTest::newRow("comments only") << QByteArray("# a\n#b\n") << "t.csv";
        QTest::newRow("one column") << QByteArray("\na\nb\n") << "t.csv:2";
        QTest::newRow("open quote") << QByteArray("a,b\nc,\"d\ne,f\n") << "t.csv:2";
        QTest::newRow("web page") << QByteArray("\n<!DOCTYPE HTML>\n<html>a,b\n</html>\n") << "t.csv";
        QTest::newRow("XML") << QByteArray("<?xml version=\"1.0\"?>\n<a b=\"1,2\"/>\n") << "t.csv";
    }
    void faults()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        const std::string held = text.toStdString();
        const Result<DelimitedTable> table = tableOf(held);
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::BadInput);
        QCOMPARE(QString::fromStdString(table.error().where), where);
    }

    void header_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("columns");
        QTest::addColumn<int>("gene");
        QTest::newRow("known name") << QByteArray("Trait,Locus tag\nx,b1\n") << "Trait, Locus tag" << 1;
        QTest::newRow("no header") << QByteArray("GO:0006412,b1\nGO:0006412,b2\n") << "column 1, column 2" << 1;
        QTest::newRow("text above numbers") << QByteArray("strain,tpm\nb1,2.5\nb2,NA\n") << "strain, tpm" << 0;
        QTest::newRow("comment above") << QByteArray("## file\n#query\tko\nb1\tK00001\n") << "query, ko" << 0;
        QTest::newRow("a comment that is no header") << QByteArray("# a\tb\nb1\tt\n") << "column 1, column 2" << 0;
        QTest::newRow("row names of R") << QByteArray("t1,t2\nb1,0,1\nb2,1,0\n") << "column 1, t1, t2" << 0;
        QTest::newRow("row names, one column") << QByteArray("t1\nb1,0\nb2,1\n") << "column 1, t1" << 0;
        QTest::newRow("best gene name") << QByteArray("gene,locus_tag,go\na,b1,x\n") << "gene, locus_tag, go" << 1;
        QTest::newRow("sentences are no genes")
            << QByteArray("the first,b1\nthe second,b2\n") << "column 1, column 2" << 1;
    }
    void header()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, columns);
        QFETCH(int, gene);
        const std::string held = text.toStdString();
        const Result<DelimitedTable> table = tableOf(held);
        QVERIFY(table.has_value());
        const TableColumns found(*table, {});
        QCOMPARE(QString::fromStdString(found.list()), columns);
        QCOMPARE(static_cast<int>(found.geneColumn()), gene);
    }

    void flags()
    {
        for (const char* yes : {"1", "TRUE", "t", "Yes", "y", "x", "X", "+", "present"})
            QVERIFY(flagOf(yes) == Flag::Yes);
        for (const char* no : {"0", "False", "f", "no", "N", "-", "absent"}) QVERIFY(flagOf(no) == Flag::No);
        for (const char* missing : {"", "NA", "n/a", "NaN"}) QVERIFY(flagOf(missing) == Flag::Missing);
        for (const char* none : {"2", "-1", "0.5", "maybe"}) QVERIFY(flagOf(none) == Flag::None);
    }

    void quotedLineBreak_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("cells");
        QTest::newRow("tab") << QByteArray("g\td\tv\nb1\t\"one\ntwo\"\t1\nb2\tx\t2\n")
                             << QStringList{"g", "d", "v", "b1", "one\ntwo", "1", "b2", "x", "2"};
        QTest::newRow("tab, two in one row")
            << QByteArray("g\td\tv\nb1\t\"a\nb\"\t\"c\nd\"\n") << QStringList{"g", "d", "v", "b1", "a\nb", "c\nd"};
        QTest::newRow("tab, never closed") << QByteArray("g\td\tv\nb1\t\"one\t1\nb2\t\"two\t2\n")
                                           << QStringList{"g", "d", "v", "b1", "\"one", "1", "b2", "\"two", "2"};
        QTest::newRow("tab, in the first row") << QByteArray("g\t\"two\nlines\"\tv\n\nb1\t\"x\ny\"\t1\n")
                                               << QStringList{"g", "two\nlines", "v", "b1", "x\ny", "1"};
        QTest::newRow("tab, in the last column")
            << QByteArray("g\t\"a\nb\"\nb1\t\"x\ny\"\nb2\tz\n") << QStringList{"g", "a\nb", "b1", "x\ny", "b2", "z"};
        QTest::newRow("tab, closed in the last column of the next row")
            << QByteArray("g\tv\nb1\t\"x\nb2\tz\"\n") << QStringList{"g", "v", "b1", "\"x", "b2", "z\""};
        QTest::newRow("tab, never closed in the first row")
            << QByteArray("g\t\"d\tv\nb1\tx\t1\n") << QStringList{"g", "\"d", "v", "b1", "x", "1"};
        QTest::newRow("tab, first row closed by another")
            << QByteArray("g\t\"d\nb1\tx\"\t1\nb2\ty\n") << QStringList{"g", "\"d", "b1", "x\"", "1", "b2", "y"};
        QTest::newRow("comma") << QByteArray("g,d,v\nb1,\"one\ntwo\",1\n")
                               << QStringList{"g", "d", "v", "b1", "one\ntwo", "1"};
        QTest::newRow("sep=") << QByteArray("sep=;\ng;d\nb1;1,5\n") << QStringList{"g", "d", "b1", "1,5"};
    }
    void quotedLineBreak()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, cells);
        const std::string held = text.toStdString();
        const Result<DelimitedTable> table = tableOf(held);
        QVERIFY(table.has_value());
        QStringList found;
        for (std::size_t row = 0; row < table->rows(); ++row)
            for (const std::string_view cell : table->row(row))
                found.append(QString::fromUtf8(cell.data(), static_cast<qsizetype>(cell.size())));
        QCOMPARE(found, cells);
    }

    void numbers_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<int>("kind");
        QTest::addColumn<double>("value");
        const auto number = [](const char* cell, double value) {
            QTest::newRow(cell) << QByteArray(cell) << static_cast<int>(CellNumber::Kind::Number) << value;
        };
        number("-1.5e3", -1500);
        number("+2", 2);
        number("\xe2\x88\x92"
               "0.25",
               -0.25);
        number("1e\xe2\x88\x92"
               "3",
               1e-3);
        number("1,234", 1234);
        number("1,234,567.5", 1234567.5);
        for (const char* cell : {"1 234.5", "1'234.5",
                                 "1\xc2\xa0"
                                 "234.5",
                                 "1\xe2\x80\x89"
                                 "234.5",
                                 "1\xe2\x80\xaf"
                                 "234.5",
                                 "1\xe2\x80\x99"
                                 "234.5",
                                 "1,234.5",
                                 "\xc2\xa0"
                                 "1234.5\xc2\xa0"})
            number(cell, 1234.5);
        number("-1 234 567", -1234567);
        number("12%", 0.12);
        number("12.5 %", 0.125);
        number("1.5E+03", 1500);
        number(".5", 0.5);
        number("5.", 5);
        number("0.04*", 0.04);
        number("1.2\xe2\x80\xa0", 1.2);
        number("1e-400", std::numeric_limits<double>::min());
        number("-1e-400", -std::numeric_limits<double>::min());
        const auto other = [](const char* cell, CellNumber::Kind kind) {
            QTest::newRow(qPrintable(QLatin1Char('\'') + QString::fromUtf8(cell) + QLatin1Char('\'')))
                << QByteArray(cell) << static_cast<int>(kind) << 0.0;
        };
        for (const char* cell : {"1,5", "1.2.3", "12,34,567", "b0001", "1 2", "1 23 456", "1,234 567", "1.5 000", "%",
                                 "1''234", "-", "*", "0x10", "1e", "--1"})
            if (!isMissing(cell)) other(cell, CellNumber::Kind::Text);
        for (const char* cell : {"inf", "-Inf", "1e999", "-1e400", "Infinity"})
            other(cell, CellNumber::Kind::NotFinite);
        for (const char* cell : {"", "NA", "#N/A", "nan", "-nan", "n.d.", "#DIV/0!", "\xe2\x80\x93"})
            other(cell, CellNumber::Kind::Missing);
        QTest::newRow("at most") << QByteArray("\xe2\x89\xa4"
                                               "0.001")
                                 << static_cast<int>(CellNumber::Kind::Bound) << 0.001;
        QTest::newRow("bound") << QByteArray("< 0.001") << static_cast<int>(CellNumber::Kind::Bound) << 0.001;
    }
    void numbers()
    {
        QFETCH(QByteArray, cell);
        QFETCH(int, kind);
        QFETCH(double, value);
        const CellNumber found = NumberFormat{}.read(cell.toStdString());
        QCOMPARE(static_cast<int>(found.kind), kind);
        if (value != 0) QCOMPARE(found.value, value);
    }

    void decimalMark_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("mark");
        QTest::newRow("point") << QByteArray("g\tv\nb1\t0.5\nb2\t1,234\n") << QByteArray(".");
        QTest::newRow("comma") << QByteArray("g;v\nb1;0,5\nb2;1.234\n") << QByteArray(",");
        QTest::newRow("comma in quotes") << QByteArray("g,v\nb1,\"0,5\"\nb2,\"12,25\"\n") << QByteArray(",");
        QTest::newRow("thousands") << QByteArray("g\tv\nb1\t1,234\nb2\t5,678\n") << QByteArray(".");
        QTest::newRow("three decimals") << QByteArray("g;v\nb1;0,125\nb2;1,375\n") << QByteArray(",");
        QTest::newRow("none") << QByteArray("g\tv\nb1\t1\nb2\t2\n") << QByteArray(".");
        QTest::newRow("one of three decimals") << QByteArray("g;v\nb1;-2,905\nb2;1,5\n") << QByteArray(",");
        QTest::newRow("one cell does not decide")
            << QByteArray("g;v\nb1;0,5\nb2;1,5\nb3;2.5\nb4;2,25\n") << QByteArray(",");
        QTest::newRow("open, semicolons") << QByteArray("g;v\nb1;-2,905\nb2;1,234\n") << QByteArray(",");
        QTest::newRow("open, tabs") << QByteArray("g\tv\nb1\t-2,905\nb2\t1,234\n") << QByteArray(".");
    }
    void decimalMark()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, mark);
        const std::string held = text.toStdString();
        const Result<DelimitedTable> table = tableOf(held);
        QVERIFY(table.has_value());
        QCOMPARE(numberFormatOf(*table).decimalMark, mark.front());
    }

    void oneCellDecidesNothing_data()
    {
        QTest::addColumn<QByteArray>("odd");
        QTest::addColumn<int>("kind");
        for (const char* odd : {"-Inf", "#N/A", "<0.001", "1e-400", "see note", "\u22121.5", "2*"})
            QTest::newRow(odd) << QByteArray(odd) << static_cast<int>(ColumnKind::Numbers);
    }
    void oneCellDecidesNothing()
    {
        QFETCH(QByteArray, odd);
        QFETCH(int, kind);
        const std::string text = "gene\tv\nb1\t1.5\nb2\t-2\nb3\t0.25\nb4\t" + odd.toStdString() + "\nb5\t7\n";
        const Result<DelimitedTable> table = tableOf(text);
        QVERIFY(table.has_value());
        QCOMPARE(static_cast<int>(TableColumns(*table, {}).kind(1)), kind);
    }

    void genesOfTheGenomeChooseTheColumn()
    {
        const std::string text = "locusId\tsysName\tv\n14146\tb1\t1\n14147\tb2\t2\n";
        const Result<DelimitedTable> table = tableOf(text);
        QVERIFY(table.has_value());
        static const Gene kGene{};
        const auto isGene = [](std::string_view name) { return name == "b1" || name == "b2" ? &kGene : nullptr; };
        QCOMPARE(TableColumns(*table, {}, isGene).geneColumn(), std::size_t{1});
        QCOMPARE(TableColumns(*table, {}, isGene).geneShare(0), 0.0);
        QCOMPARE(TableColumns(*table, {}, isGene).geneShare(1), 1.0);
    }
};

PLEIO_TEST(tst_delimited_table, TestDelimitedTable)
#include "tst_delimited_table.moc"
