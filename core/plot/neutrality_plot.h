// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/standardised_major_axis.h"
#include "core/plot/gene_points.h"

namespace pleio {

/// Plot "neutrality": GC12 (y) against GC3 (x) with the standardised major axis, the lines of its 95 % interval and
/// y = x (Sueoka 1988, PNAS 85:2653). `fit` is standardisedMajorAxis(genes.x, genes.y).
[[nodiscard]] PlotSpec neutralityPlot(const GenePoints& genes, const MajorAxisFit& fit);

}  // namespace pleio
