// SPDX-License-Identifier: GPL-3.0-or-later
// What the window can do, and the menus it stands in.
#include "app/gui/exports.h"
#include "app/gui/file_dialogs.h"
#include "app/gui/frame/rail.h"
#include "app/gui/frame/search_box.h"
#include "app/gui/frame/top_bar.h"
#include "app/gui/frame/window_style.h"
#include "app/gui/main_window.h"
#include "app/gui/pages/genes_page.h"
#include "app/gui/role_names.h"
#include "app/gui/sheets/help_sheet.h"
#include "app/gui/sheets/history_sheet.h"
#include "app/gui/sheets/reading_sheet.h"
#include "app/gui/sheets/sets_sheet.h"
#include "app/gui/sheets/swarm_sheet.h"
#include "core/io/source_roles.h"
#include "widgets/models/text.h"
#include "widgets/theme/application_theme.h"

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QMenu>

namespace pleio {

QAction* MainWindow::addAction(const QString& text, const QString& iconName, const QKeySequence& keys,
                               std::function<void()> triggered)
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    if (!iconName.isEmpty()) setIconName(*action, iconName);
    connect(action, &QAction::triggered, this, std::move(triggered));
    QMainWindow::addAction(action);
    return action;
}

void MainWindow::createActions()
{
    const auto icon = [](const char* name) { return QString::fromLatin1(name); };
    m_actions.openGenome =
        addAction(tr("Open genome…"), icon("open"), QKeySequence::Open, [this] { open(askForGenome(this)); });
    m_actions.openFolder = addAction(tr("Open folder…"), icon("open"), {}, [this] {
        const QString folder = askForFolder(this);
        if (!folder.isEmpty()) open({folder});
    });
    const auto add = [this](SourceRole role, const QString& iconName, const QKeySequence& shortcut) {
        return addAction(tr("Add %1…").arg(roleTitle(role)), iconName, shortcut,
                         [this, role] { addSources(askForSources(this, role), role); });
    };
    m_actions.addTraits = add(SourceRole::Traits, icon("import"), Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    m_actions.addPhenotypes = add(SourceRole::Phenotypes, icon("import"), Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    for (const SourceRoleInfo& info : sourceRoles())
        if (info.role != SourceRole::Genome && info.role != SourceRole::Traits && info.role != SourceRole::Phenotypes)
            m_actions.addOther << add(info.role, {}, {});
    m_actions.readingSettings =
        addAction(tr("How the files were read"), icon("table"), {}, [this] { showSheet(m_readingSheet); });
    m_actions.openProject = addAction(tr("Open project…"), icon("open"), Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] {
        const QString path = askForProject(this);
        if (!path.isEmpty()) open({path});
    });
    m_actions.openSample =
        addAction(tr("Open the sample project"), icon("genome"), {}, [this] { m_session.openSample(); });
    m_actions.save = addAction(tr("Save project"), icon("save"), QKeySequence::Save, [this] { save(false); });
    m_actions.saveAs =
        addAction(tr("Save project as…"), icon("save"), Qt::CTRL | Qt::SHIFT | Qt::Key_S, [this] { save(true); });
    m_actions.closeDocument = addAction(tr("Close project"), {}, QKeySequence::Close, [this] {
        m_guard.close(Closing::Project, [this] { m_session.closeDocument(); });
    });
    m_actions.undo = addAction({}, icon("undo"), QKeySequence::Undo, [this] { m_session.edits().stack().undo(); });
    m_actions.redo =
        addAction({}, icon("redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { m_session.edits().stack().redo(); });
    m_actions.history = addAction(tr("History"), {}, {}, [this] {
        m_historySheet->fill();
        showSheet(m_historySheet);
    });
    m_actions.sets = addAction(tr("Sets of genes and conditions"), {}, {}, [this] { showSheet(m_setsSheet); });
    m_actions.keepSelection = addAction(tr("Keep the selected genes as…"), {}, {}, [this] {
        showSheet(m_setsSheet);
        m_setsSheet->nameSelected();
    });
    m_actions.exportFigure = addAction(tr("Export figure…"), icon("export"), Qt::CTRL | Qt::Key_E,
                                       [this] { exportFigure(m_pages[currentPage()]->figure()); });
    m_actions.exportTable = addAction(tr("Export table…"), icon("table"), Qt::CTRL | Qt::Key_T,
                                      [this] { exportTable(m_pages[currentPage()]->table()); });
    m_actions.exportReport = addAction(tr("Export all results…"), icon("export"), {}, [this] {
        const QString folder = askForReportFolder(this);
        if (!folder.isEmpty()) exportReport(m_session, kDecode, folder);
    });
    m_actions.analyze = addAction(tr("Analyze"), icon("run"), Qt::CTRL | Qt::Key_R, [this] { showForm(kDecode); });
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        QAction* form = addAction(qtext(analysis.title), {}, {}, [this, id = analysis.id] { showForm(id); });
        form->setData(qtext(analysis.id));
        form->setToolTip(qtext(analysis.answers));
        m_actions.forms.append(form);
    }
    m_actions.connectSwarm = addAction(tr("Connect to a swarm…"), icon("swarm"), {}, [this] {
        m_swarmSheet->fill();
        showSheet(m_swarmSheet);
    });
    m_actions.disconnectSwarm =
        addAction(tr("Disconnect from the swarm"), {}, {}, [this] { m_session.swarm().leave(); });
    m_actions.search = addAction(tr("Search"), icon("search"), Qt::CTRL | Qt::Key_K, [this] {
        m_topBar->search().setFocus(Qt::ShortcutFocusReason);
        m_topBar->search().selectAll();
    });
    m_actions.filter = addAction(tr("Filter the table"), icon("search"), QKeySequence::Find,
                                 [this] { m_pages[currentPage()]->focusFilter(); });
    m_actions.clearSelection = addAction(tr("Clear the selection"), icon("cancel"), Qt::CTRL | Qt::Key_D,
                                         [this] { m_session.selection().clear(); });
    m_actions.quit = addAction(tr("Quit"), {}, Qt::CTRL | Qt::Key_Q, [this] { close(); });
}

void MainWindow::createMenus()
{
    auto* themes = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("Colours of the system")},
                                                       {ThemeChoice::Light, tr("Light")},
                                                       {ThemeChoice::Dark, tr("Dark")}};
    QMenu& view = m_topBar->viewMenu();
    for (QAction* page : m_rail->pages()) view.addAction(page);
    view.addSeparator();
    for (QDockWidget* dock : {m_inspectorDock, m_jobsDock, m_problemsDock}) view.addAction(dock->toggleViewAction());
    view.addSeparator();
    for (const auto& [choice, title] : choices) {
        QAction* action = view.addAction(title);
        action->setCheckable(true);
        action->setChecked(m_settings.theme() == choice);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice = choice] {
            m_settings.setTheme(choice);
            setTheme(choice);
        });
    }
    m_topBar->helpMenu().addAction(tr("About Pleioscope, and keys"), this, [this] { showSheet(m_helpSheet); });
    connect(m_topBar, &TopBar::showSelectedGenes, this, [this] {
        m_genesPage->showSelected();
        showPage(Genes);
    });
    m_topBar->search().setActions(
        QList<QAction*>{m_actions.openGenome, m_actions.openFolder, m_actions.addTraits, m_actions.addPhenotypes} +
            m_actions.addOther +
            QList<QAction*>{m_actions.readingSettings, m_actions.openProject, m_actions.openSample, m_actions.save,
                            m_actions.saveAs, m_actions.closeDocument, m_actions.undo, m_actions.redo,
                            m_actions.history, m_actions.sets, m_actions.keepSelection, m_actions.exportFigure,
                            m_actions.exportTable, m_actions.exportReport, m_actions.analyze, m_actions.connectSwarm,
                            m_actions.disconnectSwarm, m_actions.clearSelection},
        m_actions.forms);
    connect(&m_topBar->search(), &SearchBox::geneChosen, this, &MainWindow::goToGene);
    connect(&m_topBar->search(), &SearchBox::traitChosen, this, &MainWindow::goToTrait);
}

}  // namespace pleio
