// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/synth/generator.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pleio {

/// A trait of the synthetic genome and the genes that carry it.
struct SyntheticTrait {
    std::string name;  ///< "planted key 1", "no key 5"
    bool planted = false;
    std::vector<std::int32_t> genes;  ///< ascending indices of genes
    std::int64_t shared = 0;          ///< how many of them carried another trait when they were drawn
};

/// Draws the members of every trait at random positions among `candidates`. Of each trait's genes the
/// share `overlap` comes from genes that already carry a trait, the others from genes that carry none;
/// where one kind runs out the other fills up. Precondition: genesPerTrait <= candidates.size().
[[nodiscard]] std::vector<SyntheticTrait> drawTraits(const SynthParams& params,
                                                     std::span<const std::int32_t> candidates, std::uint64_t seed);

}  // namespace pleio
