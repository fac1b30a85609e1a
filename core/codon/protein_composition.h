// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"

#include <cstdint>
#include <span>

namespace pleio {

/// Hydropathy of an amino acid (Kyte & Doolittle 1982, table 2), -4.5 (Arg) to 4.5 (Ile); 0 for other letters.
[[nodiscard]] double hydropathy(char aminoAcid);
/// Phe, Trp or Tyr.
[[nodiscard]] constexpr bool isAromatic(char aminoAcid)
{
    return aminoAcid == 'F' || aminoAcid == 'W' || aminoAcid == 'Y';
}

struct ProteinComposition {
    double gravy;        ///< mean hydropathy (Kyte & Doolittle 1982)
    double aromaticity;  ///< share of Phe, Trp and Tyr, 0..1 (Lobry & Gautier 1994)
};
/// Over the sense codons of a gene; NaN without any.
[[nodiscard]] ProteinComposition proteinComposition(std::span<const std::uint32_t> counts, const GeneticCode& code);

}  // namespace pleio
