// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/figure_text.h"

#include "widgets/plots/text_lines.h"

#include <cmath>

namespace pleio {

namespace {

constexpr double kTagPadding = 3;  // points
constexpr double kTagGap = 8;

}  // namespace

FigureText::FigureText(QCustomPlot* plot, const FigureStyle& style, QString text, const QFont& font, QColor colour,
                       QString tag, double mostOfHeight)
    : QCPLayoutElement(plot), m_style(style), m_text(std::move(text)), m_font(font), m_colour(colour),
      m_tag(std::move(tag)), m_mostOfHeight(mostOfHeight)
{
}

double FigureText::tagWidth() const
{
    if (m_tag.isEmpty()) return 0;
    return QFontMetricsF(m_style.labelFont).horizontalAdvance(m_tag) + 2 * m_style.length(kTagPadding);
}

void FigureText::update(UpdatePhase phase)
{
    if (phase == upPreparation) {
        const QFontMetricsF metrics(m_font);
        const QMargins around = mParentPlot->plotLayout()->margins();
        const double width = mParentPlot->viewport().width() - around.left() - around.right();
        m_lines = wrapped(m_text, metrics, width - (m_tag.isEmpty() ? 0 : tagWidth() + m_style.length(kTagGap)));
        const double height = m_mostOfHeight * mParentPlot->viewport().height();
        const auto most = std::max<qsizetype>(1, static_cast<qsizetype>(height / metrics.lineSpacing()));
        if (m_lines.size() > most) {
            m_lines = m_lines.mid(0, most);
            m_lines.back() = metrics.elidedText(m_lines.back() + QStringLiteral(" …"), Qt::ElideRight, width);
        }
        const double lines = std::max<double>(static_cast<double>(m_lines.size()), m_tag.isEmpty() ? 0.0 : 1.5);
        const int needed = static_cast<int>(std::ceil(lines * metrics.lineSpacing()));
        if (minimumSize().height() != needed) {
            setMinimumSize(0, needed);
            setMaximumSize(QWIDGETSIZE_MAX, needed);
        }
    }
    QCPLayoutElement::update(phase);
}

void FigureText::draw(QCPPainter* painter)
{
    const QFontMetricsF metrics(m_font);
    painter->setFont(m_font);
    painter->setPen(m_colour);
    double baseline = mRect.top() + metrics.ascent();
    for (const QString& line : std::as_const(m_lines)) {
        painter->drawText(QPointF(mRect.left(), baseline), line);
        baseline += metrics.lineSpacing();
    }
    if (m_tag.isEmpty()) return;
    const QFontMetricsF tagMetrics(m_style.labelFont);
    const double padding = m_style.length(kTagPadding);
    const QRectF frame(mRect.right() - tagWidth() - m_style.length(0.5), mRect.top() + m_style.length(0.5), tagWidth(),
                       tagMetrics.height() + padding);
    painter->setAntialiasing(true);
    painter->setPen(m_style.pen(m_style.theme.text, 0.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(frame);
    painter->setPen(m_style.theme.text);
    painter->setFont(m_style.labelFont);
    painter->drawText(QPointF(frame.left() + padding, frame.top() + padding / 2 + tagMetrics.ascent()), m_tag);
}

}  // namespace pleio
