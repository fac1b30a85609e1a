// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/trials_page.h"

#include "app/gui/analysis_names.h"
#include "app/gui/exports.h"
#include "app/gui/file_dialogs.h"
#include "app/gui/frame/actions.h"
#include "app/gui/frame/comparison_view.h"
#include "app/gui/frame/figure_panel.h"
#include "app/gui/frame/report_view.h"
#include "app/gui/frame/trial_form.h"
#include "app/gui/session.h"
#include "app/gui/trial_book.h"
#include "app/gui/trial_list_model.h"
#include "app/gui/trial_tables.h"
#include "core/base/text.h"
#include "widgets/models/text.h"
#include "widgets/tables/data_table.h"
#include "widgets/tables/row_view.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>
#include <utility>

namespace pleio {

namespace {

constexpr int kStarWidth = 36;
constexpr int kTrialNameWidth = 200;
constexpr int kFewLetters = 10;
constexpr std::size_t kMostCompared = 8;

/// A sentence in the place of what is not there.
QLabel* hintLabel()
{
    auto* label = new QLabel;
    label->setObjectName(QStringLiteral("hint"));
    label->setWordWrap(true);
    label->setMargin(16);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// What the choice beside that of the analysis stands for.
enum class Which { All, Starred, Done, Failed, Cancelled, Deleted };

Which whichOf(TrialState state) { return static_cast<Which>(static_cast<int>(Which::Done) + static_cast<int>(state)); }

std::optional<TrialState> stateOf(Which which)
{
    if (which < Which::Done || which > Which::Cancelled) return std::nullopt;
    return static_cast<TrialState>(static_cast<int>(which) - static_cast<int>(Which::Done));
}

}  // namespace

TrialsPage::TrialsPage(Session& session, const Actions& actions)
    : Page(tr("Trials"), QStringLiteral("trials"), session, actions), m_book(new TrialBook(session, this)),
      m_list(new TrialListModel(this))
{
    makeVerbs();
    auto* splitter = new QSplitter;
    splitter->addWidget(makeList());
    splitter->addWidget(makeDetail());
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setSizes({380, 560});
    splitter->setChildrenCollapsible(false);
    setContent(splitter);

    connect(m_list, &TrialListModel::listRead, this, &TrialsPage::onListRead);
    connect(m_list, &TrialListModel::failed, this,
            [this](const Error& error) { this->session().addFailure(error, tr("Reading the list of runs")); });
    connect(&session, &Session::documentReplaced, this, &TrialsPage::update);
    connect(&session, &Session::datasetChanged, this, &TrialsPage::updateVerbs);
    connect(&session, &Session::busyChanged, this, &TrialsPage::updateVerbs);
    connect(&session, &Session::resultsChanged, this, &TrialsPage::updateVerbs);
    connect(&session, &Session::resultsChanged, this,
            [this] { m_list->setPinned(this->session().document().pinned()); });
    connect(&session, &Session::trialsChanged, m_list, &TrialListModel::refresh);
    update();
}

TrialsPage::~TrialsPage() = default;

QWidget* TrialsPage::makeList()
{
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search names, notes, tags, parameters"));
    m_search->setAccessibleName(tr("Search the runs"));
    m_search->setClearButtonEnabled(true);
    m_analysis = new QComboBox;
    m_analysis->setAccessibleName(tr("Runs of which analysis"));
    m_analysis->addItem(tr("All analyses"), QString());
    for (const AnalysisDescriptor& analysis : builtinAnalyses())
        m_analysis->addItem(qtext(analysis.title), qtext(analysis.id));
    m_analysis->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_analysis->setMinimumContentsLength(kFewLetters);
    m_which = new QComboBox;
    m_which->setAccessibleName(tr("Which runs"));
    m_which->addItem(tr("All"), static_cast<int>(Which::All));
    m_which->addItem(tr("Starred"), static_cast<int>(Which::Starred));
    for (const TrialState state : {TrialState::Done, TrialState::Failed, TrialState::Cancelled})
        m_which->addItem(trialStateText(state), static_cast<int>(whichOf(state)));
    m_which->addItem(tr("Deleted"), static_cast<int>(Which::Deleted));
    m_which->setItemData(m_which->count() - 1, tr("They can be brought back until the project is closed."),
                         Qt::ToolTipRole);
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("hint"));
    m_view = new RowView;
    m_view->setAccessibleName(tr("Runs"));
    m_view->setModel(m_list);
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_view->horizontalHeader()->resizeSection(TrialListModel::StarColumn, kStarWidth);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_view->addActions({m_verbs.runAgain, m_verbs.copyCommand, m_verbs.pin, m_verbs.remove, m_verbs.bringBack,
                        m_verbs.exportRuns, m_verbs.bringIn});

    auto* filters = new QHBoxLayout;
    filters->setSpacing(8);
    filters->addWidget(m_analysis, 1);
    filters->addWidget(m_which);
    auto* verbs = new QHBoxLayout;
    verbs->setSpacing(4);
    for (QAction* verb : {m_verbs.runAgain, m_verbs.pin, m_verbs.remove, m_verbs.bringBack}) {
        auto* button = new QToolButton;
        button->setDefaultAction(verb);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        const auto follow = [button, verb] { button->setVisible(verb->isVisible()); };
        connect(verb, &QAction::visibleChanged, button, follow);
        verbs->addWidget(button);
    }
    auto* more = new QToolButton;
    more->setText(tr("More"));
    more->setAccessibleName(tr("More about runs"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->addActions({m_verbs.copyCommand, m_verbs.exportRuns, m_verbs.bringIn});
    verbs->addWidget(more);
    verbs->addStretch();
    verbs->addWidget(m_count);
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_search);
    layout->addLayout(filters);
    layout->addLayout(verbs);
    layout->addWidget(m_view, 1);

    connect(m_search, &QLineEdit::textChanged, this, &TrialsPage::query);
    for (QComboBox* box : {m_analysis, m_which}) connect(box, &QComboBox::activated, this, &TrialsPage::query);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TrialsPage::onSelection);
    return side;
}

QWidget* TrialsPage::makeDetail()
{
    m_statistics = new DataTable(tr("How often each analysis was run"));
    m_form = new TrialForm(*m_book);
    // So that Ctrl+Z takes back the name, not the letters that were typed.
    connect(m_form, &TrialForm::lineDone, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    m_report = new ReportView(session(), tr("the run"));
    m_noReport = hintLabel();
    m_origin = new QLabel;
    m_origin->setWordWrap(true);
    m_origin->setMargin(16);
    m_origin->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_origin->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_origin->setTextFormat(Qt::PlainText);
    m_origin->setAccessibleName(tr("How the run was made"));
    auto* origin = new QScrollArea;
    origin->setFrameShape(QFrame::NoFrame);
    origin->setWidgetResizable(true);
    origin->setWidget(m_origin);
    m_resultPages = new QStackedWidget;
    m_resultPages->addWidget(m_noReport);
    m_resultPages->addWidget(m_report);
    m_tabs = new QTabWidget;
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_resultPages, tr("Result"));
    m_tabs->addTab(m_form, tr("Notes"));
    m_tabs->addTab(origin, tr("How it was made"));
    m_one = new QWidget;
    auto* one = new QVBoxLayout(m_one);
    one->setContentsMargins(0, 0, 0, 0);
    one->setSpacing(0);
    one->addWidget(&m_form->headline());
    one->addWidget(m_tabs, 1);
    m_detail = new QStackedWidget;
    m_detail->addWidget(m_statistics);
    m_detail->addWidget(m_one);
    m_comparison = new ComparisonView(session());
    m_noComparison = hintLabel();
    m_detail->addWidget(m_comparison);
    m_detail->addWidget(m_noComparison);
    connect(m_comparison, &ComparisonView::exportTableRequested, this, &Page::exportTableRequested);
    connect(m_comparison, &ComparisonView::exportFigureRequested, this, &Page::exportFigureRequested);
    addFigure(m_report->figurePanel());
    connect(m_report, &ReportView::exportTableRequested, this, &Page::exportTableRequested);
    connect(m_report, &ReportView::figureChosen, this, &Page::shownChanged);
    connect(m_report, &ReportView::tableChosen, this, &Page::shownChanged);
    connect(m_statistics, &DataTable::exportRequested, this, [this] { emit exportTableRequested(table()); });
    return m_detail;
}

void TrialsPage::makeVerbs()
{
    const auto verb = [this](const QString& text, const QString& tip, const QKeySequence& keys, auto does) {
        auto* action = new QAction(text, this);
        action->setToolTip(tip);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, does);
        return action;
    };
    m_verbs.runAgain =
        verb(tr("Run again"), tr("Run it once more with its parameters and seed, on the files that are open now"), {},
             [this] {
                 if (m_shown) m_book->runAgain(*m_shown);
             });
    m_verbs.copyCommand =
        verb(tr("Copy as a command"),
             tr("Copy the command line that gives the same bytes; it takes the files from its folder"), {}, [this] {
                 if (m_shown) m_book->copyCommand(*m_shown);
             });
    m_verbs.exportRuns =
        verb(tr("Export runs…"), tr("Write the chosen runs, or all of the list, as JSON or CSV"), {}, [this] {
            std::vector<std::string> ids;
            for (const auto& trial : chosen()) ids.push_back(trial->id);
            const QString path = askWhereToSaveTrials(this, this->session().title() + QStringLiteral("_runs.json"));
            if (!path.isEmpty()) exportTrials(this->session(), ids, m_list->query(), path);
        });
    m_verbs.bringIn =
        verb(tr("Bring in runs…"),
             tr("Add runs that were exported from another project, or results of the older system"), {}, [this] {
                 std::vector<std::string> paths;
                 for (const QString& path : askForTrials(this)) paths.push_back(utf8(path));
                 m_book->bringIn(paths);
             });
    m_verbs.pin =
        verb(tr("Pin"), tr("Show this run on the page of its analysis, in place of the last one"), {}, [this] {
            if (!m_shown) return;
            if (m_book->isPinned(*m_shown))
                m_book->unpin(m_shown->analysis);
            else
                m_book->pin(*m_shown);
            updateVerbs();
        });
    const auto remove = [this](bool removed) {
        std::vector<Trial> trials;
        for (const auto& trial : chosen()) trials.push_back(*trial);
        m_view->clearSelection();
        m_book->setRemoved(trials, removed);
    };
    m_verbs.remove = verb(tr("Delete"), tr("Delete the chosen runs; Undo brings them back"), QKeySequence::Delete,
                          [remove] { remove(true); });
    m_verbs.bringBack =
        verb(tr("Bring back"), tr("Put the chosen runs among the others again"), {}, [remove] { remove(false); });
}

const PlotSpec* TrialsPage::figure() const
{
    return m_detail->currentWidget() == m_one && m_resultPages->currentWidget() == m_report ? m_report->figure()
                                                                                            : nullptr;
}

std::shared_ptr<const Table> TrialsPage::table() const
{
    if (m_detail->currentWidget() == m_statistics) return m_statistics->table();
    if (m_detail->currentWidget() == m_comparison) return m_comparison->tableView().table();
    if (m_detail->currentWidget() != m_one) return nullptr;
    return m_resultPages->currentWidget() == m_report ? m_report->table() : nullptr;
}

void TrialsPage::focusFilter()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool TrialsPage::isIdle() const { return !m_list->isReading(); }

void TrialsPage::update()
{
    m_view->clearSelection();
    show(nullptr);
    m_search->clear();
    m_analysis->setCurrentIndex(0);
    m_which->setCurrentIndex(0);
    query();
}

void TrialsPage::query()
{
    TrialQuery query;
    query.text = utf8(m_search->text());
    query.analysis = utf8(m_analysis->currentData().toString());
    const auto which = static_cast<Which>(m_which->currentData().toInt());
    query.state = stateOf(which);
    query.onlyStarred = which == Which::Starred;
    query.removed = which == Which::Deleted;
    m_isFiltered = !query.text.empty() || !query.analysis.empty() || query.state || query.onlyStarred || query.removed;
    if (m_shown) m_wanted = m_shown->id;
    m_list->setQuery(session().document().copy, query);
}

void TrialsPage::onListRead()
{
    const int total = m_list->rowCount();
    m_count->setText(total == 1 ? tr("1 run") : tr("%1 runs").arg(qtext(displayCount(total))));
    m_view->setEmptyText(showsRemoved() ? tr("No run was deleted.") : tr("No run fits what is looked for."));
    if (total == 0 && !m_isFiltered) {
        const QString what = tr("This page keeps every run of every analysis with its parameters, numbers, tables and "
                                "figures, and what you write about it. ");
        if (!session().hasData())
            showEmpty(what + tr("It needs a genome."), {actions().openGenome, actions().openSample});
        else
            showEmpty(what + tr("It needs an analysis."), {actions().analyze});
        show(nullptr);
        return;
    }
    if (isEmpty()) {
        showContent();
        m_view->resizeColumnsToContents();
        m_view->horizontalHeader()->resizeSection(TrialListModel::StarColumn, kStarWidth);
        m_view->horizontalHeader()->resizeSection(TrialListModel::NameColumn, kTrialNameWidth);
    }
    const std::string wanted = std::exchange(m_wanted, {});
    if (const int row = wanted.empty() ? -1 : m_list->rowOf(wanted); row >= 0) m_view->selectRow(row);
    onSelection();
}

bool TrialsPage::showsRemoved() const { return static_cast<Which>(m_which->currentData().toInt()) == Which::Deleted; }

std::vector<std::shared_ptr<const Trial>> TrialsPage::chosen() const
{
    std::vector<std::shared_ptr<const Trial>> trials;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        if (auto trial = m_list->trial(index.row())) trials.push_back(std::move(trial));
    return trials;
}

void TrialsPage::onSelection()
{
    const auto trials = chosen();
    if (trials.size() > 1) return compare(trials);
    m_compared.clear();
    show(trials.size() == 1 ? trials.front() : nullptr);
}

void TrialsPage::compare(const std::vector<std::shared_ptr<const Trial>>& trials)
{
    m_shown = nullptr;
    m_form->setTrial(nullptr);
    updateVerbs();
    std::vector<std::string> ids;
    for (const auto& trial : trials) ids.push_back(trial->id);
    if (ids == m_compared) return;
    m_compared = ids;
    m_list->cancelRead(m_reading);
    m_detail->setCurrentWidget(m_noComparison);
    emit shownChanged();
    if (trials.size() > kMostCompared)
        return m_noComparison->setText(
            tr("%1 runs are chosen; up to %2 can be compared.").arg(trials.size()).arg(kMostCompared));
    m_noComparison->setText(tr("Comparing the runs …"));
    std::vector<Trial> runs;
    std::vector<std::string> names;
    for (const auto& trial : trials) {
        const QString title = trialTitle(*trial);
        std::string name = utf8(title);
        for (int i = 2; std::ranges::find(names, name) != names.end(); ++i)
            name = utf8(QStringLiteral("%1 (%2)").arg(title).arg(i));
        names.push_back(std::move(name));
        runs.push_back(*trial);
    }
    using Compared = std::shared_ptr<const ComparedTrials>;
    m_reading = m_list->read<Compared>(
        tr("Compare runs"), this,
        [runs, names](const ProjectStore& store, Progress& progress) -> Result<Compared> {
            Result<ComparedTrials> compared = compareTrials(store, runs, names, progress);
            if (!compared) return compared.error();
            return std::make_shared<const ComparedTrials>(*std::move(compared));
        },
        [this, ids](Result<Compared> compared) {
            if (ids != m_compared) return;
            if (!compared) {
                if (compared.error().kind != ErrorKind::Cancelled)
                    m_noComparison->setText(qtext(compared.error().message));
                return;
            }
            m_comparison->show(*std::move(compared));
            m_detail->setCurrentWidget(m_comparison);
            emit shownChanged();
        });
}

void TrialsPage::show(const std::shared_ptr<const Trial>& trial)
{
    const bool isSame = m_shown && trial && m_shown->id == trial->id;
    m_shown = trial;
    m_form->setTrial(trial);
    updateVerbs();
    if (!trial) {
        m_detail->setCurrentWidget(m_statistics);
        showStatistics();
    } else if (!isSame) {
        m_detail->setCurrentWidget(m_one);
        m_origin->setText(originText(*trial));
        showResult(*trial);
    }
    emit shownChanged();
}

void TrialsPage::showResult(const Trial& trial)
{
    m_list->cancelRead(m_reading);
    m_resultPages->setCurrentWidget(m_noReport);
    if (trial.state != TrialState::Done) {
        m_noReport->setText(
            trial.state == TrialState::Failed
                ? tr("This run failed, so it has no result: %1").arg(runMessage(trial.analysis, trial.message))
                : tr("This run was cancelled, so it has no result."));
        return;
    }
    m_noReport->setText(tr("Reading the result …"));
    using Index = std::shared_ptr<const ResultIndex>;
    m_reading = m_list->read<Index>(
        tr("Read a result"), this,
        [id = trial.id](const ProjectStore& store, Progress& progress) -> Result<Index> {
            Result<Report> report = store.report(id, progress);
            if (!report) return report.error();
            return std::make_shared<const ResultIndex>(std::make_shared<const Report>(*std::move(report)));
        },
        [this, id = trial.id](Result<Index> index) {
            if (!m_shown || m_shown->id != id) return;
            if (!index) {
                if (index.error().kind != ErrorKind::Cancelled) m_noReport->setText(qtext(index.error().message));
                return;
            }
            m_report->show(*std::move(index), {}, {});
            m_resultPages->setCurrentWidget(m_report);
            m_report->showSelection();
            emit shownChanged();
        });
}

void TrialsPage::showStatistics()
{
    using Counts = std::vector<TrialStatistics>;
    m_list->read<Counts>(
        tr("Count the runs"), this, [](const ProjectStore& store, Progress&) { return store.statistics(); },
        [this](const Result<Counts>& counts) {
            if (counts) m_statistics->refreshTable(std::make_shared<const Table>(statisticsTable(*counts)), {}, {});
        });
}

void TrialsPage::updateVerbs()
{
    const auto trials = chosen();
    const bool isOne = m_shown != nullptr;
    const bool isDone = isOne && m_shown->state == TrialState::Done;
    const bool isPinned = isDone && m_book->isPinned(*m_shown);
    const bool removed = showsRemoved();
    m_verbs.runAgain->setEnabled(isOne && session().hasData() && session().analysisJob(m_shown->analysis) == 0);
    m_verbs.copyCommand->setEnabled(isOne && session().hasData());
    m_verbs.bringIn->setEnabled(session().hasData());
    m_verbs.pin->setEnabled(isDone && !removed);
    m_verbs.pin->setText(isPinned ? tr("Unpin") : tr("Pin"));
    m_verbs.remove->setEnabled(!trials.empty() && !removed);
    m_verbs.bringBack->setEnabled(!trials.empty());
    m_verbs.remove->setVisible(!removed);
    m_verbs.bringBack->setVisible(removed);
}

}  // namespace pleio
