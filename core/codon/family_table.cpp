// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codon/family_table.h"

#include <cassert>

namespace pleio {

FamilyTable::FamilyTable(const CodonLayout& layout)
    : families(layout.families.size()), singles(layout.singles), senseCodons(layout.singles + layout.codons.size())
{
    assert(families <= kMaxFamilies);
    familyOf.fill(-1);
    for (std::size_t column = 0; column < layout.codons.size(); ++column)
        codon[column] = static_cast<std::uint8_t>(layout.codons[column]);
    for (std::size_t family = 0; family < families; ++family) {
        start[family] = static_cast<std::uint8_t>(layout.familyStart[family]);
        size[family] = static_cast<std::uint8_t>(layout.familySize(family));
        assert(size[family] <= kMaxSize);
        ++familiesOfSize[size[family]];
        for (const int c : layout.families[family].codons)
            familyOf[static_cast<std::size_t>(c)] = static_cast<std::int8_t>(family);
    }
    start[families] = static_cast<std::uint8_t>(layout.codons.size());
}

}  // namespace pleio
