// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/intergenic.h"

#include "core/genome/genetic_code.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace pleio {

std::optional<std::array<double, 4>> intergenicBaseFrequencies(const Genome& genome)
{
    std::vector<std::vector<Location::Part>> coding(genome.replicons.size());
    for (const Gene& gene : genome.genes)
        if (gene.replicon >= 0)
            for (const Location::Part& part : gene.location.parts)
                coding[static_cast<std::size_t>(gene.replicon)].push_back(part);

    std::array<std::int64_t, 4> counts{};
    for (std::size_t r = 0; r < genome.replicons.size(); ++r) {
        const std::string& sequence = genome.replicons[r].sequence;
        const auto length = static_cast<std::int64_t>(sequence.size());
        std::vector<Location::Part>& parts = coding[r];
        std::ranges::sort(parts, {}, &Location::Part::start);
        std::int64_t at = 0;
        const auto countUpTo = [&](std::int64_t end) {
            for (; at < std::min(end, length); ++at)
                if (const int base = baseIndex(sequence[static_cast<std::size_t>(at)]); base >= 0)
                    ++counts[static_cast<std::size_t>(base)];
        };
        for (const Location::Part& part : parts) {
            countUpTo(part.start);
            at = std::max(at, part.end);
        }
        countUpTo(length);
    }
    const std::int64_t at = counts[0] + counts[2];
    const std::int64_t gc = counts[1] + counts[3];
    if (at + gc < kMinIntergenicBases) return std::nullopt;
    const double atEach = static_cast<double>(at) / (2.0 * static_cast<double>(at + gc));
    return std::array{atEach, 0.5 - atEach, atEach, 0.5 - atEach};
}

}  // namespace pleio
