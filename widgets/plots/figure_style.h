// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"
#include "widgets/theme/theme.h"

#include <QFont>
#include <QPen>
#include <QString>

namespace pleio {

/// What a figure looks like on one device: colours, fonts and the size of a point. All lengths of a figure are
/// written in points and drawn in device units, so that screen and paper share every line of drawing code.
struct FigureStyle {
    Theme theme;
    double unit = 1;  ///< device units per point
    QFont titleFont, labelFont, tickFont;
    bool paper = false;

    [[nodiscard]] double length(double points) const { return points * unit; }
    [[nodiscard]] int rounded(double points) const { return qRound(points * unit); }
    [[nodiscard]] QColor colour(const plot::Colour& role) const;
    /// No line is thinner than the hairline of 0.25 pt that printers keep.
    [[nodiscard]] QPen pen(const QColor& colour, double widthPoints, bool dashed = false) const;
};

/// `font` is the widget's; sizes of title, labels and ticks keep their proportion to it.
[[nodiscard]] FigureStyle screenStyle(const Theme& theme, const QFont& font);
/// One device unit is a tenth of a point, fine enough that text measured is text drawn.
[[nodiscard]] FigureStyle paperStyle();

inline constexpr int kPaperUnitsPerPoint = 10;

/// The text of a tick: as many of the significant digits as it needs, true minus sign, thousands separated.
[[nodiscard]] QString axisNumber(double value, int digits = 6);
[[nodiscard]] inline QString toQString(const std::string& text) { return QString::fromStdString(text); }

}  // namespace pleio
