// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genetic_code.h"
#include "core/math/vectorized.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace pleio {

/// N statistics that are sums over the codons of a gene: weights[c][k] is what one codon c adds to sum k.
template <std::size_t N>
struct CodonWeights {
    alignas(64) std::array<std::array<double, N>, kCodons> of{};

    /// The sums of a gene. Every sum adds in codon order, so it does not depend on the width of the vectors.
    PLEIO_INLINE void sum(const std::uint32_t* counts, double* sums) const
    {
        std::array<double, N> total{};
        for (std::size_t c = 0; c < kCodons; ++c) {
            const auto n = static_cast<double>(counts[c]);
            for (std::size_t k = 0; k < N; ++k) total[k] += n * of[c][k];
        }
        for (std::size_t k = 0; k < N; ++k) sums[k] = total[k];
    }
};

}  // namespace pleio
