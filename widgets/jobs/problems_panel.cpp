// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/problems_panel.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace pleio {

ProblemsPanel::ProblemsPanel(QWidget* parent) : QWidget(parent), m_model(new NotesModel(this)), m_view(new QTreeView)
{
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Problems"));
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setExpandsOnDoubleClick(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(NotesModel::TextColumn, QHeaderView::Stretch);
    m_view->header()->resizeSection(NotesModel::CountColumn, 88);
    m_view->header()->resizeSection(NotesModel::OriginColumn, 120);
    m_view->header()->resizeSection(NotesModel::WhereColumn, 160);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);

    const auto open = [this](const QModelIndex& index) {
        const QString example = index.siblingAtColumn(NotesModel::TextColumn).data(NotesModel::ExampleRole).toString();
        if (!example.isEmpty()) emit exampleActivated(example);
    };
    connect(m_view, &QTreeView::clicked, this, open);
    connect(m_view, &QTreeView::activated, this, open);
}

void ProblemsPanel::setProblems(std::vector<Problem> problems) { m_model->setProblems(std::move(problems)); }

}  // namespace pleio
