// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/rank_bar.h"

#include <QPainter>

#include <cmath>
#include <limits>

namespace pleio {

namespace {

constexpr int kWidth = 96;
constexpr int kHeight = 16;
constexpr int kMarkRadius = 4;

}  // namespace

RankBar::RankBar(QWidget* parent) : QWidget(parent), m_rank(std::numeric_limits<double>::quiet_NaN())
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

QSize RankBar::sizeHint() const { return {kWidth, kHeight}; }

void RankBar::paintEvent(QPaintEvent*)
{
    if (std::isnan(m_rank)) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int middle = height() / 2;
    const int left = kMarkRadius;
    const int right = width() - kMarkRadius;
    painter.setPen(QPen(palette().color(QPalette::Mid), 2));
    painter.drawLine(left, middle, right, middle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Text));
    painter.drawEllipse(QPointF(left + m_rank * (right - left), middle), kMarkRadius, kMarkRadius);
}

}  // namespace pleio
