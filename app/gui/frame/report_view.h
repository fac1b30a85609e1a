// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/result_index.h"
#include "core/plot/plot_spec.h"

#include <QWidget>

#include <memory>
#include <string_view>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;

namespace pleio {

class DataTable;
class FigurePanel;
class Session;

/// A report, whichever it is: its numbers in a line, a choice of its figures, below a choice of its tables. Keys of
/// figures and the column gene_id of tables are the shared selection.
class ReportView final : public QWidget {
    Q_OBJECT
public:
    /// `name` is that of the run, for screen readers.
    ReportView(Session& session, const QString& name, QWidget* parent = nullptr);

    /// Shows the figure and the table of these ids, or the first of each.
    void show(std::shared_ptr<const ResultIndex> result, const QString& figure, const QString& table);
    [[nodiscard]] const std::shared_ptr<const ResultIndex>& result() const { return m_result; }

    [[nodiscard]] FigurePanel& figurePanel() { return *m_figure; }
    [[nodiscard]] DataTable& tableView() { return *m_table; }
    /// The line of the numbers, for what a page adds at its end.
    [[nodiscard]] QHBoxLayout& line() { return *m_line; }
    /// What is shown; null if there is none.
    [[nodiscard]] const PlotSpec* figure() const;
    [[nodiscard]] std::shared_ptr<const Table> table() const;
    void showFigure(std::string_view id);
    void showTable(std::string_view id);
    void focusFilter();
    /// Brings the selection of the session into figure and table.
    void showSelection();

signals:
    void exportTableRequested(std::shared_ptr<const Table> table);
    void figureChosen(const QString& id);
    void tableChosen(const QString& id);

private:
    void takeFigure(int index);
    void takeTable(int index);
    /// The rows of the selected genes alone, if the user wants that of a table of genes.
    void showRows();

    Session& m_session;
    std::shared_ptr<const ResultIndex> m_result;
    QHBoxLayout* m_line = nullptr;
    QLabel* m_numbers = nullptr;
    FigurePanel* m_figure = nullptr;
    QComboBox* m_figures = nullptr;
    DataTable* m_table = nullptr;
    QComboBox* m_tables = nullptr;
    QCheckBox* m_onlySelected = nullptr;
};

}  // namespace pleio
