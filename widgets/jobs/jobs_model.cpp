// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/jobs_model.h"

#include <QLocale>

namespace pleio {

namespace {

QString stateText(JobState state)
{
    switch (state) {
    case JobState::Waiting:
        return JobsModel::tr("waiting");
    case JobState::Running:
        return JobsModel::tr("running");
    case JobState::Done:
        return JobsModel::tr("done");
    case JobState::Failed:
        return JobsModel::tr("failed");
    case JobState::Cancelled:
        return JobsModel::tr("cancelled");
    }
    return {};
}

QString timeText(const JobStatus& job)
{
    if (!job.started.isValid()) return {};
    if (!job.finished.isValid()) return QLocale().toString(job.started.toLocalTime().time(), QLocale::ShortFormat);
    const double seconds = static_cast<double>(job.started.msecsTo(job.finished)) / 1000.0;
    return JobsModel::tr("%1 s").arg(seconds, 0, 'f', seconds < 10 ? 1 : 0);
}

}  // namespace

JobsModel::JobsModel(const JobRunner& runner, QObject* parent)
    : QAbstractTableModel(parent), m_runner(runner), m_count(static_cast<int>(runner.jobs().size()))
{
    connect(&runner, &JobRunner::jobAdded, this, [this](int) {
        const int added = static_cast<int>(m_runner.jobs().size()) - m_count;
        if (added <= 0) return;
        beginInsertRows({}, 0, added - 1);
        m_count += added;
        endInsertRows();
    });
    connect(&runner, &JobRunner::jobChanged, this, [this](int jobIndex) {
        const int row = rowOf(jobIndex);
        if (row >= 0 && row < m_count) emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    });
}

int JobsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_count; }

int JobsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant JobsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const JobStatus& job = m_runner.jobs()[static_cast<std::size_t>(rowOf(index.row()))];
    switch (role) {
    case FractionRole:
        return job.state == JobState::Done ? 1.0 : job.fraction;
    case IdRole:
        return job.id;
    case CanCancelRole:
        return job.state == JobState::Waiting || job.state == JobState::Running;
    case ShownRole:
        return job.kind != JobKind::Keeps || job.state == JobState::Failed;
    case Qt::ToolTipRole:
        return job.text;
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case TitleColumn:
        return job.title;
    case StateColumn:
        return job.state == JobState::Running ? tr("%1 %").arg(qRound(job.fraction * 100)) : stateText(job.state);
    case TextColumn:
        return job.text;
    case TimeColumn:
        return timeText(job);
    default:
        return {};
    }
}

QVariant JobsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == TimeColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case TitleColumn:
        return tr("Job");
    case StateColumn:
        return tr("Progress");
    case TextColumn:
        return tr("Step");
    case TimeColumn:
        return tr("Time");
    default:
        return {};
    }
}

}  // namespace pleio
