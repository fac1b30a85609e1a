// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/trial_list_model.h"

#include "app/gui/analysis_names.h"
#include "app/gui/trial_book.h"
#include "core/analysis/analysis.h"
#include "widgets/models/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace pleio {

namespace {

constexpr int kRowsInPage = 200;
constexpr std::size_t kMostPages = 40;

struct TrialDuration {
    Q_DECLARE_TR_FUNCTIONS(TrialDuration)
};

QString durationText(const Trial& trial)
{
    if (trial.started.isNull() || trial.finished.isNull()) return QStringLiteral("–");
    const double seconds = static_cast<double>(trial.started.msecsTo(trial.finished)) / 1000;
    if (seconds < 60) return TrialDuration::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 10 ? 1 : 0));
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole < 3600) return TrialDuration::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return TrialDuration::tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

QString tagsText(const Trial& trial)
{
    QStringList tags;
    for (const std::string& tag : trial.notes.tags) tags << qtext(tag);
    return tags.join(QStringLiteral(", "));
}

QString cellText(const Trial& trial, int column)
{
    switch (column) {
    case TrialListModel::StarColumn:
        return trial.notes.isStarred ? QStringLiteral("★") : QString();
    case TrialListModel::NameColumn:
        return trialTitle(trial);
    case TrialListModel::AnalysisColumn:
        return findAnalysis(trial.analysis) ? qtext(findAnalysis(trial.analysis)->title) : qtext(trial.analysis);
    case TrialListModel::StateColumn:
        return trialStateText(trial.state);
    case TrialListModel::MadeColumn: {
        const QDateTime& when = trial.finished.isNull() ? trial.started : trial.finished;
        return when.isNull() ? QStringLiteral("–") : QLocale().toString(when.toLocalTime(), QLocale::ShortFormat);
    }
    case TrialListModel::DurationColumn:
        return durationText(trial);
    case TrialListModel::TagsColumn:
        return tagsText(trial);
    default:
        return {};
    }
}

std::optional<TrialOrder> orderOf(int column)
{
    switch (column) {
    case TrialListModel::StarColumn:
        return TrialOrder::Starred;
    case TrialListModel::NameColumn:
        return TrialOrder::Name;
    case TrialListModel::AnalysisColumn:
        return TrialOrder::Analysis;
    case TrialListModel::StateColumn:
        return TrialOrder::State;
    case TrialListModel::MadeColumn:
        return TrialOrder::Made;
    case TrialListModel::DurationColumn:
        return TrialOrder::Duration;
    default:
        return std::nullopt;
    }
}

}  // namespace

Result<ProjectStore*> TrialListModel::Reader::store()
{
    if (!m_store) {
        const auto copy = m_copy.lock();
        if (!copy) return cancelled();
        Result<ProjectStore> opened = copy->reader();
        if (!opened) return opened.error();
        m_store.emplace(*std::move(opened));
    }
    return &*m_store;
}

TrialListModel::TrialListModel(QObject* parent) : QAbstractTableModel(parent) {}

void TrialListModel::setQuery(const std::shared_ptr<WorkingCopy>& copy, const TrialQuery& query)
{
    const TrialOrder order = m_query.order;
    const bool isDescending = m_query.isDescending;
    m_query = query;
    m_query.order = order;
    m_query.isDescending = isDescending;
    beginResetModel();
    if (!copy || m_copy.lock() != copy || !m_reader) {
        m_copy = copy;
        m_reader = copy ? std::make_shared<Reader>(copy) : nullptr;
    }
    ++m_generation;
    m_runner.cancelAll();
    m_total = 0;
    m_isStale = false;
    m_pages.clear();
    m_asked.clear();
    m_lastPage = 0;
    endResetModel();
    if (m_reader)
        fetch(0);
    else
        emit listRead();
}

void TrialListModel::setPinned(std::set<std::string> ids)
{
    if (ids == m_pinned) return;
    m_pinned = std::move(ids);
    if (m_total > 0) emit dataChanged(index(0, StateColumn), index(m_total - 1, StateColumn));
}

void TrialListModel::refresh()
{
    if (!m_reader) return;
    ++m_generation;
    m_isStale = true;
    m_asked.clear();
    fetch(m_lastPage);
}

std::shared_ptr<const Trial> TrialListModel::trial(int row) const
{
    const auto page = m_pages.find(row / kRowsInPage);
    if (page == m_pages.end()) return nullptr;
    const auto at = static_cast<std::size_t>(row % kRowsInPage);
    return at < page->second.size() ? page->second[at] : nullptr;
}

int TrialListModel::rowOf(const std::string& id) const
{
    for (const auto& [page, trials] : m_pages) {
        const auto found = std::ranges::find_if(trials, [&](const auto& trial) { return trial->id == id; });
        if (found != trials.end()) return page * kRowsInPage + static_cast<int>(found - trials.begin());
    }
    return -1;
}

void TrialListModel::fetch(int page)
{
    if (!m_reader || !m_asked.insert(page).second) return;
    TrialQuery query = m_query;
    query.offset = std::int64_t{page} * kRowsInPage;
    query.limit = kRowsInPage;
    this->read<TrialPage>(
        tr("Read the list of runs"), this,
        [query](const ProjectStore& store, Progress&) { return store.trials(query); },
        [this, page, generation = m_generation](Result<TrialPage> read) {
            if (generation == m_generation) take(page, std::move(read));
        });
}

void TrialListModel::look(int row)
{
    m_lastPage = row / kRowsInPage;
    if (!m_pages.contains(m_lastPage)) fetch(m_lastPage);
}

void TrialListModel::take(int page, Result<TrialPage> read)
{
    if (!read) {
        if (read.error().kind != ErrorKind::Cancelled) emit failed(read.error());
        return;
    }
    const int total = static_cast<int>(read->total);
    if (std::exchange(m_isStale, false)) m_pages.clear();
    auto& trials = m_pages[page];
    trials.clear();
    for (Trial& trial : read->trials) trials.push_back(std::make_shared<const Trial>(std::move(trial)));
    while (m_pages.size() > kMostPages) {
        const auto farthest =
            page - m_pages.begin()->first > m_pages.rbegin()->first - page ? m_pages.begin() : std::prev(m_pages.end());
        m_asked.erase(farthest->first);
        m_pages.erase(farthest);
    }
    if (total > m_total) {
        beginInsertRows({}, m_total, total - 1);
        m_total = total;
        endInsertRows();
    } else if (total < m_total) {
        beginRemoveRows({}, total, m_total - 1);
        m_total = total;
        endRemoveRows();
    }
    if (m_total > 0) emit dataChanged(index(0, 0), index(m_total - 1, ColumnCount - 1));
    emit listRead();
}

int TrialListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_total; }

int TrialListModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TrialListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_total) return {};
    if (role == Qt::TextAlignmentRole)
        return index.column() == DurationColumn ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) return {};
    // What is painted is what has to be read.
    const_cast<TrialListModel*>(this)->look(index.row());
    const auto shown = trial(index.row());
    if (!shown) return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
    if (index.column() == StarColumn && role != Qt::DisplayRole)
        return shown->notes.isStarred ? tr("Starred") : tr("Not starred");
    if (index.column() == StateColumn && role == Qt::ToolTipRole && !shown->message.empty())
        return runMessage(shown->analysis, shown->message);
    if (index.column() == StateColumn && m_pinned.contains(shown->id))
        return role == Qt::ToolTipRole ? tr("Pinned: pages show this run in place of the last one") : tr("pinned");
    return cellText(*shown, index.column());
}

QVariant TrialListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    switch (section) {
    case StarColumn:
        return role == Qt::DisplayRole ? QStringLiteral("☆") : tr("Starred");
    case NameColumn:
        return tr("Name");
    case AnalysisColumn:
        return tr("Analysis");
    case StateColumn:
        return tr("State");
    case MadeColumn:
        return tr("Made");
    case DurationColumn:
        return tr("Took");
    case TagsColumn:
        return tr("Tags");
    default:
        return {};
    }
}

void TrialListModel::sort(int column, Qt::SortOrder order)
{
    const std::optional<TrialOrder> by = column < 0 ? TrialOrder::Made : orderOf(column);
    if (!by) return;
    m_query.order = *by;
    m_query.isDescending = column < 0 || order == Qt::DescendingOrder;
    setQuery(m_copy.lock(), m_query);
}

}  // namespace pleio
