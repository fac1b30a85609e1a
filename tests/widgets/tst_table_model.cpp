// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/table_model.h"

#include "core/base/undefined.h"
#include "widgets/models/cell_text.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace pleio;

namespace {

std::shared_ptr<const Table> smallTable()
{
    auto table = std::make_shared<Table>();
    table->id = "genes";
    table->columns = {
        {"gene_id", "Gene", "Identifier", std::vector<std::string>{"b0003", "b0001", "b0002", "b0004"}, {}},
        {"gc", "GC", "Share of G and C, 0 to 1", std::vector<double>{0.5123, kUndefined, 0.25, 0.75}, {}},
        {"p", "p", "Conformal p", std::vector<double>{0.000012345, 0.5, 1, kUndefined}, NumberStyle::Probability},
        {"codons", "Codons", "", std::vector<std::int64_t>{1234, 56, 7, 56}, {}},
        {"status", "Status", "", Categories{{"used", "short"}, {0, 1, -1, 0}}, {}},
    };
    return table;
}

QStringList column(const TableModel& model, int c)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) texts << model.index(row, c).data().toString();
    return texts;
}

}  // namespace

class TestTableModel : public QObject {
    Q_OBJECT
private slots:
    void showsValues();
    void sortsByValueWithUndefinedLast();
    void filtersText();
    void keepsSelectionWhenSorted();
    void holdsManyRows();
    void tableWidgetSelectsByKey();
    void tableWidgetCopiesTsv();
    void passesModelTester();
};

void TestTableModel::showsValues()
{
    TableModel model;
    model.setTable(smallTable(), "gene_id");
    QCOMPARE(column(model, 1), (QStringList{"0.512", "–", "0.250", "0.750"}));
    QCOMPARE(column(model, 2), (QStringList{"1.2e-5", "0.50", "1", "–"}));
    QCOMPARE(column(model, 3), (QStringList{"1,234", "56", "7", "56"}));
    QCOMPARE(column(model, 4), (QStringList{"used", "short", "–", "used"}));
    QCOMPARE(model.index(0, 1).data(TableModel::SortRole).toDouble(), 0.5123);
    QCOMPARE(model.index(0, 1).data(TableModel::KeyRole).toString(), QStringLiteral("b0003"));
    QVERIFY(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString().contains("Share of G and C"));
    QVERIFY(model.index(1, 1).data(Qt::ToolTipRole).toString().contains("Not defined"));
    QCOMPARE(model.index(0, 1).data(Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
}

void TestTableModel::sortsByValueWithUndefinedLast()
{
    TableModel model;
    model.setTable(smallTable(), "gene_id");
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(column(model, 0), (QStringList{"b0002", "b0003", "b0004", "b0001"}));
    model.sort(1, Qt::DescendingOrder);
    QCOMPARE(column(model, 0), (QStringList{"b0004", "b0003", "b0002", "b0001"}));
    model.sort(3, Qt::AscendingOrder);  // equal values keep the table's order
    QCOMPARE(column(model, 0), (QStringList{"b0002", "b0001", "b0004", "b0003"}));
    model.sort(3, Qt::DescendingOrder);
    QCOMPARE(column(model, 0), (QStringList{"b0003", "b0001", "b0004", "b0002"}));
    model.sort(4, Qt::AscendingOrder);
    QCOMPARE(column(model, 4), (QStringList{"short", "used", "used", "–"}));
    model.sort(-1);
    QCOMPARE(column(model, 0), (QStringList{"b0003", "b0001", "b0002", "b0004"}));
}

void TestTableModel::filtersText()
{
    TableModel model;
    model.setTable(smallTable(), "gene_id");
    model.setFilterText("USED");
    QCOMPARE(column(model, 0), (QStringList{"b0003", "b0004"}));
    model.setFilterText("b0003");
    QCOMPARE(model.rowCount(), 1);
    model.setFilterText("nothing like it");
    QCOMPARE(model.rowCount(), 0);
    model.setFilterText({});
    model.setSubset(std::vector<std::int32_t>{1, 3});
    QCOMPARE(column(model, 0), (QStringList{"b0001", "b0004"}));
    model.setFilterText("short");
    QCOMPARE(column(model, 0), QStringList{"b0001"});
}

void TestTableModel::keepsSelectionWhenSorted()
{
    TableModel model;
    model.setTable(smallTable(), "gene_id");
    const QPersistentModelIndex at = model.index(0, 0);
    model.sort(0, Qt::DescendingOrder);
    QCOMPARE(at.data().toString(), QStringLiteral("b0003"));
    QCOMPARE(at.row(), 1);
}

void TestTableModel::holdsManyRows()
{
    constexpr std::size_t kRows = 560'000;
    auto table = std::make_shared<Table>();
    std::vector<double> values(kRows);
    Categories traits{{"first", "second"}, std::vector<std::int32_t>(kRows)};
    for (std::size_t i = 0; i < kRows; ++i) {
        values[i] = static_cast<double>((i * 7919) % kRows);
        traits.codes[i] = static_cast<std::int32_t>(i % 2);
    }
    table->columns = {{"trait", "Trait", "", traits, {}}, {"z", "z", "", values, {}}};
    TableModel model;
    model.setTable(table, "trait");
    QCOMPARE(model.rowCount(), int(kRows));
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(model.index(0, 1).data(TableModel::SortRole).toDouble(), 0.0);
    QCOMPARE(model.index(kRows - 1, 1).data(TableModel::SortRole).toDouble(), double(kRows - 1));
    model.setFilterText("second");
    QCOMPARE(model.rowCount(), int(kRows / 2));
}

void TestTableModel::tableWidgetSelectsByKey()
{
    DataTable widget("Genes");
    widget.setTable(smallTable(), "gene_id", {{"gc"}, {"p"}, "codons", Qt::DescendingOrder});
    QCOMPARE(widget.view().horizontalHeader()->logicalIndex(0), 1);
    QCOMPARE(widget.model().key(0), QStringLiteral("b0003"));
    widget.show();
    QVERIFY(widget.view().isColumnHidden(2));
    QVERIFY(!widget.view().isColumnHidden(1));
    QSignalSpy selected(&widget, &DataTable::keysSelected);
    widget.setSelectedKeys({"b0001", "b0004"});
    QCOMPARE(selected.count(), 0);
    QCOMPARE(widget.view().selectionModel()->selectedRows().size(), 2);
    widget.sortBy("gene_id", Qt::AscendingOrder);
    QCOMPARE(widget.view().selectionModel()->selectedRows().size(), 2);
    widget.setFilterText("b0001");  // a filter hides rows but does not change what is selected
    widget.setFilterText({});
    QCOMPARE(widget.view().selectionModel()->selectedRows().size(), 2);
    widget.view().selectRow(2);
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.front().front().value<QSet<QString>>(), QSet<QString>{"b0003"});
}

void TestTableModel::tableWidgetCopiesTsv()
{
    DataTable widget("Genes");
    widget.setTable(smallTable(), "gene_id", {{}, {"p", "status"}, {}, {}});
    widget.show();
    widget.view().setFocus();
    widget.view().selectRow(0);
    QTest::keySequence(&widget.view(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("gene_id\tgc\tcodons\nb0003\t0.5123\t1234\n"));
}

void TestTableModel::passesModelTester()
{
    TableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTable(smallTable(), "gene_id");
    model.sort(1, Qt::DescendingOrder);
    model.setFilterText("b0");
    model.setSubset(std::vector<std::int32_t>{2});
    model.sort(0, Qt::AscendingOrder);
    model.setTable(nullptr);
}

PLEIO_TEST(tst_table_model, TestTableModel)
#include "tst_table_model.moc"
