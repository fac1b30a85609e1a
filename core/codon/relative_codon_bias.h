// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codon/base_composition.h"

#include <cstdint>
#include <span>

namespace pleio {

struct RelativeCodonBias {
    double rcbs;  ///< geometric mean of d over the sense codons - 1 (Roymondal, Das & Sahoo 2009)
    double dcbs;  ///< mean of max(d, 1/d) (Sabi & Tuller 2014)
};

/// d = f(xyz) / (f1(x) f2(y) f3(z)) of the gene itself: the frequency of a codon over that of its bases at their
/// positions. The frequencies are of the whole coding sequence with its terminal stop codon (index `stopCodon`, -1:
/// none), the means over its sense codons; no pseudocounts (codon-bias adds one to each codon by default). Both grow
/// as genes get shorter: compare genes of like length, or use RCA (Fox & Erill 2010). NaN without codons.
[[nodiscard]] RelativeCodonBias relativeCodonBias(std::span<const std::uint32_t> counts, const GeneticCode& code,
                                                  int stopCodon = -1);
/// The same where the base counts of the sense codons are at hand.
[[nodiscard]] RelativeCodonBias relativeCodonBias(std::span<const std::uint32_t> counts, const BaseSums& bases,
                                                  int stopCodon);

}  // namespace pleio
