// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/frame/actions.h"

#include <QToolBar>

class QLabel;
class QMenu;
class QToolButton;

namespace pleio {

class SearchBox;
class SetBook;
class Session;

/// Menus, the document's name, search, the selection and Analyze.
class TopBar final : public QToolBar {
    Q_OBJECT
public:
    TopBar(Session& session, SetBook& sets, const Actions& actions, QWidget* parent = nullptr);

    [[nodiscard]] SearchBox& search() { return *m_search; }
    [[nodiscard]] QMenu& recentMenu() { return *m_recent; }
    [[nodiscard]] QMenu& viewMenu() { return *m_view; }
    [[nodiscard]] QMenu& helpMenu() { return *m_help; }

signals:
    void showSelectedGenes();

private:
    void buildProjectMenu(const Actions& actions);
    [[nodiscard]] QToolButton* analyzeButton(const Actions& actions);
    void updateTitle();
    void updateChip();
    /// The named sets as menus of what can be done with them.
    void fillSets(QMenu& menu, const Actions& actions);

    Session& m_session;
    SetBook& m_sets;
    QMenu* m_project = nullptr;
    QMenu* m_recent = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_help = nullptr;
    QLabel* m_title = nullptr;
    QLabel* m_simulated = nullptr;
    SearchBox* m_search = nullptr;
    QToolButton* m_chip = nullptr;
    QList<QAction*> m_chipActions;
};

}  // namespace pleio
