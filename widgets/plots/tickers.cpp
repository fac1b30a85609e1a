// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/tickers.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pleio {

namespace {

constexpr double kPointsPerTickAcross = 45;
constexpr double kPointsPerTickUp = 22;
constexpr int kMostTicks = 7;
constexpr double kShareForNames = 0.34;  // of the figure's width or height

double pixelLength(const QCPAxis* axis)
{
    const QRect rect = axis->axisRect()->rect();
    return axis->orientation() == Qt::Horizontal ? rect.width() : rect.height();
}

}  // namespace

NumberTicker::NumberTicker(const QCPAxis* axis, const FigureStyle& style, bool wholeNumbers)
    : m_axis(axis), m_style(style), m_wholeNumbers(wholeNumbers)
{
}

void NumberTicker::generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                            QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    const double perTick = m_axis->orientation() == Qt::Horizontal ? kPointsPerTickAcross : kPointsPerTickUp;
    setTickCount(std::clamp(static_cast<int>(pixelLength(m_axis) / m_style.length(perTick)), 2, kMostTicks));
    QCPAxisTicker::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
}

double NumberTicker::getTickStep(const QCPRange& range)
{
    const double step = QCPAxisTicker::getTickStep(range);
    return m_wholeNumbers ? std::max(1.0, std::ceil(step)) : step;
}

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int) { return axisNumber(tick); }

QString LogarithmicTicker::getTickLabel(double tick, const QLocale&, QChar, int) { return axisNumber(tick); }

LabelTicker::LabelTicker(const QCPAxis* axis, const FigureStyle& style, const std::vector<plot::Tick>& ticks)
    : m_axis(axis), m_style(style)
{
    std::vector<std::size_t> order(ticks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return ticks[i].at; });
    for (const std::size_t i : order) {
        m_at.append(ticks[i].at);
        m_labels.append(toQString(ticks[i].text));
    }
    for (qsizetype i = 1; i < m_at.size(); ++i) {
        const double step = m_at[i] - m_at[i - 1];
        if (step > 0) m_step = i == 1 ? step : std::min(m_step, step);
    }
}

double LabelTicker::widestLabel() const
{
    const QFontMetricsF metrics(m_style.tickFont);
    double widest = 0;
    for (const QString& label : m_labels)
        for (const QString& line : label.split(QLatin1Char('\n')))
            widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest;
}

bool LabelTicker::hasRoom() const
{
    const double perName = m_step * pixelLength(m_axis) / m_axis->range().size();
    const QFontMetricsF metrics(m_style.tickFont);
    const bool stacked = m_axis->orientation() == Qt::Vertical || m_axis->tickLabelRotation() != 0;
    return perName >= (stacked ? metrics.ascent() : widestLabel() + m_style.length(2));
}

void LabelTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                           QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    ticks.clear();
    if (subTicks) subTicks->clear();
    if (tickLabels) tickLabels->clear();
    if (!hasRoom()) return;
    const QRect figure = m_axis->parentPlot()->viewport();
    const bool upright = m_axis->orientation() == Qt::Horizontal && m_axis->tickLabelRotation() != 0;
    const double limit = kShareForNames * (upright ? figure.height() : figure.width());
    const QFontMetricsF metrics(m_style.tickFont);
    for (qsizetype i = 0; i < m_at.size(); ++i) {
        if (!range.contains(m_at[i])) continue;
        ticks.append(m_at[i]);
        if (!tickLabels) continue;
        const bool oneLine = !m_labels[i].contains(QLatin1Char('\n'));
        tickLabels->append(oneLine ? metrics.elidedText(m_labels[i], Qt::ElideMiddle, limit) : m_labels[i]);
    }
}

}  // namespace pleio
