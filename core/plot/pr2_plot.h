// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/gene_points.h"

namespace pleio {

/// Plot "pr2": A3/(A3+T3) (y) against G3/(G3+C3) (x), both 0..1, with lines at 0.5, where Chargaff's second parity rule
/// holds (Sueoka 1995, Journal of Molecular Evolution 40:318).
[[nodiscard]] PlotSpec pr2Plot(const GenePoints& genes);

}  // namespace pleio
