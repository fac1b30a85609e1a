// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/synthetic_traits.h"

#include "core/math/random.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pleio {

std::vector<SyntheticTrait> drawTraits(const SynthParams& params, std::span<const std::int32_t> candidates,
                                       std::uint64_t seed)
{
    Random random(seed);
    std::vector<std::int32_t> carriers;
    std::vector<std::int32_t> free(candidates.begin(), candidates.end());
    shuffle(free, random);

    std::vector<SyntheticTrait> traits;
    const auto size = static_cast<std::size_t>(params.genesPerTrait);
    for (std::int64_t t = 0; t < params.traits; ++t) {
        SyntheticTrait trait;
        trait.planted = t < params.plantedTraits;
        trait.name = (trait.planted ? "planted key " : "no key ") + std::to_string(t + 1);

        const auto wanted = static_cast<std::size_t>(std::llround(params.overlap * static_cast<double>(size)));
        const std::size_t enough = size - std::min(size, free.size());
        const std::size_t shared = std::min(std::max(wanted, enough), carriers.size());
        for (std::size_t i = 0; i < shared; ++i)
            std::swap(carriers[i], carriers[i + static_cast<std::size_t>(random.below(carriers.size() - i))]);
        trait.genes.assign(carriers.begin(), carriers.begin() + static_cast<std::ptrdiff_t>(shared));
        trait.shared = static_cast<std::int64_t>(shared);
        while (trait.genes.size() < size) {
            trait.genes.push_back(free.back());
            carriers.push_back(free.back());
            free.pop_back();
        }
        std::ranges::sort(trait.genes);
        traits.push_back(std::move(trait));
    }
    return traits;
}

}  // namespace pleio
