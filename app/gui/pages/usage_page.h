// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"
#include "app/gui/selection_usage.h"
#include "core/jobs/job_runner.h"

class QComboBox;

namespace pleio {

class DataTable;
class FigurePanel;
class FigureTabs;

/// Codon usage of the selected genes and the selected trait against the whole genome, and the key learned for the
/// trait. The usage is a run of kCodonUsage for what is selected, begun when that changes and the page is seen; it is
/// not kept in the document.
class UsagePage final : public Page {
    Q_OBJECT
public:
    UsagePage(Session& session, const Actions& actions);

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;
    /// What is shown does not yet belong to the selection.
    [[nodiscard]] bool isComputing() const { return m_runner.isBusy(); }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void update();
    void computeUsage();
    void take(Result<SelectionUsage> usage);
    void showFigure();
    void updateKey();

    QComboBox* m_measure = nullptr;
    QComboBox* m_chart = nullptr;
    FigurePanel* m_usage = nullptr;
    FigureTabs* m_tabs = nullptr;
    FigurePanel* m_key = nullptr;
    DataTable* m_keyTable = nullptr;
    DataTable* m_usageTable = nullptr;
    std::shared_ptr<const Table> m_keys;

    std::shared_ptr<const Dataset> m_askedOf;  ///< the newest run is of this
    Request m_asked;
    std::shared_ptr<const ResultIndex> m_run;  ///< what is shown; null before the first
    int m_job = 0;
    /// Of its own, so that a look at the selection never waits behind a long analysis.
    JobRunner m_runner;
};

}  // namespace pleio
