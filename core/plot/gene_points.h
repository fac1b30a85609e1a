// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

/// Genes as points of a figure; all vectors that are not empty have one entry a gene.
struct GenePoints {
    std::vector<std::string> ids;    ///< keys by which points are selected
    std::vector<std::string> names;  ///< first line of the hover text; empty: the ids
    std::vector<double> x, y;        ///< NaN where undefined; such a gene is counted and not drawn
    std::vector<bool> highlighted;   ///< genes of the set that is drawn on top; empty: none
    std::string highlight;           ///< its name ("Ribosomal proteins")
};

/// The genes as layers: "Other genes (4,490)", and above them the highlighted ones in their own colour and shape.
struct GeneLayers {
    std::vector<plot::Layer> layers;
    std::int64_t drawn = 0, undefined = 0, highlighted = 0;  ///< `drawn` includes `highlighted`

    /// "n = 4,544 genes, 54 of them highlighted (Ribosomal proteins); undefined for 99 genes.", for a caption.
    [[nodiscard]] std::string counts(const std::string& highlight) const;
};

/// `xName` and `yName` are the quantities as hover texts name them ("GC3s").
[[nodiscard]] GeneLayers geneLayers(const GenePoints& genes, const std::string& xName, const std::string& yName);

}  // namespace pleio
