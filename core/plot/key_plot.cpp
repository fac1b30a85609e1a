// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/key_plot.h"

#include "core/base/text.h"
#include "core/plot/codon_axis.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr double kRoomForKeyNames = 1.8;     // of names of amino acids, also in a panel of four lines' height
constexpr int kPreferred = 1, kAvoided = 0;  // orange above, blue below, as in a heat map

plot::Bars emptyKeyBars(const char* name, int category)
{
    plot::Bars bars;
    bars.name = name;
    bars.colour = plot::category(category);
    return bars;
}

}  // namespace

PlotSpec keyPlot(const std::string& trait, const std::vector<KeyWeight>& weights)
{
    std::vector<CodonSlot> codons;
    double furthest = 0;
    for (const KeyWeight& weight : weights) {
        codons.push_back({weight.aminoAcid, weight.codon});
        if (std::isfinite(weight.weight)) furthest = std::max(furthest, std::abs(weight.weight));
    }
    if (furthest == 0) furthest = 1;

    PlotSpec spec;
    const CodonAxis axis = codonAxis(codons);
    for (std::size_t r = 0; r < axis.rows.size(); ++r) {
        const CodonAxis::Row& row = axis.rows[r];
        plot::Panel panel = codonPanel(axis, r, -furthest * kRoomBeyondBars, furthest * kRoomForKeyNames);
        panel.y.label = "Weight (ln ratio)";
        panel.legend = r == 0;
        plot::Bars preferred = emptyKeyBars("Preferred by genes of the trait", kPreferred);
        plot::Bars avoided = emptyKeyBars("Avoided", kAvoided);
        for (std::size_t i = 0; i < row.codons.size(); ++i) {
            const KeyWeight& weight = weights[row.codons[i]];
            plot::Bars& bars = weight.weight < 0 ? avoided : preferred;
            bars.position.push_back(row.positions[i]);
            bars.height.push_back(weight.weight);
            bars.labels.push_back(weight.codon + " (" + weight.aminoAcid + ")\nweight " + displayNumber(weight.weight) +
                                  ", " + displayNumber(std::exp(weight.weight)) + " times the background");
        }
        plot::Line zero;
        zero.x = {row.lower, row.upper};
        zero.y = {0, 0};
        zero.width = 0.5;
        panel.layers.emplace_back(std::move(preferred));
        panel.layers.emplace_back(std::move(avoided));
        panel.layers.emplace_back(std::move(zero));
        spec.panels.push_back(std::move(panel));
    }
    spec.id = "key_weights";
    spec.title = "Codon preferences of " + trait;
    spec.caption =
        "The trait's key: ln of a codon's share among its synonyms in genes of the trait over that in all training "
        "genes. 0: no difference.";
    spec.heightMm = 120;
    return spec;
}

}  // namespace pleio
