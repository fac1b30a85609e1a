// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plot/plot_spec.h"

#include <string>
#include <vector>

namespace pleio {

/// One codon of a trait key, in the order of the families.
struct KeyWeight {
    std::string aminoAcid;
    std::string codon;
    double weight = 0;  ///< ln(theta_T / theta_B)
};

/// Plot "key_weights": weights as bars around 0, grouped by amino acid.
[[nodiscard]] PlotSpec keyPlot(const std::string& trait, const std::vector<KeyWeight>& weights);

}  // namespace pleio
