// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

#include <QList>

#include <string>
#include <string_view>

class QTabWidget;

namespace pleio {

class RunView;

/// A page of tabs: a page of its own in front, then one tab for every analysis given. Which tab is in front is kept in
/// the project.
class TabsPage final : public Page {
    Q_OBJECT
public:
    /// What to show where there is no genome, and which analyses have a tab: those whose id starts with one of
    /// `prefixes`.
    struct Content {
        QString sentence;
        QString firstTab;
        QString tabsName;  ///< for screen readers
        QList<std::string_view> prefixes;
    };
    /// `first` gives title and icon.
    TabsPage(Page& first, Content content, Session& session, const Actions& actions);

    [[nodiscard]] bool isEmpty() const override;
    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;
    /// The analysis of its tab; empty for the page of its own.
    [[nodiscard]] std::string partInFront() const override;
    /// Brings the run of an analysis to the front; false if it has no tab here.
    bool showRun(std::string_view analysis);
    [[nodiscard]] const QList<RunView*>& runs() const { return m_runs; }

private:
    void update();
    void restoreTab();
    [[nodiscard]] std::string tabKey() const;
    /// The run in front, or nullptr.
    [[nodiscard]] RunView* currentRun() const;

    Page& m_first;
    QString m_sentence;
    QTabWidget* m_tabs = nullptr;
    QList<RunView*> m_runs;
};

}  // namespace pleio
