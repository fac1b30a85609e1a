// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plot/codon_pair_plots.h"

#include "core/base/text.h"
#include "core/plot/z_histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pleio {

namespace {

constexpr double kScoreRange = 1;                                    // of the colours of codon pair scores
constexpr double kDinucleotideWidth = 0.8;                           // of a dinucleotide's place, shared by the sets
constexpr double kUnderrepresented = 0.78, kOverrepresented = 1.23;  // Karlin & Burge 1995

plot::Line level(double x0, double x1, double y, bool dashed)
{
    plot::Line line;
    line.x = {x0, x1};
    line.y = {y, y};
    line.dashed = dashed;
    line.width = 0.5;
    return line;
}

plot::Panel scatterPanel(const std::vector<PairBiasPoint>& genes)
{
    plot::Points other, biased;
    other.name = "Others";
    other.colour.role = plot::Colour::Role::Muted;
    other.size = biased.size = 2.5;
    biased.name = "q at most " + displayNumber(kDrawnAlpha, 1);
    biased.colour = plot::category(0);
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const PairBiasPoint& gene : genes) {
        if (gene.pairs == 0 || std::isnan(gene.heldOut)) continue;
        plot::Points& to = gene.q <= kDrawnAlpha ? biased : other;
        to.x.push_back(gene.pairs);
        to.y.push_back(gene.heldOut);
        to.keys.push_back(gene.key);
        to.labels.push_back(gene.label + "\nz " + displayNumber(gene.z) + ", q " + displayNumber(gene.q));
        least = std::min(least, static_cast<double>(gene.pairs));
        most = std::max(most, static_cast<double>(gene.pairs));
    }
    plot::Panel panel;
    panel.column = 1;
    panel.x.label = "Codon pairs of the gene";
    panel.x.logarithmic = true;
    panel.y.label = "Codon pair bias, held out";
    panel.legend = true;
    if (most > 0) panel.layers.emplace_back(level(least, most, 0, true));
    panel.layers.emplace_back(std::move(other));
    panel.layers.emplace_back(std::move(biased));
    return panel;
}

}  // namespace

PlotSpec pairBiasPlot(const std::vector<PairBiasPoint>& genes, std::int64_t permutations)
{
    const auto tested = std::ranges::count_if(genes, [](const PairBiasPoint& g) { return !std::isnan(g.q); });
    const auto biased = std::ranges::count_if(genes, [](const PairBiasPoint& g) { return g.q <= kDrawnAlpha; });
    std::vector<double> z;
    for (const PairBiasPoint& gene : genes) z.push_back(gene.z);
    PlotSpec spec;
    spec.id = "cpb";
    spec.title = "Codon pair bias of genes";
    spec.caption = "Mean codon pair score of each gene, scores learned from the other genes, against " +
                   displayCount(permutations) + " synonymous permutations within the gene; " + displayCount(tested) +
                   " of " + counted(genes.size(), "gene", "genes") + " tested, " + displayCount(biased) +
                   " with q at most " + displayNumber(kDrawnAlpha, 1) + " (Benjamini-Hochberg).";
    spec.heightMm = 80;
    spec.panels = {zHistogram("z of codon pair bias", z), scatterPanel(genes)};
    return spec;
}

PlotSpec pairScorePlot(const CodonPairMatrix& score, const GeneticCode& code)
{
    plot::HeatMap map;
    std::vector<int> codons;
    for (const CodonFamily& family : codonFamilies(code))
        for (const int codon : family.codons) {
            codons.push_back(codon);
            map.rowLabels.push_back(codonText(codon) + " " + family.aminoAcid);
        }
    map.columnLabels = map.rowLabels;
    map.rows = map.columns = static_cast<std::int32_t>(codons.size());
    for (const int first : codons)
        for (const int second : codons) map.values.push_back(score(first, second));
    const bool undefined = std::ranges::any_of(map.values, [](double v) { return std::isnan(v); });
    map.valueLabel = "Codon pair score (ln)";
    map.lower = -kScoreRange;
    map.upper = kScoreRange;

    plot::Panel panel;
    panel.x.label = "Second codon";
    panel.y.label = "First codon";
    panel.layers = {std::move(map)};
    PlotSpec spec;
    spec.id = "cps";
    spec.title = "Codon pair scores";
    spec.caption = "ln of observed over expected codon pairs, given codon usage and neighbouring amino acids; codons "
                   "by amino acid.";
    if (undefined) spec.caption += " Hatched: no score, because the pair does not occur.";
    spec.heightMm = 175;
    spec.panels = {std::move(panel)};
    return spec;
}

PlotSpec dinucleotidePlot(const std::vector<DinucleotideSet>& sequences, const std::vector<DinucleotideSet>& junctions)
{
    PlotSpec spec;
    spec.id = "dinucleotides";
    spec.title = "Dinucleotide odds";
    spec.caption = "Above: odds of neighbouring bases over both strands (Karlin's rho*); dashed: 0.78 and 1.23, "
                   "beyond which a dinucleotide is held to be rare or frequent. Below: the third base of a codon and "
                   "the first of the next.";
    int row = 0;
    int colour = 0;
    for (const auto* sets : {&sequences, &junctions}) {
        if (sets->empty()) continue;
        plot::Panel panel;
        panel.row = row++;
        panel.legend = true;
        panel.y.label = sets == &sequences ? "rho*" : "Odds at junctions";
        panel.x.label = sets == &junctions ? "Dinucleotide" : "";
        panel.x.lower = -0.6;
        panel.x.upper = kDinucleotides - 0.4;
        for (std::size_t i = 0; i < kDinucleotides; ++i)
            panel.x.ticks.push_back({static_cast<double>(i), dinucleotideText(i)});
        const double width = kDinucleotideWidth / static_cast<double>(sets->size());
        for (std::size_t s = 0; s < sets->size(); ++s) {
            const DinucleotideSet& set = (*sets)[s];
            plot::Bars bars;
            bars.name = set.name;
            bars.colour = plot::category(colour++);
            bars.width = width;
            for (std::size_t i = 0; i < kDinucleotides; ++i) {
                const double offset = (static_cast<double>(s) - static_cast<double>(sets->size() - 1) / 2) * width;
                bars.position.push_back(static_cast<double>(i) + offset);
                bars.height.push_back(set.odds[i]);
                bars.base.push_back(1);
                bars.labels.push_back(dinucleotideText(i) + ", " + set.name + "\n" + displayNumber(set.odds[i]));
            }
            panel.layers.emplace_back(std::move(bars));
        }
        panel.layers.emplace_back(level(*panel.x.lower, *panel.x.upper, 1, false));
        if (sets == &sequences)
            for (const double at : {kUnderrepresented, kOverrepresented})
                panel.layers.emplace_back(level(*panel.x.lower, *panel.x.upper, at, true));
        spec.panels.push_back(std::move(panel));
    }
    return spec;
}

}  // namespace pleio
