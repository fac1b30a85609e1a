// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/nc_plot.h"

#include "core/codon/expected_nc.h"

#include <algorithm>
#include <utility>

namespace pleio {

namespace {

constexpr int kSteps = 100;
constexpr double kFewestCodons = 20, kMostCodons = 62;

plot::Line expectedCurve(const char* name, double (*expected)(double), plot::Colour colour, bool dashed)
{
    plot::Line line;
    line.name = name;
    line.colour = colour;
    line.dashed = dashed;
    for (int i = 0; i <= kSteps; ++i) {
        line.x.push_back(static_cast<double>(i) / kSteps);
        line.y.push_back(expected(line.x.back()));
    }
    return line;
}

}  // namespace

PlotSpec ncPlot(const GenePoints& genes, const std::string& estimator)
{
    GeneLayers points = geneLayers(genes, "GC3s", "Nc");
    plot::Panel panel;
    panel.x = {.label = "GC3s", .lower = 0, .upper = 1, .ticks = {}};
    panel.y = {.label = "Nc (" + estimator + ")", .lower = kFewestCodons, .upper = kMostCodons, .ticks = {}};
    // Nc is not bounded above before it is capped.
    for (const double nc : genes.y)
        if (nc > *panel.y.upper) panel.y.upper = nc;
    panel.legend = true;
    panel.layers = std::move(points.layers);
    panel.layers.emplace_back(expectedCurve("Expected, Wright 1990", expectedNcWright, {}, false));
    panel.layers.emplace_back(expectedCurve("Expected, dos Reis 2004", expectedNcDosReis, plot::category(0), false));
    panel.layers.emplace_back(expectedCurve("Expected, Liu 2013", expectedNcLiu, plot::category(2), true));

    PlotSpec spec;
    spec.id = "nc_gc3s";
    spec.title = "Effective number of codons and GC3s";
    spec.caption = points.counts(genes.highlight) +
                   " Lines: Nc expected where base composition alone chooses among synonyms; a gene well below them "
                   "prefers some codons beyond that.";
    spec.widthMm = 120;
    spec.heightMm = 100;
    spec.panels = {std::move(panel)};
    return spec;
}

}  // namespace pleio
