// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/jobs_panel.h"

#include "widgets/jobs/cancel_jobs.h"
#include "widgets/jobs/jobs_model.h"
#include "widgets/jobs/progress_delegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace pleio {

JobsPanel::JobsPanel(JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_runner(runner), m_model(new JobsModel(runner, this)), m_view(new QTreeView),
      m_cancel(new QPushButton(tr("Cancel job"))), m_cancelAll(new QPushButton(tr("Cancel all")))
{
    auto* shown = new QSortFilterProxyModel(this);
    shown->setFilterRole(JobsModel::ShownRole);
    shown->setFilterFixedString(QStringLiteral("true"));
    shown->setSourceModel(m_model);
    m_view->setModel(shown);
    m_view->setAccessibleName(tr("Jobs"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setItemDelegateForColumn(JobsModel::StateColumn, new ProgressDelegate(m_view));
    m_view->header()->setStretchLastSection(false);
    m_view->header()->resizeSection(JobsModel::TitleColumn, 280);
    m_view->header()->resizeSection(JobsModel::StateColumn, 120);
    m_view->header()->setSectionResizeMode(JobsModel::TextColumn, QHeaderView::Stretch);

    auto* buttons = new QVBoxLayout;
    buttons->setContentsMargins(8, 8, 8, 8);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_cancelAll);
    buttons->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);

    connect(m_cancel, &QPushButton::clicked, this, &JobsPanel::cancelSelected);
    connect(m_cancelAll, &QPushButton::clicked, this, [this] { cancelJobs(m_runner, runs(), this); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &JobsPanel::updateButtons);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &JobsPanel::updateButtons);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &JobsPanel::updateButtons);
    updateButtons();
}

void JobsPanel::cancelSelected()
{
    const QModelIndex current = m_view->currentIndex();
    if (current.isValid()) cancelJobs(m_runner, {current.data(JobsModel::IdRole).toInt()}, this);
}

std::vector<int> JobsPanel::runs() const
{
    std::vector<int> ids;
    for (const JobStatus& job : m_runner.jobs()) {
        const bool isActive = job.state == JobState::Waiting || job.state == JobState::Running;
        if (isActive && !isWriting(job.kind)) ids.push_back(job.id);
    }
    return ids;
}

void JobsPanel::updateButtons()
{
    m_cancelAll->setEnabled(!runs().empty());
    m_cancel->setEnabled(m_view->currentIndex().data(JobsModel::CanCancelRole).toBool());
}

}  // namespace pleio
