// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table.h"
#include "core/base/tsv_cell.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

class TestTable : public QObject {
    Q_OBJECT

private slots:
    void writesEveryKindOfColumn();
    void writesNoFormulas_data();
    void writesNoFormulas();
    void findsColumnsAndNumbers();
};

namespace {

Table sample()
{
    Table table{"t", "T", {}};
    table.columns = {
        {"name", "Name", "", std::vector<std::string>{"tab\there", "b"}},
        {"real", "Real", "", std::vector<double>{0.1, std::nan("")}},
        {"whole", "Whole", "", std::vector<std::int64_t>{-7, 8}},
        {"level", "Level", "", Categories{{"x"}, {0, -1}}},
    };
    return table;
}

}  // namespace

void TestTable::writesEveryKindOfColumn()
{
    QCOMPARE(toTsv(sample(), "made up\ntwice"),
             std::string("# made up\n# twice\nname\treal\twhole\tlevel\ntab here\t0.1\t-7\tx\nb\t\t8\t\n"));
    QCOMPARE(toTsv(Table{"empty", "", {}}), std::string("\n"));
}

void TestTable::writesNoFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    const auto row = [](const char* text, const char* cell) { QTest::newRow(text) << text << cell; };
    row("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")");
    row("@SUM(1)", "'@SUM(1)");
    row("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
    row("-35 box", "'-35 box");
    row(" =1+1", "' =1+1");
    row("＝1+1", "'＝1+1");
    row("'=1+1", "''=1+1");
    row("''-a", "'''-a");
    row("'-1.5", "''-1.5");
    for (const char* harmless : {"-1.5", "+3", "-1e-05", "+", "-", "", "'", "'quoted'", "5'-phosphate", "a=b", "b0001",
                                 "–", "ätG", "\"=1\"", "3'-end", "(+)", "#"})
        row(harmless, harmless);
}

void TestTable::writesNoFormulas()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    const std::string plain = text.toStdString();
    const Table texts{"t", "", {{"c", "", "", std::vector<std::string>{plain}}}};
    const Table levels{"t", "", {{"c", "", "", Categories{{plain}, {0}}}}};
    QCOMPARE(QString::fromStdString(toTsv(texts)), "c\n" + cell + "\n");
    QCOMPARE(toTsv(levels), toTsv(texts));
    const std::string written = writtenText(plain);  // which the view points into
    QCOMPARE(QString::fromStdString(std::string(readText(written))), text);
    const Table named{"t", "", {{plain, "", "", std::vector<double>{1}}}};
    QCOMPARE(QString::fromStdString(toTsv(named)), cell + "\n1\n");
}

void TestTable::findsColumnsAndNumbers()
{
    const Table table = sample();
    QCOMPARE(table.rows(), std::size_t{2});
    QVERIFY(table.find("none") == nullptr);
    QCOMPARE(cellNumber(*table.find("real"), 0), 0.1);
    QCOMPARE(cellNumber(*table.find("whole"), 1), 8.0);
    QVERIFY(std::isnan(cellNumber(*table.find("name"), 0)));
    QCOMPARE(cellText(*table.find("level"), 1), std::string());
}

PLEIO_TEST(tst_table, TestTable)
#include "tst_table.moc"
