// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/plot_samples.h"

#include "core/base/undefined.h"
#include "core/plot/codon_grid_plot.h"
#include "core/plot/codon_usage_plot.h"
#include "core/plot/distribution_plot.h"
#include "core/plot/forest_plot.h"
#include "core/plot/gene_trait_plots.h"
#include "core/plot/genome_tracks_plot.h"
#include "core/plot/grade_plot.h"
#include "core/plot/heat_map_plot.h"
#include "core/plot/key_plot.h"
#include "core/plot/ranking_plot.h"
#include "core/plot/reliability_plot.h"

#include <cmath>
#include <random>

namespace pleio::test {

namespace {

/// Uniform in 0..1; the same on every machine.
class Numbers {
public:
    double next() { return static_cast<double>(m_bits() >> 11) * 0x1.0p-53; }

private:
    std::mt19937_64 m_bits{7};
};

std::string geneName(int i) { return "b" + std::to_string(10000 + i).substr(1); }

HeatMapData heatMapData(int rows, int columns)
{
    Numbers numbers;
    HeatMapData data;
    data.id = "trait_heatmap";
    data.title = "Genes by traits";
    data.caption = "Held-out score z of every gene under the key of every trait.";
    data.rowAxis = "Genes";
    data.columnAxis = "Traits";
    data.valueLabel = "Held-out score z";
    data.lower = -2;
    data.upper = 2;
    for (int c = 0; c < columns; ++c) data.columnLabels.push_back("Trait " + std::to_string(c));
    for (int r = 0; r < rows; ++r) {
        data.rowLabels.push_back(geneName(r));
        data.rowKeys.push_back(geneName(r));
        for (int c = 0; c < columns; ++c)
            data.values.push_back(numbers.next() < 0.03 ? kUndefined : 3 * std::sin(r * 0.7 + c * c) + numbers.next());
    }
    return data;
}

HeatMapData smallData()
{
    HeatMapData data;
    data.id = "small";
    data.rowAxis = "Genes";
    data.columnAxis = "Traits";
    data.lower = -3;
    data.upper = 3;
    for (int c = 0; c < 4; ++c) data.columnLabels.push_back("t" + std::to_string(c));
    for (int r = 0; r < 6; ++r) {
        data.rowLabels.push_back("gene " + std::to_string(r));
        data.rowKeys.push_back("g" + std::to_string(r));
        for (int c = 0; c < 4; ++c) data.values.push_back(std::sin(1.0 + r * 5 + c * c));
    }
    data.values[0] = kUndefined;
    return data;
}

PlotSpec clustered(const HeatMapData& data)
{
    NoProgress progress;
    return std::move(*clusteredHeatMap(data, progress));
}

/// Two pairs of neighbours, then one alone, and again.
HeatMapTrack pairTrack(int items)
{
    std::vector<std::int32_t> clusters, order;
    for (std::int32_t i = 0; i < items; ++i) {
        clusters.push_back(i / 5 * 5 + i % 5 / 2 * 2);
        order.push_back(i);
    }
    return clusterTrack("Cluster", clusters, order);
}

void addTracks(HeatMapData& data)
{
    const auto rows = static_cast<int>(data.rowLabels.size()), columns = static_cast<int>(data.columnLabels.size());
    std::vector<double> calls, grades;
    HeatMapTrack::Strip marked{{{"yes"}, {}}, {plot::category(0)}};
    for (int r = 0; r < rows; ++r) {
        calls.push_back(r * r % 23);
        marked.categories.codes.push_back(r % 7 == 0 ? 0 : -1);
    }
    for (int c = 0; c < columns; ++c) grades.push_back(c % 4);
    data.rowTracks = {pairTrack(rows), {"Calls", std::move(calls)}, {"Motility", std::move(marked)}};
    data.columnTracks = {{"Grade", std::move(grades)}, pairTrack(columns)};
}

PlotSpec mapWithTracks(int rows, int columns)
{
    HeatMapData data = heatMapData(rows, columns);
    addTracks(data);
    return clustered(data);
}

/// Rows as given, columns by a tree that is cut.
PlotSpec mapOfGivenRows(int rows, int columns)
{
    HeatMapData data = heatMapData(rows, columns);
    addTracks(data);
    data.rowTracks.pop_back();
    NoProgress progress;
    const auto turned = [&] {
        std::vector<double> values;
        for (int c = 0; c < columns; ++c)
            for (int r = 0; r < rows; ++r) values.push_back(data.values[static_cast<std::size_t>(r * columns + c)]);
        return values;
    }();
    const auto tree = clusterRows(turned, static_cast<std::size_t>(columns), static_cast<std::size_t>(rows),
                                  ClusterDistance::Correlation, progress);
    return orderedHeatMap(data, {}, {.tree = &*tree, .cut = cutTreeInto(*tree, 3).height});
}

PlotSpec forest(int traits, std::size_t limit)
{
    Numbers numbers;
    std::vector<ForestRow> rows;
    for (int i = 0; i < traits; ++i) {
        const double auc = 0.5 + 0.4 * numbers.next();
        rows.push_back({i == 0 ? "Translation, ribosomal structure and biogenesis" : "Trait " + std::to_string(i),
                        25 + i, i == 0 ? 0.93 : auc, auc - 0.03, auc + 0.03, 0.51, 0.02, auc - 0.05, 0.01, i % 5});
    }
    return forestPlot(std::move(rows), limit);
}

PlotSpec codonUsage(int sets)
{
    Numbers numbers;
    std::vector<CodonUsageSet> all;
    for (int s = 0; s < sets; ++s) {
        CodonUsageSet set{s == 0 ? "All genes" : "Cell motility", {}, s == 0 ? 3961 : 104};
        for (double& v : set.values) v = 2.5 * numbers.next();
        all.push_back(set);
    }
    return codonUsagePlot(CodonUsageMeasure::Rscu, all, GeneticCode::standard());
}

PlotSpec codonGrid()
{
    Numbers numbers;
    CodonUsageSet set{"All genes", {}, 3961};
    for (double& v : set.values) v = 2.5 * numbers.next();
    return codonGridPlot(CodonUsageMeasure::Rscu, set, GeneticCode::standard());
}

PlotSpec keyWeights()
{
    Numbers numbers;
    std::vector<KeyWeight> weights;
    for (const CodonFamily& family : codonFamilies(GeneticCode::standard(), 2))
        for (const int codon : family.codons)
            weights.push_back({std::string(1, family.aminoAcid), codonText(codon), numbers.next() - 0.5});
    return keyPlot("Cell motility", weights);
}

PlotSpec reliability()
{
    std::vector<ReliabilityPoint> points;
    for (int i = 0; i < 10; ++i)
        points.push_back({i < 9 ? 100000 >> (2 * i) : 0, (i + 0.5) / 10, std::min(1.0, (i + 0.8) / 10)});
    return reliabilityPlot("Are the probabilities true?", points);
}

PlotSpec ranking()
{
    Numbers numbers;
    std::vector<RankingRow> rows;
    for (int i = 0; i < 4000; ++i) rows.push_back({geneName(i), geneName(i), i == 17 ? 50 : 40 * numbers.next()});
    return rankingPlot("pleiotropy_ranking", "Genes by expected number of traits", "Expected number of traits",
                       std::move(rows));
}

PlotSpec tracks()
{
    Numbers numbers;
    std::vector<GenomeTrack> all{{"GC", {}}, {"GC skew", {}}, {"Genes per window", {}}, {"Mean CAI", {}}};
    for (GenomeTrack& track : all)
        for (int i = 0; i < 465; ++i) track.values.push_back(i % 100 == 50 ? kUndefined : numbers.next() - 0.5);
    return genomeTracksPlot("NC_000913.3", 4641652, 10000, all);
}

PlotSpec distribution()
{
    Numbers numbers;
    std::vector<double> values{kUndefined, kUndefined};
    for (int i = 0; i < 4288; ++i) values.push_back(std::floor(std::exp(4 + 3 * numbers.next())));
    return distributionPlot("Length", "Length (codons)", "Genes", values);
}

/// Ten genes and 25 traits of nine groups.
GeneTraitLinks geneTraitLinks()
{
    Numbers numbers;
    GeneTraitLinks links;
    for (int g = 0; g < 10; ++g) {
        links.ids.push_back(geneName(g));
        links.names.push_back(geneName(g));
    }
    for (int t = 0; t < 25; ++t) {
        links.traits.push_back((t % 3 == 0 ? "Trimethoprim.0." : "Heat.") + std::to_string(t));
        links.groups.push_back("Group " + std::to_string(t / 3));
        for (int g = 0; g < 10; ++g)
            if (t % 10 == g || numbers.next() < 0.4) {
                const bool lower = numbers.next() < 0.7;
                links.links.push_back(
                    {static_cast<std::size_t>(g), static_cast<std::size_t>(t), lower ? -1.0 : 1.0, lower});
            }
    }
    return links;
}

PlotSpec network()
{
    const GeneTraitLinks links = geneTraitLinks();
    std::vector<std::pair<std::size_t, std::size_t>> ends;
    for (const GeneTraitLink& link : links.links) ends.emplace_back(link.gene, links.ids.size() + link.trait);
    return geneTraitNetwork(links, networkLayout(links.ids.size() + links.traits.size(), ends), "10 genes, 25 traits.");
}

}  // namespace

std::vector<PlotSample> plotSamples()
{
    std::vector<PlotSample> samples{
        {"heat map",
         clustered(heatMapData(40, 16)),
         {"Trait 3", "Held-out score z", "missing", "≥ 2", "≤ −2", "Traits"}},
        {"heat map, 500 genes", clustered(heatMapData(500, 142)), {"500 genes", "142 traits", "Genes by traits"}},
        {"heat map with tracks",
         mapWithTracks(10, 5),
         {"Calls (0 to 18)", "Motility", "Cluster", "Grade (0 to 3)", "b0003"}},
        {"heat map with tracks, 500 genes",
         mapWithTracks(500, 142),
         {"Calls (0 to 18)", "Motility", "Cluster", "500 genes"}},
        {"heat map with tracks, genes as given",
         mapOfGivenRows(40, 16),
         {"Calls (0 to 18)", "Cluster", "b0003", "Trait 3"}},
        {"forest",
         forest(20, 40),
         {"Trait 3 (28)", "Held-out AUC", "95 % interval", "Grade 2: beyond expression, GC3 and length"}},
        {"forest, 142 traits", forest(142, 40), {"Held-out AUC of traits", "0.5"}},
        {"codon usage", codonUsage(1), {"GCT", "TAC", "ATG", "Ala", "Tyr", "RSCU", "Codons"}},
        {"codon grid", codonGrid(), {"TTT", "GGG", "stop", "RSCU"}},
        {"codon usage, two sets", codonUsage(2), {"All genes (3,961)", "Cell motility (104)", "CTG"}},
        {"key", keyWeights(), {"Codon preferences of Cell motility", "Avoided", "AAA", "Lys"}},
        {"reliability", reliability(), {"Observed", "Mean predicted probability", "Perfectly calibrated", "n"}},
        {"ranking", ranking(), {"b0017", "Expected number of traits"}},
        {"tracks", tracks(), {"Along NC_000913.3", "GC skew", "Mean CAI", "Position (Mb)", "4"}},
        {"distribution", distribution(), {"Length (codons)", "Genes", "400"}},
        {"network", network(), {"b0003", "Genes", "Traits", "lower", "higher"}},
        {"sankey", geneTraitFlows(geneTraitLinks(), "10 genes, 25 traits."), {"b0003", "Heat.22", "Group 7", "lower"}},
        {"grades",
         gradePlot({38, 61, 27, 12, 4}, 214),
         {"61", "214", "1: association", "not tested", "Number of traits"}},
    };
    samples.back().spec.simulated = true;
    return samples;
}

PlotSpec fourPoints()
{
    plot::Points points;
    points.name = "Genes";
    points.x = {1, 2, 3, 4};
    points.y = {1, 4, 2, 3};
    points.keys = {"a", "b", "c", "d"};
    plot::Panel panel;
    panel.x = {.label = "Length (codons)", .lower = 0, .upper = 5, .ticks = {}};
    panel.y = {.label = "GC3", .lower = 0, .upper = 5, .ticks = {}};
    panel.layers = {points};
    PlotSpec spec;
    spec.id = "four_points";
    spec.title = "Four points";
    spec.panels = {panel};
    return spec;
}

PlotSpec smallHeatMap() { return clustered(smallData()); }

PlotSpec smallHeatMapWithTracks()
{
    HeatMapData data = smallData();
    data.rowTracks = {{"Calls", std::vector<double>{1, 2, 3, 4, 5, 6}}};
    data.columnTracks = {pairTrack(4)};
    NoProgress progress;
    const auto tree = clusterRows(data.values, 6, 4, ClusterDistance::Correlation, progress);
    return orderedHeatMap(data, {.tree = &*tree, .cut = cutTreeInto(*tree, 2).height}, {});
}

}  // namespace pleio::test
