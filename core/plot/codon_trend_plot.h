// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// How the use of one codon among its synonyms changes with the bias of genes, codons in the order of families.
struct CodonTrendBar {
    std::string aminoAcid;  ///< one letter
    std::string codon;
    double coefficient = 0;    ///< change of the log odds; NaN: undefined, no bar
    double low = 0, high = 0;  ///< its 95 % interval
    double q = 0;              ///< the larger one, where there are two
};

/// Plot "codon_trends": coefficients as bars around 0 with their intervals, grouped by amino acid, coloured by
/// whether the codon is used more, less, or not detectably differently at false discovery rate `rate`.
/// `unit` says what a coefficient is ("Log odds per sd of CAI"), `about` opens the caption with n and method.
[[nodiscard]] PlotSpec codonTrendPlot(const std::vector<CodonTrendBar>& trends, double rate, const std::string& unit,
                                      const std::string& about);

}  // namespace pleio
