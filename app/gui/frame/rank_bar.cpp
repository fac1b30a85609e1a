// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/rank_bar.h"

#include "core/base/undefined.h"

#include <QPainter>

#include <cmath>

namespace pleio {

namespace {

constexpr int kRankWidth = 96;
constexpr int kRankHeight = 16;
constexpr int kMarkWidth = 3;
constexpr int kMarkHeight = 12;

}  // namespace

RankBar::RankBar(QWidget* parent) : QWidget(parent), m_rank(kUndefined)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RankBar::setRank(double rank)
{
    m_rank = rank;
    const QString text =
        std::isnan(rank) ? QString() : tr("Larger than in %1 % of the used genes").arg(qRound(rank * 100));
    setToolTip(text);
    setAccessibleName(text);
    update();
}

QSize RankBar::sizeHint() const { return {kRankWidth, kRankHeight}; }

void RankBar::paintEvent(QPaintEvent*)
{
    if (std::isnan(m_rank)) return;
    QPainter painter(this);
    const int middle = height() / 2;
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, middle, width(), middle);
    const int mark = qRound(m_rank * (width() - kMarkWidth));
    painter.fillRect(mark, middle - kMarkHeight / 2, kMarkWidth, kMarkHeight, palette().color(QPalette::Text));
}

}  // namespace pleio
