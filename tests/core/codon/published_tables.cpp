// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/codon/published_tables.h"

#include <array>
#include <limits>

namespace pleio {

CodonVector escherichiaColiAdaptiveness()
{
    constexpr double x = std::numeric_limits<double>::quiet_NaN();
    // clang-format off
    return {
        0.296, 1.000, 0.020, 0.020,   1.000, 0.744, 0.077, 0.017,   // TTN TCN
        0.239, 1.000, x,     x,       0.500, 1.000, x,     x,       // TAN TGN
        0.042, 0.037, 0.007, 1.000,   0.070, 0.012, 0.135, 1.000,   // CTN CCN
        0.291, 1.000, 0.124, 1.000,   1.000, 0.356, 0.004, 0.004,   // CAN CGN
        0.185, 1.000, 0.003, x,       0.965, 1.000, 0.076, 0.099,   // ATN ACN
        0.051, 1.000, 1.000, 0.253,   0.085, 0.410, 0.004, 0.002,   // AAN AGN
        1.000, 0.066, 0.495, 0.221,   1.000, 0.122, 0.586, 0.424,   // GTN GCN
        0.434, 1.000, 1.000, 0.259,   1.000, 0.724, 0.010, 0.019};  // GAN GGN
    // clang-format on
}

CodonSet escherichiaColiOptimalCodons()
{
    constexpr std::array kOptimal{"TTC", "TCT", "TCC", "TAC", "TGC", "CTG", "CCG", "CAC", "CAG", "CGT", "CGC", "ATC",
                                  "ACT", "ACC", "AAC", "AAA", "AGC", "GTT", "GCT", "GCG", "GAC", "GAA", "GGT", "GGC"};
    CodonSet optimal{};
    for (const char* codon : kOptimal)
        optimal[static_cast<std::size_t>(codonIndex(codon[0], codon[1], codon[2]))] = true;
    return optimal;
}

}  // namespace pleio
