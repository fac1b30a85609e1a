// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// A quantity in windows along a replicon; NaN where undefined.
struct GenomeTrack {
    std::string label;           ///< with unit
    std::vector<double> values;  ///< one a window
};

/// A gene, or a part of it, where it lies on the replicon.
struct GenomeTrackGene {
    std::string key, label;           ///< gene id; hover text
    std::int64_t start = 0, end = 0;  ///< 0-based, end excluded
    bool forward = true;
};

/// Plot "genome_tracks": tracks above each other on one position axis (Mb), and below them the genes, one row a
/// strand, if any are given.
[[nodiscard]] PlotSpec genomeTracksPlot(const std::string& replicon, std::int64_t length, std::int64_t window,
                                        const std::vector<GenomeTrack>& tracks,
                                        const std::vector<GenomeTrackGene>& genes = {});

}  // namespace pleio
