// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <span>
#include <string>

namespace pleio {

/// Plot "scree": each axis' share of the inertia as a bar, the first 20 axes. `eigenvalues` descend and sum to
/// the inertia; `about` opens the caption and names the analysis and its n.
[[nodiscard]] PlotSpec screePlot(std::span<const double> eigenvalues, const std::string& about);

}  // namespace pleio
