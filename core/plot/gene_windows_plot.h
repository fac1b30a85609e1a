// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/codon_windows.h"
#include "core/plot/plot_spec.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pleio {

/// A named stretch of the gene, or several of one name: codons first .. last, 1-based.
struct GeneRegion {
    std::string name;
    std::vector<std::pair<std::size_t, std::size_t>> stretches;
};

/// Plot "gene_windows": CAI, Nc, GC and %MinMax along a gene with their null bands, a track without any value left out,
/// and below them the regions. `gene` is its name, `key` its id.
[[nodiscard]] PlotSpec geneWindowsPlot(const std::string& gene, std::size_t codons, std::size_t window,
                                       std::int64_t permutations, const GeneWindows& windows,
                                       const std::vector<GeneRegion>& regions);

}  // namespace pleio
