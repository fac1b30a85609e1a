// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/codon_biplot.h"

#include "core/base/text.h"
#include "core/plot/axis_range.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace pleio {

namespace {

constexpr double kRoomAroundPoints = 0.06;  // of the range, around all points
// A codon's name beside its mark, as shares of the axes.
constexpr double kTextWidth = 0.062, kTextHeight = 0.031, kMarkRadius = 0.008;

std::string axisLabel(const BiplotAxis& axis)
{
    return axis.name + " (" + displayNumber(100 * axis.share) + " % of inertia)";
}

AxisRange withRoom(const AxisRange& range)
{
    const double room = range.size() > 0 ? kRoomAroundPoints * range.size() : 1;
    return {range.lower - room, range.upper + room};
}

struct NameBox {
    double x0, y0, x1, y1;
    [[nodiscard]] double overlap(const NameBox& other) const
    {
        const double width = std::min(x1, other.x1) - std::max(x0, other.x0);
        const double height = std::min(y1, other.y1) - std::max(y0, other.y0);
        return width > 0 && height > 0 ? width * height : 0;
    }
};

/// Where a text with this anchor lies, in shares of the axes, for a mark at (x, y).
NameBox textBox(plot::Text::Anchor anchor, double x, double y)
{
    using enum plot::Text::Anchor;
    switch (anchor) {
    case Above:
        return {x - kTextWidth / 2, y + kMarkRadius, x + kTextWidth / 2, y + kMarkRadius + kTextHeight};
    case Below:
        return {x - kTextWidth / 2, y - kMarkRadius - kTextHeight, x + kTextWidth / 2, y - kMarkRadius};
    case Left:
        return {x - kMarkRadius - kTextWidth, y - kTextHeight / 2, x - kMarkRadius, y + kTextHeight / 2};
    case Right:
        return {x + kMarkRadius, y - kTextHeight / 2, x + kMarkRadius + kTextWidth, y + kTextHeight / 2};
    case Centre:
        break;
    }
    return {x - kTextWidth / 2, y - kTextHeight / 2, x + kTextWidth / 2, y + kTextHeight / 2};
}

/// Names beside their marks, each on the side where it covers least. Names that would still lie on another one
/// are left out, those of codons that contribute least first; hover texts have them all.
std::vector<plot::Text> placeNames(const std::vector<CodonPoint>& codons, const AxisRange& x, const AxisRange& y)
{
    // What names and marks may cover of a text before it is hard to read or to tell whose it is.
    constexpr double kUnderNames = 0.08 * kTextWidth * kTextHeight, kUnderMarks = 0.35 * kTextWidth * kTextHeight;
    const auto shareX = [&](const CodonPoint& codon) { return (codon.x - x.lower) / x.size(); };
    const auto shareY = [&](const CodonPoint& codon) { return (codon.y - y.lower) / y.size(); };
    std::vector<NameBox> marks, names;
    std::vector<const CodonPoint*> order;
    for (const CodonPoint& codon : codons) {
        order.push_back(&codon);
        marks.push_back({shareX(codon) - kMarkRadius, shareY(codon) - kMarkRadius, shareX(codon) + kMarkRadius,
                         shareY(codon) + kMarkRadius});
    }
    std::ranges::stable_sort(order, std::ranges::greater{}, &CodonPoint::contribution);
    std::vector<plot::Text> texts;
    for (const CodonPoint* codon : order) {
        double least = std::numeric_limits<double>::infinity();
        plot::Text text{codon->x, codon->y, codon->codon, plot::Text::Anchor::Above, {}};
        std::optional<NameBox> place;
        using enum plot::Text::Anchor;
        for (const plot::Text::Anchor anchor : {Above, Below, Right, Left}) {
            const NameBox box = textBox(anchor, shareX(*codon), shareY(*codon));
            double onNames = 0, onMarks = 0;
            for (const NameBox& name : names) onNames += box.overlap(name);
            for (const NameBox& mark : marks) onMarks += box.overlap(mark);
            if (onNames > kUnderNames || onMarks > kUnderMarks || onNames + onMarks >= least) continue;
            least = onNames + onMarks;
            text.anchor = anchor;
            place = box;
        }
        if (!place) continue;
        names.push_back(*place);
        texts.push_back(std::move(text));
    }
    return texts;
}

plot::Points codonMarks(const std::vector<CodonPoint>& codons, bool endsInGc)
{
    plot::Points points;
    points.name = endsInGc ? "Codons ending in G or C" : "Codons ending in A or T";
    points.colour = plot::category(endsInGc ? 0 : 2);
    points.marker = endsInGc ? plot::Marker::Circle : plot::Marker::Triangle;
    points.size = 3;
    for (const CodonPoint& codon : codons) {
        const char last = codon.codon.back();
        if ((last == 'G' || last == 'C') != endsInGc) continue;
        points.x.push_back(codon.x);
        points.y.push_back(codon.y);
        points.labels.push_back(codon.codon + " (" + codon.aminoAcid + ")\n" + displayNumber(codon.x) + ", " +
                                displayNumber(codon.y) + "\ncontributes " + displayNumber(100 * codon.contribution) +
                                " % of the plane");
    }
    return points;
}

/// The two axes through the origin, the average gene and the average codon.
plot::Segments origin(const AxisRange& x, const AxisRange& y)
{
    plot::Segments lines;
    lines.x0 = {x.lower, 0};
    lines.x1 = {x.upper, 0};
    lines.y0 = {0, y.lower};
    lines.y1 = {0, y.upper};
    lines.width = 0.5;
    lines.dashed = true;
    return lines;
}

}  // namespace

PlotSpec codonBiplot(const GenePoints& genes, const std::vector<CodonPoint>& codons, const BiplotAxis& x,
                     const BiplotAxis& y, const std::string& about)
{
    std::vector<CodonPoint> drawn;
    std::ranges::copy_if(codons, std::back_inserter(drawn),
                         [](const CodonPoint& codon) { return std::isfinite(codon.x) && std::isfinite(codon.y); });
    AxisRange across, up;
    for (const double value : genes.x) across.add(value);
    for (const double value : genes.y) up.add(value);
    for (const CodonPoint& codon : drawn) {
        across.add(codon.x);
        up.add(codon.y);
    }
    across = withRoom(across);
    up = withRoom(up);

    plot::Panel left, right;
    left.title = "Genes";
    right.title = "Codons";
    right.column = 1;
    right.columnStretch = 1.35;  // for the names
    for (plot::Panel* panel : {&left, &right}) {
        panel->x.label = axisLabel(x);
        panel->y.label = panel == &left ? axisLabel(y) : std::string();
        panel->x.lower = across.lower;
        panel->x.upper = across.upper;
        panel->y.lower = up.lower;
        panel->y.upper = up.upper;
        panel->linkX = "axis x";
        panel->linkY = "axis y";
        panel->legend = true;
        panel->layers.emplace_back(origin(across, up));
    }
    GeneLayers layers = geneLayers(genes, x.name, y.name);
    for (plot::Layer& layer : layers.layers) left.layers.push_back(std::move(layer));
    for (const bool endsInGc : {false, true}) right.layers.emplace_back(codonMarks(drawn, endsInGc));
    const std::vector<plot::Text> names = placeNames(drawn, across, up);
    for (const plot::Text& text : names) right.layers.emplace_back(text);

    PlotSpec spec;
    spec.id = "biplot";
    spec.title = "Genes and codons on two axes";
    spec.caption = about + " " + layers.counts(genes.highlight) +
                   " Both panels have the same axes: a gene lies "
                   "towards the codons it uses more than the average gene does.";
    const std::size_t unnamed = drawn.size() - names.size();
    if (unnamed > 0)
        spec.caption += " " + displayCount(static_cast<std::int64_t>(unnamed)) + " of " +
                        displayCount(static_cast<std::int64_t>(drawn.size())) +
                        " codons are drawn without a name, for want of room.";
    spec.heightMm = 130;
    spec.panels = {std::move(left), std::move(right)};
    return spec;
}

}  // namespace pleio
