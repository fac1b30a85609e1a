// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plot/plot_spec.h"

#include <QByteArray>
#include <QString>

namespace pleio {

enum class FigureFormat { Pdf, Svg, Png };

struct FigureOptions {
    FigureFormat format = FigureFormat::Pdf;
    double widthMm = 0;  ///< 0: the PlotSpec's own size
    double heightMm = 0;
    int dpi = 300;  ///< PNG only
};

inline constexpr double kSmallestFigureMm = 20, kLargestFigureMm = 2000;
inline constexpr int kLowestDpi = 36, kHighestDpi = 2400;

/// Draws a figure with the paper theme, by the same code as the screen. Needs a QApplication. The same figure gives
/// the same bytes: no file carries a date.
[[nodiscard]] Result<QByteArray> renderFigure(const PlotSpec& spec, const FigureOptions& options);
/// The same into a file, written atomically. The format follows the suffix (.pdf, .svg, .png).
[[nodiscard]] Result<void> exportFigure(const PlotSpec& spec, const QString& path, FigureOptions options);

}  // namespace pleio
