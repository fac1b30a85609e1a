// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/genome.h"

#include <algorithm>
#include <set>

namespace pleio {

std::int64_t Genome::usedGenes() const { return std::ranges::count_if(genes, &Gene::used); }

bool Genome::hasSequence() const
{
    return std::ranges::any_of(genes, [](const Gene& gene) { return !gene.coding.empty(); });
}

std::vector<int> Genome::geneticCodes() const
{
    std::set<int> codes;
    for (const Gene& gene : genes)
        if (gene.used() && !gene.coding.empty()) codes.insert(gene.geneticCode);
    return {codes.begin(), codes.end()};
}

}  // namespace pleio
