// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/codons_page.h"

#include "app/gui/analysis_names.h"
#include "app/gui/frame/actions.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/run_view.h"
#include "app/gui/pages/usage_view.h"
#include "app/gui/session.h"
#include "widgets/models/text.h"

#include <QTabBar>
#include <QTabWidget>

namespace pleio {

namespace {

const std::string kTabKey = "codons_tab";
constexpr std::string_view kPrefix = "codon.";

}  // namespace

CodonsPage::CodonsPage(Session& session, const Actions& actions)
    : Page(tr("Codons"), QStringLiteral("codons"), session, actions), m_tabs(new QTabWidget),
      m_usage(new UsageView(session, actions))
{
    m_tabs->setAttribute(Qt::WA_StyledBackground);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Codon analyses"));
    m_tabs->addTab(m_usage, tr("Usage"));
    for (const AnalysisDescriptor& analysis : builtinAnalyses()) {
        if (!std::string_view(analysis.id).starts_with(kPrefix)) continue;
        auto* run = new RunView(session, actions, analysis.id);
        m_runs.append(run);
        m_tabs->setTabToolTip(m_tabs->addTab(run, analysisTab(analysis.id)), qtext(analysis.title));
        addFigure(run->figurePanel());
        connect(run, &RunView::exportTableRequested, this, &Page::exportTableRequested);
    }
    setContent(m_tabs);
    for (FigurePanel* panel : {&m_usage->usagePanel(), &m_usage->keyPanel()}) addFigure(*panel);
    connect(m_usage, &UsageView::exportTableRequested, this, &Page::exportTableRequested);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (this->session().hasGenome())
            this->session().setViewState(kTabKey, currentRun() ? currentRun()->analysis() : std::string());
        emit tabChanged();
    });
    connect(&session, &Session::documentReplaced, this, &CodonsPage::restoreTab);
    connect(&session, &Session::datasetChanged, this, &CodonsPage::update);
    update();
}

RunView* CodonsPage::currentRun() const { return qobject_cast<RunView*>(m_tabs->currentWidget()); }

const PlotSpec* CodonsPage::figure() const { return currentRun() ? currentRun()->figure() : m_usage->figure(); }

std::shared_ptr<const Table> CodonsPage::table() const
{
    return currentRun() ? currentRun()->table() : m_usage->table();
}

void CodonsPage::focusFilter()
{
    if (currentRun())
        currentRun()->focusFilter();
    else
        m_usage->focusFilter();
}

bool CodonsPage::showRun(std::string_view analysis)
{
    for (RunView* run : m_runs) {
        if (run->analysis() != analysis) continue;
        m_tabs->setCurrentWidget(run);
        return true;
    }
    return false;
}

void CodonsPage::restoreTab()
{
    if (!showRun(utf8(session().viewState(kTabKey)))) m_tabs->setCurrentWidget(m_usage);
}

void CodonsPage::update()
{
    if (session().hasGenome())
        showContent();
    else
        showEmpty(tr("This page compares the codon usage of selected genes or of a trait with that of the genome, and "
                     "has the codon statistics of every gene. It needs a genome."),
                  {actions().openGenome, actions().openSample});
}

}  // namespace pleio
