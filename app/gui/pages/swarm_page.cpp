// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/swarm_page.h"

#include "app/gui/frame/actions.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/session.h"
#include "app/gui/swarm_tables.h"
#include "core/base/text.h"
#include "core/plot/swarm_plots.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace pleio {

namespace {

constexpr std::chrono::milliseconds kSecond{1000};

/// Views keep the user's place, but a new table still costs drawing: most looks bring nothing new to most tables.
void showTable(DataTable& view, Table table, std::string_view key, const DataTable::Arrangement& arrangement)
{
    if (view.table() && toTsv(*view.table()) == toTsv(table)) return;
    view.refreshTable(std::make_shared<const Table>(std::move(table)), key, arrangement);
}

void showFigure(FigurePanel& panel, const PlotSpec& spec)
{
    const auto drawn = [](const PlotSpec& figure) {
        std::vector<double> numbers;
        for (const plot::Layer& layer : figure.panels.front().layers)
            if (const auto* bars = std::get_if<plot::Bars>(&layer)) {
                numbers.insert(numbers.end(), bars->position.begin(), bars->position.end());
                numbers.insert(numbers.end(), bars->height.begin(), bars->height.end());
            }
        return numbers;
    };
    if (!panel.spec() || drawn(*panel.spec()) != drawn(spec)) panel.setSpec(spec);
}

QString summary(const SwarmOverview& overview)
{
    std::int64_t present = 0, slotCount = 0, running = 0;
    for (const WorkerStatus& worker : overview.workers) {
        if (workerState(worker) == WorkerState::Offline) continue;
        ++present;
        slotCount += worker.capacity;
        running += worker.running;
    }
    if (present == 0) return SwarmPage::tr("no worker is here");
    return SwarmPage::tr("workers: %1, tasks running: %2 of %3 at once")
        .arg(qtext(displayCount(present)), qtext(displayCount(running)), qtext(displayCount(slotCount)));
}

}  // namespace

SwarmPage::SwarmPage(Session& session, const Actions& actions)
    : Page(tr("Swarm"), QStringLiteral("swarm"), session, actions), m_link(session.swarm()), m_where(new QLabel),
      m_state(new QLabel), m_purge(new QPushButton(tr("Purge…"))), m_workers(new DataTable(tr("Workers"))),
      m_queues(new FigurePanel(tr("Tasks in the queues"))), m_throughput(new FigurePanel(tr("Tasks done a minute"))),
      m_tabs(new QTabWidget), m_tasks(new DataTable(tr("Tasks"))), m_log(new DataTable(tr("Log")))
{
    m_drain = addButton(*m_workers, tr("Drain"), tr("Let the selected workers finish their tasks and take no more"),
                        &SwarmPage::drainSelected);
    // Each goes to the left of the one before.
    m_retry = addButton(*m_tasks, tr("Try again"), tr("Begin those of the selected tasks anew that did not end well"),
                        &SwarmPage::retrySelected);
    m_cancel = addButton(*m_tasks, tr("Cancel tasks"), tr("Cancel those of the selected tasks that are not over"),
                         &SwarmPage::cancelSelected);
    m_tasks->setNoRowsText(
        tr("No task was submitted yet: choose the swarm under \"Run on\" in the form of an analysis."));
    m_log->setNoRowsText(tr("Nothing has happened yet."));
    for (FigurePanel* panel : {m_queues, m_throughput}) addFigure(*panel);
    for (DataTable* view : {m_workers, m_tasks, m_log}) {
        connect(view, &DataTable::keysSelected, this, &SwarmPage::updateButtons);
        connect(view, &DataTable::exportRequested, this, [this, view] { emit exportTableRequested(view->table()); });
    }
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(makeContent(), 1);
    setContent(content);

    m_countdown.setInterval(kSecond);
    connect(&m_countdown, &QTimer::timeout, this, &SwarmPage::updateState);
    connect(&m_link, &SwarmLink::swarmChanged, this, &SwarmPage::changeSwarm);
    connect(&m_link, &SwarmLink::looked, this, &SwarmPage::update);
    changeSwarm();
    update();
}

QWidget* SwarmPage::makeHeader()
{
    m_where->setObjectName(QStringLiteral("sectionTitle"));
    for (QLabel* label : {m_where, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_state->setWordWrap(true);
    m_state->setAccessibleName(tr("State of the connection"));
    const auto button = [](const QString& text, QAction* action) {
        auto* made = new QPushButton(text);
        QObject::connect(made, &QPushButton::clicked, action, &QAction::trigger);
        return made;
    };
    m_purge->setToolTip(tr("Delete all tasks, inputs, results and the log of the namespace"));
    connect(m_purge, &QPushButton::clicked, this, &SwarmPage::purge);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_where);
    words->addWidget(m_state);
    auto* header = new QWidget;
    auto* layout = new QHBoxLayout(header);
    layout->setContentsMargins(16, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(words, 1);
    layout->addWidget(m_purge);
    layout->addWidget(button(tr("Change…"), actions().connectSwarm));
    layout->addWidget(button(tr("Disconnect"), actions().disconnectSwarm));
    return header;
}

QWidget* SwarmPage::makeContent()
{
    auto* top = new QSplitter(Qt::Horizontal);
    top->addWidget(m_workers);
    top->addWidget(m_queues);
    top->addWidget(m_throughput);
    top->setSizes({480, 340, 376});
    top->setStretchFactor(0, 4);
    top->setStretchFactor(1, 3);
    top->setStretchFactor(2, 3);
    top->setChildrenCollapsible(false);
    m_tabs->setAttribute(Qt::WA_StyledBackground);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Tasks and log"));
    m_tabs->addTab(m_tasks, tr("Tasks"));
    m_tabs->addTab(m_log, tr("Log"));
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(top);
    splitter->addWidget(m_tabs);
    splitter->setSizes({280, 320});
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

QToolButton* SwarmPage::addButton(DataTable& table, const QString& text, const QString& help,
                                  void (SwarmPage::*pressed)())
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(help);
    connect(button, &QToolButton::clicked, this, pressed);
    table.toolbar().insertWidget(1, button);
    return button;
}

DataTable& SwarmPage::currentTable() const { return m_tabs->currentWidget() == m_log ? *m_log : *m_tasks; }

const PlotSpec* SwarmPage::figure() const { return m_throughput->spec(); }

std::shared_ptr<const Table> SwarmPage::table() const { return currentTable().table(); }

void SwarmPage::focusFilter() { currentTable().focusFilter(); }

QString SwarmPage::stateText() const { return m_state->text(); }

void SwarmPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_link.setWatched(true);
}

void SwarmPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_link.setWatched(false);
    m_countdown.stop();
}

void SwarmPage::changeSwarm()
{
    if (!m_link.swarm()) {
        showEmpty(tr("This page shows the workers, queues and tasks of a swarm: other machines that run analyses for "
                     "this window. It needs a Redis server and at least one pleioscope-worker; everything else here "
                     "works without."),
                  {actions().connectSwarm});
        return;
    }
    const Swarm& swarm = *m_link.swarm();
    m_where->setText(tr("%1, namespace %2").arg(qtext(swarm.address.shown()), qtext(swarm.keys.nameSpace())));
    m_workers->setNoRowsText(tr("No worker is here. On each machine that is to help, start:\n"
                                "pleioscope-worker --redis %1 --namespace %2")
                                 .arg(qtext(swarm.address.shown()), qtext(swarm.keys.nameSpace())));
    const QString unknown = tr("This is known when the server has answered.");
    for (DataTable* view : {m_workers, m_tasks, m_log}) view->clear(unknown);
    for (FigurePanel* panel : {m_queues, m_throughput}) panel->clear(unknown);
    showContent();
}

void SwarmPage::update()
{
    updateState();
    if (m_link.state() == SwarmLink::State::Online && m_link.overview()) {
        const auto id = [](const char* column) { return QString::fromLatin1(column); };
        showTable(*m_workers, workerTable(*m_link.overview()), "worker",
                  {{}, {}, id("worker"), {}, 220, {{id("worker"), 190}}});
        showTable(*m_tasks, taskTable(*m_link.overview()), "id",
                  {{},
                   {id("id")},
                   id("submitted"),
                   Qt::DescendingOrder,
                   260,
                   {{id("analysis"), 220}, {id("step"), 200}, {id("worker"), 180}, {id("submitted"), 170}}});
        showTable(*m_log, logTable(*m_link.overview()), "entry",
                  {{}, {id("entry")}, {}, {}, 640, {{id("time"), 170}, {id("text"), 400}}});
        updateFigures();
    }
    updateButtons();
}

void SwarmPage::updateState()
{
    const SwarmLink::State state = m_link.state();
    const bool isUnreachable = state == SwarmLink::State::Unreachable;
    QString text;
    if (state == SwarmLink::State::Connecting) text = tr("Connecting…");
    if (state == SwarmLink::State::Online && m_link.overview())
        text = tr("Online; %1").arg(summary(*m_link.overview()));
    if (isUnreachable) {
        const int seconds = m_link.secondsToNextTry();
        text = seconds > 0 ? tr("Cannot be reached, trying again in %1 s. %2").arg(seconds).arg(m_link.problem())
                           : tr("Cannot be reached, trying again now. %1").arg(m_link.problem());
        if (const SwarmOverview* seen = m_link.overview()) {
            const QTime time = QDateTime::fromMSecsSinceEpoch(seen->nowMs).time();
            text += u' ' + tr("Below is what was seen at %1.").arg(QLocale().toString(time, QLocale::ShortFormat));
        }
    }
    m_state->setText(text);
    const QString look = isUnreachable ? QStringLiteral("fieldProblem") : QStringLiteral("hint");
    if (m_state->objectName() != look) {
        m_state->setObjectName(look);
        m_state->setStyleSheet({});  // looks the object name up again
    }
    if (isUnreachable && isVisible())
        m_countdown.start();
    else
        m_countdown.stop();
}

void SwarmPage::updateFigures()
{
    const SwarmOverview& overview = *m_link.overview();
    const TaskQueue::Depth& depth = overview.depth;
    showFigure(*m_queues,
               swarmQueuePlot({depth.waiting[0], depth.waiting[1], depth.waiting[2], depth.delayed, depth.dead}));
    showFigure(*m_throughput, swarmThroughputPlot(overview.donePerMinute));
}

void SwarmPage::updateButtons()
{
    const bool isOnline = m_link.state() == SwarmLink::State::Online;
    m_purge->setEnabled(isOnline);
    m_drain->setEnabled(isOnline && !m_workers->selectedKeys().isEmpty());
    m_cancel->setEnabled(isOnline && !selectedTasks(false).empty());
    m_retry->setEnabled(isOnline && !selectedTasks(true).empty());
}

std::vector<std::string> SwarmPage::selectedTasks(bool over) const
{
    std::vector<std::string> ids;
    if (!m_link.overview()) return ids;
    const QSet<QString> selected = m_tasks->selectedKeys();
    for (const ListedTask& task : m_link.overview()->tasks) {
        const TaskState state = task.status.state;
        const bool endedBadly = state == TaskState::Failed || state == TaskState::Cancelled;
        const bool fits = over ? endedBadly : !endedBadly && state != TaskState::Done;
        if (fits && selected.contains(qtext(task.status.id))) ids.push_back(task.status.id);
    }
    return ids;
}

void SwarmPage::cancelSelected() { m_link.cancelTasks(selectedTasks(false)); }

void SwarmPage::retrySelected() { m_link.retryTasks(selectedTasks(true)); }

void SwarmPage::drainSelected()
{
    for (const QString& worker : m_workers->selectedKeys()) m_link.drainWorker(utf8(worker));
}

void SwarmPage::purge()
{
    if (!m_link.swarm()) return;
    QMessageBox question(
        QMessageBox::Warning, tr("Purge the namespace"),
        tr("All tasks, inputs, results and the log of namespace %1 are deleted, for everybody who uses "
           "it. What runs is lost.")
            .arg(qtext(m_link.swarm()->keys.nameSpace())),
        QMessageBox::Discard | QMessageBox::Cancel, this);
    question.button(QMessageBox::Discard)->setText(tr("Purge"));
    question.setDefaultButton(QMessageBox::Cancel);
    if (question.exec() == QMessageBox::Discard) m_link.purge();
}

}  // namespace pleio
