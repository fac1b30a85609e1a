// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/table_model.h"

#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStyledItemDelegate;

namespace pleio {

class RowView;

/// A table with its filter line, row count and export button. Sorts by a click on a header; the header's
/// context menu shows and hides columns; Ctrl+C copies the selected rows as TSV.
class DataTable final : public QWidget {
    Q_OBJECT
public:
    /// `name` is the accessible name ("Genes").
    explicit DataTable(const QString& name, QWidget* parent = nullptr);

    /// How a table starts out; ids of columns.
    struct Arrangement {
        QStringList first;   ///< these stand at the left, in this order
        QStringList hidden;  ///< these are shown only when the user asks for them
        QString sortBy;      ///< empty: the table's own order
        Qt::SortOrder order = Qt::AscendingOrder;
        int widest = 320;           ///< no column starts out wider, in pixels
        QMap<QString, int> room{};  ///< columns that start out at least so wide, for what is yet to come
    };
    /// `keyColumn`: id of the column whose texts are the keys of keysSelected. What the user has sorted, moved
    /// and hidden is kept while the table has the same columns under the same titles.
    void setTable(std::shared_ptr<const Table> table, std::string_view keyColumn, const Arrangement& arrangement);
    void setTable(std::shared_ptr<const Table> table, std::string_view keyColumn)
    {
        setTable(std::move(table), keyColumn, Arrangement{});
    }
    /// The same for newer values of what is shown: the place to which the user has scrolled and the current row stay
    /// too.
    void refreshTable(std::shared_ptr<const Table> table, std::string_view keyColumn, const Arrangement& arrangement);
    /// Paints the cells of a column, of all tables to come, at the left. Takes no ownership.
    void setColumnDelegate(const QString& columnId, QStyledItemDelegate* delegate);
    /// What is said of a table without rows.
    void setNoRowsText(const QString& text);
    void clear(const QString& reason);
    [[nodiscard]] const std::shared_ptr<const Table>& table() const { return m_model->table(); }

    /// Choices above the table ("All", "Selected", …); subsetChosen tells when the user takes another.
    void setSubsets(const QStringList& titles);
    [[nodiscard]] int subset() const;
    void setSubset(int index);
    /// Rows of the table the current choice stands for; no value means all.
    void showRows(std::optional<std::vector<std::int32_t>> rows);

    void setSelectedKeys(const QSet<QString>& keys);
    [[nodiscard]] QSet<QString> selectedKeys() const;
    /// Selects one row of the table and scrolls to it; -1, or a row that is not shown, selects nothing.
    void setCurrentRow(std::int32_t tableRow);
    void sortBy(std::string_view columnId, Qt::SortOrder order);
    /// One row at a time instead of many.
    void setSingleSelection();
    void setFilterText(const QString& text);
    [[nodiscard]] QString filterText() const;
    void focusFilter();

    [[nodiscard]] TableModel& model() { return *m_model; }
    [[nodiscard]] RowView& view() { return *m_view; }
    /// Room for a page's own controls, left of the row count.
    [[nodiscard]] QHBoxLayout& toolbar() { return *m_toolbar; }

signals:
    /// The user changed the selection.
    void keysSelected(const QSet<QString>& keys);
    /// The user moved to a row of the table (also by keyboard).
    void currentRowChanged(std::int32_t tableRow);
    /// The user changed the filter.
    void filterEdited(const QString& before, const QString& after);
    void columnClicked(const QString& columnId);
    void subsetChosen(int index);
    void exportRequested();

private:
    void onSelectionChanged();
    void updateCount();
    void showColumnMenu(const QPoint& at);
    void copySelection() const;
    void arrange(const Arrangement& arrangement);
    void applyDelegates();

    TableModel* m_model = nullptr;
    RowView* m_view = nullptr;
    QLineEdit* m_filter = nullptr;
    QComboBox* m_subsets = nullptr;
    QLabel* m_count = nullptr;
    QHBoxLayout* m_toolbar = nullptr;
    QMap<QString, QStyledItemDelegate*> m_delegates;
    QString m_noRowsText;
    QString m_filterBefore;  ///< what the filter was, for filterEdited
    QSet<QString> m_selected;
    bool m_updating = false;  ///< the program, not the user, changes the selection
};

}  // namespace pleio
