// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/tabs_page.h"

#include "app/gui/analysis_names.h"
#include "app/gui/frame/actions.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/report_view.h"
#include "app/gui/frame/run_view.h"
#include "app/gui/session.h"
#include "widgets/models/text.h"

#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace pleio {

TabsPage::TabsPage(Page& first, Content content, Session& session, const Actions& actions)
    : Page(first.title(), first.iconName(), session, actions), m_first(first), m_sentence(std::move(content.sentence)),
      m_tabs(new QTabWidget)
{
    m_tabs->setAttribute(Qt::WA_StyledBackground);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(content.tabsName);
    m_tabs->addTab(&first, content.firstTab);
    connect(&first, &Page::exportFigureRequested, this, &Page::exportFigureRequested);
    connect(&first, &Page::exportTableRequested, this, &Page::exportTableRequested);
    connect(&first, &Page::shownChanged, this, &Page::shownChanged);
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        if (std::ranges::none_of(content.prefixes,
                                 [&](std::string_view prefix) { return analysis.id.starts_with(prefix); }))
            continue;
        auto* run = new RunView(session, actions, analysis.id);
        m_runs.append(run);
        m_tabs->setTabToolTip(m_tabs->addTab(run, analysisTab(analysis.id)), qtext(analysis.title));
        addFigure(run->report().figurePanel());
        connect(&run->report(), &ReportView::exportTableRequested, this, &Page::exportTableRequested);
    }
    setContent(m_tabs);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (this->session().hasData()) this->session().setViewState(tabKey(), partInFront());
        emit shownChanged();
    });
    connect(&session, &Session::documentReplaced, this, &TabsPage::restoreTab);
    connect(&session, &Session::datasetChanged, this, &TabsPage::update);
    update();
}

std::string TabsPage::tabKey() const { return utf8(iconName()) + "_tab"; }

RunView* TabsPage::currentRun() const { return qobject_cast<RunView*>(m_tabs->currentWidget()); }

bool TabsPage::isEmpty() const
{
    if (Page::isEmpty()) return true;
    return currentRun() ? currentRun()->isEmpty() : m_first.isEmpty();
}

std::string TabsPage::partInFront() const { return currentRun() ? currentRun()->analysis() : std::string(); }

const PlotSpec* TabsPage::figure() const { return currentRun() ? currentRun()->figure() : m_first.figure(); }

std::shared_ptr<const Table> TabsPage::table() const { return currentRun() ? currentRun()->table() : m_first.table(); }

void TabsPage::focusFilter()
{
    if (currentRun())
        currentRun()->report().focusFilter();
    else
        m_first.focusFilter();
}

bool TabsPage::showRun(std::string_view analysis)
{
    for (RunView* run : m_runs) {
        if (run->analysis() != analysis) continue;
        m_tabs->setCurrentWidget(run);
        return true;
    }
    return false;
}

void TabsPage::restoreTab()
{
    if (!showRun(utf8(session().viewState(tabKey())))) m_tabs->setCurrentWidget(&m_first);
}

void TabsPage::update()
{
    if (session().hasData())
        showContent();
    else
        showEmpty(m_sentence, {actions().openGenome, actions().openSample});
}

}  // namespace pleio
