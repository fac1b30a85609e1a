// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/builtin/traits/pleiotropy_tables.h"
#include "core/base/undefined.h"
#include "core/plot/ranking_plot.h"
#include "core/plot/trait_count_plot.h"

#include <algorithm>
#include <cmath>

namespace pleio::builtin {

namespace {

/// Clusters of every gene that has a position.
PlotSpec stripOf(const Dataset& dataset, const PhenotypeInput& input, const PleiotropyEvidence& evidence)
{
    std::vector<PlacedReplicon> replicons;
    for (const Replicon& replicon : dataset.genome.replicons)
        replicons.push_back({replicon.id, static_cast<std::int64_t>(replicon.sequence.size())});
    std::vector<PlacedGene> genes;
    for (std::size_t row = 0; row < input.ids.size(); ++row) {
        if (input.genes[row] < 0) continue;
        const Gene& gene = dataset.genome.genes[static_cast<std::size_t>(input.genes[row])];
        if (gene.replicon < 0 || gene.location.parts.empty()) continue;
        const auto& part = gene.location.parts.front();
        replicons[static_cast<std::size_t>(gene.replicon)].length =
            std::max(replicons[static_cast<std::size_t>(gene.replicon)].length, part.end);
        genes.push_back({input.ids[row], input.names[row], gene.replicon, (part.start + part.end) / 2,
                         static_cast<double>(evidence.byCluster.groups[row])});
    }
    return genomeStripPlot(replicons, genes, "Clusters of traits after FDR", kUndefined);
}

}  // namespace

std::vector<PlotSpec> pleiotropyPlots(const Dataset& dataset, const PhenotypeInput& input,
                                      const PleiotropyEvidence& evidence)
{
    std::vector<PlotSpec> plots;
    plots.push_back(
        traitCountPlot(evidence.byCluster.called, expectedCallCounts(evidence.called, evidence.tested), "after FDR"));
    std::vector<CountedGene> counted;
    std::vector<RankingRow> ranking, groupRanking;
    const bool grouped = evidence.groupNames.size() < input.traits.size();
    for (std::size_t row = 0; row < input.ids.size(); ++row) {
        const auto clusters = static_cast<double>(evidence.byCluster.groups[row]);
        const auto groups = static_cast<double>(evidence.byGroup.groups[row]);
        counted.push_back(
            {input.ids[row], input.names[row], static_cast<double>(evidence.byCluster.called[row]), clusters, groups});
        if (groups > 0) groupRanking.push_back({input.ids[row], input.names[row], groups});
        if (clusters > 0) ranking.push_back({input.ids[row], input.names[row], clusters});
    }
    plots.push_back(clusterCountPlot(counted, grouped));
    plots.push_back(rankingPlot("pleiotropy_ranking", "Genes by clusters of traits", "Clusters of traits after FDR",
                                std::move(ranking)));
    if (grouped)
        plots.push_back(rankingPlot("group_ranking", "Genes by groups of traits", "Groups (chemicals) after FDR",
                                    std::move(groupRanking)));
    PlotSpec strip = stripOf(dataset, input, evidence);
    if (!strip.panels.front().layers.empty()) plots.push_back(std::move(strip));
    for (PlotSpec& plot : plots) plot.caption += " Data: " + input.source + ".";
    return plots;
}

}  // namespace pleio::builtin
