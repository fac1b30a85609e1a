// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/analysis.h"
#include "widgets/forms/side_sheet.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QStackedWidget;

namespace pleio {

class ParameterForm;
class Session;
class SetBook;
struct Actions;

/// Parameters and seed of an analysis, where it runs if there is a choice, Run, and while it runs its progress and a
/// button that cancels it, which nothing else here does.
class AnalysisSheet final : public SideSheet {
    Q_OBJECT
public:
    AnalysisSheet(Session& session, const SetBook& sets, const Actions& actions, QWidget* parent = nullptr);

    /// Shows the form of an analysis with the parameters of its next run.
    void showAnalysis(std::string_view id);
    [[nodiscard]] const std::string& analysis() const { return m_analysis->id; }
    [[nodiscard]] ParameterForm& form() { return *m_form; }
    /// Shown while the analysis runs.
    [[nodiscard]] QPushButton& cancelButton() { return *m_cancelRun; }
    /// This computer, then the swarm; not shown without one.
    [[nodiscard]] QComboBox& runOn() { return *m_runOn; }

private:
    void run();
    void readForm();
    /// The next run takes other parameters than the form has, because a step was undone.
    void followRequest();
    void update();
    void updateProgress();
    void updateOffers();
    void updateSwarm();
    [[nodiscard]] bool isForSwarm() const;
    [[nodiscard]] Result<Request> request() const;

    Session& m_session;
    const SetBook& m_sets;
    const Actions& m_actions;
    const AnalysisDescriptor* m_analysis = nullptr;
    QComboBox* m_choice = nullptr;
    QLabel* m_answers = nullptr;
    QLabel* m_needs = nullptr;
    QWidget* m_addTraits = nullptr;
    QWidget* m_addPhenotypes = nullptr;
    QLabel* m_stale = nullptr;
    QLabel* m_runOnTitle = nullptr;
    QComboBox* m_runOn = nullptr;
    QLabel* m_runOnHint = nullptr;
    QWidget* m_formHost = nullptr;
    ParameterForm* m_form = nullptr;
    QProgressBar* m_progress = nullptr;
    QLabel* m_progressText = nullptr;
    QPushButton* m_cancelRun = nullptr;
    bool m_filling = false;
};

}  // namespace pleio
