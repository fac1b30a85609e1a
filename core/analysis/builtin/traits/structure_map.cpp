// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/structure_map.h"

#include "core/analysis/builtin/traits/ordered_tree.h"
#include "core/base/text.h"
#include "core/base/undefined.h"
#include "core/math/ranks.h"
#include "core/plot/heat_map_plot.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

using Eigen::Index;

constexpr double kReach = 0.98;  // of the scores lie within the colours
constexpr int kMarkedColour = 0;
constexpr int kMostGeneClusters = 1000;

bool genesAsLoaded(const Parameters& parameters)
{
    const std::string& order = parameters.text("order");
    return order == "genes_loaded" || order == "loaded";
}

bool traitsAsLoaded(const Parameters& parameters)
{
    const std::string& order = parameters.text("order");
    return order == "traits_loaded" || order == "loaded";
}

/// Effects as colours: calls from -1 or 0 to 1, scores to where most of them lie.
void scaleColours(HeatMapData& data, const PhenotypeInput& input)
{
    data.valueLabel = input.scale == PhenotypeScale::Score ? "Score" : "Call";
    if (input.scale == PhenotypeScale::Binary) {
        data.scale = plot::HeatMap::Scale::Sequential;
        return;
    }
    data.lower = -1;
    if (input.scale != PhenotypeScale::Score) return;
    std::vector<double> sizes;
    for (const double v : input.effect.reshaped())
        if (!std::isnan(v)) sizes.push_back(std::abs(v));
    std::ranges::sort(sizes);
    if (const double reach = quantile(sizes, kReach); reach > 0) {
        data.upper = reach;
        data.lower = -reach;
    }
}

/// How much each gene does: its calls, or the mean size of its scores.
HeatMapTrack effectTrack(const PhenotypeInput& input)
{
    const bool scores = input.scale == PhenotypeScale::Score;
    std::vector<double> values;
    for (Index gene = 0; gene < input.effect.rows(); ++gene) {
        double sum = 0;
        int defined = 0;
        for (const double v : input.effect.row(gene)) {
            if (std::isnan(v)) continue;
            sum += scores ? std::abs(v) : v != 0 ? 1 : 0;
            ++defined;
        }
        values.push_back(defined == 0 ? kUndefined : scores ? sum / defined : sum);
    }
    return {scores ? "Mean |score|" : input.measured ? "Calls" : "Traits", std::move(values)};
}

HeatMapTrack markedTrack(const std::string& trait, const std::vector<char>& marked)
{
    HeatMapTrack::Strip strip{{{"yes"}, {}}, {plot::category(kMarkedColour)}};
    for (const char yes : marked) strip.categories.codes.push_back(yes != 0 ? 0 : -1);
    return {trait, std::move(strip)};
}

std::string captionOf(const PhenotypeInput& input, const TraitStructure& structure, const GeneTree& genes,
                      const std::string& method, const Parameters& parameters)
{
    const bool givenGenes = genesAsLoaded(parameters), givenTraits = traitsAsLoaded(parameters);
    std::string text = "All genes and traits (" + input.source + ").";
    if (input.centred) text += " Scores are less the median of their trait.";
    text +=
        givenGenes ? " Genes stand as loaded." : " Genes are ordered by average linkage on 1 - r of their profiles.";
    text += givenTraits ? " Traits stand as loaded." : " Traits are ordered by " + method + ".";
    if (!givenGenes || !givenTraits) text += " Neighbours are as alike as a tree allows.";
    text += " Traits that join at or below " + shortestNumber(structure.clusterHeight) +
            (givenTraits ? "" : " (dashed)") + " are a cluster; grey ones stand alone.";
    if (!genes.clusters.empty())
        text += " The tree of the genes is cut" + std::string(givenGenes ? "" : " at the dashed line") + " into " +
                counted(1 + *std::ranges::max_element(genes.clusters), "cluster.", "clusters.");
    return text;
}

}  // namespace

std::vector<ParameterSpec> structureMapParameters()
{
    using Text = std::string;
    return {{"heat_map", "Heat map", "Draw all genes and traits.", "", true, {}, {}, {}},
            {"order",
             "Order",
             "How genes and traits stand on the heat map.",
             "",
             Text("clustered"),
             {},
             {},
             {{"clustered", "Cluster genes and traits"},
              {"genes_loaded", "Genes as loaded"},
              {"traits_loaded", "Traits as loaded"},
              {"loaded", "Genes and traits as loaded"}}},
            {"gene_clusters",
             "Clusters of genes",
             "Into how many clusters the tree of the genes is cut; 0 for none.",
             "",
             std::int64_t{0},
             0,
             kMostGeneClusters,
             {}},
            {"trait",
             "Marked trait",
             "Trait of the trait tables whose genes are marked beside the heat map; empty for none.",
             "",
             Text(),
             {},
             {},
             {},
             ParameterKind::Trait}};
}

Result<GeneTree> geneTree(const PhenotypeInput& input, const Parameters& parameters, Progress& progress)
{
    GeneTree genes;
    const std::int64_t wanted = parameters.integer("gene_clusters");
    const bool drawn = parameters.flag("heat_map") && !genesAsLoaded(parameters);
    if (!drawn && wanted == 0) return genes;
    auto ordered = orderedTree(input.profile.transpose(), ClusterDistance::Correlation, Linkage::Average, progress);
    if (!ordered) return ordered.error();
    genes.tree = std::move(ordered->tree);
    if (wanted == 0) return genes;
    const TreeCut cut = cutTreeInto(*genes.tree, static_cast<std::size_t>(wanted));
    genes.cut = cut.height;
    genes.clusters.resize(cut.clusters.size());
    std::vector<std::int32_t> number(cut.clusters.size(), -1);
    std::int32_t next = 0;
    for (const std::int32_t gene : genes.tree->order) {
        std::int32_t& own = number[static_cast<std::size_t>(cut.clusters[static_cast<std::size_t>(gene)])];
        if (own < 0) own = next++;
        genes.clusters[static_cast<std::size_t>(gene)] = own;
    }
    return genes;
}

PlotSpec phenotypeMap(const PhenotypeInput& input, const TraitStructure& structure, const GeneTree& genes,
                      const std::vector<char>& marked, const std::string& method, const Parameters& parameters)
{
    HeatMapData data;
    data.id = "phenotypes";
    data.title = "Genes and traits";
    data.caption = captionOf(input, structure, genes, method, parameters);
    data.rowLabels = input.names;
    data.columnLabels = input.traits;
    data.rowKeys = input.ids;
    data.rowAxis = "Genes";
    data.columnAxis = "Traits";
    data.values.resize(static_cast<std::size_t>(input.effect.size()));
    Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
        data.values.data(), input.effect.rows(), input.effect.cols()) = input.effect;
    scaleColours(data, input);

    if (!genes.clusters.empty()) data.rowTracks.push_back(clusterTrack("Cluster", genes.clusters, genes.tree->order));
    data.rowTracks.push_back(effectTrack(input));
    if (!marked.empty()) data.rowTracks.push_back(markedTrack(parameters.text("trait"), marked));
    data.columnTracks.push_back(clusterTrack("Cluster", structure.clusters, structure.tree.order));

    HeatMapOrder rows, columns;
    if (!genesAsLoaded(parameters)) rows.tree = &*genes.tree;
    if (!genes.clusters.empty()) rows.cut = genes.cut;
    if (!traitsAsLoaded(parameters)) columns.tree = &structure.tree;
    columns.cut = structure.clusterHeight;
    return orderedHeatMap(data, rows, columns);
}

}  // namespace pleio::builtin
