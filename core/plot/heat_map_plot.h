// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/math/hierarchical_clustering.h"
#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// What a clustered heat map is made from; values[row * columns + column], NaN missing.
struct HeatMapData {
    std::string id, title, caption;
    std::vector<std::string> rowLabels, columnLabels;
    std::vector<std::string> rowKeys;   ///< gene ids
    std::string rowAxis, columnAxis;    ///< "Genes", "Traits"
    std::vector<double> values;
    std::string valueLabel;
    plot::HeatMap::Scale scale = plot::HeatMap::Scale::Diverging;
    double lower = 0, upper = 1, centre = 0;
};

/// Rows and columns reordered by average-linkage clustering (1 - Pearson correlation), with dendrograms
/// whose axes move with the map. Cancelled is the only error.
[[nodiscard]] Result<PlotSpec> clusteredHeatMap(const HeatMapData& data, Progress& progress);

/// The same with trees that are there already: of the rows and of the columns of `data`.
[[nodiscard]] PlotSpec orderedHeatMap(const HeatMapData& data, const Dendrogram& rows, const Dendrogram& columns);

}  // namespace pleio
