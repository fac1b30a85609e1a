// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace pleio {

/// A pleio::Table for Qt's views, for hundreds of thousands of rows: the table is shared, never copied;
/// sorting and filtering permute row numbers and read the typed columns, never display text.
class TableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role {
        SortRole = Qt::UserRole + 1,  ///< double for numeric columns, else QString
        KeyRole,                      ///< text of the key column in this row
        ColumnIdRole,                 ///< headerData: Column::id
    };

    explicit TableModel(QObject* parent = nullptr);

    /// Shows `table` (may be null: nothing) in its own row order without filter. `keyColumn` is the id of
    /// the column by which rows are selected elsewhere; empty if there is none.
    void setTable(std::shared_ptr<const Table> table, std::string_view keyColumn = {});
    [[nodiscard]] const std::shared_ptr<const Table>& table() const { return m_table; }

    /// Shows these rows of the table only; no value shows all. Indices must be in range.
    void setSubset(std::optional<std::vector<std::int32_t>> rows);
    /// Of these, shows rows with a text column that holds `text` (ASCII case does not matter).
    void setFilterText(const QString& text);
    [[nodiscard]] const QString& filterText() const { return m_filterText; }

    /// Row of the table shown in a row of the model.
    [[nodiscard]] std::int32_t sourceRow(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    [[nodiscard]] const std::vector<std::int32_t>& visibleRows() const { return m_rows; }
    [[nodiscard]] QString key(int row) const;
    /// Rows of the model, ascending, whose key is in `keys`.
    [[nodiscard]] std::vector<int> rowsOf(const QSet<QString>& keys) const;
    /// Shows a column of numbers at the left, as text; of this and of all tables to come.
    void alignLeft(const QString& columnId) { m_leftAligned.insert(columnId); }
    [[nodiscard]] int columnOf(std::string_view columnId) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Undefined values come last whichever the order; equal values keep the table's order.
    /// Column -1 restores the table's order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    [[nodiscard]] Qt::Alignment alignment(const Column& column) const;
    [[nodiscard]] std::vector<std::int32_t> filteredRows() const;
    void sortRows(std::vector<std::int32_t>& rows) const;
    void rebuild();

    std::shared_ptr<const Table> m_table;
    const Column* m_key = nullptr;
    std::optional<std::vector<std::int32_t>> m_subset;
    QSet<QString> m_leftAligned;
    QString m_filterText;
    std::vector<std::int32_t> m_rows;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

}  // namespace pleio
