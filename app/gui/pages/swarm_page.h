// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

#include <QTimer>

#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace pleio {

class DataTable;
class SwarmLink;

/// Workers, queues, throughput, tasks and log of the swarm that the window is connected to, and what can be done with
/// them. Looks at the swarm only while it is seen.
class SwarmPage final : public Page {
    Q_OBJECT
public:
    SwarmPage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;

    [[nodiscard]] DataTable& workers() { return *m_workers; }
    [[nodiscard]] DataTable& tasks() { return *m_tasks; }
    [[nodiscard]] DataTable& log() { return *m_log; }
    /// What the page says of the connection.
    [[nodiscard]] QString stateText() const;

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    [[nodiscard]] QWidget* makeHeader();
    [[nodiscard]] QWidget* makeContent();
    [[nodiscard]] QToolButton* addButton(DataTable& table, const QString& text, const QString& help,
                                         void (SwarmPage::*pressed)());
    [[nodiscard]] DataTable& currentTable() const;
    void changeSwarm();
    void update();
    void updateState();
    void updateFigures();
    void updateButtons();
    void cancelSelected();
    void retrySelected();
    void drainSelected();
    void purge();
    [[nodiscard]] std::vector<std::string> selectedTasks(bool over) const;

    SwarmLink& m_link;
    QLabel* m_where = nullptr;
    QLabel* m_state = nullptr;
    QPushButton* m_purge = nullptr;
    DataTable* m_workers = nullptr;
    QToolButton* m_drain = nullptr;
    FigurePanel* m_queues = nullptr;
    FigurePanel* m_throughput = nullptr;
    QTabWidget* m_tabs = nullptr;
    DataTable* m_tasks = nullptr;
    QToolButton* m_cancel = nullptr;
    QToolButton* m_retry = nullptr;
    DataTable* m_log = nullptr;
    QTimer m_countdown;  ///< to the next try, while the server cannot be reached
};

}  // namespace pleio
