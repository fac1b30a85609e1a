// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace pleio {

class DataTable;
class FigurePanel;
struct IndexedTrial;

/// Every kept run of every analysis: what it was made from, its numbers, tables and figures.
class ResultsPage final : public Page {
    Q_OBJECT
public:
    ResultsPage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;

private:
    void update();
    void addTrial(const IndexedTrial& trial, int index);
    /// Shows what an item of the tree stands for.
    void show(const QTreeWidgetItem* item);
    void showTable(std::shared_ptr<const Table> table);

    QTreeWidget* m_tree = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_made = nullptr;
    FigurePanel* m_figure = nullptr;
    DataTable* m_table = nullptr;
    std::vector<std::string> m_shown;  ///< ids of the trials in the tree
};

}  // namespace pleio
