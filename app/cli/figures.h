// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/base/result.h"

#include <QCoreApplication>

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// The one place where the command line draws. Built in two ways: with the widgets library
/// (figures_drawn.cpp) or, in a build without GUI, as a polite refusal (figures_unavailable.cpp).
namespace pleio::cli {

/// The application object; one that can draw without a display if figures are wanted.
[[nodiscard]] std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, bool drawsFigures);

struct FigureSize {
    double widthMm = 0, heightMm = 0;  ///< 0: the figure's own size
    int dpi = 300;
};
/// Writes one figure; the suffix of `path` (.svg, .pdf, .png) is the format.
[[nodiscard]] Result<void> drawFigure(const PlotSpec& plot, const std::string& path, const FigureSize& size);
/// Plot ids with their SVG text, for report.html; empty in a build without GUI.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> drawSvgs(const std::vector<PlotSpec>& plots);

}  // namespace pleio::cli
