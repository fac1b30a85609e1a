// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/dataset.h"
#include "core/base/table.h"
#include "core/genome/gene_codons.h"
#include "core/plot/codon_usage_plot.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pleio {

/// A named set of genes, as indices into Genome::genes.
using GeneSet = std::pair<std::string, std::vector<std::int32_t>>;

/// Codon usage of sets of genes side by side, as bars and as table "codon_usage" (one row a sense codon, one column a
/// set), and of the last set as a grid of the 64 codons. Genes and codons are those of the analysis codon.usage: read
/// in the genetic code of most genes, start codons counted, genes with a flag but short left out. The first set should
/// be the whole genome.
struct CodonComparison {
    PlotSpec bars;
    PlotSpec grid;
    Table table;
};
/// `codons`: of the same genome. Precondition: there is a set.
[[nodiscard]] CodonComparison compareCodons(const GeneCodons& codons, const std::vector<GeneSet>& sets,
                                            CodonUsageMeasure measure);

/// All genes of the genome as a set.
[[nodiscard]] GeneSet wholeGenome(const Dataset& dataset, std::string name);

}  // namespace pleio
