// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/top_bar.h"

#include "app/gui/analysis_names.h"
#include "app/gui/frame/search_box.h"
#include "app/gui/frame/window_style.h"
#include "app/gui/session.h"
#include "app/gui/set_book.h"
#include "core/base/text.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace pleio {

namespace {

constexpr int kSearchWidth = 300;
constexpr int kLeastSearchWidth = 120;
constexpr int kTitleWidth = 260;
constexpr int kClearIconSize = 14;

QToolButton* menuButton(const QString& text, const QString& name, QMenu* menu)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setAccessibleName(name);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QWidget* spacer()
{
    auto* widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return widget;
}

}  // namespace

TopBar::TopBar(Session& session, SetBook& sets, const Actions& actions, QWidget* parent)
    : QToolBar(parent), m_session(session), m_sets(sets), m_project(new QMenu(tr("Project"), this)),
      m_recent(new QMenu(tr("Recent files"), this)), m_view(new QMenu(tr("View"), this)),
      m_help(new QMenu(tr("Help"), this)), m_title(new QLabel), m_simulated(new QLabel(tr("Simulated data"))),
      m_search(new SearchBox(session)), m_chip(new QToolButton)
{
    setObjectName(QStringLiteral("topBar"));
    setWindowTitle(tr("Tools"));
    setMovable(false);
    // A tool bar gives its own size to the buttons put into it; with a larger one the bar grew with the selection.
    setIconSize({kClearIconSize, kClearIconSize});
    setContextMenuPolicy(Qt::PreventContextMenu);

    buildProjectMenu(actions);
    addWidget(menuButton(tr("&Project"), tr("Project menu"), m_project));
    addWidget(menuButton(tr("&View"), tr("View menu"), m_view));
    addWidget(menuButton(tr("&Help"), tr("Help menu"), m_help));
    m_title->setObjectName(QStringLiteral("documentTitle"));
    m_title->setMaximumWidth(kTitleWidth);
    addWidget(m_title);
    m_simulated->setObjectName(QStringLiteral("simulatedBadge"));
    m_simulated->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_simulated->setToolTip(tr("Made by the generator. Nothing here was measured on an organism."));
    QAction* simulatedAction = addWidget(m_simulated);
    addWidget(spacer());
    // It gives way before the selection and Analyze would be hidden.
    m_search->setMinimumWidth(kLeastSearchWidth);
    m_search->setMaximumWidth(kSearchWidth);
    addWidget(m_search);

    auto* chipMenu = new QMenu(m_chip);
    chipMenu->addAction(tr("Show in the table of genes"), this, &TopBar::showSelectedGenes);
    chipMenu->addAction(tr("Copy identifiers"), this, [this] {
        QStringList genes(m_session.selection().genes().begin(), m_session.selection().genes().end());
        genes.sort();
        QGuiApplication::clipboard()->setText(genes.join(u'\n'));
    });
    chipMenu->addSeparator();
    chipMenu->addAction(actions.keepSelection);
    QMenu* setMenu = chipMenu->addMenu(tr("Named sets"));
    connect(setMenu, &QMenu::aboutToShow, this, [this, setMenu, &actions] { fillSets(*setMenu, actions); });
    chipMenu->addAction(tr("Select all other genes"), &sets, &SetBook::selectOthers);
    chipMenu->addSeparator();
    chipMenu->addAction(actions.clearSelection);
    m_chip->setObjectName(QStringLiteral("chip"));
    m_chip->setMenu(chipMenu);
    m_chip->setPopupMode(QToolButton::InstantPopup);
    m_chip->setFocusPolicy(Qt::TabFocus);
    auto* clear = new QToolButton;
    clear->setObjectName(QStringLiteral("chipClear"));
    clear->setDefaultAction(actions.clearSelection);
    clear->setToolButtonStyle(Qt::ToolButtonIconOnly);
    clear->setFocusPolicy(Qt::TabFocus);
    clear->setAccessibleName(tr("Clear the selection"));
    m_chipActions = {addWidget(m_chip), addWidget(clear)};

    addWidget(analyzeButton(actions));

    connect(&session, &Session::titleChanged, this, &TopBar::updateTitle);
    connect(&session, &Session::datasetChanged, this,
            [this, simulatedAction] { simulatedAction->setVisible(m_session.isSimulated()); });
    connect(&session.selection(), &Selection::genesChanged, this, &TopBar::updateChip);
    connect(&session.selection(), &Selection::traitChanged, this, &TopBar::updateChip);
    simulatedAction->setVisible(false);
    updateTitle();
    updateChip();
}

QToolButton* TopBar::analyzeButton(const Actions& actions)
{
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    const auto groupOf = [](const QAction* form) { return analysisGroup(utf8(form->data().toString())); };
    QStringList groups;
    for (const QAction* form : actions.forms) groups << groupOf(form);
    groups.removeDuplicates();
    for (const QString& group : groups) {
        menu->addSection(group);
        for (QAction* form : actions.forms)
            if (groupOf(form) == group) menu->addAction(form);
    }
    QToolButton* button = menuButton(tr("Analyze ▾"), tr("Analyze"), menu);
    button->setObjectName(QStringLiteral("primary"));
    button->setEnabled(actions.analyze->isEnabled());
    connect(actions.analyze, &QAction::changed, button,
            [button, analyze = actions.analyze] { button->setEnabled(analyze->isEnabled()); });
    return button;
}

void TopBar::buildProjectMenu(const Actions& actions)
{
    m_project->addAction(actions.openGenome);
    m_project->addAction(actions.openFolder);
    m_project->addAction(actions.addTraits);
    m_project->addAction(actions.addPhenotypes);
    m_project->addMenu(tr("Add more data"))->addActions(actions.addOther);
    m_project->addAction(actions.readingSettings);
    m_project->addSeparator();
    m_project->addAction(actions.openProject);
    m_project->addMenu(m_recent);
    m_project->addAction(actions.openSample);
    m_project->addSeparator();
    m_project->addAction(actions.save);
    m_project->addAction(actions.saveAs);
    m_project->addSeparator();
    m_project->addAction(actions.undo);
    m_project->addAction(actions.redo);
    m_project->addAction(actions.history);
    m_project->addAction(actions.sets);
    m_project->addSeparator();
    m_project->addAction(actions.exportFigure);
    m_project->addAction(actions.exportTable);
    m_project->addAction(actions.exportReport);
    m_project->addSeparator();
    m_project->addAction(actions.closeDocument);
    m_project->addAction(actions.quit);
}

void TopBar::fillSets(QMenu& menu, const Actions& actions)
{
    menu.clear();
    for (const NamedSet& set : m_sets.sets()) {
        if (set.kind != SetKind::Genes || m_sets.all(set.kind).known(set.members).empty()) continue;
        // An ampersand in a name is no mnemonic.
        QMenu* one =
            menu.addMenu(tr("%1 (%2)").arg(qtext(set.name).replace(u'&', QStringLiteral("&&")), m_sets.sizeText(set)));
        for (const SetUse use : kSetUses)
            one->addAction(setUseText(use), &m_sets, [this, set, use] { m_sets.use(set, use); });
    }
    if (!menu.isEmpty()) menu.addSeparator();
    menu.addAction(actions.sets);
}

void TopBar::updateTitle()
{
    const QString title = m_session.hasData() ? m_session.title() : QString();
    const QString shown = m_session.isDirty() ? tr("%1 (not saved)").arg(title) : title;
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);  // as the style sheet will make it
    m_title->setText(QFontMetrics(bold).elidedText(shown, Qt::ElideMiddle, kTitleWidth));
    m_title->setToolTip(m_session.document().projectPath.empty() ? shown : qtext(m_session.document().projectPath));
}

void TopBar::updateChip()
{
    const Selection& selection = m_session.selection();
    QStringList parts;
    const int genes = static_cast<int>(selection.genes().size());
    if (genes > 0) parts << (genes == 1 ? tr("1 gene") : tr("%1 genes").arg(qtext(displayCount(genes))));
    if (!selection.trait().isEmpty()) parts << selection.trait().name;
    const QString text = parts.join(QStringLiteral(" · "));
    m_chip->setText(m_chip->fontMetrics().elidedText(text, Qt::ElideRight, kTitleWidth));
    m_chip->setToolTip(tr("Selected: %1").arg(text));
    m_chip->setAccessibleName(tr("Selected: %1").arg(text));
    for (QAction* action : m_chipActions) action->setVisible(!parts.isEmpty());
}

}  // namespace pleio
