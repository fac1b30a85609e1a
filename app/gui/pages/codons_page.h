// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"

#include <QList>

#include <string_view>

class QTabWidget;

namespace pleio {

class RunView;
class UsageView;

/// Codon usage of sets of genes as they are selected, and one tab for every analysis whose id starts with "codon.".
/// Which tab is in front is kept in the project.
class CodonsPage final : public Page {
    Q_OBJECT
public:
    CodonsPage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;
    /// Brings the run of an analysis to the front; false if it has no tab here.
    bool showRun(std::string_view analysis);
    [[nodiscard]] const QList<RunView*>& runs() const { return m_runs; }

signals:
    /// Another tab is in front, so that figure() and table() are others.
    void tabChanged();

private:
    void update();
    void restoreTab();
    /// The run in front, or nullptr.
    [[nodiscard]] RunView* currentRun() const;

    QTabWidget* m_tabs = nullptr;
    UsageView* m_usage = nullptr;
    QList<RunView*> m_runs;
};

}  // namespace pleio
