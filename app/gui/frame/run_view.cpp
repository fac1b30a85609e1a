// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/run_view.h"

#include "app/gui/analysis_names.h"
#include "app/gui/frame/actions.h"
#include "app/gui/frame/empty_state.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/stale_banner.h"
#include "app/gui/scalar_table.h"
#include "app/gui/session.h"
#include "widgets/jobs/cancel_jobs.h"
#include "widgets/models/cell_text.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace pleio {

namespace {

constexpr qsizetype kNumbersInLine = 6;
constexpr int kMinChoiceWidth = 180;
constexpr int kMaxChoiceWidth = 420;
constexpr int kRunProgressWidth = 260;
const QString kNumbersId = QStringLiteral("numbers");

QComboBox* choiceBox(const QString& name)
{
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setMinimumWidth(kMinChoiceWidth);
    box->setMaximumWidth(kMaxChoiceWidth);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

bool hasDefaults(const AnalysisDescriptor& analysis, const Request& request)
{
    return std::ranges::all_of(analysis.parameters, [&](const ParameterSpec& spec) {
        const auto found = request.parameters.values().find(spec.id);
        return found == request.parameters.values().end() || found->second == spec.defaultValue;
    });
}

/// Item of a choice by the id in its data; the first if there is none.
int indexOf(const QComboBox& box, const QString& id) { return std::max(box.findData(id), 0); }

}  // namespace

RunView::RunView(Session& session, const Actions& actions, std::string_view analysis, QWidget* parent)
    : QWidget(parent), m_session(session), m_actions(actions), m_analysis(*findAnalysis(analysis)),
      m_run(new QAction(this)), m_form(new QAction(tr("Choose parameters…"), this)), m_pages(new QStackedLayout),
      m_empty(new EmptyState(qtext(m_analysis.title))), m_content(new QWidget), m_running(new QWidget),
      m_progress(new QProgressBar), m_progressText(new QLabel), m_numbers(new QLabel),
      m_figure(new FigurePanel(tr("Figure of %1").arg(qtext(m_analysis.title)))),
      m_figures(choiceBox(tr("Figure of %1").arg(qtext(m_analysis.title)))),
      m_table(new DataTable(tr("Table of %1").arg(qtext(m_analysis.title)))),
      m_tables(choiceBox(tr("Table of %1").arg(qtext(m_analysis.title)))),
      m_onlySelected(new QCheckBox(tr("Selected genes only")))
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

    m_numbers->setObjectName(QStringLiteral("hint"));
    m_numbers->setWordWrap(true);
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* change = new QPushButton(m_form->text());
    change->setObjectName(QStringLiteral("link"));
    connect(change, &QPushButton::clicked, m_form, &QAction::trigger);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(16, 4, 8, 4);
    line->addWidget(m_numbers, 1);
    line->addWidget(change);
    m_figure->toolbar().addWidget(m_figures);
    m_table->toolbar().insertWidget(0, m_tables);
    m_table->toolbar().insertWidget(1, m_onlySelected);
    m_onlySelected->setToolTip(tr("Show the rows of the genes that are selected, on this page or another."));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_figure);
    splitter->addWidget(m_table);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({360, 240});
    splitter->setChildrenCollapsible(false);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(0);
    content->addLayout(line);
    content->addWidget(splitter, 1);

    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new StaleBanner(session, actions, m_analysis.id));
    layout->addWidget(m_running);
    layout->addLayout(m_pages, 1);

    connect(m_figures, &QComboBox::activated, this, &RunView::takeFigure);
    connect(m_tables, &QComboBox::activated, this, &RunView::takeTable);
    connect(m_figure, &FigurePanel::keysSelected, &session, &Session::selectGenes);
    connect(m_table, &DataTable::keysSelected, this, [this](const QSet<QString>& keys) {
        if (m_table->table() && m_table->table()->find("gene_id")) m_session.selection().setGenes(keys);
    });
    connect(m_onlySelected, &QCheckBox::toggled, this, &RunView::showRows);
    connect(m_table, &DataTable::exportRequested, this, [this] { emit exportTableRequested(table()); });
    connect(&session.selection(), &Selection::genesChanged, this, &RunView::showSelection);
    connect(&session.jobs(), &JobRunner::jobChanged, this, &RunView::showProgress);
    connect(&session, &Session::busyChanged, this, &RunView::update);
    connect(&session, &Session::datasetChanged, this, &RunView::update);
    connect(&session, &Session::resultsChanged, this, &RunView::update);
    connect(&session, &Session::stalenessChanged, this, &RunView::update);
    update();
}

const std::string& RunView::analysis() const { return m_analysis.id; }

bool RunView::isEmpty() const { return m_pages->currentWidget() == m_empty; }

const PlotSpec* RunView::figure() const { return isEmpty() || m_figure->isHidden() ? nullptr : m_figure->spec(); }

std::shared_ptr<const Table> RunView::table() const { return isEmpty() ? nullptr : m_table->table(); }

void RunView::focusFilter() { m_table->focusFilter(); }

std::string RunView::stateKey(const char* what) const { return m_analysis.id + "." + what; }

void RunView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    update();
    showSelection();
}

void RunView::update()
{
    const bool running = m_session.analysisJob(m_analysis.id) != 0;
    const auto result = m_session.result(m_analysis.id);
    m_run->setEnabled(!running && m_session.hasData());
    m_running->setVisible(running);
    if (running) showProgress();
    if (!result) {
        m_shown = nullptr;
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
    m_pages->setCurrentWidget(m_content);
    // Figures and tables are large; a view that is not seen reads them when it is.
    if (result != m_shown && isVisible()) showReport(result);
}

void RunView::showReport(std::shared_ptr<const ResultIndex> result)
{
    m_shown = std::move(result);
    const Report& report = m_shown->report();
    QStringList all;
    for (const Scalar& scalar : report.scalars)
        all << QStringLiteral("%1 %2").arg(qtext(scalar.title), numberText(scalar.value));
    m_numbers->setText(all.mid(0, kNumbersInLine).join(QStringLiteral(" · ")));
    m_numbers->setToolTip(all.join(u'\n'));

    const QString figure = m_session.viewState(stateKey("figure"));
    m_figures->clear();
    for (const PlotSpec& plot : report.plots) m_figures->addItem(qtext(plot.title), qtext(plot.id));
    m_figure->setVisible(m_figures->count() > 0);
    if (m_figures->count() > 0) takeFigure(indexOf(*m_figures, figure));

    const QString table = m_session.viewState(stateKey("table"));
    m_tables->clear();
    for (const Table& each : report.tables) m_tables->addItem(qtext(each.title), qtext(each.id));
    if (!report.scalars.empty()) m_tables->addItem(tr("Numbers"), kNumbersId);
    if (m_tables->count() > 0) takeTable(indexOf(*m_tables, table));
}

void RunView::takeFigure(int index)
{
    m_figures->setCurrentIndex(index);
    const QString id = m_figures->itemData(index).toString();
    const PlotSpec* plot = m_shown->report().plot(utf8(id));
    if (!plot) return;
    m_session.setViewState(stateKey("figure"), utf8(id));
    m_figure->setSpec(*plot);
    m_figure->setSelectedKeys(m_session.selection().genes());
}

void RunView::takeTable(int index)
{
    m_tables->setCurrentIndex(index);
    const QString id = m_tables->itemData(index).toString();
    m_session.setViewState(stateKey("table"), utf8(id));
    auto table = m_shown->table(utf8(id));
    if (!table) table = std::make_shared<const Table>(scalarTable(m_shown->report()));
    m_table->setFilterText({});
    m_table->setTable(std::move(table), "gene_id", {{"gene_id", "symbol", "product"}, {}, {}, {}});
    m_onlySelected->setVisible(m_table->table()->find("gene_id") != nullptr);
    showRows();
}

void RunView::showRows()
{
    const Column* genes = m_table->table() ? m_table->table()->find("gene_id") : nullptr;
    if (!genes || !m_onlySelected->isChecked()) {
        m_table->showRows({});
    } else {
        std::vector<std::int32_t> rows;
        for (std::size_t row = 0; row < m_table->table()->rows(); ++row)
            if (m_session.selection().genes().contains(qtext(cellText(*genes, row))))
                rows.push_back(static_cast<std::int32_t>(row));
        m_table->showRows(std::move(rows));
    }
    m_table->setSelectedKeys(m_session.selection().genes());
}

void RunView::showFigure(std::string_view id)
{
    if (m_shown && m_figures->findData(qtext(id)) >= 0) takeFigure(indexOf(*m_figures, qtext(id)));
}

void RunView::showTable(std::string_view id)
{
    if (m_shown && m_tables->findData(qtext(id)) >= 0) takeTable(indexOf(*m_tables, qtext(id)));
}

void RunView::showSelection()
{
    if (!isVisible() || !m_shown) return;
    m_figure->setSelectedKeys(m_session.selection().genes());
    // Choosing a row among those of the selected genes must not take the others away.
    if (m_onlySelected->isChecked() && !m_table->isAncestorOf(QApplication::focusWidget())) return showRows();
    m_table->setSelectedKeys(m_session.selection().genes());
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
