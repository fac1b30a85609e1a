// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/table.h"

#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

using namespace pleio;

class TestTable : public QObject {
    Q_OBJECT

private slots:
    void writesEveryKindOfColumn();
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
