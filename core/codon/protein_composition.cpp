// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/protein_composition.h"

#include <array>
#include <cstddef>

namespace pleio {

double hydropathy(char aminoAcid)
{
    //                                          A    B  C    D     E     F    G     H     I    J  K     L    M
    static constexpr std::array<double, 26> kOf{1.8, 0, 2.5, -3.5, -3.5, 2.8, -0.4, -3.2, 4.5, 0, -3.9, 3.8, 1.9,
                                                // N O  P     Q     R     S     T     U  V    W     X  Y     Z
                                                -3.5, 0, -1.6, -3.5, -4.5, -0.8, -0.7, 0, 4.2, -0.9, 0, -1.3, 0};
    return aminoAcid >= 'A' && aminoAcid <= 'Z' ? kOf[static_cast<std::size_t>(aminoAcid - 'A')] : 0;
}

}  // namespace pleio
