// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/close_guard.h"
#include "app/gui/frame/actions.h"
#include "app/gui/pages/page.h"
#include "app/gui/session.h"
#include "app/gui/set_book.h"
#include "app/gui/window_settings.h"
#include "widgets/forms/wheel_guard.h"

#include <QList>
#include <QMainWindow>
#include <QPalette>

#include <map>
#include <string>
#include <utility>

class QDockWidget;
class QSessionManager;
class QStackedWidget;

namespace pleio {

class AnalysisSheet;
class DataTable;
class GenesPage;
class HelpSheet;
class HistorySheet;
class Inspector;
class IntakeSheet;
class ProblemsPanel;
class QuestionSheet;
class Rail;
class ReadingSheet;
class SetsSheet;
class SideSheet;
class StartPage;
class TabsPage;
class StatusLine;
class SwarmPage;
class SwarmSheet;
class TopBar;
class TrialsPage;

/// The workbench: rail, pages, side sheets, inspector, docks and status line around one Session.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    /// `settings` must outlive the window. Open projects have their working copies below `workRoot`.
    MainWindow(WindowSettings& settings, const std::string& workRoot);

    enum PageIndex { Start, Overview, Genes, Codons, Traits, Pleiotropy, Trials, Swarm };

    [[nodiscard]] Session& session() { return m_session; }
    [[nodiscard]] const Actions& actions() const { return m_actions; }
    void open(const QStringList& paths);
    /// Makes it small enough, with its frame, for a screen with this much room; not smaller than its content.
    void fitInto(const QSize& available);
    void showPage(int page);
    [[nodiscard]] int currentPage() const;
    [[nodiscard]] Page& page(int index) { return *m_pages[index]; }
    [[nodiscard]] AnalysisSheet& analysisSheet() { return *m_analysisSheet; }
    [[nodiscard]] IntakeSheet& intakeSheet() { return *m_intakeSheet; }
    [[nodiscard]] ReadingSheet& readingSheet() { return *m_readingSheet; }
    [[nodiscard]] QuestionSheet& questionSheet() { return *m_questionSheet; }
    [[nodiscard]] SwarmSheet& swarmSheet() { return *m_swarmSheet; }
    [[nodiscard]] SwarmPage& swarmPage() { return *m_swarmPage; }
    [[nodiscard]] TrialsPage& trialsPage() { return *m_trialsPage; }
    [[nodiscard]] HistorySheet& historySheet() { return *m_historySheet; }
    [[nodiscard]] SetsSheet& setsSheet() { return *m_setsSheet; }
    [[nodiscard]] SetBook& sets() { return m_sets; }
    [[nodiscard]] CloseGuard& closeGuard() { return m_guard; }
    [[nodiscard]] ProblemsPanel& problems() { return *m_problems; }
    void setTheme(ThemeChoice choice);

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createActions();
    void createPages();
    void createSheets();
    void createDocks();
    void createMenus();
    void connectSession();
    QAction* addAction(const QString& text, const QString& iconName, const QKeySequence& keys,
                       std::function<void()> triggered);

    void addSources(const QStringList& paths, SourceRole role);
    void showForm(std::string_view analysis);
    void showSheet(SideSheet* sheet);
    void hideSheet();
    void updateActions();
    void updateUndo();
    /// Makes a step of what is typed into the filter of a table.
    void watchFilter(DataTable& table);
    void updateTitle();
    void updateRecentFiles();
    void goToGene(const QString& name);
    void goToTrait(const TraitId& trait);
    /// Saves to the document's file, or asks where.
    void save(bool ask);
    void exportFigure(const PlotSpec* spec);
    void exportTable(const std::shared_ptr<const Table>& table);
    void exportSets(const std::string& gmt);
    /// The desktop session ends: asks as closing does.
    void commitData(QSessionManager& manager);
    void showProblems();
    void updateInspector();
    /// Page and part of it that somebody looks at.
    using Place = std::pair<int, std::string>;
    [[nodiscard]] Place place() const { return {currentPage(), m_pages[currentPage()]->partInFront()}; }
    /// Goes to the page that shows the runs of an analysis.
    void showRun(const std::string& analysis);
    void onRunFinished(const std::string& analysis);
    /// Gives the open sheet its place: beside the page, or in a narrow window instead of it.
    void updateSheets();

    WindowSettings& m_settings;
    WheelGuard m_wheelGuard;
    Session m_session;
    CloseGuard m_guard;
    SetBook m_sets;
    QPalette m_systemPalette;
    Actions m_actions;
    QList<Page*> m_pages;
    QStackedWidget* m_stack = nullptr;
    QStackedWidget* m_sheets = nullptr;
    Rail* m_rail = nullptr;
    TopBar* m_topBar = nullptr;
    StatusLine* m_status = nullptr;
    StartPage* m_startPage = nullptr;
    GenesPage* m_genesPage = nullptr;
    SwarmPage* m_swarmPage = nullptr;
    TrialsPage* m_trialsPage = nullptr;
    QList<TabsPage*> m_tabsPages;  ///< those of m_pages that have tabs for runs
    AnalysisSheet* m_analysisSheet = nullptr;
    QuestionSheet* m_questionSheet = nullptr;
    ReadingSheet* m_readingSheet = nullptr;
    HelpSheet* m_helpSheet = nullptr;
    HistorySheet* m_historySheet = nullptr;
    SetsSheet* m_setsSheet = nullptr;
    IntakeSheet* m_intakeSheet = nullptr;
    SwarmSheet* m_swarmSheet = nullptr;
    ProblemsPanel* m_problems = nullptr;
    std::map<std::string, Place> m_startedAt;  ///< where each run was started, by analysis
    QDockWidget* m_inspectorDock = nullptr;
    QDockWidget* m_jobsDock = nullptr;
    QDockWidget* m_problemsDock = nullptr;
    bool m_isSheetOpen = false;
    bool m_inspectorWanted = true;  ///< by the user; it is hidden where it has nothing to say or no room
};

}  // namespace pleio
