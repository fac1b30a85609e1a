// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/gene_points.h"

#include "core/base/text.h"

#include <cassert>
#include <cmath>
#include <utility>

namespace pleio {

namespace {

constexpr double kSize = 2.5, kHighlightedSize = 4.5;
constexpr int kHighlightedColour = 1;

void addGene(plot::Points& points, const GenePoints& genes, std::size_t gene, const std::string& xName,
             const std::string& yName)
{
    points.x.push_back(genes.x[gene]);
    points.y.push_back(genes.y[gene]);
    points.keys.push_back(genes.ids[gene]);
    points.labels.push_back((genes.names.empty() ? genes.ids : genes.names)[gene] + "\n" + xName + " " +
                            displayNumber(genes.x[gene]) + ", " + yName + " " + displayNumber(genes.y[gene]));
}

std::string withNumber(const std::string& name, std::int64_t n) { return name + " (" + displayCount(n) + ")"; }

}  // namespace

std::string GeneLayers::counts(const std::string& highlight) const
{
    std::string text = "n = " + displayCount(drawn) + (drawn == 1 ? " gene" : " genes");
    if (highlighted > 0) text += ", " + displayCount(highlighted) + " of them highlighted (" + highlight + ")";
    if (undefined > 0) text += "; undefined for " + displayCount(undefined) + (undefined == 1 ? " gene" : " genes");
    return text + ".";
}

GeneLayers geneLayers(const GenePoints& genes, const std::string& xName, const std::string& yName)
{
    assert(genes.x.size() == genes.ids.size() && genes.y.size() == genes.ids.size());
    plot::Points others, highlighted;
    others.colour.role = plot::Colour::Role::Muted;
    others.size = kSize;
    highlighted.colour = plot::category(kHighlightedColour);
    highlighted.marker = plot::Marker::Diamond;
    highlighted.size = kHighlightedSize;
    GeneLayers out;
    for (std::size_t gene = 0; gene < genes.ids.size(); ++gene) {
        if (!std::isfinite(genes.x[gene]) || !std::isfinite(genes.y[gene])) {
            ++out.undefined;
            continue;
        }
        const bool onTop = !genes.highlighted.empty() && genes.highlighted[gene];
        addGene(onTop ? highlighted : others, genes, gene, xName, yName);
    }
    out.highlighted = static_cast<std::int64_t>(highlighted.x.size());
    const auto rest = static_cast<std::int64_t>(others.x.size());
    out.drawn = rest + out.highlighted;
    others.name = withNumber(out.highlighted > 0 ? "Other genes" : "Genes", rest);
    highlighted.name = withNumber(genes.highlight, out.highlighted);
    out.layers.emplace_back(std::move(others));
    if (out.highlighted > 0) out.layers.emplace_back(std::move(highlighted));
    return out;
}

}  // namespace pleio
