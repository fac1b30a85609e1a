// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pleio {

/// Hydropathy of an amino acid (Kyte & Doolittle 1982, table 2), -4.5 (Arg) to 4.5 (Ile); 0 for other letters.
[[nodiscard]] double hydropathy(char aminoAcid);
/// Phe, Trp or Tyr.
[[nodiscard]] constexpr bool isAromatic(char aminoAcid)
{
    return aminoAcid == 'F' || aminoAcid == 'W' || aminoAcid == 'Y';
}

}  // namespace pleio
