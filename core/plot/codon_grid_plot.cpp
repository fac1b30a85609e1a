// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/codon_grid_plot.h"

#include "core/base/text.h"
#include "core/genome/amino_acid.h"

#include <algorithm>
#include <cmath>

namespace pleio {

namespace {

constexpr int kSide = 8;
constexpr double kNeutral = 1;  // RSCU of a codon that is used as often as its synonyms
constexpr double kCodonRise = 0.17, kAminoAcidFall = 0.2;

int gridRow(int codon) { return 2 * (codon >> 4) + ((codon >> 1) & 1); }
int gridColumn(int codon) { return 2 * ((codon >> 2) & 3) + (codon & 1); }

std::vector<plot::Tick> baseTicks() { return {{0.5, "T"}, {2.5, "C"}, {4.5, "A"}, {6.5, "G"}}; }

plot::Segments boxBorders()
{
    plot::Segments borders;
    borders.width = 1.2;
    const auto add = [&](double x0, double y0, double x1, double y1) {
        borders.x0.push_back(x0);
        borders.y0.push_back(y0);
        borders.x1.push_back(x1);
        borders.y1.push_back(y1);
    };
    for (int at = 0; at <= kSide; at += 2) {
        add(at - 0.5, -0.5, at - 0.5, kSide - 0.5);
        add(-0.5, at - 0.5, kSide - 0.5, at - 0.5);
    }
    return borders;
}

}  // namespace

PlotSpec codonGridPlot(CodonUsageMeasure measure, const CodonUsageSet& set, const GeneticCode& code)
{
    const bool isRscu = measure == CodonUsageMeasure::Rscu;
    plot::HeatMap map;
    map.rows = map.columns = kSide;
    map.values.assign(kCodons, 0);
    map.rowLabels.resize(kSide);
    map.columnLabels.resize(kSide);
    map.valueLabel = isRscu ? "RSCU" : "Fraction of the amino acid's codons";
    map.scale = isRscu ? plot::HeatMap::Scale::Diverging : plot::HeatMap::Scale::Sequential;
    map.centre = isRscu ? kNeutral : 0;
    map.lower = 0;
    map.upper = isRscu ? 2 * kNeutral : 1;
    for (int i = 0; i < kSide; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const char half = "TCAG"[i / 2];
        map.rowLabels[at] = std::string(1, half) + (i % 2 == 0 ? " · T, C" : " · A, G");
        map.columnLabels[at] = std::string(1, half) + (i % 2 == 0 ? " · T, A" : " · C, G");
    }
    std::int64_t undefined = 0;
    bool anyBeyond = false;
    std::vector<plot::Text> texts;
    for (int codon = 0; codon < kCodons; ++codon) {
        const int row = gridRow(codon), column = gridColumn(codon);
        const bool isSense = code.isSense(codon);
        const double value = isSense ? set.values[static_cast<std::size_t>(codon)] : std::nan("");
        map.values[static_cast<std::size_t>(row * kSide + column)] = value;
        undefined += isSense && std::isnan(value) ? 1 : 0;
        anyBeyond = anyBeyond || value > map.upper;
        const std::string name = isSense ? std::string(aminoAcidText(code.aminoAcid(codon))) : "stop";
        texts.push_back(
            {static_cast<double>(column), row - kCodonRise, codonText(codon), plot::Text::Anchor::Centre, {}});
        texts.push_back({static_cast<double>(column),
                         row + kAminoAcidFall,
                         isSense ? name + ' ' + displayNumber(value, 2) : name,
                         plot::Text::Anchor::Centre,
                         {}});
    }

    plot::Panel panel;
    panel.x.label = "Second base; third base T or A left, C or G right";
    panel.y.label = "First base; third base T or C above, A or G below";
    panel.x.ticks = panel.y.ticks = baseTicks();
    panel.y.reversed = true;
    panel.x.lower = panel.y.lower = -0.5;
    panel.x.upper = panel.y.upper = kSide - 0.5;
    panel.layers.emplace_back(std::move(map));
    panel.layers.emplace_back(boxBorders());
    for (plot::Text& text : texts) panel.layers.emplace_back(std::move(text));

    PlotSpec spec;
    spec.id = "codon_grid";
    spec.title = "Codon usage in the genetic code";
    spec.caption = std::string(isRscu ? "Relative synonymous codon usage"
                                      : "Share of each codon among the codons of its amino acid") +
                   " of " + set.name + " (n = " + displayCount(set.genes) + (set.genes == 1 ? " gene" : " genes") +
                   ", pooled), in genetic code " + std::to_string(code.id()) + ". " +
                   (isRscu ? "Neutral colour: 1, no preference. " : "") + "Hatched: stop codons";
    if (undefined > 0)
        spec.caption += ", and " + displayCount(undefined) + (undefined == 1 ? " codon" : " codons") +
                        " whose amino acid does not occur";
    spec.caption += '.';
    if (anyBeyond) spec.caption += " Values above 2 have the colour of 2.";
    spec.panels.push_back(std::move(panel));
    spec.widthMm = 183;
    spec.heightMm = 150;
    return spec;
}

}  // namespace pleio
