// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// A quantity in windows along a replicon; NaN where undefined.
struct GenomeTrack {
    std::string label;            ///< with unit
    std::vector<double> values;   ///< one a window
};

/// Plot "genome_tracks": tracks above each other on one position axis (Mb).
[[nodiscard]] PlotSpec genomeTracksPlot(const std::string& replicon, std::int64_t length, std::int64_t window,
                                        const std::vector<GenomeTrack>& tracks);

}  // namespace pleio
