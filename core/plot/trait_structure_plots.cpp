// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/trait_structure_plots.h"

#include "core/base/text.h"
#include "core/plot/label_choice.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pleio {

namespace {

constexpr std::size_t kMostComponents = 20;
constexpr std::size_t kMostNames = 14;
constexpr double kPointSize = 2.5;
constexpr double kRoomBesideTraits = 1.9;  // for names beside the outermost traits
constexpr double kTraitNameHeight = 0.13,
                 kTraitNameWidth = 1.1;  // of the axes: names nearer than this would run together

/// The traits that get their names: far from the centre first, none on top of another.
std::vector<std::size_t> namedTraits(const std::vector<TraitPoint>& traits, double reach)
{
    const auto far = [&](std::size_t i) { return std::hypot(traits[i].x, traits[i].y); };
    std::vector<std::size_t> byDistance;
    for (std::size_t i = 0; i < traits.size(); ++i)
        if (!std::isnan(far(i))) byDistance.push_back(i);
    std::ranges::stable_sort(byDistance, [&](std::size_t a, std::size_t b) { return far(a) > far(b); });
    std::vector<LabelBox> boxes;
    for (const std::size_t i : byDistance)
        boxes.push_back({traits[i].x, traits[i].y, kTraitNameWidth * reach, kTraitNameHeight * reach});
    std::vector<std::size_t> named;
    for (const std::size_t at : uncrowdedLabels(boxes, kMostNames)) named.push_back(byDistance[at]);
    return named;
}

plot::Panel traitPanel(const std::vector<TraitPoint>& traits, const std::string& xName, const std::string& yName)
{
    plot::Panel panel;
    panel.column = 1;
    panel.title = "Traits";
    panel.x.label = "Correlation with " + xName;
    panel.y.label = "Correlation with " + yName;
    double reach = 0.1;
    for (const TraitPoint& trait : traits)
        if (!std::isnan(trait.x)) reach = std::max({reach, std::abs(trait.x), std::abs(trait.y)});
    panel.x.lower = -kRoomBesideTraits * reach;
    panel.y.lower = -1.25 * reach;
    panel.x.upper = kRoomBesideTraits * reach;
    panel.y.upper = 1.25 * reach;

    plot::Segments axes;
    axes.x0 = {-kRoomBesideTraits * reach, 0};
    axes.y0 = {0, -1.25 * reach};
    axes.x1 = {kRoomBesideTraits * reach, 0};
    axes.y1 = {0, 1.25 * reach};
    axes.colour.role = plot::Colour::Role::Muted;
    axes.width = 0.5;
    plot::Points points;
    points.name = "Traits";
    points.colour = plot::category(1);
    points.size = kPointSize;
    for (const TraitPoint& trait : traits) {
        if (std::isnan(trait.x) || std::isnan(trait.y)) continue;
        points.x.push_back(trait.x);
        points.y.push_back(trait.y);
        points.labels.push_back(trait.name + "\n" + displayNumber(trait.x) + ", " + displayNumber(trait.y));
    }
    panel.layers = {std::move(axes), std::move(points)};
    for (const std::size_t i : namedTraits(traits, reach))
        panel.layers.emplace_back(plot::Text{traits[i].x,
                                             traits[i].y,
                                             traits[i].name,
                                             traits[i].x < 0 ? plot::Text::Anchor::Left : plot::Text::Anchor::Right,
                                             {}});
    return panel;
}

}  // namespace

PlotSpec parallelScreePlot(std::span<const double> eigenvalues, std::span<const double> chance,
                           const std::string& about)
{
    const std::size_t shown = std::min(eigenvalues.size(), kMostComponents);
    double sum = 0;
    for (const double value : eigenvalues) sum += value;
    plot::Panel panel;
    panel.x.label = "Component";
    panel.y.label = "Eigenvalue";
    panel.y.lower = 0;
    panel.legend = !chance.empty();
    plot::Bars bars;
    bars.name = "Measured";
    bars.colour = plot::category(0);
    plot::Line line;
    line.name = "Shuffled, 95 %";
    line.colour = plot::category(1);
    line.dashed = true;
    line.width = 1.5;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto at = static_cast<double>(i + 1);
        bars.position.push_back(at);
        bars.height.push_back(eigenvalues[i]);
        std::string label = "Component " + std::to_string(i + 1) + "\neigenvalue " + displayNumber(eigenvalues[i]) +
                            ", " + displayNumber(100 * eigenvalues[i] / sum) + " %";
        if (!chance.empty()) {
            line.x.push_back(at);
            line.y.push_back(chance[i]);
            label += "\nby chance up to " + displayNumber(chance[i]);
        }
        bars.labels.push_back(std::move(label));
        panel.x.ticks.push_back({at, std::to_string(i + 1)});
    }
    panel.layers = {std::move(bars)};
    if (!chance.empty()) panel.layers.emplace_back(std::move(line));

    PlotSpec spec;
    spec.id = "scree";
    spec.title = "Components of the traits";
    spec.caption = about;
    spec.widthMm = 120;
    spec.heightMm = 75;
    spec.panels = {std::move(panel)};
    return spec;
}

PlotSpec traitBiplot(const GenePoints& genes, const std::vector<TraitPoint>& traits, const std::string& xName,
                     const std::string& yName, const std::string& about)
{
    GeneLayers layers = geneLayers(genes, xName, yName);
    plot::Panel left;
    left.title = "Genes";
    left.x.label = "Score on " + xName;
    left.y.label = "Score on " + yName;
    PlotSpec spec;
    spec.id = "trait_biplot";
    spec.title = "Genes and traits on two components";
    spec.caption = about + " " + layers.counts(genes.highlight);
    spec.heightMm = 100;
    left.layers = std::move(layers.layers);
    spec.panels = {std::move(left), traitPanel(traits, xName, yName)};
    return spec;
}

}  // namespace pleio
