// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/gene_points.h"

#include <string>
#include <vector>

namespace pleio {

/// A codon on two axes of a correspondence analysis.
struct CodonPoint {
    std::string aminoAcid;  ///< one letter
    std::string codon;
    double x = 0, y = 0;      ///< scores; NaN for a codon that does not occur, which is not drawn
    double contribution = 0;  ///< to the plane of the two axes, 0..1
};

/// What the axes of a biplot are called.
struct BiplotAxis {
    std::string name;  ///< "Axis 1"
    double share = 0;  ///< of the inertia, 0..1
};

/// Plot "biplot": genes to the left, codons with their names to the right, on the same two linked axes, because
/// thousands of genes would hide the names. Codons are marked by whether they end in A or T, or in G or C.
/// `about` opens the caption and names the analysis.
[[nodiscard]] PlotSpec codonBiplot(const GenePoints& genes, const std::vector<CodonPoint>& codons, const BiplotAxis& x,
                                   const BiplotAxis& y, const std::string& about);

}  // namespace pleio
