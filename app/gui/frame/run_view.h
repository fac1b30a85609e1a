// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/result_index.h"
#include "core/plot/plot_spec.h"

#include <QWidget>

#include <memory>
#include <string>

class QAction;
class QLabel;
class QProgressBar;
class QStackedLayout;

namespace pleio {

class EmptyState;
class ReportView;
class Session;
struct Actions;
struct AnalysisDescriptor;

/// The shown run of one analysis, whichever it is (ReportView). Without a run: what the analysis answers, and a button
/// that runs it. Which figure and table are shown is kept in the project.
class RunView final : public QWidget {
    Q_OBJECT
public:
    /// Precondition: there is an analysis of this id.
    RunView(Session& session, const Actions& actions, std::string_view analysis, QWidget* parent = nullptr);

    [[nodiscard]] const std::string& analysis() const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] ReportView& report() { return *m_report; }
    /// What is shown; null if there is none.
    [[nodiscard]] const PlotSpec* figure() const;
    [[nodiscard]] std::shared_ptr<const Table> table() const;
    /// Runs the analysis with the parameters of its next run; those are the defaults until the form changed them.
    [[nodiscard]] QAction* runAction() { return m_run; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void update();
    void showProgress();
    [[nodiscard]] std::string stateKey(const char* what) const;

    Session& m_session;
    const Actions& m_actions;
    const AnalysisDescriptor& m_analysis;
    QAction* m_run = nullptr;
    QAction* m_form = nullptr;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    ReportView* m_report = nullptr;
    QWidget* m_running = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
};

}  // namespace pleio
