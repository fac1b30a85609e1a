// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/composition.h"
#include "core/genome/genetic_code.h"
#include "core/plot/plot_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace pleio {

enum class CodonUsageMeasure { Rscu, Fraction };

/// One set of genes: a value per codon (NaN where undefined) and the number of genes behind it.
struct CodonUsageSet {
    std::string name;
    CodonVector values{};
    std::int64_t genes = 0;
};

/// Plot "codon_usage": bars by amino acid, the sets side by side, every sense codon named.
[[nodiscard]] PlotSpec codonUsagePlot(CodonUsageMeasure measure, const std::vector<CodonUsageSet>& sets,
                                      const GeneticCode& code);

}  // namespace pleio
