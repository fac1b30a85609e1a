// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/plot/dendrogram_panel.h"
#include "core/plot/plot_spec.h"

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace pleio {

/// What is known of every row or every column of a heat map and drawn beside it.
struct HeatMapTrack {
    /// Pieces of a coloured strip; a code of -1 leaves a gap.
    struct Strip {
        Categories categories;
        std::vector<plot::Colour> colours;  ///< one a level
    };

    std::string name;  ///< stands at the end of the track
    /// In the order of the data. Numbers of at least 0 are bars that grow away from the map, NaN leaves a gap.
    std::variant<std::vector<double>, Strip> values;
};

/// Clusters as a strip: neighbours along `order` differ in colour, what stands alone is one muted level. The numbers
/// of `clusters` count from 0, the names of the levels from 1.
[[nodiscard]] HeatMapTrack clusterTrack(std::string name, std::span<const std::int32_t> clusters,
                                        std::span<const std::int32_t> order);

/// The track as a panel of bars at 0, 1, … for the items of `order`. `labels` and `keys` (or none) are those of the
/// data, by which bars are named and selected.
[[nodiscard]] plot::Panel trackPanel(const HeatMapTrack& track, HeatMapSide side, std::span<const std::int32_t> order,
                                     const std::vector<std::string>& labels, const std::vector<std::string>& keys);

}  // namespace pleio
