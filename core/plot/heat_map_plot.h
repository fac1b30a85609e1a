// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/math/hierarchical_clustering.h"
#include "core/plot/heat_map_tracks.h"
#include "core/plot/plot_spec.h"

#include <optional>
#include <string>
#include <vector>

namespace pleio {

/// What a heat map is made from; values[row * columns + column], NaN missing.
struct HeatMapData {
    std::string id, title, caption;
    std::vector<std::string> rowLabels, columnLabels;
    std::vector<std::string> rowKeys;  ///< gene ids
    std::string rowAxis, columnAxis;   ///< "Genes", "Traits"
    std::vector<double> values;
    std::string valueLabel;
    plot::HeatMap::Scale scale = plot::HeatMap::Scale::Diverging;
    double lower = 0, upper = 1, centre = 0;
    std::vector<HeatMapTrack> rowTracks, columnTracks;  ///< the first is the nearest to the dendrogram
};

/// How the rows or the columns of a heat map stand.
struct HeatMapOrder {
    const Dendrogram* tree = nullptr;  ///< nullptr: as in the data, without a dendrogram
    std::optional<double> cut;         ///< height of a dashed line across the dendrogram
};

/// Rows and columns reordered by average-linkage clustering (1 - Pearson correlation), with dendrograms
/// whose axes move with the map. Cancelled is the only error.
[[nodiscard]] Result<PlotSpec> clusteredHeatMap(const HeatMapData& data, Progress& progress);

/// Rows and columns of `data` in these orders. The panel of the map comes before those of the tracks.
[[nodiscard]] PlotSpec orderedHeatMap(const HeatMapData& data, const HeatMapOrder& rows, const HeatMapOrder& columns);

}  // namespace pleio
