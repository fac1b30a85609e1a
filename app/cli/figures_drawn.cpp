// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figures.h"

#include "widgets/plots/figure_export.h"
#include "widgets/plots/offscreen_application.h"

namespace pleio::cli {

std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, bool drawsFigures)
{
    if (!drawsFigures) return std::make_unique<QCoreApplication>(argc, argv);
    return makeOffscreenApplication(argc, argv);
}

Result<void> drawFigure(const PlotSpec& plot, const std::string& path, const FigureSize& size)
{
    FigureOptions options;
    options.widthMm = size.widthMm;
    options.heightMm = size.heightMm;
    options.dpi = size.dpi;
    return exportFigure(plot, QString::fromStdString(path), options);
}

Result<std::vector<std::pair<std::string, std::string>>> drawSvgs(const std::vector<PlotSpec>& plots)
{
    std::vector<std::pair<std::string, std::string>> svgs;
    for (const PlotSpec& plot : plots) {
        FigureOptions options;
        options.format = FigureFormat::Svg;
        const auto svg = renderFigure(plot, options);
        if (!svg) return svg.error();
        svgs.emplace_back(plot.id, svg->toStdString());
    }
    return svgs;
}

}  // namespace pleio::cli
