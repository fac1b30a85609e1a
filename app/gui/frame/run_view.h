// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/result_index.h"
#include "core/plot/plot_spec.h"

#include <QWidget>

#include <memory>
#include <string>

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QStackedLayout;

namespace pleio {

class DataTable;
class EmptyState;
class FigurePanel;
class Session;
struct Actions;
struct AnalysisDescriptor;

/// The last run of one analysis, whichever it is: its numbers in a line, a choice of its figures, below a choice of
/// its tables. Without a run: what the analysis answers, and a button that runs it.
///
/// Keys of figures and the column gene_id of tables are the shared selection. Which figure and table are shown is
/// kept in the project.
class RunView final : public QWidget {
    Q_OBJECT
public:
    /// Precondition: there is an analysis of this id.
    RunView(Session& session, const Actions& actions, std::string_view analysis, QWidget* parent = nullptr);

    [[nodiscard]] const std::string& analysis() const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] FigurePanel& figurePanel() { return *m_figure; }
    [[nodiscard]] DataTable& tableView() { return *m_table; }
    /// What is shown; null if there is none.
    [[nodiscard]] const PlotSpec* figure() const;
    [[nodiscard]] std::shared_ptr<const Table> table() const;
    void showFigure(std::string_view id);
    void showTable(std::string_view id);
    void focusFilter();
    /// Runs the analysis with the parameters of its next run; those are the defaults until the form changed them.
    [[nodiscard]] QAction* runAction() { return m_run; }

signals:
    void exportTableRequested(std::shared_ptr<const Table> table);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void update();
    void showReport(std::shared_ptr<const ResultIndex> result);
    void showProgress();
    void showSelection();
    void takeFigure(int index);
    void takeTable(int index);
    /// The rows of the selected genes alone, if the user wants that of a table of genes.
    void showRows();
    [[nodiscard]] std::string stateKey(const char* what) const;

    Session& m_session;
    const Actions& m_actions;
    const AnalysisDescriptor& m_analysis;
    std::shared_ptr<const ResultIndex> m_shown;
    QAction* m_run = nullptr;
    QAction* m_form = nullptr;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_content = nullptr;
    QWidget* m_running = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
    QLabel* m_numbers = nullptr;
    FigurePanel* m_figure = nullptr;
    QComboBox* m_figures = nullptr;
    DataTable* m_table = nullptr;
    QComboBox* m_tables = nullptr;
    QCheckBox* m_onlySelected = nullptr;
};

}  // namespace pleio
