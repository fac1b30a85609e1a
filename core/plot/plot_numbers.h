// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/table.h"
#include "core/plot/plot_spec.h"

#include <vector>

namespace pleio {

/// The numbers behind a figure, one table for every panel that shows any: for a heat map its rows and columns as
/// drawn, otherwise one row for every point, bar and named piece of a line: series, key, place on both axes (the
/// name where the axis has names). Unnamed lines and branches of dendrograms are drawing, not data.
[[nodiscard]] std::vector<Table> plotNumbers(const PlotSpec& spec);

}  // namespace pleio
