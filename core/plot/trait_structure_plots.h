// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/gene_points.h"

#include <span>
#include <string>
#include <vector>

namespace pleio {

/// Plot "scree": the first 20 eigenvalues of a correlation matrix as bars, and what parallel analysis gives in their
/// places as a dashed line (`chance`, empty for none). `about` opens the caption.
[[nodiscard]] PlotSpec parallelScreePlot(std::span<const double> eigenvalues, std::span<const double> chance,
                                         const std::string& about);

/// A trait on two components, by its correlations with them; NaN for a trait that does not vary, which is not drawn.
struct TraitPoint {
    std::string name;
    double x = 0, y = 0;
};

/// Plot "trait_biplot": genes to the left by their scores, traits to the right by their correlations with the same two
/// components, those farthest from the centre with their names, each name of a crowd once. `xName` and `yName` name the
/// components with their shares.
[[nodiscard]] PlotSpec traitBiplot(const GenePoints& genes, const std::vector<TraitPoint>& traits,
                                   const std::string& xName, const std::string& yName, const std::string& about);

}  // namespace pleio
