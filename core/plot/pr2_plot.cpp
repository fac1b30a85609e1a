// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/pr2_plot.h"

#include "core/base/text.h"

#include <cmath>
#include <utility>

namespace pleio {

PlotSpec pr2Plot(const GenePoints& genes)
{
    GeneLayers points = geneLayers(genes, "G3/(G3+C3)", "A3/(A3+T3)");
    double meanX = 0, meanY = 0;
    for (std::size_t i = 0; i < genes.x.size(); ++i) {
        if (!std::isfinite(genes.x[i]) || !std::isfinite(genes.y[i])) continue;
        meanX += genes.x[i] / static_cast<double>(points.drawn);
        meanY += genes.y[i] / static_cast<double>(points.drawn);
    }

    plot::Panel panel;
    panel.x = {.label = "G3/(G3+C3)", .lower = 0, .upper = 1, .ticks = {}};
    panel.y = {.label = "A3/(A3+T3)", .lower = 0, .upper = 1, .ticks = {}};
    panel.legend = true;
    panel.layers = std::move(points.layers);
    plot::Segments parity;
    parity.x0 = {0, 0.5};
    parity.x1 = {1, 0.5};
    parity.y0 = {0.5, 0};
    parity.y1 = {0.5, 1};
    parity.dashed = true;
    parity.width = 0.5;
    panel.layers.emplace_back(std::move(parity));

    PlotSpec spec;
    spec.id = "pr2";
    spec.title = "Parity rule 2 at third positions";
    spec.caption = points.counts(genes.highlight);
    if (points.drawn > 0)
        spec.caption += " Mean G3/(G3+C3) " + displayNumber(meanX) + ", mean A3/(A3+T3) " + displayNumber(meanY) + ".";
    spec.caption +=
        " Third positions of the fourfold boxes. Both shares are 0.5 if mutation and selection treat the two strands "
        "alike.";
    spec.widthMm = 120;
    spec.heightMm = 120;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
