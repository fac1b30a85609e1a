// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// Plot "trait_counts": how many genes have 0, 1, 2, … traits, as bars on a logarithmic axis, and how many would if
/// every trait hit genes at random (`expected[k]`, see expectedCallCounts), as a line.
[[nodiscard]] PlotSpec traitCountPlot(const std::vector<std::int64_t>& counts, const std::vector<double>& expected,
                                      const std::string& unit);

/// A gene with counts of its traits.
struct CountedGene {
    std::string key, label;
    double traits = 0, clusters = 0, groups = 0;
};
/// Plot "cluster_counts": clusters of traits against traits, and, if `withGroups`, groups against traits beside it.
/// Genes with equal counts share a point, whose size grows with them and whose hover text names some; a gene alone is
/// selected by its point. On the dashed diagonal no two traits are in one cluster (group).
[[nodiscard]] PlotSpec clusterCountPlot(const std::vector<CountedGene>& genes, bool withGroups);

/// A gene where it lies on the genome.
struct PlacedGene {
    std::string key, label;
    std::int32_t replicon = 0;  ///< index into `replicons`
    std::int64_t position = 0;  ///< middle of the gene, bases
    double value = 0;           ///< NaN is not drawn
};
struct PlacedReplicon {
    std::string name;
    std::int64_t length = 0;
};
/// Plot "genome_strip": a value of genes along the genome, replicons side by side, the `named` highest ones with their
/// names. `threshold` (NaN: none) is a dashed line.
[[nodiscard]] PlotSpec genomeStripPlot(const std::vector<PlacedReplicon>& replicons,
                                       const std::vector<PlacedGene>& genes, const std::string& valueLabel,
                                       double threshold, std::size_t named = 12);

}  // namespace pleio
