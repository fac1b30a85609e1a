// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/codon_ramp.h"

#include "core/base/undefined.h"

#include <algorithm>
#include <cmath>

namespace pleio {

double codonRamp(Codons gene, const std::array<double, kCodons>& lnAdaptiveness)
{
    const auto mean = [&](Codons part) {
        double sum = 0, codons = 0;
        for (const std::int8_t codon : part) {
            const double value = codon == kNoCodon ? kUndefined : lnAdaptiveness[static_cast<std::size_t>(codon)];
            if (std::isnan(value)) continue;
            sum += value;
            codons += 1;
        }
        return sum / codons;  // NaN for none
    };
    if (gene.size() <= kRampEnd) return kUndefined;
    return mean(gene.subspan(1, kRampEnd - 1)) - mean(gene.subspan(kRampEnd));
}

}  // namespace pleio
