// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/synonymous_shuffle.h"

#include <algorithm>
#include <array>
#include <utility>

namespace pleio {

SynonymousShuffle::SynonymousShuffle(const CodonSequence& sequence, const GeneticCode& code) : m_codons(sequence.codons)
{
    std::array<std::vector<std::uint32_t>, 128> places;
    for (std::size_t i = sequence.hasStart ? 1 : 0; i < m_codons.size(); ++i)
        if (m_codons[i] != kNoCodon)
            places[static_cast<std::size_t>(code.aminoAcid(m_codons[i]))].push_back(static_cast<std::uint32_t>(i));
    for (std::vector<std::uint32_t>& family : places) {
        const auto differs = [&](std::uint32_t place) { return m_codons[place] != m_codons[family.front()]; };
        if (std::ranges::any_of(family, differs)) m_families.push_back(std::move(family));
    }
}

void SynonymousShuffle::deal(Random& random)
{
    for (const std::vector<std::uint32_t>& family : m_families)
        for (auto left = static_cast<std::uint32_t>(family.size()); left > 1; --left)
            std::swap(m_codons[family[left - 1]], m_codons[family[random.below32(left)]]);
}

}  // namespace pleio
