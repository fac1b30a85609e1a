// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/run_view.h"

#include "app/gui/analysis_names.h"
#include "app/gui/frame/actions.h"
#include "app/gui/frame/empty_state.h"
#include "app/gui/frame/report_view.h"
#include "app/gui/frame/result_warnings.h"
#include "app/gui/frame/stale_banner.h"
#include "app/gui/session.h"
#include "widgets/jobs/cancel_jobs.h"
#include "widgets/models/text.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

namespace {

constexpr int kRunProgressWidth = 260;

bool hasDefaults(const AnalysisDescriptor& analysis, const Request& request)
{
    return std::ranges::all_of(analysis.parameters, [&](const ParameterSpec& spec) {
        const auto found = request.parameters.values().find(spec.id);
        return found == request.parameters.values().end() || found->second == spec.defaultValue;
    });
}

}  // namespace

RunView::RunView(Session& session, const Actions& actions, std::string_view analysis, QWidget* parent)
    : QWidget(parent), m_session(session), m_actions(actions), m_analysis(*findAnalysis(analysis)),
      m_run(new QAction(this)), m_form(new QAction(tr("Choose parameters…"), this)), m_pages(new QStackedLayout),
      m_empty(new EmptyState(qtext(m_analysis.title))), m_report(new ReportView(session, qtext(m_analysis.title))),
      m_running(new QWidget), m_progress(new QProgressBar), m_progressText(new QLabel)
{
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    connect(m_run, &QAction::triggered, this, [this] { m_session.analyze(m_session.request(m_analysis.id)); });
    connect(m_form, &QAction::triggered, actions.form(m_analysis.id), &QAction::trigger);

    m_progress->setRange(0, 100);
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(kRunProgressWidth);
    m_progress->setAccessibleName(tr("Progress of %1").arg(qtext(m_analysis.title)));
    m_progressText->setObjectName(QStringLiteral("hint"));
    auto* cancel = new QPushButton(tr("Cancel the run"));
    connect(cancel, &QPushButton::clicked, this,
            [this] { cancelJobs(m_session.jobs(), {m_session.analysisJob(m_analysis.id)}, this); });
    auto* running = new QHBoxLayout(m_running);
    running->setContentsMargins(16, 8, 16, 8);
    running->setSpacing(12);
    running->addWidget(m_progress);
    running->addWidget(m_progressText, 1);
    running->addWidget(cancel);

    auto* change = new QPushButton(m_form->text());
    change->setObjectName(QStringLiteral("link"));
    connect(change, &QPushButton::clicked, m_form, &QAction::trigger);
    m_report->line().addWidget(change);

    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_report);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new StaleBanner(session, actions, m_analysis.id));
    layout->addWidget(new ResultWarnings(session, m_analysis.id));
    layout->addWidget(m_running);
    layout->addLayout(m_pages, 1);

    connect(m_report, &ReportView::figureChosen, this,
            [this](const QString& id) { m_session.setViewState(stateKey("figure"), utf8(id)); });
    connect(m_report, &ReportView::tableChosen, this,
            [this](const QString& id) { m_session.setViewState(stateKey("table"), utf8(id)); });
    connect(&session.jobs(), &JobRunner::jobChanged, this, &RunView::showProgress);
    connect(&session, &Session::busyChanged, this, &RunView::update);
    connect(&session, &Session::datasetChanged, this, &RunView::update);
    connect(&session, &Session::resultsChanged, this, &RunView::update);
    connect(&session, &Session::stalenessChanged, this, &RunView::update);
    update();
}

const std::string& RunView::analysis() const { return m_analysis.id; }

bool RunView::isEmpty() const { return m_pages->currentWidget() == m_empty; }

const PlotSpec* RunView::figure() const { return isEmpty() ? nullptr : m_report->figure(); }

std::shared_ptr<const Table> RunView::table() const { return isEmpty() ? nullptr : m_report->table(); }

std::string RunView::stateKey(const char* what) const { return m_analysis.id + "." + what; }

void RunView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    update();
    m_report->showSelection();
}

void RunView::update()
{
    const bool running = m_session.analysisJob(m_analysis.id) != 0;
    const auto result = m_session.result(m_analysis.id);
    m_run->setEnabled(!running && m_session.hasData());
    m_running->setVisible(running);
    if (running) showProgress();
    if (!result) {
        const QString answers = qtext(m_analysis.answers);
        m_run->setText(hasDefaults(m_analysis, m_session.request(m_analysis.id)) ? tr("Run with the defaults")
                                                                                 : tr("Run as chosen in the form"));
        if (const auto need = m_session.lacking(m_analysis))
            m_empty->explain(answers + u' ' + needSentence(*need), m_actions.adding(*need));
        else
            m_empty->explain(answers, {m_run, m_form});
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    m_pages->setCurrentWidget(m_report);
    // Figures and tables are large; a view that is not seen reads them when it is.
    if (result != m_report->result() && isVisible())
        m_report->show(result, m_session.viewState(stateKey("figure")), m_session.viewState(stateKey("table")));
}

void RunView::showProgress()
{
    const int id = m_session.analysisJob(m_analysis.id);
    if (id == 0 || !isVisible()) return;
    for (const JobStatus& job : m_session.jobs().jobs()) {
        if (job.id != id) continue;
        m_progress->setValue(qRound(100 * job.fraction));
        m_progressText->setText(job.state == JobState::Waiting ? tr("Waiting for other work") : job.text);
    }
}

}  // namespace pleio
