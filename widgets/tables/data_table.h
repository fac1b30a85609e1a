// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/table_model.h"

#include <QSet>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <memory>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace pleio {

class RowView;

/// A table with its filter line, row count and export button. Sorts by a click on a header; the header's
/// context menu shows and hides columns; Ctrl+C copies the selected rows as TSV.
class DataTable final : public QWidget {
    Q_OBJECT
public:
    /// `name` is the accessible name ("Genes").
    explicit DataTable(const QString& name, QWidget* parent = nullptr);

    /// `keyColumn`: id of the column whose texts are the keys of keysSelected. Columns whose ids are in
    /// `hidden` start out hidden. The user's sort order and column choice are kept while the table has the
    /// same columns.
    void setTable(std::shared_ptr<const Table> table, std::string_view keyColumn, const QStringList& hidden = {});
    void clear(const QString& reason);

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
    void columnClicked(const QString& columnId);
    void subsetChosen(int index);
    void exportRequested();

private:
    void onSelectionChanged();
    void updateCount();
    void showColumnMenu(const QPoint& at);
    void copySelection() const;

    TableModel* m_model = nullptr;
    RowView* m_view = nullptr;
    QLineEdit* m_filter = nullptr;
    QComboBox* m_subsets = nullptr;
    QLabel* m_count = nullptr;
    QHBoxLayout* m_toolbar = nullptr;
    QSet<QString> m_selected;
    bool m_updating = false;  ///< the program, not the user, changes the selection
};

}  // namespace pleio
