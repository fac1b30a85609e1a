// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/panel_rect.h"

#include "core/base/text.h"
#include "widgets/plots/text_lines.h"
#include "widgets/plots/tickers.h"

#include <cmath>

namespace pleio {

namespace {

// Points.
constexpr double kIconWidth = 12;
constexpr double kIconGap = 3;
constexpr double kEntryGap = 10;
constexpr double kHeaderGap = 4;

/// "Genes" -> "3,961 genes"; a word that is all capitals ("GO terms") keeps them.
QString counted(qsizetype count, QString noun)
{
    if (noun.size() > 1 && noun.at(1).isLower()) noun[0] = noun.at(0).toLower();
    return toQString(displayCount(count)) + QLatin1Char(' ') + noun;
}

}  // namespace

PanelRect::PanelRect(QCustomPlot* plot, const plot::Panel& panel, const FigureStyle& style)
    : QCPAxisRect(plot), m_panel(panel), m_style(style), m_entries(legendEntries(panel))
{
}

void PanelRect::update(UpdatePhase phase)
{
    if (phase == upPreparation) {
        placeLegend();
        for (QCPAxis* axis : axes())
            if (axis->visible()) writeAxisTitle(axis, axis->orientation() == Qt::Horizontal ? m_panel.x : m_panel.y);
    }
    QCPAxisRect::update(phase);
}

void PanelRect::writeAxisTitle(QCPAxis* axis, const plot::Axis& spec) const
{
    QString title = toQString(spec.label);
    const auto names = axis->ticker().dynamicCast<LabelTicker>();
    if (names && !title.isEmpty() && !names->hasRoom()) title = counted(names->count(), title);
    const double length = axis->orientation() == Qt::Horizontal ? mRect.width() : mRect.height();
    const QFontMetricsF metrics(m_style.labelFont);
    if (metrics.horizontalAdvance(title) > length) title = wrapped(title, metrics, length).join(QLatin1Char('\n'));
    if (axis->label() != title) axis->setLabel(title);
}

/// Legend entries in lines of this width; an entry wider than a line has it to itself and is elided.
std::vector<PanelRect::PlacedEntry> PanelRect::placedWithin(double width) const
{
    const QFontMetricsF metrics(m_style.tickFont);
    const double iconSpace = m_style.length(kIconWidth + kIconGap), gap = m_style.length(kEntryGap);
    std::vector<PlacedEntry> placed;
    double left = 0;
    int line = 0;
    for (const LegendEntry& entry : m_entries) {
        const QString text = metrics.elidedText(entry.text, Qt::ElideRight, std::max(width - iconSpace, 0.0));
        const double needed = iconSpace + metrics.horizontalAdvance(text);
        if (left > 0 && left + needed > width) {
            left = 0;
            ++line;
        }
        placed.push_back({{text, entry.layer}, left, line});
        left += needed + gap;
    }
    return placed;
}

/// Above the axes, or from the left edge of the figure if that takes fewer lines.
void PanelRect::placeLegend()
{
    m_legendLeft = mRect.left();
    m_placed = placedWithin(mRect.width());
    auto wide = placedWithin(mRect.right() - mOuterRect.left());
    if (!wide.empty() && wide.back().line < m_placed.back().line) {
        m_placed = std::move(wide);
        m_legendLeft = mOuterRect.left();
    }
    m_legendLines = m_placed.empty() ? 0 : m_placed.back().line + 1;
}

double PanelRect::headerHeight() const
{
    double height = m_legendLines * QFontMetricsF(m_style.tickFont).lineSpacing();
    if (!m_panel.title.empty()) height += QFontMetricsF(m_style.labelFont).lineSpacing();
    return height > 0 ? height + m_style.length(kHeaderGap) : 0;
}

int PanelRect::calculateAutoMargin(QCP::MarginSide side)
{
    const int margin = QCPAxisRect::calculateAutoMargin(side);
    return side == QCP::msTop ? std::max(margin, static_cast<int>(std::ceil(headerHeight()))) : margin;
}

void PanelRect::draw(QCPPainter* painter)
{
    QCPAxisRect::draw(painter);
    double top = mRect.top() - headerHeight();
    if (!m_panel.title.empty()) {
        QFont font = m_style.labelFont;
        font.setWeight(QFont::DemiBold);
        const QFontMetricsF metrics(m_style.labelFont);
        painter->setFont(font);
        painter->setPen(m_style.theme.text);
        painter->drawText(QPointF(mRect.left(), top + metrics.ascent()), toQString(m_panel.title));
        top += metrics.lineSpacing();
    }
    const QFontMetricsF metrics(m_style.tickFont);
    for (const PlacedEntry& placed : m_placed) {
        const double x = m_legendLeft + placed.left, y = top + placed.line * metrics.lineSpacing();
        const QRectF icon(x, y + metrics.ascent() * 0.15, m_style.length(kIconWidth), metrics.ascent() * 0.9);
        drawLegendIcon(*painter, *placed.entry.layer, icon, m_style);
        painter->setFont(m_style.tickFont);
        painter->setPen(m_style.theme.text);
        painter->drawText(QPointF(x + m_style.length(kIconWidth + kIconGap), y + metrics.ascent()), placed.entry.text);
    }
}

}  // namespace pleio
