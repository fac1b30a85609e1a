// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/pages/page.h"
#include "app/gui/result_index.h"
#include "core/project/trial.h"

#include <QList>

#include <memory>
#include <string>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTabWidget;

namespace pleio {

class ComparisonView;
class DataTable;
class ReportView;
class RowView;
class TrialBook;
class TrialForm;
class TrialListModel;

/// The laboratory notebook: every run that the project keeps, with what came of it and what people write about it.
class TrialsPage final : public Page {
    Q_OBJECT
public:
    TrialsPage(Session& session, const Actions& actions);
    ~TrialsPage() override;

    [[nodiscard]] const PlotSpec* figure() const override;
    [[nodiscard]] std::shared_ptr<const Table> table() const override;
    void focusFilter() override;

    [[nodiscard]] TrialListModel& list() { return *m_list; }
    [[nodiscard]] RowView& view() { return *m_view; }
    [[nodiscard]] ReportView& report() { return *m_report; }
    [[nodiscard]] ComparisonView& comparison() { return *m_comparison; }
    /// Nothing that is shown is still to be read.
    [[nodiscard]] bool isIdle() const;

    struct Verbs {
        QAction* runAgain = nullptr;
        QAction* copyCommand = nullptr;
        QAction* bringIn = nullptr;
        QAction* exportRuns = nullptr;
        QAction* pin = nullptr;
        QAction* remove = nullptr;
        QAction* bringBack = nullptr;
    };
    [[nodiscard]] const Verbs& verbs() const { return m_verbs; }

private:
    QWidget* makeList();
    QWidget* makeDetail();
    void makeVerbs();
    void update();
    void query();
    void onListRead();
    void onSelection();
    void show(const std::shared_ptr<const Trial>& trial);
    void showResult(const Trial& trial);
    void showStatistics();
    void compare(const std::vector<std::shared_ptr<const Trial>>& trials);
    void updateVerbs();
    [[nodiscard]] bool showsRemoved() const;
    [[nodiscard]] std::vector<std::shared_ptr<const Trial>> chosen() const;

    TrialBook* m_book = nullptr;
    TrialListModel* m_list = nullptr;
    QLineEdit* m_search = nullptr;
    QComboBox* m_analysis = nullptr;
    QComboBox* m_which = nullptr;  ///< states, starred, deleted
    QLabel* m_count = nullptr;
    RowView* m_view = nullptr;
    QStackedWidget* m_detail = nullptr;
    DataTable* m_statistics = nullptr;
    QWidget* m_one = nullptr;  ///< one run
    ComparisonView* m_comparison = nullptr;
    QLabel* m_noComparison = nullptr;  ///< why there is none
    TrialForm* m_form = nullptr;
    QTabWidget* m_tabs = nullptr;
    QStackedWidget* m_resultPages = nullptr;
    ReportView* m_report = nullptr;
    QLabel* m_noReport = nullptr;
    QLabel* m_origin = nullptr;
    Verbs m_verbs;
    std::shared_ptr<const Trial> m_shown;
    std::string m_wanted;  ///< id of the run to be chosen when the list has it
    bool m_isFiltered = false;
    std::vector<std::string> m_compared;  ///< ids of the runs that are or will be compared
    int m_reading = 0;                    ///< the job that reads the result
};

}  // namespace pleio
