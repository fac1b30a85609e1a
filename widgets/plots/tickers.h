// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"
#include "widgets/plots/figure_style.h"

#include <qcustomplot.h>

namespace pleio {

/// Numbers on a linear axis; as many ticks as there is room for; whole numbers only, if so asked.
class NumberTicker final : public QCPAxisTicker {
public:
    NumberTicker(const QCPAxis* axis, const FigureStyle& style, bool wholeNumbers);
    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;

protected:
    double getTickStep(const QCPRange& range) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    const QCPAxis* m_axis;
    const FigureStyle& m_style;
    bool m_wholeNumbers;
};

class LogarithmicTicker final : public QCPAxisTickerLog {
public:
    LogarithmicTicker(const QCPAxis* axis, const FigureStyle& style) : m_axis(axis), m_style(style) {}
    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;

protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    const QCPAxis* m_axis;
    const FigureStyle& m_style;
};

/// Names at fixed places. Shown only while they have room: otherwise the axis carries no names and its title
/// says how many there are ("3,961 genes"). Long names take several lines where the rows are tall enough; what is
/// too long even so is elided in the middle.
class LabelTicker final : public QCPAxisTicker {
public:
    LabelTicker(const QCPAxis* axis, const FigureStyle& style, const std::vector<plot::Tick>& ticks);
    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision, QVector<double>& ticks,
                  QVector<double>* subTicks, QVector<QString>* tickLabels) override;

    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] qsizetype count() const { return m_at.size(); }

private:
    [[nodiscard]] double pixelsPerName() const;
    [[nodiscard]] bool standsUpright() const;
    /// The name in lines no wider than `width`, at most `most` of them.
    [[nodiscard]] QString fitted(const QString& name, double width, qsizetype most) const;

    const QCPAxis* m_axis;
    const FigureStyle& m_style;
    QVector<double> m_at;  // ascending
    QVector<QString> m_labels;
    double m_step = 1;  // smallest distance of two names
};

}  // namespace pleio
