// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/colour_scale.h"
#include "widgets/plots/plot_ranges.h"

#include <QColor>
#include <QImage>
#include <QSize>

#include <optional>

namespace pleio {

/// Between the lines of the hatching of what is missing, on the map and in its key, in points.
inline constexpr double kHatchPeriod = 3;

/// The part `x` by `y` (cell coordinates) of a heat map, row 0 at the top, in this many pixels. A pixel that covers
/// several cells shows the mean of their defined values; one without any is hatched with lines `hatch` pixels apart.
[[nodiscard]] QImage heatMapImage(const plot::HeatMap& map, const Theme& theme, Range x, Range y, QSize pixels,
                                  double hatch);
/// The colour of the cell at a place in cell coordinates; nothing outside the map.
[[nodiscard]] std::optional<QColor> cellColour(const plot::HeatMap& map, const Theme& theme, double x, double y);

}  // namespace pleio
