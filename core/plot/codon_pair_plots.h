// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/dinucleotides.h"
#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// Codon pair bias of one gene as it is drawn; z and q NaN where untested.
struct PairBiasPoint {
    std::string key, label;  ///< gene id; what to call it
    std::uint32_t pairs = 0;
    double heldOut = 0, z = 0, q = 0;
};

/// Genes at or below this q are drawn apart.
inline constexpr double kDrawnAlpha = 0.05;

/// Plot "cpb": z of the genes against the normal curve of no bias, and held-out bias against the number of pairs.
[[nodiscard]] PlotSpec pairBiasPlot(const std::vector<PairBiasPoint>& genes, std::int64_t permutations);

/// Plot "cps": scores of all sense pairs, first codon down, second across, by amino acid.
[[nodiscard]] PlotSpec pairScorePlot(const CodonPairMatrix& score, const GeneticCode& code);

struct DinucleotideSet {
    std::string name;
    DinucleotideOdds odds{};
};
/// Plot "dinucleotides": odds as bars from 1, `sequences` above and `junctions` below.
[[nodiscard]] PlotSpec dinucleotidePlot(const std::vector<DinucleotideSet>& sequences,
                                        const std::vector<DinucleotideSet>& junctions);

}  // namespace pleio
