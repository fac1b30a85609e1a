// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/genome/trna.h"

#include "core/base/text.h"

namespace pleio {

int codonOfAnticodon(std::string_view anticodon)
{
    if (anticodon.size() != 3) return -1;
    const int index = codonIndex(anticodon[2], anticodon[1], anticodon[0]);
    // T 0, C 1, A 2, G 3: complements differ in the upper bit of each base.
    return index < 0 ? -1 : index ^ 0b101010;
}

bool addTrna(TrnaCopies& copies, std::string_view anticodon, std::string_view aminoAcid, double number)
{
    const int codon = codonOfAnticodon(anticodon);
    if (codon < 0) return false;
    const bool isLysidine = codon == codonIndex('A', 'T', 'G') && startsWithNoCase(aminoAcid, "Ile");
    (isLysidine ? copies.lysidineIle : copies.byCodon[static_cast<std::size_t>(codon)]) += number;
    return true;
}

TrnaCopies countTrnas(std::span<const Trna> trnas)
{
    TrnaCopies copies;
    copies.source = "annotation";
    for (const Trna& trna : trnas)
        if (!trna.pseudo) addTrna(copies, trna.anticodon, trna.aminoAcid, 1);
    return copies;
}

}  // namespace pleio
