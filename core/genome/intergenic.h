// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/genome/genome.h"

#include <array>
#include <optional>

namespace pleio {

/// Frequencies of T, C, A, G outside all CDS of the replicons, both strands taken together (so T = A and
/// C = G), which is what mutation alone is thought to leave. Nothing if fewer than `kMinIntergenicBases` such
/// bases are at hand, as in a FASTA of coding sequences.
[[nodiscard]] std::optional<std::array<double, 4>> intergenicBaseFrequencies(const Genome& genome);

inline constexpr std::int64_t kMinIntergenicBases = 1000;

}  // namespace pleio
