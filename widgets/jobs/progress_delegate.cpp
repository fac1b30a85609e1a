// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jobs/progress_delegate.h"

#include "widgets/jobs/jobs_model.h"

#include <QPainter>

namespace pleio {

namespace {

constexpr int kBarHeight = 3;

}  // namespace

void ProgressDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (!index.data(JobsModel::CanCancelRole).toBool()) return;
    const QRect cell = option.rect.adjusted(4, 0, -4, -2);
    QRect bar(cell.left(), cell.bottom() - kBarHeight + 1, cell.width(), kBarHeight);
    painter->fillRect(bar, option.palette.color(QPalette::Mid));
    bar.setWidth(qRound(bar.width() * index.data(JobsModel::FractionRole).toDouble()));
    painter->fillRect(bar, option.palette.color(QPalette::Highlight));
}

}  // namespace pleio
