// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"
#include "core/project/trial_comparison.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;

namespace pleio {

class DataTable;
class FigurePanel;
class Session;

/// Two runs or more beside each other: what they were made from and differ in, numbers, tables joined by gene, and one
/// figure of each.
class ComparisonView final : public QWidget {
    Q_OBJECT
public:
    explicit ComparisonView(Session& session, QWidget* parent = nullptr);

    void show(std::shared_ptr<const ComparedTrials> runs);
    [[nodiscard]] DataTable& tableView() { return *m_table; }
    [[nodiscard]] QComboBox& tables() { return *m_tables; }
    /// A figure of each run that has the chosen one.
    [[nodiscard]] const QList<FigurePanel*>& figures() const { return m_panels; }

signals:
    void exportTableRequested(std::shared_ptr<const Table> table);
    void exportFigureRequested(const PlotSpec& spec);

private:
    void showTable(int index);
    void showFigures(int index);
    void showSelection();

    Session& m_session;
    std::shared_ptr<const ComparedTrials> m_runs;
    std::vector<std::shared_ptr<const Table>> m_shown;
    QComboBox* m_figures = nullptr;
    QWidget* m_side = nullptr;  ///< the figures beside each other
    QList<FigurePanel*> m_panels;
    QComboBox* m_tables = nullptr;
    DataTable* m_table = nullptr;
};

}  // namespace pleio
