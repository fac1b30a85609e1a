// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/tickers.h"

#include "widgets/plots/text_lines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace pleio {

namespace {

constexpr double kPointsPerTickAcross = 45;
constexpr double kPointsPerTickUp = 22;
constexpr int kMostTicks = 7;
constexpr double kShareForNames = 0.4;          // of the figure's width
constexpr double kShareForUprightNames = 0.25;  // of its height
constexpr qsizetype kMostLines = 4;             // of a name below its bar
constexpr double kNameGap = 2;                  // points

double pixelLength(const QCPAxis* axis)
{
    const QRect rect = axis->axisRect()->rect();
    return axis->orientation() == Qt::Horizontal ? rect.width() : rect.height();
}

int ticksThatFit(const QCPAxis* axis, const FigureStyle& style)
{
    const double perTick = axis->orientation() == Qt::Horizontal ? kPointsPerTickAcross : kPointsPerTickUp;
    return std::clamp(static_cast<int>(pixelLength(axis) / style.length(perTick)), 2, kMostTicks);
}

}  // namespace

NumberTicker::NumberTicker(const QCPAxis* axis, const FigureStyle& style, bool wholeNumbers)
    : m_axis(axis), m_style(style), m_wholeNumbers(wholeNumbers)
{
}

void NumberTicker::generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                            QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    setTickCount(ticksThatFit(m_axis, m_style));
    QCPAxisTicker::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
}

double NumberTicker::getTickStep(const QCPRange& range)
{
    const double step = QCPAxisTicker::getTickStep(range);
    return m_wholeNumbers ? std::max(1.0, std::ceil(step)) : step;
}

QString NumberTicker::getTickLabel(double tick, const QLocale&, QChar, int) { return axisNumber(tick); }

void LogarithmicTicker::generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                                 QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    setTickCount(ticksThatFit(m_axis, m_style));
    QCPAxisTickerLog::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
}

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

double LabelTicker::pixelsPerName() const
{
    const double length = pixelLength(m_axis);
    return m_at.size() == 1 ? length : m_step * length / m_axis->range().size();
}

bool LabelTicker::standsUpright() const
{
    return m_axis->orientation() == Qt::Horizontal && m_axis->tickLabelRotation() != 0;
}

bool LabelTicker::hasRoom() const
{
    const QFontMetricsF metrics(m_style.tickFont);
    if (m_axis->orientation() == Qt::Vertical || standsUpright()) return pixelsPerName() >= metrics.ascent();
    const double width = pixelsPerName() - m_style.length(kNameGap);
    return std::ranges::all_of(m_labels, [&](const QString& name) {
        const auto words = name.split(QLatin1Char(' '));
        return wrapped(name, metrics, width).size() <= kMostLines &&
               std::ranges::all_of(words, [&](const QString& w) { return metrics.horizontalAdvance(w) <= width; });
    });
}

QString LabelTicker::fitted(const QString& name, double width, qsizetype most) const
{
    const QFontMetricsF metrics(m_style.tickFont);
    QStringList lines = wrapped(name, metrics, width);
    if (lines.size() <= most) return lines.join(QLatin1Char('\n'));
    if (most <= 1) return metrics.elidedText(name, Qt::ElideMiddle, width);
    const QString rest = QStringList(lines.mid(most - 1)).join(QLatin1Char(' '));
    lines = lines.mid(0, most - 1);
    lines.append(metrics.elidedText(rest, Qt::ElideMiddle, width));
    return lines.join(QLatin1Char('\n'));
}

void LabelTicker::generate(const QCPRange& range, const QLocale&, QChar, int, QVector<double>& ticks,
                           QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    ticks.clear();
    if (subTicks) subTicks->clear();
    if (tickLabels) tickLabels->clear();
    if (!hasRoom()) return;
    const QRect figure = m_axis->parentPlot()->viewport();
    double width = kShareForNames * figure.width();
    qsizetype most = 1;
    if (standsUpright()) {
        width = kShareForUprightNames * figure.height();
    } else if (m_axis->orientation() == Qt::Horizontal) {
        width = pixelsPerName() - m_style.length(kNameGap);
        most = kMostLines;
    } else {
        most = std::max<qsizetype>(
            1, static_cast<qsizetype>(pixelsPerName() / QFontMetricsF(m_style.tickFont).lineSpacing()));
    }
    for (qsizetype i = 0; i < m_at.size(); ++i) {
        if (!range.contains(m_at[i])) continue;
        ticks.append(m_at[i]);
        if (tickLabels) tickLabels->append(fitted(m_labels[i], width, most));
    }
}

}  // namespace pleio
