// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/main_window.h"

#include "app/gui/exports.h"
#include "app/gui/file_dialogs.h"
#include "app/gui/frame/inspector.h"
#include "app/gui/frame/page_stack.h"
#include "app/gui/frame/rail.h"
#include "app/gui/frame/read_only_banner.h"
#include "app/gui/frame/search_box.h"
#include "app/gui/frame/status_line.h"
#include "app/gui/frame/top_bar.h"
#include "app/gui/frame/window_style.h"
#include "app/gui/pages/genes_page.h"
#include "app/gui/pages/overview_page.h"
#include "app/gui/pages/pleiotropy_page.h"
#include "app/gui/pages/start_page.h"
#include "app/gui/pages/swarm_page.h"
#include "app/gui/pages/tabs_page.h"
#include "app/gui/pages/traits_page.h"
#include "app/gui/pages/trials_page.h"
#include "app/gui/pages/usage_page.h"
#include "app/gui/role_names.h"
#include "app/gui/sheets/analysis_sheet.h"
#include "app/gui/sheets/help_sheet.h"
#include "app/gui/sheets/history_sheet.h"
#include "app/gui/sheets/intake_sheet.h"
#include "app/gui/sheets/question_sheet.h"
#include "app/gui/sheets/reading_sheet.h"
#include "app/gui/sheets/sets_sheet.h"
#include "app/gui/sheets/swarm_sheet.h"
#include "core/analysis/codon_table_export.h"
#include "core/base/text.h"
#include "core/io/source_roles.h"
#include "widgets/jobs/jobs_panel.h"
#include "widgets/jobs/problems_panel.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"
#include "widgets/theme/application_theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QSessionManager>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace pleio {

namespace {

constexpr QSize kFirstSize{1280, 800};
/// Of the frame that the desktop puts around the window, which is known only once it is there.
constexpr QSize kFrameRoom{16, 48};
constexpr int kInspectorWidth = 280;
constexpr int kBottomDockHeight = 180;
/// Below this width a side sheet takes the place of the inspector.
constexpr int kWidthForSheetAndInspector = 1600;
/// Below this width a sheet takes the place of the page.
constexpr int kPageWidthBesideSheet = 700;
const std::string kPageKey = "page";

QStringList localFiles(const QMimeData* data)
{
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) files << url.toLocalFile();
    return files;
}

/// Pages that show genes have the selected one beside them.
bool hasInspector(int page)
{
    return page != MainWindow::Start && page != MainWindow::Trials && page != MainWindow::Swarm;
}

}  // namespace

MainWindow::MainWindow(WindowSettings& settings, const std::string& workRoot)
    : m_settings(settings), m_wheelGuard(*qApp), m_session(workRoot),
      m_guard(m_session, *this, [this] { save(false); }), m_sets(m_session), m_systemPalette(QApplication::palette()),
      m_stack(new PageStack), m_sheets(new QStackedWidget), m_rail(new Rail), m_status(new StatusLine(m_session))
{
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowTabbedDocks);
    createActions();
    createPages();
    createSheets();
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    auto* pageAndSheet = new QHBoxLayout;
    for (QLayout* each : std::initializer_list<QLayout*>{layout, pageAndSheet}) {
        each->setContentsMargins(0, 0, 0, 0);
        each->setSpacing(0);
    }
    layout->addWidget(new ReadOnlyBanner(m_session, m_actions));
    layout->addLayout(pageAndSheet, 1);
    pageAndSheet->addWidget(m_stack, 1);
    pageAndSheet->addWidget(m_sheets);
    setCentralWidget(centre);

    m_topBar = new TopBar(m_session, m_sets, m_actions);
    addToolBar(Qt::TopToolBarArea, m_topBar);
    addToolBar(Qt::LeftToolBarArea, m_rail);
    setStatusBar(m_status);
    createDocks();
    createMenus();
    connectSession();

    resize(kFirstSize);
    restoreGeometry(m_settings.geometry());
    restoreState(m_settings.dockState());
    // A file dropped on a line edit is meant for the window.
    for (QLineEdit* edit : findChildren<QLineEdit*>()) edit->setAcceptDrops(false);
    for (Page* page : m_pages)
        for (DataTable* table : page->findChildren<DataTable*>()) watchFilter(*table);
    updateRecentFiles();
    updateActions();
    updateTitle();
    updateUndo();
    showPage(Start);
    setTheme(m_settings.theme());
    connect(&m_session.keeping(), &SafeKeeping::leftWorkFound, m_startPage, &StartPage::setLeftWork);
    connect(m_startPage, &StartPage::recoverChosen, &m_session, &Session::recover);
    connect(m_startPage, &StartPage::dropChosen, this, [this](const LeftWork& left) {
        const QString question = tr("Delete the unsaved work for good? It cannot be brought back.");
        if (QMessageBox::question(this, tr("Delete unsaved work"), question) == QMessageBox::Yes)
            m_session.keeping().dropLeftWork(left);
    });
    m_session.keeping().findLeftWork();
}

void MainWindow::createPages()
{
    const auto tabs = [this](Page& first, TabsPage::Content content) -> Page* {
        auto* page = new TabsPage(first, std::move(content), m_session, m_actions);
        m_tabsPages.append(page);
        return page;
    };
    m_startPage = new StartPage(m_session, m_actions);
    m_genesPage = new GenesPage(m_session, m_actions);
    m_swarmPage = new SwarmPage(m_session, m_actions);
    m_trialsPage = new TrialsPage(m_session, m_actions);
    auto* overview = new OverviewPage(m_session, m_actions);
    m_pages = {
        m_startPage,
        overview,
        m_genesPage,
        tabs(*new UsagePage(m_session, m_actions),
             {tr("This page compares the codon usage of selected genes or of a trait with that of the genome, and "
                 "has the codon statistics of every gene. It needs a genome."),
              tr("Usage"),
              tr("Codon analyses"),
              {"codon."}}),
        tabs(*new TraitsPage(m_session, m_actions),
             {tr("This page shows which traits can be told from codons, and how measured traits hang together. It "
                 "needs a genome and a table of traits or phenotypes."),
              tr("From codons"),
              tr("Analyses of traits"),
              {kTraitsStructure, kTraitsCorrelation, kTraitsCondition}}),
        tabs(*new PleiotropyPage(m_session, m_actions),
             {tr("This page ranks genes by the number of traits they affect, measured or read from codons, with the "
                 "evidence for each. It needs a genome and a table of phenotypes or traits."),
              tr("From codons"),
              tr("Analyses of pleiotropy"),
              {kTraitsPleiotropy, kTraitsNetwork, kTraitsCombine, kTraitsEnrichment, kTraitsAgreement}}),
        m_trialsPage,
        m_swarmPage};
    for (Page* page : m_pages) {
        m_rail->addPage(page->title(), page->iconName());
        m_stack->addWidget(page);
        connect(page, &Page::exportFigureRequested, this, [this](const PlotSpec& spec) { exportFigure(&spec); });
        connect(page, &Page::exportTableRequested, this, &MainWindow::exportTable);
        connect(page, &Page::shownChanged, this, &MainWindow::updateActions);
    }
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_startPage, &StartPage::recentFileChosen, this, [this](const QString& path) { open({path}); });
    connect(overview, &OverviewPage::problemsRequested, this, &MainWindow::showProblems);
}

void MainWindow::createSheets()
{
    m_analysisSheet = new AnalysisSheet(m_session, m_sets, m_actions);
    m_questionSheet = new QuestionSheet;
    m_readingSheet = new ReadingSheet(m_session);
    m_helpSheet = new HelpSheet;
    m_historySheet = new HistorySheet(m_session);
    m_setsSheet = new SetsSheet(m_session, m_sets);
    m_intakeSheet = new IntakeSheet(m_session);
    m_swarmSheet = new SwarmSheet(m_session.swarm(), m_settings);
    for (SideSheet* sheet :
         std::initializer_list<SideSheet*>{m_analysisSheet, m_questionSheet, m_readingSheet, m_helpSheet,
                                           m_historySheet, m_setsSheet, m_intakeSheet, m_swarmSheet})
        m_sheets->addWidget(sheet);
    m_sheets->hide();
    connect(m_analysisSheet, &AnalysisSheet::closed, this, &MainWindow::hideSheet);
    connect(m_questionSheet, &QuestionSheet::closed, &m_session, &Session::giveUp);
    connect(m_questionSheet, &QuestionSheet::answered, &m_session, &Session::answer);
    connect(m_readingSheet, &ReadingSheet::closed, this, &MainWindow::hideSheet);
    connect(m_helpSheet, &HelpSheet::closed, this, &MainWindow::hideSheet);
    connect(m_historySheet, &HistorySheet::closed, this, &MainWindow::hideSheet);
    connect(m_historySheet, &HistorySheet::exportTableRequested, this, &MainWindow::exportTable);
    connect(m_setsSheet, &SetsSheet::closed, this, &MainWindow::hideSheet);
    connect(m_setsSheet, &SetsSheet::exportRequested, this, &MainWindow::exportSets);
    connect(m_intakeSheet, &IntakeSheet::closed, this, &MainWindow::hideSheet);
    connect(m_swarmSheet, &SwarmSheet::closed, this, &MainWindow::hideSheet);
    connect(m_swarmSheet, &SwarmSheet::joined, this, [this] { showPage(Swarm); });
}

void MainWindow::createDocks()
{
    const auto dock = [this](const QString& title, const char* name, QWidget* content, Qt::DockWidgetArea area) {
        auto* made = new QDockWidget(title);
        made->setObjectName(QLatin1String(name));
        made->setWidget(content);
        made->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
        addDockWidget(area, made);
        return made;
    };
    auto* inspector = new Inspector(m_session);
    m_inspectorDock = dock(tr("Selected gene"), "inspectorDock", inspector, Qt::RightDockWidgetArea);
    m_jobsDock = dock(tr("Jobs"), "jobsDock", new JobsPanel(m_session.jobs()), Qt::BottomDockWidgetArea);
    m_problems = new ProblemsPanel;
    m_problemsDock = dock(tr("Problems"), "problemsDock", m_problems, Qt::BottomDockWidgetArea);
    tabifyDockWidget(m_jobsDock, m_problemsDock);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    resizeDocks({m_inspectorDock}, {kInspectorWidth}, Qt::Horizontal);
    resizeDocks({m_jobsDock}, {kBottomDockHeight}, Qt::Vertical);
    m_jobsDock->hide();
    m_problemsDock->hide();
    connect(m_inspectorDock->toggleViewAction(), &QAction::triggered, this,
            [this](bool shown) { m_inspectorWanted = shown; });
    connect(inspector, &Inspector::traitChosen, this, &MainWindow::goToTrait);
    connect(m_problems, &ProblemsPanel::exampleActivated, this, &MainWindow::goToGene);
    const auto toggle = [](QDockWidget* which) {
        which->setVisible(!which->isVisible());
        which->raise();
    };
    connect(m_status, &StatusLine::jobsClicked, this, [this, toggle] { toggle(m_jobsDock); });
    connect(m_status, &StatusLine::problemsClicked, this, [this, toggle] { toggle(m_problemsDock); });
}

void MainWindow::connectSession()
{
    m_session.setConfirm(
        [this](std::function<void()> proceed) { m_guard.close(Closing::Project, std::move(proceed)); });
    connect(qApp, &QGuiApplication::commitDataRequest, this, &MainWindow::commitData, Qt::DirectConnection);
    connect(&m_session, &Session::sorted, this, [this](const Intake& intake, const QStringList& paths) {
        m_intakeSheet->setIntake(intake, paths);
        showSheet(m_intakeSheet);
    });
    connect(&m_session, &Session::asked, this, [this](const Question& question) {
        m_questionSheet->ask(question);
        showSheet(m_questionSheet);
    });
    connect(&m_session, &Session::askedNoMore, this, [this] {
        if (m_sheets->currentWidget() == m_questionSheet) hideSheet();
    });
    connect(&m_session, &Session::documentReplaced, this, [this] {
        const QString kept = m_session.viewState(kPageKey);
        int page = m_session.hasData() ? Overview : Start;
        for (int i = Overview; i < m_pages.size(); ++i)
            if (m_session.hasData() && m_pages[i]->iconName() == kept) page = i;
        showPage(page);
    });
    for (const auto signal : {&Session::datasetChanged, &Session::resultsChanged, &Session::busyChanged})
        connect(&m_session, signal, this, &MainWindow::updateActions);
    connect(&m_session.swarm(), &SwarmLink::looked, this, &MainWindow::updateActions);
    connect(&m_session, &Session::titleChanged, this, &MainWindow::updateTitle);
    connect(&m_session.edits().stack(), &QUndoStack::indexChanged, this, &MainWindow::updateUndo);
    connect(&m_session, &Session::titleChanged, this, &MainWindow::updateActions);
    connect(&m_session.selection(), &Selection::genesChanged, this, &MainWindow::updateActions);
    connect(&m_session.selection(), &Selection::traitChanged, this, &MainWindow::updateActions);
    connect(&m_session, &Session::problemsChanged, this, [this] { m_problems->setProblems(m_session.problems()); });
    connect(&m_session, &Session::informed, this, [this](const QString& message) { m_status->say(message, false); });
    connect(&m_session, &Session::failed, this, [this](const QString& message) {
        m_status->say(message, true);
        showProblems();
    });
    connect(&m_session, &Session::fileOpened, this, [this](const QString& path) {
        m_settings.addRecentFile(path);
        updateRecentFiles();
    });
    connect(&m_session, &Session::runStarted, this,
            [this](const QString& analysis) { m_startedAt[utf8(analysis)] = place(); });
    connect(&m_session, &Session::runFinished, this,
            [this](const QString& analysis) { onRunFinished(utf8(analysis)); });
}

void MainWindow::onRunFinished(const std::string& analysis)
{
    const auto started = m_startedAt.extract(analysis);
    if (!started.empty() && started.mapped() == place()) {
        // A run that is done has nothing more to say in its form.
        if (m_sheets->currentWidget() == m_analysisSheet && m_analysisSheet->analysis() == analysis) hideSheet();
        // Decoding fills several pages; which of them is looked at first is left to who looks.
        if (analysis != kDecode) showRun(analysis);
        return;
    }
    // Somebody who works elsewhere by now is not taken away from there.
    m_status->offer(tr("Done: %1").arg(qtext(findAnalysis(analysis)->title)), tr("Show"),
                    [this, analysis] { showRun(analysis); });
}

void MainWindow::showRun(const std::string& analysis)
{
    if (analysis == kDecode) return showPage(Traits);
    for (TabsPage* page : m_tabsPages)
        if (page->showRun(analysis)) return showPage(static_cast<int>(m_pages.indexOf(page)));
    showPage(Trials);
}

void MainWindow::fitInto(const QSize& available)
{
    if (!isMaximized()) resize(size().boundedTo(available - kFrameRoom));
}

void MainWindow::open(const QStringList& paths) { m_session.open(paths); }

void MainWindow::addSources(const QStringList& paths, SourceRole role)
{
    if (!paths.isEmpty()) m_session.open(paths, role);
}

int MainWindow::currentPage() const { return m_stack->currentIndex(); }

void MainWindow::showPage(int page)
{
    // Before the page comes, which may be too wide to stand beside it (updateSheets).
    if (!hasInspector(page)) m_inspectorDock->hide();
    m_stack->setCurrentIndex(page);
    m_rail->setCurrent(page);
    m_session.setViewState(kPageKey, utf8(m_pages[page]->iconName()));
    updateInspector();
    updateActions();
}

void MainWindow::updateInspector()
{
    const bool roomForIt = !m_isSheetOpen || width() >= kWidthForSheetAndInspector;
    m_inspectorDock->setVisible(m_inspectorWanted && roomForIt && hasInspector(currentPage()));
}

void MainWindow::updateSheets()
{
    // Widgets that are shown one by one ask for room one by one, and what the window then grows by it keeps: what goes
    // away goes first.
    if (!m_isSheetOpen) m_sheets->hide();
    const int sheetWidth = m_sheets->currentWidget()->minimumWidth();
    const bool isAlone = m_isSheetOpen && width() - m_rail->width() - sheetWidth < kPageWidthBesideSheet;
    // While a sheet is open the window can become narrower than page and sheet together.
    m_stack->setMinimumWidth(m_isSheetOpen ? 1 : 0);
    m_stack->setVisible(!isAlone);
    m_sheets->setMinimumWidth(sheetWidth);
    m_sheets->setMaximumWidth(isAlone ? QWIDGETSIZE_MAX : sheetWidth);
    if (m_isSheetOpen) m_sheets->show();
}

void MainWindow::setTheme(ThemeChoice choice)
{
    Theme theme = themeFor(m_systemPalette);
    if (choice != ThemeChoice::System)
        theme = loadTheme(choice == ThemeChoice::Dark ? ThemeKind::Dark : ThemeKind::Light);
    applyTheme(theme);
    setStyleSheet(windowStyle(theme));
    applyIcons(*this, theme);
}

void MainWindow::showForm(std::string_view analysis)
{
    m_analysisSheet->showAnalysis(analysis);
    showSheet(m_analysisSheet);
}

void MainWindow::showSheet(SideSheet* sheet)
{
    // Nobody would come back to a question that was put away.
    if (sheet != m_questionSheet) m_session.giveUp();
    m_sheets->setCurrentWidget(sheet);
    m_isSheetOpen = true;
    updateInspector();
    updateSheets();
    sheet->setFocus();
    sheet->nextInFocusChain()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::hideSheet()
{
    m_isSheetOpen = false;
    updateSheets();
    updateInspector();
    m_stack->currentWidget()->setFocus();
}

void MainWindow::updateActions()
{
    const bool hasData = m_session.hasData();
    const bool idle = !m_session.isOpening();
    const Page& page = *m_pages[currentPage()];
    const Selection& selection = m_session.selection();
    for (QAction* action : {m_actions.openGenome, m_actions.openFolder, m_actions.openProject, m_actions.openSample})
        action->setEnabled(idle);
    for (QAction* action : QList<QAction*>{m_actions.addTraits, m_actions.addPhenotypes} + m_actions.addOther)
        action->setEnabled(idle);
    for (QAction* action : {m_actions.readingSettings, m_actions.save, m_actions.saveAs, m_actions.closeDocument,
                            m_actions.history, m_actions.sets, m_actions.analyze})
        action->setEnabled(hasData);
    for (QAction* form : m_actions.forms) form->setEnabled(hasData);
    m_actions.exportFigure->setEnabled(page.figure() != nullptr && !page.isEmpty());
    m_actions.exportTable->setEnabled(page.table() != nullptr && !page.isEmpty());
    m_actions.exportReport->setEnabled(m_session.decoding() != nullptr);
    m_actions.filter->setEnabled(!page.isEmpty());
    m_actions.disconnectSwarm->setEnabled(m_session.swarm().swarm().has_value());
    const int genes = static_cast<int>(selection.genes().size());
    m_actions.keepSelection->setEnabled(genes > 0);
    m_actions.keepSelection->setText(genes > 1 ? tr("Keep these %1 genes as…").arg(qtext(displayCount(genes)))
                                               : tr("Keep this gene as…"));
    m_actions.clearSelection->setEnabled(!selection.genes().isEmpty() || !selection.trait().isEmpty());
}

void MainWindow::updateUndo()
{
    const QUndoStack& steps = m_session.edits().stack();
    m_actions.undo->setText(steps.canUndo() ? tr("Undo: %1").arg(steps.undoText()) : tr("Undo"));
    m_actions.redo->setText(steps.canRedo() ? tr("Do again: %1").arg(steps.redoText()) : tr("Do again"));
    m_actions.undo->setEnabled(steps.canUndo());
    m_actions.redo->setEnabled(steps.canRedo());
}

void MainWindow::watchFilter(DataTable& table)
{
    connect(&table, &DataTable::filterEdited, this, [this, &table](const QString& before, const QString& after) {
        if (!m_session.hasData()) return;
        m_session.edits().push<QString>(
            tr("Filter of %1").arg(table.accessibleName()), before, after,
            [shown = QPointer<DataTable>(&table)](const QString& text) {
                if (shown && shown->filterText() != text) shown->setFilterText(text);
            },
            QStringLiteral("filter/") + table.accessibleName());
    });
}

void MainWindow::updateTitle()
{
    setWindowTitle(!m_session.hasData()     ? tr("Pleioscope")
                   : m_session.isReadOnly() ? tr("%1[*] (read only) — Pleioscope").arg(m_session.title())
                                            : tr("%1[*] — Pleioscope").arg(m_session.title()));
    setWindowModified(m_session.isDirty());
}

void MainWindow::updateRecentFiles()
{
    const QStringList files = m_settings.recentFiles();
    QMenu& menu = m_topBar->recentMenu();
    menu.clear();
    for (const QString& path : files)
        menu.addAction(QFileInfo(path).fileName(), this, [this, path] { open({path}); })->setToolTip(path);
    if (!files.isEmpty()) {
        menu.addSeparator();
        menu.addAction(tr("Forget these"), this, [this] {
            m_settings.clearRecentFiles();
            updateRecentFiles();
        });
    }
    menu.setEnabled(!files.isEmpty());
    m_startPage->setRecentFiles(files);
}

void MainWindow::goToGene(const QString& name)
{
    const Gene* gene = m_session.findGene(name);
    if (!gene) {
        m_status->say(tr("%1 is no gene of the open genome.").arg(name), false);
        return;
    }
    m_session.selection().selectGene(qtext(gene->id));
    if (currentPage() == Start || currentPage() == Overview) showPage(Genes);
}

void MainWindow::goToTrait(const TraitId& trait)
{
    m_session.selection().setTrait(trait);
    if (currentPage() != Codons) showPage(Traits);
}

void MainWindow::save(bool ask)
{
    if (!ask && m_session.isReadOnly()) {
        const Document& document = m_session.document();
        const int answer = askAboutLock(this, qtext(document.readOnlyReason), qtext(document.lockedBy));
        if (answer == QMessageBox::Reset) m_session.takeOver();
        if (answer != QMessageBox::Save) return;
    }
    QString path = m_session.savePath();
    if (m_session.isReadOnly()) {
        const QFileInfo taken(path);
        path = taken.dir().filePath(taken.completeBaseName() + QStringLiteral("_2.pleio"));
    }
    if (ask || path.isEmpty() || m_session.isReadOnly())
        path = askWhereToSaveProject(this, path.isEmpty() ? m_session.title() + QStringLiteral(".pleio") : path);
    if (!path.isEmpty()) m_session.save(path);
}

void MainWindow::exportFigure(const PlotSpec* spec)
{
    if (!spec) return;
    const PlotSpec figure = *spec;
    const QString path = askWhereToSaveFigure(this, qtext(figure.id) + QStringLiteral(".pdf"));
    if (!path.isEmpty()) pleio::exportFigure(m_session, figure, path);
}

void MainWindow::exportTable(const std::shared_ptr<const Table>& table)
{
    if (!table) return;
    const QString path =
        askWhereToSaveTable(this, qtext(table->id) + QStringLiteral(".tsv"), codonTableFrom(*table).has_value());
    if (!path.isEmpty()) pleio::exportTable(m_session, table, path);
}

void MainWindow::exportSets(const std::string& gmt)
{
    const QString path = askWhereToSaveSets(this, QStringLiteral("sets.gmt"));
    if (!path.isEmpty()) exportText(m_session, gmt, path);
}

void MainWindow::showProblems()
{
    m_problemsDock->show();
    m_problemsDock->raise();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_guard.isFree(Closing::Window)) {
        event->ignore();
        // Not from inside of this event, where a window that is about to close ignores it.
        m_guard.close(Closing::Window,
                      [this] { QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection); });
        return;
    }
    m_settings.setWindow(saveGeometry(), saveState());
    event->accept();
}

void MainWindow::commitData(QSessionManager& manager)
{
    // Without leave to ask, what is being written is still written before the program ends.
    if (m_guard.isFree(Closing::Window) || !manager.allowsInteraction()) return;
    if (m_guard.mayCloseWindow())
        manager.release();
    else
        manager.cancel();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    updateSheets();
    updateInspector();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty()) return;
    event->acceptProposedAction();
    open(files);
}

}  // namespace pleio
