// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/colour_key.h"

#include "core/base/undefined.h"
#include "widgets/plots/colour_scale.h"
#include "widgets/plots/heat_map_image.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

// Points.
constexpr double kStripWidth = 9;
constexpr double kGap = 3;
constexpr double kTallestStrip = 130;
constexpr double kSwatch = 9;
constexpr int kGradientRows = 256;

constexpr int kDigits = 3;

}  // namespace

ColourKey::ColourKey(QCustomPlot* plot, const plot::HeatMap& map, const FigureStyle& style)
    : QCPLayoutElement(plot), m_map(map), m_style(style)
{
    bool below = false, above = false;
    for (const double value : map.values) {
        m_missing |= std::isnan(value);
        below |= value < map.lower;
        above |= value > map.upper;
    }
    const double middle =
        map.scale == plot::HeatMap::Scale::Diverging && map.centre > map.lower && map.centre < map.upper
            ? map.centre
            : (map.lower + map.upper) / 2;
    m_marks = {{map.lower, (below ? QStringLiteral("≤ ") : QString()) + axisNumber(map.lower, kDigits)},
               {(map.lower + middle) / 2, axisNumber((map.lower + middle) / 2, kDigits)},
               {middle, axisNumber(middle, kDigits)},
               {(map.upper + middle) / 2, axisNumber((map.upper + middle) / 2, kDigits)},
               {map.upper, (above ? QStringLiteral("≥ ") : QString()) + axisNumber(map.upper, kDigits)}};

    const ColourScale scale(map, style.theme);
    m_gradient = QImage(1, kGradientRows, QImage::Format_RGB32);
    for (int row = 0; row < kGradientRows; ++row) {
        const double share = 1 - (row + 0.5) / kGradientRows;
        m_gradient.setPixel(0, row, scale.at(map.lower + share * (map.upper - map.lower)));
    }
}

void ColourKey::update(UpdatePhase phase)
{
    if (phase == upPreparation) {
        const QFontMetricsF ticks(m_style.tickFont), label(m_style.labelFont);
        double widest = 0;
        for (const Mark& mark : m_marks) widest = std::max(widest, ticks.horizontalAdvance(mark.text));
        double width = m_style.length(kStripWidth + kGap) + widest;
        if (!m_map.valueLabel.empty()) width += m_style.length(kGap) + label.height();
        if (m_missing)
            width =
                std::max(width, m_style.length(kStripWidth + kGap) + ticks.horizontalAdvance(QObject::tr("missing")));
        const int needed = static_cast<int>(std::ceil(width));
        if (minimumSize().width() != needed) {
            setMinimumSize(needed, 0);
            setMaximumSize(needed, QWIDGETSIZE_MAX);
        }
    }
    QCPLayoutElement::update(phase);
}

void ColourKey::draw(QCPPainter* painter)
{
    const QFontMetricsF ticks(m_style.tickFont), label(m_style.labelFont);
    const double half = ticks.height() / 2;
    const double below = m_missing ? m_style.length(kSwatch + 3 * kGap) : 0;
    const double height = std::min(m_style.length(kTallestStrip), mRect.height() - below - 2 * half);
    if (height < 2 * half) return;
    const QRectF strip(mRect.left(), mRect.top() + half, m_style.length(kStripWidth), height);
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter->setRenderHint(QPainter::LosslessImageRendering);
    painter->drawImage(strip, m_gradient);
    painter->setAntialiasing(true);
    painter->setPen(m_style.pen(m_style.theme.axis, 0.5));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(strip);

    painter->setFont(m_style.tickFont);
    const double textLeft = strip.right() + m_style.length(kGap);
    double widest = 0;
    const bool all = height > 6 * ticks.height();
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        if (!all && i % 2 == 1) continue;
        const double y = strip.bottom() - (m_marks[i].value - m_map.lower) / (m_map.upper - m_map.lower) * height;
        painter->setPen(m_style.pen(m_style.theme.axis, 0.5));
        painter->drawLine(QPointF(strip.right(), y), QPointF(strip.right() + m_style.length(kGap) / 2, y));
        painter->setPen(m_style.theme.text);
        painter->drawText(QPointF(textLeft, y - half + ticks.ascent()), m_marks[i].text);
        widest = std::max(widest, ticks.horizontalAdvance(m_marks[i].text));
    }

    if (!m_map.valueLabel.empty()) {
        const QString title = label.elidedText(toQString(m_map.valueLabel), Qt::ElideRight, height + 2 * half);
        painter->save();
        painter->translate(textLeft + widest + m_style.length(kGap) + label.descent(),
                           strip.center().y() - label.horizontalAdvance(title) / 2);
        painter->rotate(90);
        painter->setFont(m_style.labelFont);
        painter->setPen(m_style.theme.text);
        painter->drawText(QPointF(0, 0), title);
        painter->restore();
    }

    if (m_missing) {
        const QRectF swatch(strip.left(), strip.bottom() + m_style.length(3 * kGap), m_style.length(kStripWidth),
                            m_style.length(kSwatch));
        plot::HeatMap none;
        none.rows = none.columns = 1;
        none.values = {kUndefined};
        painter->drawImage(swatch, heatMapImage(none, m_style.theme, {-0.5, 0.5}, {-0.5, 0.5}, swatch.size().toSize(),
                                                m_style.length(kHatchPeriod)));
        painter->setPen(m_style.theme.text);
        painter->setFont(m_style.tickFont);
        painter->drawText(QPointF(textLeft, swatch.center().y() - half + ticks.ascent()), QObject::tr("missing"));
    }
}

}  // namespace pleio
